// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "neighbors/neighbor_search.h"

namespace blendscope {

/// Rows that may be among the k nearest of one query: each known by a lower and an upper bound of its distance. Holds
/// every row whose lower bound does not exceed the k-th smallest upper bound; prunes itself as it fills.
class Candidates {
 public:
  explicit Candidates(std::size_t k);

  /// Rows with a larger lower bound cannot be among the k nearest.
  float threshold() const { return threshold_; }
  void add(std::uint32_t row, float lower, double slack);
  /// Drops what the bounds rule out.
  void prune();
  /// True when pruning could not shorten the list, as with very many equal distances: it is time to measure.
  bool crowded() const { return entries_.size() >= kCrowd; }
  /// Keeps the k rows with the smallest of the given exact distances (one per row of `rows()`).
  void keepNearest(std::span<const double> squared);
  std::vector<std::uint32_t> rows() const;

 private:
  static constexpr std::size_t kCrowd = 8192;
  struct Entry {
    float lower;
    std::uint32_t row;
    double upper;
  };
  std::size_t k_;
  std::size_t pruneAt_;
  float threshold_ = std::numeric_limits<float>::infinity();
  std::vector<Entry> entries_;
  std::vector<double> uppers_;
};

/// Order of neighbours: by distance, then by row. Indices into both spans, the first `k` in order.
std::vector<std::uint32_t> nearestFirst(std::span<const std::uint32_t> rows, std::span<const double> squared,
                                        std::size_t k);

/// Fills row `query` of the lists with the k nearest.
void writeNearest(std::span<const std::uint32_t> rows, std::span<const double> squared, std::size_t query,
                  NeighborLists& lists);

/// Lists of the k nearest of every query, found one query after the other in parallel blocks: `search(q, lists)` fills
/// row q. Throws Error if k exceeds the number of `rows` searched or a query is not finite.
NeighborLists searchEach(MatrixView<const float> queries, std::size_t k, std::size_t rows, const Progress& progress,
                         const std::function<void(std::size_t, NeighborLists&)>& search);

/// Throws Error naming row and remedy if a value is NaN or infinite.
void requireFinite(std::span<const float> values, std::size_t row, const char* what);
/// Throws Error if k exceeds the number of rows.
void requireEnoughRows(std::size_t k, std::size_t rows);
[[noreturn]] void throwTooFewNeighbors(std::size_t query, std::size_t found, std::size_t k);

}  // namespace blendscope
