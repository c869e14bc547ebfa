// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "neighbors/neighbor_search.h"

namespace blendscope {

/// A weighted graph in compressed rows: the edges of vertex i are [start[i], start[i + 1]), targets ascending. The
/// fuzzy simplicial sets of UMAP hold both directions of an edge, with equal weights in (0, 1].
struct SparseGraph {
  std::vector<std::size_t> start;     ///< n + 1
  std::vector<std::uint32_t> target;  ///< one per edge
  std::vector<float> weight;          ///< one per edge

  std::size_t vertexCount() const { return start.empty() ? 0 : start.size() - 1; }
  std::size_t edgeCount() const { return target.size(); }
};

/// How one point measures its surroundings: the membership of a neighbour at distance d is exp(−max(0, d − rho)/sigma).
struct LocalScale {
  double rho = 0;    ///< distance of the nearest neighbour that lies apart
  double sigma = 1;  ///< > 0
  double membership(double distance) const;
};

/// The scale for which the memberships of `distances` (ascending, without the point itself) sum to log2(k) (McInnes,
/// Healy & Melville 2018, eq. 2 and algorithm 3), k = distances.size() + 1. `rho` is given: 0 for points to be placed
/// among others. sigma is kept from falling below a thousandth of the mean of `distances`, or of `globalMean`
/// where that is 0.
LocalScale localScale(std::span<const double> distances, double rho, double globalMean);

/// The smallest distance > 0, or 0 if there is none.
double nearestApart(std::span<const double> distances);

/// The fuzzy simplicial set of a neighbour graph: memberships joined with those of the other direction by the
/// probabilistic sum a + b − ab (section 3.1). `neighbors` holds no point as its own neighbour.
SparseGraph fuzzySimplicialSet(const NeighborLists& neighbors);

/// Weakens the edges between points of different class by exp(−farDistance), farDistance = 2.5/(1 − targetWeight), and
/// makes every point's strongest edge 1 again. `targetWeight` in [0, 1]: 0 leaves the classes a small say,
/// 1 cuts them apart. Edges of points without label (negative) are weakened by 1/e.
SparseGraph intersectWithLabels(const SparseGraph& graph, std::span<const int> labels, double targetWeight);

/// Number of the connected component of each vertex, from 0 in order of the lowest vertex.
std::vector<std::uint32_t> connectedComponents(const SparseGraph& graph);

}  // namespace blendscope
