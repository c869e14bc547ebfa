// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/training_rows.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace blendscope {

bool isFinite(std::span<const float> row) {
  return std::all_of(row.begin(), row.end(), [](float value) { return std::isfinite(value); });
}

void requireFiniteRows(MatrixView<const float> values, std::string_view step) {
  for (std::size_t i = 0; i < values.rows(); ++i) {
    if (isFinite(values.row(i))) continue;
    throw Error("a training row holds a value that is not finite", fmt::format("step '{}', training row {}", step, i),
                "Leave rows with missing pixels out, or choose a normalizer that fills them.");
  }
}

}  // namespace blendscope
