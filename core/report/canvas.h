// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace blendscope {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  double opacity = 1;
};

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  double right() const { return left + width; }
  double bottom() const { return top + height; }
};

enum class Anchor { Start, Middle, End };

struct TextStyle {
  double size = 11;
  Colour colour{0x1B, 0x23, 0x30};
  Anchor anchor = Anchor::Start;
  bool bold = false;
  bool upwards = false;  ///< turned by 90°, to be read from below
};

/// What figures are drawn on. Units of 1/96 inch, x to the right, y down; the same figure on every canvas.
class Canvas {
 public:
  virtual ~Canvas() = default;
  virtual void line(std::span<const Point> points, Colour colour, double width, bool dashed = false) = 0;
  virtual void polygon(std::span<const Point> points, Colour fill) = 0;
  virtual void circle(Point centre, double radius, Colour fill) = 0;
  virtual void text(Point baseline, const std::string& words, const TextStyle& style) = 0;

  void rectangle(const Box& box, Colour fill);
  void segment(Point from, Point to, Colour colour, double width, bool dashed = false);
};

/// A figure of a fixed size.
struct Figure {
  double width = 0;
  double height = 0;
  std::string caption;  ///< stands below it, and in place of it for those who cannot see it
  std::function<void(Canvas&)> draw;
};

}  // namespace blendscope
