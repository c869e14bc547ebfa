// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/applied_model.h"

#include <fmt/format.h>

#include <cmath>

#include "evaluate/metrics.h"
#include "study/embed.h"
#include "study/prediction_table.h"

namespace blendscope {

namespace {

/// Values of predicted rows as a column of the whole data set.
MetadataColumn columnOfAll(const AppliedModel& applied, std::string name, std::string unit, auto valueOf) {
  std::vector<double> values(applied.data->size(), std::nan(""));
  for (std::size_t i = 0; i < applied.rows.size(); ++i) values[applied.rows[i]] = valueOf(i);
  return {std::move(name), std::move(unit), ColumnRole::Measured, std::move(values)};
}

MetadataColumn predictedClasses(const AppliedModel& applied) {
  TextValues words{applied.model->classNames().names(), std::vector<std::int32_t>(applied.data->size(), -1)};
  for (std::size_t i = 0; i < applied.rows.size(); ++i) {
    words.codes[applied.rows[i]] = predictedClass(applied.prediction.probability.row(i));
  }
  return {"predicted class", "", ColumnRole::Measured, std::move(words)};
}

}  // namespace

AppliedModel applyModel(std::string name, std::shared_ptr<const FittedPipeline> model,
                        std::shared_ptr<const CutoutSet> data, const Progress& progress) {
  AppliedModel applied;
  applied.name = std::move(name);
  applied.model = std::move(model);
  applied.data = std::move(data);
  applied.rows = finiteRows(*applied.data);
  applied.prediction = applied.model->predict(*applied.data, applied.rows, progress, &applied.seconds);
  applied.counts.assign(static_cast<std::size_t>(applied.model->classNames().count()), 0);
  for (std::size_t i = 0; i < applied.rows.size(); ++i) {
    ++applied.counts[static_cast<std::size_t>(predictedClass(applied.prediction.probability.row(i)))];
  }
  if (const std::size_t left = applied.data->size() - applied.rows.size(); left > 0) {
    applied.warnings.push_back(fmt::format("{} cutouts with NaN or infinite pixels stay without a prediction", left));
  }
  if (applied.model->dataFingerprint() == applied.data->fingerprint()) {
    applied.warnings.push_back("the model was trained on cutouts of this data set: what it says of those flatters it");
  }
  return applied;
}

std::vector<MetadataColumn> predictionColumns(const AppliedModel& applied) {
  std::vector<MetadataColumn> columns{predictedClasses(applied)};
  const Prediction& prediction = applied.prediction;
  const std::vector<std::string>& classes = applied.model->classNames().names();
  for (std::size_t c = 0; c < classes.size(); ++c) {
    columns.push_back(columnOfAll(applied, fmt::format("P({})", classes[c]), "",
                                  [&](std::size_t i) { return prediction.probability(i, c); }));
  }
  columns.push_back(columnOfAll(applied, "uncertainty", "", [&](std::size_t i) { return prediction.uncertainty[i]; }));
  for (const PredictedColumn& found : prediction.columns) {
    columns.push_back(columnOfAll(applied, found.name, found.unit, [&](std::size_t i) { return found.values[i]; }));
  }
  return columns;
}

PredictionTable predictionTable(const AppliedModel& applied) {
  return tableOfAll(applied.model->classNames(), *applied.data, applied.rows, applied.prediction);
}

}  // namespace blendscope
