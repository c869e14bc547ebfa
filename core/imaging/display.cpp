// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/display.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace blendscope {

namespace {

/// Steps of [0, 1] fine enough that even the logarithm, 145 times steeper than linear at black, passes every colour.
constexpr std::size_t kSteps = 65536;
using ColourIndices = std::array<std::uint8_t, kSteps>;

/// DS9's formula for x in [0, 1].
double curve(double x, Stretch stretch) {
  switch (stretch) {
    case Stretch::Linear:
      return x;
    case Stretch::Log:
      return std::log(1000 * x + 1) / std::log(1000.0);
    case Stretch::Power:
      return (std::pow(1000.0, x) - 1) / 1000;
    case Stretch::SquareRoot:
      return std::sqrt(x);
    case Stretch::Squared:
      return x * x;
    case Stretch::Asinh:
      return std::asinh(10 * x) / 3;
    case Stretch::Sinh:
      return std::sinh(3 * x) / 10;
    case Stretch::HistogramEqualization:
      return x;
  }
  return x;
}

ColourIndices makeIndices(Stretch stretch) {
  ColourIndices indices{};
  for (std::size_t i = 0; i < kSteps; ++i) {
    const double x = (static_cast<double>(i) + 0.5) / kSteps;
    indices[i] = static_cast<std::uint8_t>(std::min(255.0, 256 * curve(x, stretch)));
  }
  return indices;
}

template <Stretch stretch>
const ColourIndices& indicesOf() {
  static const ColourIndices indices = makeIndices(stretch);
  return indices;
}

const ColourIndices& colourIndices(Stretch stretch) {
  switch (stretch) {
    case Stretch::Linear:
      return indicesOf<Stretch::Linear>();
    case Stretch::Log:
      return indicesOf<Stretch::Log>();
    case Stretch::Power:
      return indicesOf<Stretch::Power>();
    case Stretch::SquareRoot:
      return indicesOf<Stretch::SquareRoot>();
    case Stretch::Squared:
      return indicesOf<Stretch::Squared>();
    case Stretch::Asinh:
      return indicesOf<Stretch::Asinh>();
    case Stretch::Sinh:
      return indicesOf<Stretch::Sinh>();
    case Stretch::HistogramEqualization:
      return indicesOf<Stretch::Linear>();
  }
  return indicesOf<Stretch::Linear>();
}

}  // namespace

double stretched(double value, Limits limits, Stretch stretch) {
  if (std::isnan(value)) return value;
  if (!(limits.high > limits.low)) return value > limits.low ? 1 : 0;
  const double x = std::clamp((value - limits.low) / (limits.high - limits.low), 0.0, 1.0);
  return std::clamp(curve(x, stretch), 0.0, 1.0);
}

double colourPlace(double x, const ColourRamp& ramp) {
  const double place = std::clamp((x - ramp.bias) * ramp.contrast + 0.5, 0.0, 1.0);
  return ramp.inverted ? 1 - place : place;
}

ColourTable scaledColours(const ColourRamp& ramp) {
  const ColourTable& colours = colourTable(ramp.map);
  ColourTable scaled{};
  for (std::size_t i = 0; i < scaled.size(); ++i) {
    const double place = colourPlace((static_cast<double>(i) + 0.5) / static_cast<double>(scaled.size()), ramp);
    scaled[i] = colours[std::min<std::size_t>(scaled.size() - 1, static_cast<std::size_t>(256 * place))];
  }
  return scaled;
}

void renderPixels(std::span<const float> values, Limits limits, Stretch stretch, const ColourTable& colours,
                  std::span<std::uint32_t> out) {
  if (stretch == Stretch::HistogramEqualization) {
    renderPixels(equalized(values, limits), {0, 1}, Stretch::Linear, colours, out);
    return;
  }
  const ColourIndices& indices = colourIndices(stretch);
  const double range = limits.high - limits.low;
  const double scale = range > 0 ? static_cast<double>(kSteps) / range : std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) {
      out[i] = kNonFiniteColour;
      continue;
    }
    const double step = std::clamp((static_cast<double>(values[i]) - limits.low) * scale, 0.0, kSteps - 1.0);
    out[i] = colours[indices[static_cast<std::size_t>(step)]];
  }
}

void renderPixels(std::span<const float> values, Limits limits, Stretch stretch, ColourMap map,
                  std::span<std::uint32_t> out) {
  renderPixels(values, limits, stretch, colourTable(map), out);
}

std::vector<float> equalized(std::span<const float> values) {
  constexpr double kAll = std::numeric_limits<double>::infinity();
  return equalized(values, {-kAll, kAll});
}

std::vector<float> equalized(std::span<const float> values, Limits limits) {
  const auto within = [limits](float v) { return std::isfinite(v) && v >= limits.low && v <= limits.high; };
  std::vector<float> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted), within);
  std::sort(sorted.begin(), sorted.end());
  std::vector<float> out(values.size(), std::numeric_limits<float>::quiet_NaN());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    if (!within(values[i])) {
      out[i] = values[i] > limits.high ? 1.0F : 0.0F;
      continue;
    }
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), values[i]);
    const auto below = static_cast<double>(first - sorted.begin());
    const auto equal = static_cast<double>(last - first);
    out[i] = static_cast<float>((below + 0.5 * equal) / static_cast<double>(sorted.size()));
  }
  return out;
}

std::string_view toText(Stretch stretch) {
  switch (stretch) {
    case Stretch::Linear:
      return "Linear";
    case Stretch::Log:
      return "Log";
    case Stretch::Power:
      return "Power";
    case Stretch::SquareRoot:
      return "Square root";
    case Stretch::Squared:
      return "Squared";
    case Stretch::Asinh:
      return "Asinh";
    case Stretch::Sinh:
      return "Sinh";
    case Stretch::HistogramEqualization:
      return "Histogram equalization";
  }
  return "";
}

}  // namespace blendscope
