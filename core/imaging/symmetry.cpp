// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/symmetry.h"

#include <utility>

namespace blendscope {

int mirrorCopies(ImageShape shape) { return shape.width == shape.height ? 8 : 4; }

void mirrorCopy(std::span<const float> in, ImageShape shape, int copy, std::span<float> out) {
  const auto width = static_cast<std::size_t>(shape.width);
  const auto height = static_cast<std::size_t>(shape.height);
  for (std::size_t row = 0; row < height; ++row) {
    for (std::size_t column = 0; column < width; ++column) {
      std::size_t fromRow = (copy & 2) != 0 ? height - 1 - row : row;
      std::size_t fromColumn = (copy & 1) != 0 ? width - 1 - column : column;
      if ((copy & 4) != 0) std::swap(fromRow, fromColumn);
      out[row * width + column] = in[fromRow * width + fromColumn];
    }
  }
}

}  // namespace blendscope
