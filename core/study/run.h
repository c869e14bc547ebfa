// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/split.h"
#include "evaluate/duplicates.h"
#include "evaluate/intervals.h"
#include "evaluate/leak.h"
#include "evaluate/metrics.h"
#include "study/pipeline.h"

namespace blendscope {

/// What one division of a run gave.
struct SplitResult {
  Split split;
  std::shared_ptr<const FittedPipeline> pipeline;  ///< trained on split.train; null if the request did not keep it
  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters;
  Prediction prediction;  ///< row i belongs to split.test[i]
  Metrics metrics;
  StageSeconds seconds;
};

/// One pipeline evaluated on one data set: everything needed to look at it and to repeat it exactly.
struct Run {
  PipelineSpec spec;
  SplitSpec splitSpec;
  std::shared_ptr<const CutoutSet> data;  ///< rows of the splits are rows of this set…
  /// …except the test rows where a separate test set was given (else null); its classes are numbered as those of
  /// `data`.
  std::shared_ptr<const CutoutSet> testData;
  int positive = 0;
  std::uint64_t seed = 1;
  std::string version;
  std::vector<SplitResult> splits;
  Metrics pooled;        ///< over the test rows of all splits together; repeats of a row count as one object
  std::vector<MetricEstimate> figures;  ///< every metric of them with its 95 % interval, in the order of `metricList`
  StageSeconds seconds;  ///< summed over splits
  Leak leak;             ///< tested rows whose discovered object also trained
  std::string uncertaintyMeaning;
  std::vector<std::string> warnings;

  const CutoutSet& testSet() const { return testData ? *testData : *data; }
};

struct RunRequest {
  PipelineSpec spec;
  SplitSpec split;
  std::shared_ptr<const CutoutSet> data;
  std::shared_ptr<const CutoutSet> testData;  ///< if set, all of `data` trains and of `split` only `group` is used
  std::optional<std::string> positive;
  std::uint64_t seed = 1;
  /// What `findDuplicates` finds in the data (and the test data) with default options, if the caller knows already;
  /// else found anew.
  std::shared_ptr<const Duplicates> duplicates = nullptr;
  bool keepPipelines = true;  ///< explanations need the fitted pipelines; many splits of much data hold much memory
};

/// Splits, fits, predicts, measures. Unlabelled rows and rows with non-finite pixels are left out with a warning that
/// counts them. Test rows that show the object of a training row (evaluate/duplicates.h) are counted in `leak` and in a
/// warning, whatever column the split is grouped by; it is also told where sky, noise and peak height alone tell the classes apart (AUC above 0.60). Where the split is
/// grouped, the groups reach the fit (leave one object out) and the interval of the accuracy. Deterministic for a seed,
/// whatever the thread count.
std::shared_ptr<const Run> evaluatePipeline(const RunRequest& request, const Progress& progress);

}  // namespace blendscope
