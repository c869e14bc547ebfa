// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "embedding/sparse_graph.h"
#include "neighbors/neighbor_search.h"

namespace blendscope {

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
/// probabilistic sum a + b − ab (section 3.1): both directions of every edge, with equal weights in (0, 1]. `neighbors`
/// holds no point as its own neighbour.
SparseGraph fuzzySimplicialSet(const NeighborLists& neighbors);

/// Weakens the edges between points of different class by exp(−farDistance), farDistance = 2.5/(1 − targetWeight), and
/// makes every point's strongest edge 1 again. `targetWeight` in [0, 1]: 0 leaves the classes a small say,
/// 1 cuts them apart. Edges of points without label (negative) are weakened by 1/e.
SparseGraph intersectWithLabels(const SparseGraph& graph, std::span<const int> labels, double targetWeight);

}  // namespace blendscope
