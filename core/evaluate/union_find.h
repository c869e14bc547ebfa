// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <utility>
#include <vector>

namespace blendscope {

/// Sets of rows that grow by joining (Tarjan 1975). The lowest row of a set stands for it, so that the outcome does not
/// depend on the order of the joins.
class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::uint32_t{0}); }

  /// The lowest row of the set that holds `row`.
  std::uint32_t find(std::uint32_t row) {
    while (parent_[row] != row) row = parent_[row] = parent_[parent_[row]];
    return row;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  /// Sets of two rows and more, each ascending, in order of their first row.
  std::vector<std::vector<std::uint32_t>> groups() {
    std::vector<std::vector<std::uint32_t>> found;
    std::unordered_map<std::uint32_t, std::size_t> placeOf;
    for (std::uint32_t row = 0; row < parent_.size(); ++row) {
      const std::uint32_t first = find(row);
      if (first == row) continue;
      const auto [at, isNew] = placeOf.emplace(first, found.size());
      if (isNew) found.push_back({first});
      found[at->second].push_back(row);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  /// Number of the set of each row, dense from 0 in order of their first rows.
  std::vector<int> numbers() {
    std::vector<int> numbers(parent_.size());
    int next = 0;
    for (std::uint32_t row = 0; row < parent_.size(); ++row) {
      const std::uint32_t first = find(row);
      numbers[row] = first == row ? next++ : numbers[first];
    }
    return numbers;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace blendscope
