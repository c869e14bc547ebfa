// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg_canvas.h"

#include <fmt/format.h>
#include <cmath>

#include "base/markup_text.h"

namespace blendscope {

namespace {

/// Two decimals are finer than any screen.
std::string number(double value) {
  if (!std::isfinite(value)) return "0";
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string paint(const char* what, Colour colour) {
  std::string text = fmt::format("{}=\"#{:02x}{:02x}{:02x}\"", what, colour.red, colour.green, colour.blue);
  if (colour.opacity < 1) text += fmt::format(" {}-opacity=\"{}\"", what, number(colour.opacity));
  return text;
}

std::string coordinates(std::span<const Point> points) {
  std::string text;
  for (const Point& point : points) {
    if (!text.empty()) text += ' ';
    text += number(point.x) + "," + number(point.y);
  }
  return text;
}

class SvgCanvas final : public Canvas {
 public:
  void line(std::span<const Point> points, Colour colour, double width, bool dashed) override {
    markup_ += fmt::format("<polyline points=\"{}\" fill=\"none\" {} stroke-width=\"{}\"{}/>\n", coordinates(points),
                           paint("stroke", colour), number(width), dashed ? " stroke-dasharray=\"4 3\"" : "");
  }
  void polygon(std::span<const Point> points, Colour fill) override {
    markup_ += fmt::format("<polygon points=\"{}\" {}/>\n", coordinates(points), paint("fill", fill));
  }
  void circle(Point centre, double radius, Colour fill) override {
    markup_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>\n", number(centre.x), number(centre.y),
                           number(radius), paint("fill", fill));
  }
  void text(Point baseline, const std::string& words, const TextStyle& style) override {
    const char* anchor = style.anchor == Anchor::Start ? "start" : style.anchor == Anchor::Middle ? "middle" : "end";
    const std::string turned =
        style.upwards ? fmt::format(" transform=\"rotate(-90 {} {})\"", number(baseline.x), number(baseline.y)) : "";
    markup_ +=
        fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" {}{}{}>{}</text>\n",
                    number(baseline.x), number(baseline.y), number(style.size), anchor, paint("fill", style.colour),
                    style.bold ? " font-weight=\"600\"" : "", turned, escapedMarkup(words));
  }

  const std::string& markup() const { return markup_; }

 private:
  std::string markup_;
};

}  // namespace

std::string toSvg(const Figure& figure) {
  SvgCanvas canvas;
  figure.draw(canvas);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
      "aria-label=\"{2}\" font-family=\"Inter, 'DejaVu Sans', sans-serif\">\n{3}</svg>\n",
      number(figure.width), number(figure.height), escapedMarkup(figure.caption), canvas.markup());
}

}  // namespace blendscope
