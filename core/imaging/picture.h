// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "data/cutout_set.h"
#include "data/sky_axes.h"

namespace blendscope {

/// Colours as a screen wants them: line by line from the top.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;  ///< 0xAARRGGBB
};

/// How the data's x and y lie on a screen before anyone turns them.
inline Turn plainTurn(bool firstRowAtBottom) { return firstRowAtBottom ? Turn{} : Turn{1, 0, 0, -1}; }

/// The colours of an image, row-major in the order of the data, laid on a screen; each pixel becomes a square of
/// `times` ≥ 1.
Picture layOut(std::span<const std::uint32_t> colours, ImageShape shape, const Turn& turn, int times = 1);

}  // namespace blendscope
