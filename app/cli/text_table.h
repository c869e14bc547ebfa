// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "evaluate/metrics.h"

namespace blendscope::cli {

/// Cells in columns as wide as their widest cell, two blanks apart; the first column stands left, the others right.
/// Every row has as many cells as the first.
std::string alignedTable(const std::vector<std::vector<std::string>>& rows);

/// Four decimals, or a dash for what does not exist.
std::string figure(double value);
/// "0.8123…0.8541".
std::string rangeText(const Interval& interval);

}  // namespace blendscope::cli
