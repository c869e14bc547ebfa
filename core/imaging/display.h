// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace blendscope {

/// DS9's scale functions, as far as they are offered.
enum class Stretch { Linear, Log, Power, SquareRoot, Squared, Asinh, Sinh };
/// Ways to choose the two values that become black and white.
enum class LimitsMode { ZScale, MinMax, Percent995, Percent99, Percent98, Percent95, Percent90 };
enum class ColourMap { Grey, Viridis };

struct Limits {
  double low = 0;
  double high = 1;
};

/// Never throws: NaN are ignored; without finite values (0, 1); a constant image gets a limit just above its value, so
/// that no first view is black. ZScale after IRAF (contrast 0.25, 600 samples, at most 5 rejections at 2.5 σ).
Limits findLimits(std::span<const float> values, LimitsMode mode);

/// Maps [low, high] to [0, 1] with DS9's formula (exponent 1000 for Log and Power, 10 for Asinh; 3 for Sinh), clipped.
/// NaN stays NaN.
double stretched(double value, Limits limits, Stretch stretch);

/// 256 colours 0xAARRGGBB.
const std::array<std::uint32_t, 256>& colourTable(ColourMap map);

/// Colour of non-finite pixels: unlike any in the maps.
inline constexpr std::uint32_t kNonFiniteColour = 0xFF8A2BE2;

/// values → 0xAARRGGBB pixels, same order. `out` is as long as `values`.
void renderPixels(std::span<const float> values, Limits limits, Stretch stretch, ColourMap map,
                  std::span<std::uint32_t> out);

std::string_view toText(Stretch stretch);
std::string_view toText(LimitsMode mode);
std::string_view toText(ColourMap map);

}  // namespace blendscope
