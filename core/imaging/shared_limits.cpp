// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/shared_limits.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace blendscope {

namespace {

constexpr std::size_t kPercentSample = 1'000'000;
constexpr std::size_t kZScaleSample = 600;
constexpr std::size_t kBlock = 1'000'000;  ///< values between two looks at the cancel flag

std::vector<float> extremes(const std::vector<float>& values, const Progress& progress) {
  std::vector<float> found;
  float low = 0;
  float high = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % kBlock == 0) progress.throwIfCancelled();
    const float value = values[i];
    if (!std::isfinite(value)) continue;
    if (found.empty()) {
      found = {value};
      low = high = value;
    }
    low = std::min(low, value);
    high = std::max(high, value);
  }
  return found.empty() ? found : std::vector<float>{low, high};
}

/// About `wanted` values; the step shares no factor with the length of a row, so that every place in an image is heard.
std::vector<float> evenSample(const Matrix<float>& pixels, std::size_t wanted) {
  const std::vector<float>& values = pixels.values();
  std::size_t step = std::max<std::size_t>(1, values.size() / wanted);
  while (std::gcd(step, pixels.cols()) != 1) ++step;
  std::vector<float> sample;
  sample.reserve(values.size() / step + 1);
  for (std::size_t i = 0; i < values.size(); i += step) sample.push_back(values[i]);
  return sample;
}

}  // namespace

Limits findSharedLimits(const Matrix<float>& pixels, LimitsMode mode, const Progress& progress) {
  if (pixels.empty()) return {};
  if (mode == LimitsMode::MinMax) return findLimits(extremes(pixels.values(), progress), mode);
  const std::vector<float> sample = evenSample(pixels, mode == LimitsMode::ZScale ? kZScaleSample : kPercentSample);
  progress.throwIfCancelled();
  return findLimits(sample, mode);
}

}  // namespace blendscope
