// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// From pixel values to colours on a screen. Every function may be called from any thread.
namespace blendscope {

/// DS9's scale functions, as far as they are offered.
enum class Stretch { Linear, Log, Power, SquareRoot, Squared, Asinh, Sinh };
/// Ways to choose the two values that become black and white.
enum class LimitsMode { ZScale, MinMax, Percent995, Percent99, Percent98, Percent95, Percent90 };
/// Grey, heat and cool as in DS9; viridis, magma and cividis after matplotlib's; cubehelix after Green (2011).
enum class ColourMap { Grey, Viridis, Cividis, Magma, Cubehelix, Heat, Cool };

/// All values, in the order to be offered.
inline constexpr std::array kStretches{Stretch::Linear,  Stretch::Log,   Stretch::Power, Stretch::SquareRoot,
                                       Stretch::Squared, Stretch::Asinh, Stretch::Sinh};
inline constexpr std::array kLimitsModes{LimitsMode::ZScale,    LimitsMode::MinMax,    LimitsMode::Percent995,
                                         LimitsMode::Percent99, LimitsMode::Percent98, LimitsMode::Percent95,
                                         LimitsMode::Percent90};
inline constexpr std::array kColourMaps{ColourMap::Grey,      ColourMap::Viridis, ColourMap::Cividis, ColourMap::Magma,
                                        ColourMap::Cubehelix, ColourMap::Heat,    ColourMap::Cool};

struct Limits {
  double low = 0;
  double high = 1;
  bool operator==(const Limits&) const = default;
};

/// Never throws: non-finite values are ignored; without finite ones (0, 1); a constant image gets limits just below and
/// above its value, so that no first view is black. Percent99 keeps the middle 99 %. ZScale after IRAF (contrast 0.25,
/// 600 samples, at most 5 rejections at 2.5 σ).
Limits findLimits(std::span<const float> values, LimitsMode mode);

/// Maps [low, high] to [0, 1] with DS9's formula (exponent 1000 for Log and Power, 10 for Asinh; 3 for Sinh), clipped.
/// NaN stays NaN.
double stretched(double value, Limits limits, Stretch stretch);

/// 256 colours 0xAARRGGBB.
const std::array<std::uint32_t, 256>& colourTable(ColourMap map);

/// Colour of non-finite pixels: unlike any in the maps.
inline constexpr std::uint32_t kNonFiniteColour = 0xFF8A2BE2;

/// values → 0xAARRGGBB pixels, same order. `out` is as long as `values`. Within one of the 256 colours of
/// `colourTable(map)[⌊256 · stretched(value)⌋]`.
void renderPixels(std::span<const float> values, Limits limits, Stretch stretch, ColourMap map,
                  std::span<std::uint32_t> out);

/// Histogram equalisation: each finite value becomes the part of finite values below it, counting half of those equal
/// to it, in [0, 1]; the others become NaN. To be drawn linearly between 0 and 1.
std::vector<float> equalized(std::span<const float> values);

std::string_view toText(Stretch stretch);
std::string_view toText(LimitsMode mode);
std::string_view toText(ColourMap map);

}  // namespace blendscope
