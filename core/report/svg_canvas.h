// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "report/canvas.h"

namespace blendscope {

/// A figure as an `<svg>` element that needs nothing else.
std::string toSvg(const Figure& figure);

}  // namespace blendscope
