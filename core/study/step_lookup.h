// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/parameter_info.h"

namespace blendscope {

/// Every registered step of a kind, in the order of its registry.
std::vector<const StepInfo*> stepsOfKind(StepKind kind);

/// The step of that name, of whatever kind. Throws UsageError that offers names that look alike and lists all there
/// are.
const StepInfo& stepNamed(std::string_view name);

}  // namespace blendscope
