// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/matrix.h"
#include "report/canvas.h"

namespace blendscope {

/// Colours of the field's colour-blind safe set (Okabe & Ito 2008) and of paper and ink.
namespace palette {
inline constexpr Colour kInk{0x1B, 0x23, 0x30};
inline constexpr Colour kMuted{0x5B, 0x66, 0x75};
inline constexpr Colour kGrid{0xE3, 0xE7, 0xEC};
inline constexpr Colour kAccent{0x1F, 0x6F, 0xBF};
inline constexpr Colour kRight{0x00, 0x9E, 0x73};
inline constexpr Colour kWrong{0xD5, 0x5E, 0x00};
/// Of class or series number `i`.
Colour series(std::size_t i);
/// The same, see-through.
Colour faded(Colour colour, double opacity);
}  // namespace palette

struct Axis {
  std::string label;  ///< with its unit
  double low = 0;
  double high = 1;
  bool logarithmic = false;  ///< decades; low > 0

  /// An axis that holds all finite values with some room.
  static Axis around(std::string label, std::span<const double> values, bool logarithmic = false);
};

/// Round numbers along an axis, about `wanted` of them.
std::vector<double> ticks(const Axis& axis, int wanted = 5);

/// Axes with ticks and labels on a canvas, and what is drawn between them.
class Plot {
 public:
  /// `box`: the frame; ticks and labels stand left of it and below it.
  Plot(Canvas& canvas, const Box& box, Axis x, Axis y);

  Point at(double x, double y) const;
  void line(std::span<const double> x, std::span<const double> y, Colour colour, bool dashed = false);
  /// Between two curves.
  void band(std::span<const double> x, std::span<const double> low, std::span<const double> high, Colour colour);
  void marker(double x, double y, Colour colour, double radius = 3.5);
  void whisker(double x, double low, double high, Colour colour);
  void label(double x, double y, const std::string& words, Anchor anchor = Anchor::Start, Colour colour = palette::kInk,
             double dx = 6, double dy = 4);

 private:
  Canvas& canvas_;
  Box box_;
  Axis x_;
  Axis y_;
};

/// Pixels as squares in `box`, from white (`low`) to ink (`high`).
void drawGreyImage(Canvas& canvas, const Box& box, MatrixView<const float> pixels, double low, double high);
/// Pixels as squares, blue below zero and orange above, white at zero, full at ±`limit`.
void drawSignedImage(Canvas& canvas, const Box& box, MatrixView<const float> pixels, double limit);
/// Colour of a share between `low` and `high`: pale to deep.
Colour heat(double value, double low, double high);

}  // namespace blendscope
