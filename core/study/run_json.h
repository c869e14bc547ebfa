// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "study/run.h"

namespace blendscope {

/// A run in figures, as `blendscope-cli evaluate --json` prints it: pooled over the test rows of all splits, with one
/// object per split in `per_split`. Figures that are undefined are null.
nlohmann::ordered_json toJson(const Run& run);

nlohmann::ordered_json toJson(const StageSeconds& seconds);

/// Adds every figure of the metric list, the accuracy's interval and the confusion matrix to a JSON object.
void addMetrics(nlohmann::ordered_json& json, const Metrics& metrics);

/// Names to values, in order.
nlohmann::ordered_json toJson(const std::vector<std::pair<std::string, HyperparameterValue>>& hyperparameters);

}  // namespace blendscope
