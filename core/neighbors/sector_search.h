// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"

namespace blendscope {

/// Neighbours of places on a plane, taken from all directions: the octant search of geostatistics (Isaaks & Srivastava
/// 1989, ch. 14). Inside a gap of the data the plain k nearest all lie on its nearest shore; one from each octant in
/// turn sees every shore. Immutable after construction: any number of threads may search at once.
class SectorSearch {
 public:
  static constexpr std::size_t kSectors = 8;

  /// `points` n × 2, n ≥ 1, finite; copied. Throws Error if they are not.
  explicit SectorSearch(MatrixView<const double> points);

  std::size_t size() const { return points_.rows(); }

  /// True where a row must not be a neighbour of a query.
  using Excludes = std::function<bool(std::size_t query, std::uint32_t row)>;

  /// m × k rows of the points. Octants take turns, each giving its nearest row not yet taken; an octant that has none
  /// within the search is passed over. The search looks outwards until every octant has its share of k, or until
  /// `candidates` rows (at least k) have been seen. Rows are listed in the order taken; equal distances by row number.
  /// Throws Error where fewer than k rows may be neighbours of a query, Cancelled when asked to stop.
  Matrix<std::uint32_t> find(MatrixView<const double> queries, std::size_t k, std::size_t candidates,
                             const Excludes& excludes, const Progress& progress) const;

 private:
  struct Candidate {
    double squaredDistance;
    std::uint32_t row;
    auto operator<=>(const Candidate&) const = default;
  };
  using Octants = std::array<std::vector<Candidate>, kSectors>;

  std::size_t cellOf(double value, int axis) const;
  void visitRing(std::span<const double> query, std::size_t ring, std::size_t queryNumber, const Excludes& excludes,
                 Octants& octants) const;
  void visitCell(std::size_t x, std::size_t y, std::span<const double> query, std::size_t queryNumber,
                 const Excludes& excludes, Octants& octants) const;
  double distanceCovered(std::span<const double> query, std::size_t ring) const;
  void gather(std::span<const double> query, std::size_t k, std::size_t candidates, std::size_t queryNumber,
              const Excludes& excludes, Octants& octants) const;

  static void orderReachable(std::size_t k, Octants& octants);

  Matrix<double> points_;
  std::array<double, 2> origin_{};
  double cellSize_ = 1;
  std::array<std::size_t, 2> cells_{1, 1};
  std::vector<std::uint32_t> cellStart_;  ///< rows of cell c: rowsByCell_[cellStart_[c] … cellStart_[c + 1])
  std::vector<std::uint32_t> rowsByCell_;
};

}  // namespace blendscope
