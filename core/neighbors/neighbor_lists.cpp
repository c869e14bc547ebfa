// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include "base/error.h"
#include "neighbors/exact_methods.h"

namespace blendscope {

namespace {

/// Up to this many features a tree looks at few points; beyond, at nearly all of them.
constexpr std::size_t kMostTreeFeatures = 6;

}  // namespace

std::unique_ptr<NeighborSearch> makeExactSearch(std::shared_ptr<const Matrix<float>> points, const Progress& progress) {
  if (points->empty()) throw Error("there are no training rows to search", "neighbour search", "Load or select data.");
  if (points->cols() <= kMostTreeFeatures) return makeTreeSearch(std::move(points));
  return makeProductSearch(std::move(points), progress);
}

NeighborLists findLeavingOut(const NeighborSearch& search, const Matrix<float>& points,
                             std::span<const std::uint32_t> rows, std::span<const int> groups, std::size_t k,
                             const Progress& progress) {
  Matrix<float> queries(rows.size(), points.cols());
  std::vector<int> queryGroups;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::ranges::copy(points.row(rows[i]), queries.row(i).begin());
    if (!groups.empty()) queryGroups.push_back(groups[rows[i]]);
  }
  return search.find(queries, k, {.self = rows, .queryGroups = queryGroups, .rowGroups = groups}, progress);
}

double recallOf(const NeighborLists& found, const NeighborLists& exact) {
  std::size_t hits = 0;
  for (std::size_t q = 0; q < exact.size(); ++q) {
    const auto mine = found.row.row(q);
    for (const std::uint32_t row : exact.row.row(q)) hits += std::ranges::find(mine, row) != mine.end() ? 1U : 0U;
  }
  const std::size_t all = exact.size() * exact.k();
  return all == 0 ? 1.0 : static_cast<double>(hits) / static_cast<double>(all);
}

}  // namespace blendscope
