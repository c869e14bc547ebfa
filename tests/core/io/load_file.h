// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "io/load.h"

namespace blendscope::testing {

inline std::shared_ptr<const CutoutSet> load(const std::filesystem::path& path) {
  return loadCutouts({path}, Progress());
}

}  // namespace blendscope::testing
