// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/sky.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace blendscope {

namespace {

constexpr double kClip = 3;
constexpr int kMostRounds = 5;
constexpr double kDeviationToSigma = 1.4826;

/// Ascending, so that sums do not depend on where a pixel lies.
void collectBorder(std::span<const float> image, ImageShape shape, std::vector<float>& values) {
  values.clear();
  const auto add = [&](int row, int column) {
    const float value =
        image[static_cast<std::size_t>(row) * static_cast<std::size_t>(shape.width) + static_cast<std::size_t>(column)];
    if (std::isfinite(value)) values.push_back(value);
  };
  for (int row = 0; row < shape.height; ++row) {
    const bool full = row == 0 || row == shape.height - 1;
    const int step = full ? 1 : std::max(1, shape.width - 1);
    for (int column = 0; column < shape.width; column += step) add(row, column);
  }
  std::sort(values.begin(), values.end());
}

double medianOfSorted(std::span<const float> sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : 0.5 * (static_cast<double>(sorted[half - 1]) + sorted[half]);
}

double medianDeviation(std::span<const float> values, double centre) {
  std::vector<float> deviations;
  deviations.reserve(values.size());
  for (const float v : values) deviations.push_back(static_cast<float>(std::abs(v - centre)));
  std::sort(deviations.begin(), deviations.end());
  return medianOfSorted(deviations);
}

double deviation(std::span<const float> values) {
  if (values.size() < 2) return 0;
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double sum = 0;
  for (const float v : values) sum += (v - mean) * (v - mean);
  return std::sqrt(sum / (n - 1));
}

/// The part of sorted values within `reach` of `centre`.
std::span<const float> within(std::span<const float> sorted, double centre, double reach) {
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), centre - reach);
  const auto last = std::upper_bound(sorted.begin(), sorted.end(), centre + reach);
  return sorted.subspan(static_cast<std::size_t>(first - sorted.begin()), static_cast<std::size_t>(last - first));
}

}  // namespace

Sky borderSky(std::span<const float> image, ImageShape shape) {
  std::vector<float> border;
  collectBorder(image, shape, border);
  if (border.empty()) return {};
  std::span<const float> kept = border;
  Sky sky{medianOfSorted(kept), kDeviationToSigma * medianDeviation(kept, medianOfSorted(kept))};
  for (int round = 0; round < kMostRounds; ++round) {
    const std::span<const float> closer = within(kept, sky.level, kClip * sky.noise);
    const bool settled = round > 0 && closer.size() == kept.size();
    kept = closer;
    if (kept.empty() || settled) break;
    sky = {medianOfSorted(kept), deviation(kept)};
  }
  return sky;
}

}  // namespace blendscope
