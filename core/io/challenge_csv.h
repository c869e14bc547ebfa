// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "io/problem_list.h"

namespace blendscope {

struct ChallengeCsv {
  CutoutSetParts parts;
  bool hasIds;  ///< false: the ids are row numbers from 0, since the file names none
};

/// Reads pixels, ids and classes of a CSV file in the challenge layout; columns of other files are joined afterwards.
ChallengeCsv readChallengeCsv(const std::filesystem::path& path, std::uint64_t memoryLimit, ProblemList& problems,
                                const Progress& progress);

}  // namespace blendscope
