// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/batch.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "base/error.h"
#include "base/random.h"

namespace blendscope {

namespace {

/// Of a class, points drawn before enough with mixed neighbours must have been met: this many times the quota.
constexpr std::size_t kMostDrawn = 8;

std::vector<std::uint32_t> shuffledRows(std::size_t n, std::uint64_t seed) {
  std::vector<std::uint32_t> rows(n);
  std::iota(rows.begin(), rows.end(), 0U);
  RandomStream random(seed, 76);
  random.shuffle(std::span(rows));
  return rows;
}

NeighborLists search(const BatchRequest& request, std::span<const std::uint32_t> rows, const Progress& progress) {
  return findLeavingOut(*request.search, *request.features, rows, request.groups, request.k, progress);
}

bool mixed(std::span<const std::uint32_t> neighbors, std::span<const int> labels) {
  return std::ranges::any_of(neighbors, [&](std::uint32_t row) { return labels[row] != labels[neighbors[0]]; });
}

/// Rows of one class with their neighbours, those with mixed ones first.
struct Drawn {
  std::uint32_t row;
  bool mixed;
  std::vector<std::uint32_t> neighbors;
  std::vector<double> distances;
};

std::vector<Drawn> drawOfClass(const BatchRequest& request, const std::vector<std::uint32_t>& rows, std::size_t quota,
                               const Progress& progress) {
  std::vector<Drawn> drawn;
  std::size_t mixedCount = 0;
  const std::size_t most = std::min(rows.size(), kMostDrawn * quota);
  for (std::size_t from = 0; from < most && mixedCount < quota;) {
    const std::size_t count = std::min(most - from, std::max<std::size_t>(quota - mixedCount, 16));
    const std::span<const std::uint32_t> chunk = std::span(rows).subspan(from, count);
    const NeighborLists lists = search(request, chunk, progress);
    for (std::size_t i = 0; i < count; ++i) {
      const auto neighbors = lists.row.row(i);
      const auto distances = lists.distance.row(i);
      const bool isMixed = mixed(neighbors, request.labels);
      mixedCount += isMixed ? 1 : 0;
      drawn.push_back({chunk[i], isMixed, {neighbors.begin(), neighbors.end()}, {distances.begin(), distances.end()}});
    }
    from += count;
  }
  std::ranges::stable_partition(drawn, &Drawn::mixed);
  if (drawn.size() > quota) drawn.resize(quota);
  return drawn;
}

Batch drawBalanced(const BatchRequest& request, const Progress& progress) {
  std::vector<std::vector<std::uint32_t>> byClass(static_cast<std::size_t>(request.classCount));
  for (const std::uint32_t row : shuffledRows(request.features->rows(), request.seed)) {
    byClass[static_cast<std::size_t>(request.labels[row])].push_back(row);
  }
  std::erase_if(byClass, [](const auto& rows) { return rows.empty(); });
  const std::size_t quota = std::max<std::size_t>(1, request.size / byClass.size());
  std::vector<Drawn> all;
  for (const std::vector<std::uint32_t>& rows : byClass) {
    std::vector<Drawn> drawn = drawOfClass(request, rows, quota, progress);
    std::ranges::move(drawn, std::back_inserter(all));
  }
  std::ranges::sort(all, {}, &Drawn::row);
  Batch batch{{}, {Matrix<std::uint32_t>(all.size(), request.k), Matrix<double>(all.size(), request.k)}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    batch.rows.push_back(all[i].row);
    std::ranges::copy(all[i].neighbors, batch.neighbors.row.row(i).begin());
    std::ranges::copy(all[i].distances, batch.neighbors.distance.row(i).begin());
  }
  return batch;
}

}  // namespace

BatchSampling parseSampling(std::string_view word) {
  if (word == "balanced") return BatchSampling::Balanced;
  if (word == "random") return BatchSampling::Random;
  if (word == "all") return BatchSampling::All;
  throw UsageError("unknown sampling '" + std::string(word) + "'", "muygps", "Choose balanced, random or all.");
}

Batch drawBatch(BatchSampling sampling, const BatchRequest& request, const Progress& progress) {
  const std::size_t n = request.features->rows();
  if (sampling == BatchSampling::Balanced && request.classCount > 1) return drawBalanced(request, progress);
  Batch batch;
  if (sampling == BatchSampling::All || request.size >= n) {
    batch.rows.resize(n);
    std::iota(batch.rows.begin(), batch.rows.end(), 0U);
  } else {
    batch.rows = shuffledRows(n, request.seed);
    batch.rows.resize(request.size);
    std::ranges::sort(batch.rows);
  }
  batch.neighbors = search(request, batch.rows, progress);
  return batch;
}

}  // namespace blendscope
