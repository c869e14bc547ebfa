// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/picture.h"

namespace blendscope {

Picture layOut(std::span<const std::uint32_t> colours, ImageShape shape, const Turn& turn, int times) {
  const int columns = turn.swapsAxes() ? shape.height : shape.width;
  const int lines = turn.swapsAxes() ? shape.width : shape.height;
  // Steps against an axis count from its far end.
  const int left = turn.rightByX + turn.rightByY < 0 ? columns - 1 : 0;
  const int top = turn.upByX + turn.upByY > 0 ? lines - 1 : 0;
  Picture picture{columns * times, lines * times, {}};
  picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    const int down = y / times - top;
    for (int x = 0; x < picture.width; ++x) {
      const int right = x / times - left;
      // A turn's inverse is its transpose.
      const int column = turn.rightByX * right - turn.upByX * down;
      const int row = turn.rightByY * right - turn.upByY * down;
      picture
          .pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)] =
          colours[static_cast<std::size_t>(row) * static_cast<std::size_t>(shape.width) +
                  static_cast<std::size_t>(column)];
    }
  }
  return picture;
}

}  // namespace blendscope
