// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

namespace blendscope {

/// log2 of a positive normal number, absolute error below 2e-7 + 1 ulp: exponent, and the series of
/// 2·artanh((m − 1)/(m + 1)) for the mantissa m in [√½, √2).
inline float fastLog2(float x) {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  const auto exponent = static_cast<std::int32_t>(bits - 0x3F3504F3U) >> 23;
  const float m = std::bit_cast<float>(bits - (static_cast<std::uint32_t>(exponent) << 23));
  const float t = (m - 1) / (m + 1), t2 = t * t;
  const float series = 1 + t2 * (1 / 3.0F + t2 * (1 / 5.0F + t2 * (1 / 7.0F)));
  return static_cast<float>(exponent) + 2.885390082F * t * series;
}

/// 2^x for |x| < 2²², relative error below 5e-7; results outside 2^±126 become 2^±126: whole powers through the
/// exponent, the rest by its Taylor series.
inline float fastExp2(float x) {
  constexpr float kRounder = 12582912.0F;  // 1.5 · 2²³: adding it leaves no bits for a fraction
  const float whole = (x + kRounder) - kRounder;
  const float f = (x - whole) * 0.6931471806F;
  const float series =
      1 + f * (1 + f * (0.5F + f * (1 / 6.0F + f * (1 / 24.0F + f * (1 / 120.0F + f * (1 / 720.0F))))));
  const std::int32_t exponent = std::min(std::max(static_cast<std::int32_t>(whole), -125), 126);
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(series) + (static_cast<std::uint32_t>(exponent) << 23));
}

/// x^p for x > 0 with an error that no layout can show (relative 1e-6 for results near 1); several calls in a row
/// overlap in the processor, which std::pow does not allow.
inline float fastPower(float x, float p) { return fastExp2(p * fastLog2(x)); }

}  // namespace blendscope
