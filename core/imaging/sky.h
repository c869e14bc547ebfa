// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/cutout_set.h"

namespace blendscope {

/// Empty sky around an object, in the image's own units.
struct Sky {
  double level = 0;
  double noise = 0;  ///< standard deviation of one pixel, ≥ 0
};

/// Sky from the outermost ring of pixels: median and standard deviation after clipping at 3σ about the median, where
/// the first σ is 1.4826 · (median absolute deviation), so that a neighbour at the edge does not count. Non-finite
/// pixels are left out; without finite ones (0, 0). The same for all mirror images and rotations of an image.
Sky borderSky(std::span<const float> image, ImageShape shape);

}  // namespace blendscope
