// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// From pixel values to colours on a screen. Every function may be called from any thread.
namespace blendscope {

/// DS9's scale functions. Histogram equalisation gives every grey the same number of pixels, so it depends on the
/// image.
enum class Stretch { Linear, Log, Power, SquareRoot, Squared, Asinh, Sinh, HistogramEqualization };
/// Ways to choose the two values that become black and white; User: two values that somebody set.
enum class LimitsMode { ZScale, MinMax, Percent995, Percent99, Percent98, Percent95, Percent90, User };
/// Grey, heat and cool as in DS9; viridis, magma and cividis after matplotlib's; cubehelix after Green (2011).
enum class ColourMap { Grey, Viridis, Cividis, Magma, Cubehelix, Heat, Cool };

/// All values, in the order to be offered.
inline constexpr std::array kStretches{
    Stretch::Linear,  Stretch::Log,   Stretch::Power, Stretch::SquareRoot,
    Stretch::Squared, Stretch::Asinh, Stretch::Sinh,  Stretch::HistogramEqualization};
inline constexpr std::array kLimitsModes{LimitsMode::ZScale,    LimitsMode::MinMax,    LimitsMode::Percent995,
                                         LimitsMode::Percent99, LimitsMode::Percent98, LimitsMode::Percent95,
                                         LimitsMode::Percent90, LimitsMode::User};
inline constexpr std::array kColourMaps{ColourMap::Grey,      ColourMap::Viridis, ColourMap::Cividis, ColourMap::Magma,
                                        ColourMap::Cubehelix, ColourMap::Heat,    ColourMap::Cool};

struct Limits {
  double low = 0;
  double high = 1;
  bool operator==(const Limits&) const = default;
};

/// Never throws: non-finite values are ignored; without finite ones (0, 1); a constant image gets limits just below and
/// above its value, so that no first view is black. Percent99 keeps the middle 99 %. ZScale after IRAF (contrast 0.25,
/// 600 samples, at most 5 rejections at 2.5 σ); so are User limits that nobody has set yet.
Limits findLimits(std::span<const float> values, LimitsMode mode);

/// For differences: as far below 0 as above it, so that 0 gets the middle colour; the middle 99 % of the absolute
/// values.
Limits symmetricLimits(std::span<const float> values);

/// Maps [low, high] to [0, 1] with DS9's formula (exponent 1000 for Log and Power, 10 for Asinh; 3 for Sinh), clipped.
/// NaN stays NaN. HistogramEqualization, which one value does not determine, counts as Linear.
double stretched(double value, Limits limits, Stretch stretch);

/// 256 colours 0xAARRGGBB.
using ColourTable = std::array<std::uint32_t, 256>;
const ColourTable& colourTable(ColourMap map);

/// A colour map and what a person did to it, as in DS9: a stretched value x in [0, 1] gets the map's colour at
/// (x − bias) · contrast + ½, clipped to [0, 1], and at 1 minus that where inverted.
struct ColourRamp {
  ColourMap map = ColourMap::Grey;
  double contrast = 1;  ///< in [0, kMostContrast]
  double bias = 0.5;    ///< in [0, 1]: the stretched value that gets the middle colour
  bool inverted = false;
  bool isAdjusted() const { return contrast != 1 || bias != 0.5; }
  bool operator==(const ColourRamp&) const = default;
};

inline constexpr double kMostContrast = 10;

/// Place in [0, 1] of the map's colour for a stretched value in [0, 1].
double colourPlace(double x, const ColourRamp& ramp);
/// The map's 256 colours in the order in which the ramp uses them.
ColourTable scaledColours(const ColourRamp& ramp);

/// Colour of non-finite pixels: unlike any in the maps.
inline constexpr std::uint32_t kNonFiniteColour = 0xFF8A2BE2;

/// values → 0xAARRGGBB pixels, same order. `out` is as long as `values`. Within one of the 256 colours of
/// `colours[⌊256 · stretched(value)⌋]`; HistogramEqualization draws `equalized(values, limits)` instead.
void renderPixels(std::span<const float> values, Limits limits, Stretch stretch, const ColourTable& colours,
                  std::span<std::uint32_t> out);
void renderPixels(std::span<const float> values, Limits limits, Stretch stretch, ColourMap map,
                  std::span<std::uint32_t> out);

/// Histogram equalisation: each finite value becomes the part of finite values below it, counting half of those equal
/// to it, in [0, 1]; the others become NaN. To be drawn linearly between 0 and 1.
std::vector<float> equalized(std::span<const float> values);
/// The same among the values within the limits; values below become 0, values above 1.
std::vector<float> equalized(std::span<const float> values, Limits limits);

std::string_view toText(Stretch stretch);
std::string_view toText(LimitsMode mode);
std::string_view toText(ColourMap map);

/// The choice whose text it is, whatever its case, hyphens, blanks and percent sign ("square-root", "ZScale", "99.5").
/// Throws UsageError that lists the choices.
Stretch stretchNamed(std::string_view name);
LimitsMode limitsNamed(std::string_view name);
ColourMap colourMapNamed(std::string_view name);

}  // namespace blendscope
