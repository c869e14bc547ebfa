// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/tsne_forces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/parallel.h"
#include "embedding/point_tree.h"

namespace blendscope {

namespace {

constexpr std::size_t kTsneForcesGrain = 256;
constexpr int kTsneForcesBisections = 100;
constexpr double kTsneForcesTolerance = 1e-6;  // of the entropy

/// Weights for one β, and their entropy.
double weightsFor(double beta, std::span<const double> squared, std::vector<double>& weights) {
  double sum = 0, moment = 0;
  for (std::size_t j = 0; j < squared.size(); ++j) {
    const double above = squared[j] - squared[0];  // the nearest has weight 1 before scaling: nothing underflows
    weights[j] = std::exp(-beta * above);
    sum += weights[j];
    moment += weights[j] * above;
  }
  for (double& weight : weights) weight /= sum;
  return std::log(sum) + beta * moment / sum;
}

template <std::size_t Dimensions>
std::array<float, Dimensions> attraction(const SparseGraph& probabilities, MatrixView<const float> positions,
                                         std::size_t i) {
  std::array<float, Dimensions> force{}, x;
  std::copy_n(positions.data() + i * Dimensions, Dimensions, x.begin());
  for (std::size_t e = probabilities.start[i]; e < probabilities.start[i + 1]; ++e) {
    const float* const y = positions.data() + probabilities.target[e] * Dimensions;
    float squared = 0;
    for (std::size_t c = 0; c < Dimensions; ++c) squared += (x[c] - y[c]) * (x[c] - y[c]);
    const float strength = probabilities.weight[e] / (1 + squared);
    for (std::size_t c = 0; c < Dimensions; ++c) force[c] += strength * (x[c] - y[c]);
  }
  return force;
}

template <std::size_t Dimensions>
TsneGradient gradientOf(const SparseGraph& probabilities, MatrixView<const float> positions, double exaggeration,
                        double angle, const Progress& progress) {
  const std::size_t n = positions.rows(), blocks = (n + kTsneForcesGrain - 1) / kTsneForcesGrain;
  const PointTree<Dimensions> tree(positions);
  TsneGradient result;
  result.gradient = Matrix<float>(n, Dimensions);
  Matrix<float> repulsion(n, Dimensions);
  std::vector<double> weight(blocks, 0.0);
  parallelFor(n, kTsneForcesGrain, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    tree.forEachForce(begin, end, angle, [&](std::uint32_t row, const StudentForce<Dimensions>& push) {
      weight[begin / kTsneForcesGrain] += push.weight - 1;
      for (std::size_t c = 0; c < Dimensions; ++c) repulsion(row, c) = static_cast<float>(push.force[c]);
    });
  });
  result.weightSum = std::max(std::accumulate(weight.begin(), weight.end(), 0.0), std::numeric_limits<double>::min());
  const auto pull = static_cast<float>(4 * exaggeration), push = static_cast<float>(4 / result.weightSum);
  parallelFor(n, kTsneForcesGrain, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      const std::array<float, Dimensions> force = attraction<Dimensions>(probabilities, positions, i);
      for (std::size_t c = 0; c < Dimensions; ++c) {
        result.gradient(i, c) = pull * force[c] - push * repulsion(i, c);
      }
    }
  });
  return result;
}

}  // namespace

std::vector<double> perplexityWeights(std::span<const double> distances, double perplexity) {
  std::vector<double> squared(distances.begin(), distances.end()), weights(distances.size());
  for (double& d : squared) d *= d;
  const double wanted = std::log(perplexity);
  const double spread =
      std::accumulate(squared.begin(), squared.end(), 0.0) / static_cast<double>(squared.size()) - squared[0];
  double beta = spread > 0 ? 1 / spread : 1, low = 0, high = std::numeric_limits<double>::infinity();
  for (int step = 0; step < kTsneForcesBisections; ++step) {
    const double excess = weightsFor(beta, squared, weights) - wanted;
    if (std::abs(excess) < kTsneForcesTolerance) break;
    (excess > 0 ? low : high) = beta;
    beta = std::isinf(high) ? 2 * beta : (low + high) / 2;
  }
  return weights;
}

SparseGraph jointProbabilities(const NeighborLists& neighbors, double perplexity) {
  SparseGraph conditional;
  const std::size_t n = neighbors.size(), k = neighbors.k();
  conditional.start.resize(n + 1);
  for (std::size_t i = 0; i <= n; ++i) conditional.start[i] = i * k;
  conditional.target.resize(n * k);
  conditional.weight.resize(n * k);
  const double scale = 0.5 / static_cast<double>(n);
  parallelFor(n, kTsneForcesGrain, [&](std::size_t begin, std::size_t end) {
    std::vector<std::pair<std::uint32_t, float>> edges(k);
    for (std::size_t i = begin; i < end; ++i) {
      const std::vector<double> weights = perplexityWeights(neighbors.distance.row(i), perplexity);
      for (std::size_t j = 0; j < k; ++j) edges[j] = {neighbors.row(i, j), static_cast<float>(scale * weights[j])};
      std::sort(edges.begin(), edges.end());
      for (std::size_t j = 0; j < k; ++j) {
        conditional.target[i * k + j] = edges[j].first;
        conditional.weight[i * k + j] = edges[j].second;
      }
    }
  });
  return joined(conditional, transposed(conditional), [](float a, float b) { return a + b; });
}

TsneGradient tsneGradient(const SparseGraph& probabilities, MatrixView<const float> positions, double exaggeration,
                          double angle, const Progress& progress) {
  return positions.cols() == 2 ? gradientOf<2>(probabilities, positions, exaggeration, angle, progress)
                               : gradientOf<3>(probabilities, positions, exaggeration, angle, progress);
}

double tsneDivergence(const SparseGraph& probabilities, MatrixView<const float> positions, double weightSum) {
  const std::size_t n = positions.rows();
  std::vector<double> partial((n + kTsneForcesGrain - 1) / kTsneForcesGrain, 0.0);
  parallelFor(n, kTsneForcesGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t e = probabilities.start[i]; e < probabilities.start[i + 1]; ++e) {
        const auto x = positions.row(i), y = positions.row(probabilities.target[e]);
        double squared = 0;
        for (std::size_t c = 0; c < x.size(); ++c) squared += static_cast<double>((x[c] - y[c]) * (x[c] - y[c]));
        const auto p = static_cast<double>(probabilities.weight[e]);
        partial[begin / kTsneForcesGrain] += p * std::log(p * (1 + squared) * weightSum);
      }
    }
  });
  return std::accumulate(partial.begin(), partial.end(), 0.0);
}

}  // namespace blendscope
