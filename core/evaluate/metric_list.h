// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "evaluate/metrics.h"

namespace blendscope {

/// One figure of `Metrics`, for tables, forms and JSON that go through all of them.
struct MetricInfo {
  std::string name;   ///< key in JSON: "accuracy", "log_loss"
  std::string label;  ///< heading of a column
  std::string help;   ///< what it says, in one line, and its range
  bool largerIsBetter = true;
  double Metrics::*value = nullptr;
};

/// In the order to be shown; accuracy first.
std::span<const MetricInfo> metricList();

}  // namespace blendscope
