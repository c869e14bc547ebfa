// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace blendscope {

/// What becomes of line breaks: they stay, or are written so that readers of attributes and cells give them back.
enum class LineBreaks { Plain, Coded };

/// A text as HTML, SVG and XML hold it. Control characters have no place in markup and become blanks.
std::string escapedMarkup(std::string_view text, LineBreaks breaks = LineBreaks::Plain);

}  // namespace blendscope
