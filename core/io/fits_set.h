// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "io/problem_list.h"

namespace blendscope {

/// One FITS file: a single 2-D image, or Blendscope's own layout of many cutouts (see `writeFits`).
CutoutSetParts readFitsFile(const std::filesystem::path& file, std::uint64_t memoryLimit, ProblemList& problems,
                            const Progress& progress);

}  // namespace blendscope
