// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// How several square images of one channel lie in one row of numbers: line after line with one empty pixel between
/// lines, one empty line between images and margins at both ends. Every 3×3 neighbourhood then is nine fixed shifts of
/// the whole row, and reads zeros beyond the edges. A batch of images is a table of channels × length().
struct PlaneLayout {
  std::size_t images = 0;
  std::size_t side = 0;  ///< px

  std::size_t stride() const { return side + 1; }
  std::size_t length() const { return images * (side + 1) * (side + 1) + 2 * margin(); }
  std::size_t margin() const { return side + 2; }
  /// Place of the first pixel of a line; the others follow.
  std::size_t lineOf(std::size_t image, std::size_t y) const { return margin() + (image * (side + 1) + y) * stride(); }
  std::size_t pixels() const { return images * side * side; }

  /// 1 for places that hold a pixel, 0 for the empty ones.
  std::vector<float> mask() const;
};

/// The neighbourhoods of all pixels: row (c · kernel² + tap) is channel c shifted by the tap. `kernel` is 1 or 3.
void gatherTaps(const Matrix<float>& planes, const PlaneLayout& layout, std::size_t kernel, Matrix<float>& taps);

/// Its transpose: adds every row of `taps` to its channel, shifted back.
void addTaps(const Matrix<float>& taps, const PlaneLayout& layout, std::size_t kernel, Matrix<float>& planes);

/// Half the side, rounded up.
PlaneLayout halved(const PlaneLayout& layout);

/// Means of 2×2 pixels; at the far edge of an odd side, of those there are.
void halve(const Matrix<float>& planes, const PlaneLayout& layout, Matrix<float>& smaller);
/// Its transpose: shares every value of `smaller` among the pixels it is the mean of, adding to `planes`.
void addHalved(const Matrix<float>& smaller, const PlaneLayout& layout, Matrix<float>& planes);

}  // namespace blendscope
