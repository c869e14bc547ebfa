// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "evaluate/significance.h"
#include "study/run.h"

namespace blendscope {

/// Two runs on the same test rows.
struct RunPair {
  std::size_t first = 0;  ///< numbers of the runs as handed in
  std::size_t second = 0;
  PairedTest test;      ///< effect: accuracy of the first minus that of the second
  double adjusted = 1;  ///< p after Holm over all pairs that could be tested; NaN where p is
  std::string problem;  ///< why they cannot be compared; empty if they can
};

/// Every pair of runs, the first always before the second. Repeated divisions overlap, so that they take the corrected
/// resampled t-test over divisions; else McNemar's test or, where rows are grouped, sign flips of the objects'
/// differences (evaluate/significance.h). Runs that did not test the same rows in the same divisions cannot be
/// compared.
std::vector<RunPair> compareRuns(const std::vector<std::shared_ptr<const Run>>& runs, const Progress& progress);

}  // namespace blendscope
