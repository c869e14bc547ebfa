// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "study/run.h"

namespace blendscope::testing {

/// One pipeline on one split, nothing else asked for.
inline std::shared_ptr<const Run> trainedRun(const std::shared_ptr<const CutoutSet>& data, const char* pipeline,
                                             const char* split) {
  RunRequest request;
  request.spec = PipelineSpec::parse(pipeline);
  request.split = parseSplit(split);
  request.data = data;
  return evaluatePipeline(request, Progress());
}

}  // namespace blendscope::testing
