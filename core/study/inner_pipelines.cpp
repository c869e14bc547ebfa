// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/inner_pipelines.h"

#include <fmt/format.h>
#include <numeric>

#include "base/error.h"

namespace blendscope {

std::vector<PipelineSpec> innerPipelines(const Parameters& arguments, std::string_view step, std::string_view parameter,
                                         std::size_t fewest, std::size_t most) {
  const std::string where = fmt::format("step '{}', parameter '{}'", step, parameter);
  std::vector<PipelineSpec> specs;
  for (const StageList& stages : arguments.pipelines(parameter)) {
    specs.push_back(PipelineSpec::fromStages(stages));
    if (!specs.back().classifier) {
      throw UsageError(fmt::format("the pipeline \"{}\" has no classifier", specs.back().text()), where,
                       "End every pipeline in the parentheses with one, e.g. 'flux | muygps'.");
    }
  }
  if (specs.size() < fewest || specs.size() > most) {
    const std::string wanted = fewest == most ? fmt::format("{}", most) : fmt::format("{} to {}", fewest, most);
    throw UsageError(fmt::format("it takes {} pipelines in parentheses, not {}", wanted, specs.size()), where,
                     fmt::format("Write {}=(…), pipelines parted by ';'.", parameter));
  }
  return specs;
}

std::shared_ptr<const CutoutSet> asCutouts(const FeatureBatch& batch, std::span<const int> labels, int classCount,
                                           std::string_view step) {
  if (batch.values.cols() == 0 || batch.shape.pixelCount() != batch.values.cols()) {
    throw Error("its pipelines need images, but these features are none", fmt::format("step '{}'", step),
                "Move the embedding before it into the pipelines in its parentheses.");
  }
  CutoutSetParts parts;
  const std::span<const float> values(batch.values.data(), batch.size() * batch.values.cols());
  parts.pixels = Matrix<float>(batch.size(), batch.values.cols(), std::vector<float>(values.begin(), values.end()));
  parts.shape = batch.shape;
  std::vector<std::string> names;
  for (int c = 0; c < classCount; ++c) names.push_back(fmt::format("{}", c));
  parts.classNames = ClassNames(std::move(names));
  parts.labels.assign(labels.begin(), labels.end());
  if (batch.metadata && !batch.rows.empty()) {
    parts.metadata = batch.metadata->rows(std::vector<std::uint32_t>(batch.rows.begin(), batch.rows.end()));
  }
  parts.provenance.source = fmt::format("the rows of step '{}'", step);
  return CutoutSet::make(std::move(parts));
}

std::vector<Row> allRows(const CutoutSet& set) {
  std::vector<Row> rows(set.size());
  std::iota(rows.begin(), rows.end(), Row{0});
  return rows;
}

void addInnerWarnings(const FittedPipeline& inner, std::vector<std::string>& warnings) {
  for (const std::string& warning : inner.warnings()) {
    warnings.push_back(fmt::format("\"{}\": {}", inner.spec().text(), warning));
  }
}

}  // namespace blendscope
