// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_warnings.h"

#include <algorithm>

#include "study/pipeline.h"

namespace blendscope {

void addOnce(std::vector<std::string>& texts, const std::string& text) {
  if (std::ranges::count(texts, text) == 0) texts.push_back(text);
}

std::vector<std::string> nuisanceWarnings(const CutoutSet& set, const std::vector<Row>& trainRows,
                                          const std::vector<int>& groups, std::uint64_t seed) {
  FitOptions options;
  options.seed = seed;
  options.groups = groups.empty() ? nullptr : &groups;
  // A few features, quickly fitted: the steps of its search are nobody's business.
  StageSeconds unused;
  return fitPipeline(PipelineSpec::parse("nuisance"), set, trainRows, options, Progress(), unused)->warnings();
}

}  // namespace blendscope
