// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "io/problem_list.h"

namespace blendscope {

/// A folder of FITS files as cutouts in the order of their names, with classes from the `file,class` list `labels` or
/// from the file names. Files that are not FITS are named; sub-folders and hidden files are not looked at.
CutoutSetParts readFitsFolder(const std::filesystem::path& folder, const std::optional<std::filesystem::path>& labels,
                              std::uint64_t memoryLimit, ProblemList& problems, const Progress& progress);

}  // namespace blendscope
