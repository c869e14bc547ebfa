// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/cutout_set.h"

namespace blendscope {

/// Mirror images and quarter turns that keep an image's shape: eight for a square, four otherwise.
int mirrorCopies(ImageShape shape);

/// Copy number `copy` in [0, mirrorCopies(shape)) of `in`: bit 0 mirrors left–right, bit 1 top–bottom, bit 2 first
/// exchanges rows and columns. Copy 0 is the image itself. `in` and `out` must not overlap.
void mirrorCopy(std::span<const float> in, ImageShape shape, int copy, std::span<float> out);

}  // namespace blendscope
