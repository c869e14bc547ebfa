// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace blendscope {

/// A pipeline worth a try, with why.
struct PipelinePreset {
  std::string label;     ///< a few words, sentence case
  std::string help;      ///< one sentence for a student
  std::string pipeline;  ///< as PipelineSpec::parse takes it
};

/// From the published recipe to the combination of several; each ends in a classifier.
const std::vector<PipelinePreset>& pipelinePresets();

}  // namespace blendscope
