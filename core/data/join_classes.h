// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "data/cutout_set.h"

namespace blendscope {

/// The same cutouts with class `from` counted as `into`, e.g. binaries as blends. Throws UsageError where the set lacks
/// one of the two.
std::shared_ptr<const CutoutSet> joinClasses(const CutoutSet& set, std::string_view from, std::string_view into);

}  // namespace blendscope
