// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/fuzzy_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kFuzzyGraphGrain = 512;
constexpr int kBisections = 64;
constexpr double kFuzzyGraphTolerance = 1e-5;
constexpr double kSmallestScale = 1e-3;  // of the mean distance: duplicates must not shrink sigma to nothing
constexpr double kUnlabelledDistance = 1;

double membershipSum(std::span<const double> distances, const LocalScale& scale) {
  double sum = 0;
  for (const double d : distances) sum += scale.membership(d);
  return sum;
}

double meanOf(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Directed memberships, targets ascending in every row.
SparseGraph directedMemberships(const NeighborLists& neighbors) {
  const std::size_t n = neighbors.size(), k = neighbors.k();
  const double globalMean = meanOf(neighbors.distance.values());
  SparseGraph graph;
  graph.start.resize(n + 1);
  for (std::size_t i = 0; i <= n; ++i) graph.start[i] = i * k;
  graph.target.resize(n * k);
  graph.weight.resize(n * k);
  parallelFor(n, kFuzzyGraphGrain, [&](std::size_t begin, std::size_t end) {
    std::vector<std::pair<std::uint32_t, float>> edges(k);
    for (std::size_t i = begin; i < end; ++i) {
      const auto distances = neighbors.distance.row(i);
      const LocalScale scale = localScale(distances, nearestApart(distances), globalMean);
      for (std::size_t j = 0; j < k; ++j) {
        edges[j] = {neighbors.row(i, j), static_cast<float>(scale.membership(distances[j]))};
      }
      std::sort(edges.begin(), edges.end());
      for (std::size_t j = 0; j < k; ++j) {
        graph.target[i * k + j] = edges[j].first;
        graph.weight[i * k + j] = edges[j].second;
      }
    }
  });
  return graph;
}

float probabilisticSum(float a, float b) { return a + b - a * b; }

void scaleRowsToOne(SparseGraph& graph) {
  for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
    float largest = 0;
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) largest = std::max(largest, graph.weight[e]);
    if (largest <= 0) continue;
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) graph.weight[e] /= largest;
  }
}

}  // namespace

double LocalScale::membership(double distance) const {
  return distance <= rho ? 1 : std::exp(-(distance - rho) / sigma);
}

double nearestApart(std::span<const double> distances) {
  const auto first = std::find_if(distances.begin(), distances.end(), [](double d) { return d > 0; });
  return first == distances.end() ? 0 : *first;
}

LocalScale localScale(std::span<const double> distances, double rho, double globalMean) {
  const double wanted = std::log2(static_cast<double>(distances.size() + 1));
  LocalScale scale{rho, 1};
  double low = 0, high = std::numeric_limits<double>::infinity();
  for (int step = 0; step < kBisections; ++step) {
    const double excess = membershipSum(distances, scale) - wanted;
    if (std::abs(excess) < kFuzzyGraphTolerance) break;
    (excess > 0 ? high : low) = scale.sigma;
    scale.sigma = std::isinf(high) ? scale.sigma * 2 : (low + high) / 2;
  }
  const double mean = meanOf(distances);
  const double smallest = kSmallestScale * (mean > 0 ? mean : globalMean);
  scale.sigma = std::max({scale.sigma, smallest, std::numeric_limits<double>::min()});
  return scale;
}

SparseGraph fuzzySimplicialSet(const NeighborLists& neighbors) {
  const SparseGraph directed = directedMemberships(neighbors);
  return joined(directed, transposed(directed), probabilisticSum);
}

SparseGraph intersectWithLabels(const SparseGraph& graph, std::span<const int> labels, double targetWeight) {
  const double farDistance = targetWeight < 1 ? 2.5 / (1 - targetWeight) : std::numeric_limits<double>::infinity();
  const auto across = static_cast<float>(std::exp(-farDistance));
  const auto unlabelled = static_cast<float>(std::exp(-kUnlabelledDistance));
  SparseGraph weakened = graph;
  for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) {
      const int a = labels[i], b = labels[graph.target[e]];
      if (a < 0 || b < 0)
        weakened.weight[e] *= unlabelled;
      else if (a != b)
        weakened.weight[e] *= across;
    }
  }
  scaleRowsToOne(weakened);
  return joined(weakened, transposed(weakened), probabilisticSum);
}

}  // namespace blendscope
