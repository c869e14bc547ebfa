// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_columns.h"

#include <limits>

#include "evaluate/metrics.h"

namespace blendscope {

std::vector<MetadataColumn> runColumns(const Run& run, const CutoutSet& set) {
  if (!run.testSet().sameCutouts(set)) return {};
  const std::size_t n = set.size();
  const std::vector<double> none(n, std::numeric_limits<double>::quiet_NaN());
  const ClassNames& classes = run.data->classNames();
  TextValues predicted{classes.names(), std::vector<std::int32_t>(n, -1)};
  std::vector<double> wrong = none;
  std::vector<double> probability = none;
  std::vector<double> uncertainty = none;
  for (const SplitResult& result : run.splits) {
    const Prediction& said = result.prediction;
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const Row row = result.split.test[i];
      if (predicted.codes[row] >= 0) continue;
      const auto probabilities = said.probability.row(i);
      const int c = predictedClass(probabilities);
      predicted.codes[row] = c;
      probability[row] = probabilities[static_cast<std::size_t>(c)];
      if (!said.uncertainty.empty()) uncertainty[row] = said.uncertainty[i];
      const int label = set.label(row);
      if (label != kUnlabelled) wrong[row] = set.classNames().name(label) == classes.name(c) ? 0 : 1;
    }
  }
  return {{"predicted class", "", ColumnRole::Measured, std::move(predicted)},
          {"wrong", "", ColumnRole::Measured, std::move(wrong)},
          {"probability", "", ColumnRole::Measured, std::move(probability)},
          {"uncertainty", "", ColumnRole::Measured, std::move(uncertainty)}};
}

}  // namespace blendscope
