// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace blendscope {

/// A weighted graph in compressed rows: the edges of vertex i are [start[i], start[i + 1]), targets ascending.
struct SparseGraph {
  std::vector<std::size_t> start;     ///< n + 1
  std::vector<std::uint32_t> target;  ///< one per edge
  std::vector<float> weight;          ///< one per edge

  std::size_t vertexCount() const { return start.empty() ? 0 : start.size() - 1; }
  std::size_t edgeCount() const { return target.size(); }
};

/// Every edge turned round.
SparseGraph transposed(const SparseGraph& graph);

/// The edges of either graph, with `combine(a, b)` of their two weights (0 where a graph lacks the edge); those that
/// come to 0 or less vanish. Both graphs have the same vertices.
template <class Combine>
SparseGraph joined(const SparseGraph& a, const SparseGraph& b, Combine combine) {
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  SparseGraph result;
  result.start.reserve(a.start.size());
  result.start.push_back(0);
  for (std::size_t i = 0; i < a.vertexCount(); ++i) {
    std::size_t p = a.start[i], q = b.start[i];
    while (p < a.start[i + 1] || q < b.start[i + 1]) {
      const std::uint32_t left = p < a.start[i + 1] ? a.target[p] : kNone;
      const std::uint32_t right = q < b.start[i + 1] ? b.target[q] : kNone;
      const float u = left <= right ? a.weight[p++] : 0;
      const float v = right <= left ? b.weight[q++] : 0;
      const float weight = combine(u, v);
      if (weight <= 0) continue;
      result.target.push_back(std::min(left, right));
      result.weight.push_back(weight);
    }
    result.start.push_back(result.target.size());
  }
  return result;
}

/// Number of the connected component of each vertex, from 0 in order of the lowest vertex.
std::vector<std::uint32_t> connectedComponents(const SparseGraph& graph);

}  // namespace blendscope
