// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>

#include "imaging/display.h"

namespace blendscope {

namespace {

struct Colour {
  double red, green, blue;  // 0…1
};

using Table = std::array<std::uint32_t, 256>;
using Anchors = std::array<std::uint32_t, 10>;

// Ten evenly spaced colours of each of matplotlib's maps (Smith & van der Walt 2015; Nuñez et al. 2018); cubics in
// between.
constexpr Anchors kViridis{0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E,
                           0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B, 0xFDE725};
constexpr Anchors kCividis{0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173,
                           0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838};
constexpr Anchors kMagma{0x000004, 0x180F3D, 0x440F76, 0x721F81, 0x9E2F7F,
                         0xCD4071, 0xF1605D, 0xFD9668, 0xFECA8D, 0xFCFDBF};

Colour unpacked(std::uint32_t rgb) {
  return {static_cast<double>(rgb >> 16) / 255, static_cast<double>((rgb >> 8) & 0xFF) / 255,
          static_cast<double>(rgb & 0xFF) / 255};
}

std::uint32_t packed(const Colour& colour) {
  const auto byte = [](double v) { return static_cast<std::uint32_t>(std::lround(255 * std::clamp(v, 0.0, 1.0))); };
  return 0xFF000000U | byte(colour.red) << 16 | byte(colour.green) << 8 | byte(colour.blue);
}

/// Catmull–Rom through four neighbouring anchors, t in [0, 1] between the middle two.
double cubic(double before, double from, double to, double after, double t) {
  return from +
         0.5 * t *
             (to - before + t * (2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before)));
}

Colour between(const Anchors& anchors, double x) {
  constexpr int kLast = static_cast<int>(std::tuple_size_v<Anchors>) - 1;
  const double place = x * kLast;
  const int i = std::min(static_cast<int>(place), kLast - 1);
  const auto anchor = [&](int k) { return unpacked(anchors[static_cast<std::size_t>(std::clamp(k, 0, kLast))]); };
  const Colour a = anchor(i - 1), b = anchor(i), c = anchor(i + 1), d = anchor(i + 2);
  const double t = place - i;
  return {cubic(a.red, b.red, c.red, d.red, t), cubic(a.green, b.green, c.green, d.green, t),
          cubic(a.blue, b.blue, c.blue, d.blue, t)};
}

/// 0 up to `from`, 1 from `to` on, linear in between.
double ramp(double x, double from, double to) { return std::clamp((x - from) / (to - from), 0.0, 1.0); }

Colour heat(double x) { return {ramp(x, 0, 0.34), x, ramp(x, 0.65, 0.98)}; }

Colour cool(double x) {
  return {0.1 * ramp(x, 0.29, 0.76) + 0.9 * ramp(x, 0.76, 1), ramp(x, 0.22, 0.96), ramp(x, 0, 0.53)};
}

/// Green (2011), eq. 2, with start 0.5, −1.5 rotations, hue 1, γ 1.
Colour cubehelix(double x) {
  const double angle = 2 * std::numbers::pi * (0.5 / 3 - 1.5 * x);
  const double amplitude = x * (1 - x) / 2;
  const double c = std::cos(angle), s = std::sin(angle);
  return {x + amplitude * (-0.14861 * c + 1.78277 * s), x + amplitude * (-0.29227 * c - 0.90649 * s),
          x + amplitude * 1.97294 * c};
}

Colour colourAt(ColourMap map, double x) {
  switch (map) {
    case ColourMap::Grey:
      return {x, x, x};
    case ColourMap::Viridis:
      return between(kViridis, x);
    case ColourMap::Cividis:
      return between(kCividis, x);
    case ColourMap::Magma:
      return between(kMagma, x);
    case ColourMap::Cubehelix:
      return cubehelix(x);
    case ColourMap::Heat:
      return heat(x);
    case ColourMap::Cool:
      return cool(x);
  }
  return {x, x, x};
}

Table makeTable(ColourMap map) {
  Table table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = packed(colourAt(map, static_cast<double>(i) / 255));
  return table;
}

}  // namespace

const std::array<std::uint32_t, 256>& colourTable(ColourMap map) {
  static const auto tables = [] {
    std::array<Table, kColourMaps.size()> all{};
    for (const ColourMap each : kColourMaps) all[static_cast<std::size_t>(each)] = makeTable(each);
    return all;
  }();
  return tables[static_cast<std::size_t>(map)];
}

std::string_view toText(ColourMap map) {
  switch (map) {
    case ColourMap::Grey:
      return "Grey";
    case ColourMap::Viridis:
      return "Viridis";
    case ColourMap::Cividis:
      return "Cividis";
    case ColourMap::Magma:
      return "Magma";
    case ColourMap::Cubehelix:
      return "Cubehelix";
    case ColourMap::Heat:
      return "Heat";
    case ColourMap::Cool:
      return "Cool";
  }
  return "";
}

}  // namespace blendscope
