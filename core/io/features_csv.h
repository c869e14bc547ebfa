// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "data/cutout_set.h"
#include "data/steps.h"

namespace blendscope {

/// Writes what steps made of cutouts as CSV, `id,class,NAME…`: row i of `features` belongs to `rows[i]`, and there are
/// as many names as columns. Classes by name, empty where unlabelled. The file is replaced as a whole or not at all;
/// throws Error with the reason.
void writeFeatures(const CutoutSet& set, std::span<const Row> rows, const Matrix<float>& features,
                   const std::vector<FeatureName>& names, const std::filesystem::path& path);

}  // namespace blendscope
