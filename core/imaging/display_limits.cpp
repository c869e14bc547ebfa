// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <vector>

#include "imaging/display.h"

namespace blendscope {

namespace {

// IRAF's display task, zscale.
constexpr std::size_t kSamples = 600;
constexpr double kContrast = 0.25;
constexpr int kMostRejections = 5;
constexpr double kRejection = 2.5;  // σ
constexpr std::size_t kFewestPixels = 5;
constexpr double kMostRejected = 0.5;  // of the sample
constexpr double kGrowth = 0.01;       // of the sample, around each rejected pixel

std::vector<float> finiteOf(std::span<const float> values) {
  std::vector<float> finite;
  finite.reserve(values.size());
  std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](float v) { return std::isfinite(v); });
  return finite;
}

Limits minmaxOf(std::span<const float> values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {*low, *high};
}

/// Linear interpolation between order statistics; reorders `values`.
double quantile(std::vector<float>& values, double fraction) {
  const double place = fraction * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(below);
  std::nth_element(values.begin(), at, values.end());
  const double low = *at;
  if (at + 1 == values.end()) return low;
  const double high = *std::min_element(at + 1, values.end());
  return low + (place - static_cast<double>(below)) * (high - low);
}

Limits central(std::vector<float>& values, double part) {
  return {quantile(values, 0.5 * (1 - part)), quantile(values, 0.5 * (1 + part))};
}

std::vector<float> sortedSample(std::span<const float> values) {
  const std::size_t stride = std::max<std::size_t>(1, values.size() / kSamples);
  std::vector<float> sample;
  for (std::size_t i = 0; i < values.size() && sample.size() < kSamples; i += stride) sample.push_back(values[i]);
  std::sort(sample.begin(), sample.end());
  return sample;
}

struct Line {
  double intercept = 0;
  double slope = 0;
  double at(std::size_t i) const { return intercept + slope * static_cast<double>(i); }
};

/// Least squares of the pixels that are still kept against their rank.
Line fitLine(std::span<const float> sample, const std::vector<bool>& rejected) {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (rejected[i]) continue;
    const auto rank = static_cast<double>(i);
    n += 1, x += rank, y += sample[i], xx += rank * rank, xy += rank * sample[i];
  }
  const double spread = n * xx - x * x;
  const double slope = spread > 0 ? (n * xy - x * y) / spread : 0;
  return {(y - slope * x) / n, slope};
}

double residualDeviation(std::span<const float> sample, const std::vector<bool>& rejected, const Line& line) {
  double n = 0, sum = 0, sum2 = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (rejected[i]) continue;
    const double residual = sample[i] - line.at(i);
    n += 1, sum += residual, sum2 += residual * residual;
  }
  return std::sqrt(std::max(0.0, sum2 / n - (sum / n) * (sum / n)));
}

/// Rejects the pixels beyond `reach` of the line and their neighbours in rank; returns how many are kept.
std::size_t reject(std::span<const float> sample, const Line& line, double reach, std::vector<bool>& rejected) {
  const std::size_t growth =
      std::max<std::size_t>(1, static_cast<std::size_t>(kGrowth * static_cast<double>(sample.size())));
  const std::size_t before = growth / 2;
  const std::size_t after = growth - 1 - before;
  std::vector<bool> grown = rejected;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (!rejected[i] && std::abs(sample[i] - line.at(i)) <= reach) continue;
    const std::size_t last = std::min(sample.size() - 1, i + after);
    for (std::size_t j = i - std::min(i, before); j <= last; ++j) grown[j] = true;
  }
  rejected = std::move(grown);
  return static_cast<std::size_t>(std::count(rejected.begin(), rejected.end(), false));
}

double medianOf(std::span<const float> sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : 0.5 * (static_cast<double>(sorted[half - 1]) + sorted[half]);
}

/// Fits a line to the sorted sample, leaving out bright objects, and spreads the limits along it about the median.
Limits zscale(std::span<const float> values) {
  const std::vector<float> sample = sortedSample(values);
  const std::size_t count = sample.size();
  const Limits all{sample.front(), sample.back()};
  const std::size_t fewest =
      std::max(kFewestPixels, static_cast<std::size_t>(kMostRejected * static_cast<double>(count)));
  if (count < fewest) return all;

  std::vector<bool> rejected(count, false);
  std::size_t kept = count;
  Line line;
  for (int round = 0; round < kMostRejections; ++round) {
    line = fitLine(sample, rejected);
    const std::size_t still = reject(sample, line, kRejection * residualDeviation(sample, rejected, line), rejected);
    const bool settled = still >= kept;
    kept = still;
    if (settled || kept < fewest) break;
  }
  if (kept < fewest) return all;

  const double slope = line.slope / kContrast;
  const std::size_t centre = (count + 1) / 2;  // counted from 1
  const double median = medianOf(sample);
  return {std::max(all.low, median - static_cast<double>(centre - 1) * slope),
          std::min(all.high, median + static_cast<double>(count - centre) * slope)};
}

Limits limitsOf(std::vector<float>& values, LimitsMode mode) {
  switch (mode) {
    case LimitsMode::ZScale:
    case LimitsMode::User:
      return zscale(values);
    case LimitsMode::MinMax:
      return minmaxOf(values);
    case LimitsMode::Percent995:
      return central(values, 0.995);
    case LimitsMode::Percent99:
      return central(values, 0.99);
    case LimitsMode::Percent98:
      return central(values, 0.98);
    case LimitsMode::Percent95:
      return central(values, 0.95);
    case LimitsMode::Percent90:
      return central(values, 0.90);
  }
  return minmaxOf(values);
}

}  // namespace

Limits findLimits(std::span<const float> values, LimitsMode mode) {
  std::vector<float> finite = finiteOf(values);
  if (finite.empty()) return {};
  const Limits limits = limitsOf(finite, mode);
  if (limits.high > limits.low) return limits;
  const Limits widest = minmaxOf(finite);  // most pixels are equal, but not all need be
  if (widest.high > widest.low) return widest;
  const double margin = std::max(1e-3 * std::abs(widest.low), 1e-6);
  return {widest.low - margin, widest.low + margin};
}

Limits symmetricLimits(std::span<const float> values) {
  std::vector<float> sizes = finiteOf(values);
  for (float& size : sizes) size = std::abs(size);
  const double reach = sizes.empty() ? 0 : quantile(sizes, 0.99);
  return reach > 0 ? Limits{-reach, reach} : Limits{-1, 1};
}

std::string_view toText(LimitsMode mode) {
  switch (mode) {
    case LimitsMode::ZScale:
      return "ZScale";
    case LimitsMode::MinMax:
      return "Min–max";
    case LimitsMode::Percent995:
      return "99.5 %";
    case LimitsMode::Percent99:
      return "99 %";
    case LimitsMode::Percent98:
      return "98 %";
    case LimitsMode::Percent95:
      return "95 %";
    case LimitsMode::Percent90:
      return "90 %";
    case LimitsMode::User:
      return "User";
  }
  return "";
}

}  // namespace blendscope
