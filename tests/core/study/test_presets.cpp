// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <set>

#include "study/all_classifiers.h"
#include "study/pipeline_spec.h"
#include "study/presets.h"

using namespace blendscope;

TEST_CASE("every preset is a pipeline that exists, ends in a model and says why it is there") {
  std::set<std::string> labels;
  for (const PipelinePreset& preset : pipelinePresets()) {
    CAPTURE(preset.label);
    const PipelineSpec spec = PipelineSpec::parse(preset.pipeline);
    REQUIRE(spec.classifier);
    CHECK_NOTHROW(allClassifiers().make(*spec.classifier));
    CHECK(PipelineSpec::parse(spec.text()) == spec);
    CHECK(preset.help.ends_with('.'));
    labels.insert(preset.label);
  }
  CHECK(labels.size() == pipelinePresets().size());
}
