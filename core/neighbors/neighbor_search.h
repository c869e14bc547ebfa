// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/matrix.h"
#include "base/progress.h"

namespace blendscope {

/// Stands for "this query is no row of the index".
inline constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

/// The k nearest rows of m queries, nearest first, equal distances by the lower row number.
struct NeighborLists {
  Matrix<std::uint32_t> row;  ///< m × k rows of the index
  Matrix<double> distance;    ///< m × k Euclidean distances, from exact differences in double

  std::size_t size() const { return row.rows(); }
  std::size_t k() const { return row.cols(); }
};

/// Rows that must not be neighbours of a query although they are near: itself, and other views of the same object.
/// Empty members exclude nothing. A group number of -1 belongs to no object.
struct NeighborExclusion {
  std::span<const std::uint32_t> self;  ///< m: row of the index that is the query, or kNoRow
  std::span<const int> queryGroups;     ///< m object numbers; needs `rowGroups`
  std::span<const int> rowGroups;       ///< n object numbers of the rows of the index

  bool excludes(std::size_t query, std::uint32_t row) const {
    if (!self.empty() && self[query] == row) return true;
    return !queryGroups.empty() && queryGroups[query] >= 0 && queryGroups[query] == rowGroups[row];
  }
};

/// Nearest rows of a fixed set of points. Immutable after construction: any number of threads may search at once, each
/// with scratch memory of its own. Results do not depend on the number of threads.
class NeighborSearch {
 public:
  virtual ~NeighborSearch() = default;

  virtual std::size_t size() const = 0;
  virtual std::size_t dimension() const = 0;

  /// Neighbours of every row of `queries` (m × dimension). Throws Error where fewer than k rows may be neighbours of a
  /// query, or where a query is not finite; Cancelled when asked to stop.
  virtual NeighborLists find(MatrixView<const float> queries, std::size_t k, const NeighborExclusion& exclusion,
                             const Progress& progress) const = 0;
};

/// Settings of approximate search (Malkov & Yashunin 2018).
struct HnswOptions {
  int links = 16;                ///< M: edges per node; more = better recall, more memory, slower
  int constructionEffort = 100;  ///< ef_construction: candidates kept while building
  int searchEffort = 60;         ///< ef: candidates kept while searching; at least k is used
};

/// Finds what brute force would: a k-d tree for a handful of features, else matrix products in float whose rounding is
/// bounded and whose few candidates are measured exactly. No memory of the size queries × points.
/// Throws Error if a value is not finite. `points` (n × d, n ≥ 1, d ≥ 1) is shared, not copied.
std::unique_ptr<NeighborSearch> makeExactSearch(std::shared_ptr<const Matrix<float>> points, const Progress& progress);

/// Hierarchical navigable small worlds from hnswlib, built by one thread so that it repeats. May miss neighbours:
/// see `measureRecall`. Falls back to looking at every row where exclusions leave too few candidates.
std::unique_ptr<NeighborSearch> makeHnswSearch(std::shared_ptr<const Matrix<float>> points, const HnswOptions& options,
                                               const Progress& progress);

/// Neighbours of some rows of the index itself, each without its own row and, where `groups` (n, may be empty) is
/// given, without every row of the same object.
NeighborLists findLeavingOut(const NeighborSearch& search, const Matrix<float>& points,
                             std::span<const std::uint32_t> rows, std::span<const int> groups, std::size_t k,
                             const Progress& progress);

/// Share of the true k nearest that `found` holds: the mean over its queries of |found ∩ exact| / k.
double recallOf(const NeighborLists& found, const NeighborLists& exact);

}  // namespace blendscope
