// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "imaging/picture.h"

namespace blendscope {

/// The bytes of a PNG file, opaque. Throws Error where the picture is larger than the format's library takes (32,767
/// pixels on a side).
std::string pngOf(const Picture& picture);

}  // namespace blendscope
