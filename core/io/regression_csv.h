// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

/// A table of numbers for a regression: one column is the target, all others are inputs.
struct RegressionTable {
  std::vector<std::string> inputNames;
  Matrix<double> inputs;            ///< n × d
  std::vector<double> target;       ///< n; empty if the file has no such column
  std::vector<DataProblem> problems;  ///< rows left out: not a number, not finite, wrong number of fields
};

/// Reads a CSV file with a header. With `inputNames` those columns are the inputs, in that order, and the target may be
/// absent. Throws Error naming the columns there are if one is missing, or if no row can be used.
RegressionTable readRegressionCsv(const std::filesystem::path& path, const std::string& target,
                                  const std::vector<std::string>& inputNames, const Progress& progress);

}  // namespace blendscope
