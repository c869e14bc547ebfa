// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/matrix.h"

namespace blendscope {

/// Throws Error naming the first row that holds a value which is not finite; `step` is who asks, e.g. "umap".
void requireFiniteRows(MatrixView<const float> values, std::string_view step);

/// True if every value of the row is finite.
bool isFinite(std::span<const float> row);

}  // namespace blendscope
