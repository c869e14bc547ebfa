// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/quality.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "neighbors/neighbor_search.h"
#include "neighbors/squared_distances.h"

namespace blendscope {

namespace {

constexpr std::size_t kQualityGrain = 16;

std::vector<std::uint32_t> evenlySpaced(std::size_t rows, std::size_t sample) {
  std::vector<std::uint32_t> result(sample == 0 ? rows : std::min(sample, rows));
  for (std::size_t s = 0; s < result.size(); ++s) result[s] = static_cast<std::uint32_t>(s * rows / result.size());
  return result;
}

/// Σ max(0, rank − k) over the given neighbours; `squared` are the distances of all rows, of which `self` does not
/// count.
double rankExcess(std::span<const double> squared, std::uint32_t self, std::span<const std::uint32_t> neighbors) {
  const std::size_t k = neighbors.size();
  std::vector<std::pair<double, std::size_t>> limits;
  for (const std::uint32_t j : neighbors) limits.emplace_back(squared[j], 0);
  std::sort(limits.begin(), limits.end());
  // Each row is counted at the nearest of the neighbours that lie farther than it.
  for (std::size_t j = 0; j < squared.size(); ++j) {
    if (j == self || squared[j] >= limits.back().first) continue;
    const auto above = std::upper_bound(limits.begin(), limits.end(), squared[j],
                                        [](double value, const auto& limit) { return value < limit.first; });
    ++above->second;
  }
  double excess = 0;
  std::size_t nearer = 0;
  for (const auto& [limit, count] : limits) {
    nearer += count;
    if (nearer + 1 > k) excess += static_cast<double>(nearer + 1 - k);
  }
  return excess;
}

}  // namespace

double trustworthiness(MatrixView<const float> values, MatrixView<const float> embedding, std::size_t k,
                       std::size_t sample, const Progress& progress) {
  const std::size_t n = values.rows();
  if (embedding.rows() != n || k < 1 || 2 * k >= n) {
    throw Error(
        fmt::format("trustworthiness of {} neighbours needs more than {} rows in both spaces, there are {} and {}", k,
                    2 * k, n, embedding.rows()),
        {}, "Ask for fewer neighbours.");
  }
  const auto points = std::make_shared<Matrix<float>>(n, embedding.cols());
  std::copy_n(embedding.data(), n * embedding.cols(), points->data());
  const std::vector<std::uint32_t> chosen = evenlySpaced(n, sample);
  const auto search = makeExactSearch(points, progress.part(0, 0.05));
  const NeighborLists seen = findLeavingOut(*search, *points, chosen, {}, k, progress.part(0.05, 0.3));
  std::vector<std::uint32_t> all(n);
  std::iota(all.begin(), all.end(), 0);
  std::vector<double> excess(chosen.size());
  parallelFor(chosen.size(), kQualityGrain, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    std::vector<double> squared(n);
    for (std::size_t s = begin; s < end; ++s) {
      squaredDistances(values.row(chosen[s]).data(), values.data(), values.cols(), all, squared.data());
      excess[s] = rankExcess(squared, chosen[s], seen.row.row(s));
    }
  });
  const double sum = std::accumulate(excess.begin(), excess.end(), 0.0);
  const auto count = static_cast<double>(n), neighbors = static_cast<double>(k);
  return 1 - 2 * sum / (static_cast<double>(chosen.size()) * neighbors * (2 * count - 3 * neighbors - 1));
}

}  // namespace blendscope
