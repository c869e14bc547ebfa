// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "io/write.h"
#include "study/pipeline.h"

namespace blendscope {

/// What a trained model says of every cutout of a data set, labelled or not.
struct AppliedModel {
  std::string name;  ///< of the model, for people
  std::shared_ptr<const FittedPipeline> model;
  std::shared_ptr<const CutoutSet> data;
  std::vector<Row> rows;              ///< those with finite pixels, ascending; the others stay without a prediction
  Prediction prediction;              ///< row i belongs to rows[i]
  std::vector<std::size_t> counts;    ///< of rows predicted to be of each class of the model
  std::vector<std::string> warnings;  ///< on cutouts left out, and on cutouts that the model knows by heart
  StageSeconds seconds;
};

/// Throws Error if the cutouts have another shape than those that the model was trained on.
AppliedModel applyModel(std::string name, std::shared_ptr<const FittedPipeline> model,
                        std::shared_ptr<const CutoutSet> data, const Progress& progress);

/// As columns of the whole data set: the predicted class, the probability of each class, the uncertainty, and what
/// else the model found. Rows without a prediction have no value. The words of the predicted class are all classes of
/// the model in their order.
std::vector<MetadataColumn> predictionColumns(const AppliedModel& applied);

/// As a table to be written, every cutout of the data set in its order.
PredictionTable predictionTable(const AppliedModel& applied);

}  // namespace blendscope
