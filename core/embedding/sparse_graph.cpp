// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/sparse_graph.h"

#include <numeric>

namespace blendscope {

SparseGraph transposed(const SparseGraph& graph) {
  const std::size_t n = graph.vertexCount();
  SparseGraph result;
  result.start.assign(n + 1, 0);
  for (const std::uint32_t target : graph.target) ++result.start[target + 1];
  std::partial_sum(result.start.begin(), result.start.end(), result.start.begin());
  result.target.resize(graph.edgeCount());
  result.weight.resize(graph.edgeCount());
  std::vector<std::size_t> next(result.start.begin(), result.start.end() - 1);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) {
      const std::size_t place = next[graph.target[e]]++;
      result.target[place] = static_cast<std::uint32_t>(i);
      result.weight[place] = graph.weight[e];
    }
  }
  return result;
}

std::vector<std::uint32_t> connectedComponents(const SparseGraph& graph) {
  constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> component(graph.vertexCount(), kUnseen);
  std::vector<std::uint32_t> pending;
  std::uint32_t count = 0;
  for (std::size_t seed = 0; seed < component.size(); ++seed) {
    if (component[seed] != kUnseen) continue;
    component[seed] = count;
    pending.push_back(static_cast<std::uint32_t>(seed));
    while (!pending.empty()) {
      const std::uint32_t i = pending.back();
      pending.pop_back();
      for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) {
        if (component[graph.target[e]] != kUnseen) continue;
        component[graph.target[e]] = count;
        pending.push_back(graph.target[e]);
      }
    }
    ++count;
  }
  return component;
}

}  // namespace blendscope
