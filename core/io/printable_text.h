// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace blendscope {

/// Text from a file as it may stand in a message: control characters and bytes that are not UTF-8 become '?'.
std::string asPrintable(std::string_view text);

/// FITS fills words with blanks to their full length.
std::string_view withoutTrailingBlanks(std::string_view text);

}  // namespace blendscope
