// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "io/problem_list.h"

namespace blendscope {

/// One cutout per FITS file, in the order of `files`: pixels, ids, header columns and file names; no classes. The
/// commonest shape wins; files of another shape and files that cannot be read are left out and named. Throws Error if
/// none remains.
CutoutSetParts readFitsImages(const std::vector<std::filesystem::path>& files, std::uint64_t memoryLimit,
                              ProblemList& problems, const Progress& progress);

/// The name without .fits, .fit, .fts, without .gz or .fz behind it, and without blanks at its ends.
std::string fitsStem(const std::string& fileName);

/// True for names that promise FITS.
bool hasFitsName(const std::string& fileName);

}  // namespace blendscope
