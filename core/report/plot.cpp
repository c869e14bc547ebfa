// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/plot.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace blendscope {

namespace {

Colour mixed(Colour a, Colour b, double share) {
  const double s = std::clamp(share, 0.0, 1.0);
  const auto channel = [&](std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint8_t>(std::lround(from + s * (to - from)));
  };
  return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue)};
}

constexpr Colour kWhite{255, 255, 255};

double fraction(const Axis& axis, double value) {
  if (axis.logarithmic) return std::log(value / axis.low) / std::log(axis.high / axis.low);
  return (value - axis.low) / (axis.high - axis.low);
}

template <class ColourOf>
void drawPixels(Canvas& canvas, const Box& box, MatrixView<const float> pixels, ColourOf&& colourOf) {
  const double side =
      std::min(box.width / static_cast<double>(pixels.cols()), box.height / static_cast<double>(pixels.rows()));
  for (std::size_t r = 0; r < pixels.rows(); ++r) {
    for (std::size_t c = 0; c < pixels.cols(); ++c) {
      // A little overlap hides seams between squares.
      canvas.rectangle(
          {box.left + side * static_cast<double>(c), box.top + side * static_cast<double>(r), side + 0.3, side + 0.3},
          colourOf(pixels(r, c)));
    }
  }
}

}  // namespace

namespace palette {

Colour series(std::size_t i) {
  constexpr std::array<Colour, 7> kColours{{{0x56, 0xB4, 0xE9},
                                            {0xE6, 0x9F, 0x00},
                                            {0xCC, 0x79, 0xA7},
                                            {0x00, 0x9E, 0x73},
                                            {0x00, 0x72, 0xB2},
                                            {0xD5, 0x5E, 0x00},
                                            {0x5B, 0x66, 0x75}}};
  return kColours[i % kColours.size()];
}

Colour faded(Colour colour, double opacity) {
  colour.opacity = opacity;
  return colour;
}

}  // namespace palette

Axis Axis::around(std::string label, std::span<const double> values, bool logarithmic) {
  Axis axis{std::move(label), 0, 1, logarithmic};
  double low = INFINITY;
  double high = -INFINITY;
  for (const double value : values) {
    if (!std::isfinite(value) || (logarithmic && value <= 0)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high) {
    if (logarithmic) axis.low = 0.1;
    return axis;
  }
  if (logarithmic) {
    const double room = std::max(1.3, std::pow(high / low, 0.08));
    axis.low = low / room;
    axis.high = high * room;
  } else {
    const double room = high > low ? 0.08 * (high - low) : std::max(1e-3, 0.05 * std::abs(high));
    axis.low = low - room;
    axis.high = high + room;
  }
  return axis;
}

std::vector<double> ticks(const Axis& axis, int wanted) {
  std::vector<double> values;
  if (axis.logarithmic) {
    const auto within = [&](std::initializer_list<double> factors) {
      std::vector<double> found;
      for (int decade = static_cast<int>(std::floor(std::log10(axis.low))); std::pow(10.0, decade) <= axis.high;
           ++decade) {
        for (const double factor : factors) {
          const double value = factor * std::pow(10.0, decade);
          if (value >= axis.low && value <= axis.high) found.push_back(value);
        }
      }
      return found;
    };
    values = within({1});
    return values.size() >= 3 ? values : within({1, 2, 5});
  }
  const double rough = (axis.high - axis.low) / wanted;
  const double decade = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * decade;
  for (const double nice : {1.0, 2.0, 5.0}) {
    if (nice * decade >= rough) {
      step = nice * decade;
      break;
    }
  }
  for (double k = std::ceil(axis.low / step - 1e-9); k * step <= axis.high + 1e-9 * step; ++k) {
    values.push_back(k == 0 ? 0 : k * step);
  }
  return values;
}

Plot::Plot(Canvas& canvas, const Box& box, Axis x, Axis y)
    : canvas_(canvas), box_(box), x_(std::move(x)), y_(std::move(y)) {
  const TextStyle small{10, palette::kMuted, Anchor::Middle};
  for (const double tick : ticks(x_)) {
    const double at = box.left + fraction(x_, tick) * box.width;
    canvas.segment({at, box.bottom()}, {at, box.bottom() + 4}, palette::kMuted, 1);
    canvas.text({at, box.bottom() + 16}, fmt::format("{:.4g}", tick), small);
  }
  TextStyle right = small;
  right.anchor = Anchor::End;
  for (const double tick : ticks(y_)) {
    const double at = box.bottom() - fraction(y_, tick) * box.height;
    canvas.segment({box.left, at}, {box.right(), at}, palette::kGrid, 1);
    canvas.text({box.left - 6, at + 3.5}, fmt::format("{:.4g}", tick), right);
  }
  canvas.segment({box.left, box.bottom()}, {box.right(), box.bottom()}, palette::kMuted, 1);
  canvas.text({box.left + box.width / 2, box.bottom() + 33}, x_.label, {11, palette::kInk, Anchor::Middle});
  canvas.text({box.left - 44, box.top + box.height / 2}, y_.label, {11, palette::kInk, Anchor::Middle, false, true});
}

Point Plot::at(double x, double y) const {
  return {box_.left + fraction(x_, x) * box_.width, box_.bottom() - fraction(y_, y) * box_.height};
}

void Plot::line(std::span<const double> x, std::span<const double> y, Colour colour, bool dashed) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isfinite(x[i]) && std::isfinite(y[i])) points.push_back(at(x[i], y[i]));
  }
  if (points.size() > 1) canvas_.line(points, colour, 1.8, dashed);
}

void Plot::band(std::span<const double> x, std::span<const double> low, std::span<const double> high, Colour colour) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isfinite(low[i]) && std::isfinite(high[i])) points.push_back(at(x[i], high[i]));
  }
  for (std::size_t i = x.size(); i-- > 0;) {
    if (std::isfinite(low[i]) && std::isfinite(high[i])) points.push_back(at(x[i], low[i]));
  }
  if (points.size() > 3) canvas_.polygon(points, palette::faded(colour, 0.2));
}

void Plot::marker(double x, double y, Colour colour, double radius) { canvas_.circle(at(x, y), radius, colour); }

void Plot::whisker(double x, double low, double high, Colour colour) {
  if (!std::isfinite(low) || !std::isfinite(high)) return;
  canvas_.segment(at(x, low), at(x, high), colour, 1.4);
}

void Plot::label(double x, double y, const std::string& words, Anchor anchor, Colour colour, double dx, double dy) {
  const Point point = at(x, y);
  canvas_.text({point.x + (anchor == Anchor::End ? -dx : dx), point.y + dy}, words, {10, colour, anchor});
}

void drawGreyImage(Canvas& canvas, const Box& box, MatrixView<const float> pixels, double low, double high) {
  const double width = high > low ? high - low : 1;
  drawPixels(canvas, box, pixels, [&](float value) {
    return mixed({0x10, 0x12, 0x16}, kWhite, (value - low) / width);
  });
}

void drawSignedImage(Canvas& canvas, const Box& box, MatrixView<const float> pixels, double limit) {
  drawPixels(canvas, box, pixels, [&](float value) {
    const Colour end = value < 0 ? Colour{0x00, 0x5A, 0x9C} : Colour{0xC8, 0x55, 0x00};
    return mixed({0xF7, 0xF7, 0xF5}, end, limit > 0 ? std::abs(value) / limit : 0);
  });
}

Colour heat(double value, double low, double high) {
  if (!std::isfinite(value)) return {0xEE, 0xEE, 0xEE};
  return mixed({0xF1, 0xF6, 0xFB}, {0x1F, 0x6F, 0xBF}, high > low ? (value - low) / (high - low) : 0.5);
}

}  // namespace blendscope
