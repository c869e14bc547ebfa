// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/drift.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

#include "base/random.h"
#include "evaluate/distributions.h"
#include "neighbors/neighbor_search.h"

namespace blendscope {

namespace {

constexpr double kSmallestP = 0.01;
constexpr double kStrongFactor = 3;
constexpr double kUsualShareBeyond = 0.05;
constexpr std::size_t kFewestTrainScores = 20;

/// Number of training rows that lie beyond the limit of the given share.
std::size_t rowsBeyond(double share, std::size_t n) {
  return static_cast<std::size_t>(std::max(1.0, std::floor(share * static_cast<double>(n + 1))));
}

double medianDistance(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

std::vector<double> meanDistances(const NeighborLists& lists) {
  std::vector<double> means;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const std::span<const double> distances = lists.distance.row(i);
    means.push_back(std::accumulate(distances.begin(), distances.end(), 0.0) / static_cast<double>(distances.size()));
  }
  return means;
}

/// Rows that measure what is usual: all, or so many drawn at random, ascending.
std::vector<std::uint32_t> measuringRows(std::size_t n, const DriftOptions& options) {
  std::vector<std::uint32_t> rows(n);
  std::iota(rows.begin(), rows.end(), 0U);
  RandomStream(options.seed, 40).shuffle(std::span(rows));
  rows.resize(std::min(n, options.trainRows));
  std::ranges::sort(rows);
  return rows;
}

/// No more neighbours than the training rows outside the largest object.
std::size_t neighborsToUse(std::size_t n, std::span<const int> groups, std::size_t wanted) {
  std::unordered_map<int, std::size_t> sizes;
  std::size_t largest = 1;
  for (const int group : groups) largest = std::max(largest, ++sizes[group]);
  return std::clamp<std::size_t>(n - largest, 1, wanted);
}

}  // namespace

std::string_view toText(DriftLevel level) {
  switch (level) {
    case DriftLevel::None:
      return "like the training data";
    case DriftLevel::Some:
      return "partly unlike the training data";
    case DriftLevel::Strong:
      return "unlike the training data";
  }
  return "";
}

Drift driftOfScores(std::span<const double> trainScore, std::vector<double> newScore) {
  if (trainScore.size() < kFewestTrainScores || newScore.empty()) throw std::logic_error("too few scores for drift");
  std::vector<double> usual(trainScore.begin(), trainScore.end());
  std::ranges::sort(usual, std::greater());
  Drift drift;
  const std::size_t above95 = rowsBeyond(kUsualShareBeyond, usual.size());
  drift.limit95 = usual[above95 - 1];
  drift.limit99 = usual[rowsBeyond(0.01, usual.size()) - 1];
  const auto countBeyond = [&](double limit) {
    return static_cast<std::size_t>(std::ranges::count_if(newScore, [&](double score) { return score > limit; }));
  };
  const std::size_t beyond95 = countBeyond(drift.limit95);
  const std::size_t beyond99 = countBeyond(drift.limit99);
  const auto n = static_cast<double>(newScore.size());
  drift.beyond95 = static_cast<double>(beyond95) / n;
  drift.beyond99 = static_cast<double>(beyond99) / n;
  drift.beyond95Interval = wilsonInterval(beyond95, newScore.size());
  drift.beyond99Interval = wilsonInterval(beyond99, newScore.size());
  drift.p = exceedanceTail(beyond95, newScore.size(), above95, usual.size());
  if (drift.p < kSmallestP) {
    drift.level = drift.beyond95 >= kStrongFactor * kUsualShareBeyond ? DriftLevel::Strong : DriftLevel::Some;
  }
  const double usualMedian = usual[usual.size() / 2];
  drift.medianRatio = usualMedian > 0 ? medianDistance(newScore) / usualMedian : std::numeric_limits<double>::quiet_NaN();
  drift.score = std::move(newScore);
  return drift;
}

Drift featureDrift(const Matrix<float>& train, std::span<const int> groups, MatrixView<const float> incoming,
                   const DriftOptions& options, const Progress& progress) {
  const auto points = std::make_shared<const Matrix<float>>(train);
  const auto search = makeExactSearch(points, progress.part(0, 0.1));
  const std::vector<std::uint32_t> rows = measuringRows(train.rows(), options);
  const std::size_t k = neighborsToUse(train.rows(), groups, options.neighbors);
  const NeighborLists usual = findLeavingOut(*search, *points, rows, groups, k, progress.part(0.1, 0.4));
  const NeighborLists found = search->find(incoming, k, {}, progress.part(0.4, 1));
  return driftOfScores(meanDistances(usual), meanDistances(found));
}

}  // namespace blendscope
