// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

struct LoadRequest {
  std::filesystem::path path;                      ///< CSV file, FITS file or folder of FITS files; content decides which
  std::optional<std::filesystem::path> binaries;   ///< list of ids that are binaries; else NAME_binaries.csv beside a CSV
  std::optional<std::filesystem::path> labels;     ///< `file,class` for a folder
};

/// Reads a data set. What cannot be read (damaged files, odd shapes, bad rows) is left out and named in
/// `provenance().problems`; throws Error if nothing remains, or if the set would need over 60 % of the free memory.
std::shared_ptr<const CutoutSet> loadCutouts(const LoadRequest& request, const Progress& progress);

}  // namespace blendscope
