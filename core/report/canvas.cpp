// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/canvas.h"

#include <array>

namespace blendscope {

void Canvas::rectangle(const Box& box, Colour fill) {
  polygon(
      std::array<Point, 4>{
          {{box.left, box.top}, {box.right(), box.top}, {box.right(), box.bottom()}, {box.left, box.bottom()}}},
      fill);
}

void Canvas::segment(Point from, Point to, Colour colour, double width, bool dashed) {
  line(std::array<Point, 2>{from, to}, colour, width, dashed);
}

}  // namespace blendscope
