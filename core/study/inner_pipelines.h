// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/parameter_info.h"
#include "data/steps.h"
#include "study/pipeline.h"

/// What classifiers made of whole pipelines (stack, two stages) share: their rows reach them as batches, the pipelines
/// inside want data sets.
namespace blendscope {

/// The pipelines given as argument `parameter` of step `step`. Throws UsageError if there are fewer than `fewest` or
/// more than `most`, or one has no classifier at its end.
std::vector<PipelineSpec> innerPipelines(const Parameters& arguments, std::string_view step, std::string_view parameter,
                                         std::size_t fewest, std::size_t most);

/// The rows as a data set with `classCount` numbered classes; unlabelled where `labels` is empty. Throws Error in the
/// name of `step` if the features are no images, which is what every pipeline starts from.
std::shared_ptr<const CutoutSet> asCutouts(const FeatureBatch& batch, std::span<const int> labels, int classCount,
                                           std::string_view step);

/// All rows of a set.
std::vector<Row> allRows(const CutoutSet& set);

/// Warnings of an inner pipeline, each naming the pipeline.
void addInnerWarnings(const FittedPipeline& inner, std::vector<std::string>& warnings);

}  // namespace blendscope
