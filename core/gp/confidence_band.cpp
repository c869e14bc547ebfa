// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/confidence_band.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/error.h"

namespace blendscope {

namespace {

constexpr std::array<std::string_view, kBandObjectives.size()> kNames{"alpha+beta", "2alpha+beta", "4alpha+beta",
                                                                      "10alpha+beta", "counts"};

struct Weights {
  double alpha;
  double beta;
};

Weights weightsOf(BandObjective objective, std::size_t wrong, std::size_t right) {
  switch (objective) {
    case BandObjective::AlphaPlusBeta:
      return {1, 1};
    case BandObjective::TwiceAlphaPlusBeta:
      return {2, 1};
    case BandObjective::FourTimesAlphaPlusBeta:
      return {4, 1};
    case BandObjective::TenTimesAlphaPlusBeta:
      return {10, 1};
    case BandObjective::CountsWeighted:
      return {static_cast<double>(wrong), static_cast<double>(right)};
  }
  return {1, 1};
}

/// The smallest cutoff whose band reaches 0; infinite for a sure value without deviation.
double reachingCutoff(const BandPoint& point) {
  if (point.mean == 0) return 0;
  return point.deviation > 0 ? std::abs(point.mean) / point.deviation : std::numeric_limits<double>::infinity();
}

double shareUpTo(const std::vector<double>& sorted, double cutoff) {
  if (sorted.empty()) return 0;
  const auto inside = std::ranges::upper_bound(sorted, cutoff) - sorted.begin();
  return static_cast<double>(inside) / static_cast<double>(sorted.size());
}

}  // namespace

std::string_view toText(BandObjective objective) { return kNames[static_cast<std::size_t>(objective)]; }

BandObjective parseBandObjective(std::string_view word) {
  const auto found = std::ranges::find(kNames, word);
  if (found == kNames.end()) {
    throw UsageError("unknown band objective '" + std::string(word) + "'", "muygps",
                     "Choose alpha+beta, 2alpha+beta, 4alpha+beta, 10alpha+beta or counts.");
  }
  return kBandObjectives[static_cast<std::size_t>(found - kNames.begin())];
}

ConfidenceBand trainBand(std::span<const BandPoint> points, BandObjective objective) {
  std::vector<double> wrong;
  std::vector<double> right;
  for (const BandPoint& point : points)
    ((point.mean > 0) == point.positive ? right : wrong).push_back(reachingCutoff(point));
  std::ranges::sort(wrong);
  std::ranges::sort(right);
  const Weights weights = weightsOf(objective, wrong.size(), right.size());
  const auto bandAt = [&](double cutoff) {
    return ConfidenceBand{cutoff, wrong.empty() ? 0 : 1 - shareUpTo(wrong, cutoff), shareUpTo(right, cutoff)};
  };
  const auto cost = [&](const ConfidenceBand& band) { return weights.alpha * band.alpha + weights.beta * band.beta; };
  // α falls only where the band first reaches a wrong point, β only grows: the best cutoff is one of those places.
  ConfidenceBand best = bandAt(0);
  for (const double cutoff : wrong) {
    if (!std::isfinite(cutoff)) break;
    if (const ConfidenceBand band = bandAt(cutoff); cost(band) < cost(best)) best = band;
  }
  return best;
}

bool ClassBands::ambiguous(std::span<const double> means, std::span<const double> deviations) const {
  std::size_t above = 0;
  for (std::size_t c = 0; c < bands.size(); ++c) {
    if (bands[c].ambiguous(means[c], deviations[c])) return true;
    above += means[c] > 0 ? 1 : 0;
  }
  return above != 1;
}

}  // namespace blendscope
