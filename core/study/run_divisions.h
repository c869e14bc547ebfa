// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "study/run.h"

namespace blendscope {

/// As `evaluatePipeline`, but on these divisions of labelled rows with finite pixels instead of those that
/// `request.split` would draw; of `split` only `group` and `repeats` are used. Without divisions, or with test data of
/// their own, the same as `evaluatePipeline`.
std::shared_ptr<const Run> evaluateOnDivisions(const RunRequest& request, const std::vector<Split>& divisions,
                                               const Progress& progress);

}  // namespace blendscope
