// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "report/canvas.h"

namespace blendscope {

/// A figure as an `<svg>` element that needs nothing else.
std::string toSvg(const Figure& figure);

/// Text as it may stand in HTML and SVG, in elements and in quoted attributes.
std::string escapedMarkup(std::string_view text);

}  // namespace blendscope
