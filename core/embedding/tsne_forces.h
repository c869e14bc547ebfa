// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/progress.h"
#include "embedding/fuzzy_graph.h"

namespace blendscope {

/// Probabilities proportional to exp(−β d²) that sum to 1 and whose perplexity (e to the entropy) is the given one, as
/// near as the distances allow (van der Maaten & Hinton 2008, eq. 1). `distances` ascending, at least one.
std::vector<double> perplexityWeights(std::span<const double> distances, double perplexity);

/// The joint probabilities of t-SNE: conditional ones of the neighbours made symmetric, (p_{j|i} + p_{i|j})/(2n), over
/// all edges 1. `neighbors` holds no point as its own neighbour.
SparseGraph jointProbabilities(const NeighborLists& neighbors, double perplexity);

/// What moves the points of a t-SNE.
struct TsneGradient {
  Matrix<float> gradient;  ///< n × dimensions: 4 Σ_j (e·p_ij − q_ij) w_ij (y_i − y_j), q_ij = w_ij/weightSum
  double weightSum = 0;    ///< Σ_{i≠j} w_ij, w = 1/(1 + |y_i − y_j|²)
};

/// The gradient with attraction multiplied by `exaggeration` (e), repulsion by Barnes & Hut's method with opening
/// `angle` (van der Maaten 2014); angle 0 is exact. `positions` n × 2 or n × 3. Same bits on any number of threads.
TsneGradient tsneGradient(const SparseGraph& probabilities, MatrixView<const float> positions, double exaggeration,
                          double angle, const Progress& progress);

/// The Kullback–Leibler divergence Σ p_ij log(p_ij/q_ij), which the gradient without exaggeration belongs to.
/// `weightSum` is that of the same positions.
double tsneDivergence(const SparseGraph& probabilities, MatrixView<const float> positions, double weightSum);

}  // namespace blendscope
