// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "evaluate/metrics.h"

/// Where is a model right? Accuracy and completeness against what is known of the cutouts beside their pixels.
namespace blendscope {

/// Tested rows, one entry each; `groups` may be empty (independent rows), the rest has one length.
struct OutcomeRows {
  std::vector<char> hit;         ///< the predicted class is the true one
  std::vector<char> isPositive;  ///< the true class is the positive one
  std::vector<int> groups;       ///< object numbers; a row tested several times counts as one object

  std::size_t size() const { return hit.size(); }
};

struct AccuracyBin {
  double low = 0;  ///< smallest and largest value, or the edges that were asked for
  double high = 0;
  double centre = 0;  ///< median value of its rows; the middle of the edges without rows
  std::size_t count = 0;
  std::size_t positives = 0;
  double accuracy = 0;  ///< NaN without rows
  Interval accuracyInterval;
  double completeness = 0;  ///< share of the positive rows that were predicted so; NaN without any
  Interval completenessInterval;
  std::vector<std::size_t> members;  ///< which of the rows handed in, ascending
};

/// Bins of equal number by rising value; equal values share a bin, so that there may be fewer than asked for (≥ 1).
/// Rows without a value (NaN) are in none. 95 % intervals: Wilson for independent rows, else `groupedInterval`.
/// Lengths that differ are a programming error (std::logic_error).
std::vector<AccuracyBin> accuracyBy(std::span<const double> value, const OutcomeRows& rows, std::size_t bins);

/// The same in the bins [edge, next edge), the last one closed; at least two rising edges (std::logic_error).
std::vector<AccuracyBin> accuracyBy(std::span<const double> value, const OutcomeRows& rows,
                                    std::span<const double> edges);

/// Which companions are seen: the share of pairs of a separation and a flux ratio that were found.
struct DetectionMap {
  struct Cell {
    std::size_t count = 0;
    std::size_t found = 0;
    double completeness = 0;  ///< NaN without pairs
    Interval interval;        ///< Wilson's, or over groups
    std::vector<std::size_t> members;
  };
  /// Separation at which half of the pairs of one row of cells are found, by linear interpolation between the median
  /// separations of its cells after making their completeness rise (isotonic regression, weighted by pairs).
  struct Limit {
    double fluxRatio = 0;              ///< median of the row
    std::optional<double> separation;  ///< nothing where the half is never crossed
    /// Where the upper and the lower ends of the cells' intervals cross the half: hence `low` ≤ `high`; NaN where they
    /// do not.
    Interval interval;
    bool alwaysAbove = false;  ///< even the closest pairs are found more often than not
  };
  std::vector<double> separationEdges;  ///< one more than columns
  std::vector<double> ratioEdges;       ///< one more than rows
  Matrix<std::size_t> place;            ///< of each cell in `cells`: row = flux ratio, column = separation
  std::vector<Cell> cells;
  std::vector<Limit> limits;  ///< one per row of cells

  const Cell& at(std::size_t row, std::size_t column) const { return cells[place(row, column)]; }
};

/// `found`: whether each pair was taken for one; separations and flux ratios that are not finite are left out. Edges
/// that part the pairs into `columns` × `rows` (≥ 1) strips of equal number, fewer where values repeat. Nothing without
/// any pair.
std::optional<DetectionMap> detectionMap(std::span<const double> separation, std::span<const double> fluxRatio,
                                         std::span<const char> found, std::span<const int> groups, std::size_t columns,
                                         std::size_t rows);

}  // namespace blendscope
