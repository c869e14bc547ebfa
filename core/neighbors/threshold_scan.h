// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace blendscope {

/// Place of the first value from `from` on that is not above the threshold; values.size() if there is none. Vectorised
/// for the processor at run time.
std::size_t firstNotAbove(std::span<const float> values, std::size_t from, float threshold);

}  // namespace blendscope
