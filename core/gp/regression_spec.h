// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameter_info.h"
#include "gp/regression.h"

namespace blendscope {

/// The regression model by its name `muygps` and its parameters, each of which may be left to the program.
const StepInfo& regressionInfo();

/// Throws UsageError for another model, an unknown parameter or a value out of range.
RegressionRequest parseRegression(const StepSpec& spec, std::uint64_t seed);

}  // namespace blendscope
