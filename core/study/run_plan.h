// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "study/run.h"

namespace blendscope {

/// What a run decides before anything is trained.
struct RunPlan {
  std::shared_ptr<const CutoutSet> testData;  ///< with its classes numbered as those of the data; null if none is given
  int positive = 0;
  std::vector<Split> splits;
  std::vector<int> trainGroups;   ///< object numbers of the rows of the data, as the split's `group` asks; may be empty
  std::vector<int> testGroups;    ///< likewise of the test set
  std::vector<int> trainObjects;  ///< discovered object numbers (evaluate/duplicates.h) of the rows of the data
  std::vector<int> testObjects;   ///< likewise of the test set
  std::vector<std::string> warnings;
};

/// Rows that can be learnt from or tested on: labelled, all pixels finite; ascending. What was left out is counted in
/// `warnings`, where the set is called `called` ("training data"). Throws Error if nothing remains.
std::vector<Row> usableRows(const CutoutSet& set, const std::string& called, std::vector<std::string>& warnings);

/// Checks that data and test data fit together, discovers objects and parts the rows. Throws UsageError or Error where
/// that cannot be done.
RunPlan planRun(const RunRequest& request, const Progress& progress);

}  // namespace blendscope
