// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluate/accuracy_by.h"
#include "study/run.h"

namespace blendscope {

/// Numeric columns of the run's test set that take two values and more among tested rows: separation, flux ratio, S/N,
/// seeing and magnitude first, then the others in the order of the table.
std::vector<std::string> numericColumns(const Run& run);

/// Accuracy and completeness against a numeric column (evaluate/accuracy_by.h); `members` become rows of the test set.
struct AccuracyCurve {
  std::string column;
  std::string unit;
  std::vector<AccuracyBin> bins;
  std::vector<std::vector<Row>> rows;  ///< of each bin, ascending, each once
  std::size_t missing = 0;             ///< tested rows without a value
};
/// Throws UsageError for a column that is not there or not numeric.
AccuracyCurve accuracyBy(const Run& run, const std::string& column, std::size_t bins, const Progress& progress);

/// Completeness by separation and flux ratio, where the test set has columns of these (separation_px or separation,
/// flux_ratio); else nothing. A pair has a positive flux ratio; it is found where the predicted class is one most of
/// whose rows are pairs, so that calling a binary a line-of-sight blend counts as found.
struct CompanionMap {
  std::string unit;  ///< of the separation
  DetectionMap map;
  std::vector<std::vector<Row>> rows;  ///< of each cell
};
std::optional<CompanionMap> companionMap(const Run& run, std::size_t columns, std::size_t rows,
                                         const Progress& progress);

}  // namespace blendscope
