// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/step_spec.h"

namespace blendscope {

/// What to do with cutouts, in order: normalizers, augmentation, embeddings, classifier. Every part may be missing;
/// no normalizer means `raw`. Text and JSON forms are those of `base/step_spec.h`.
struct PipelineSpec {
  Stage normalizers;
  std::optional<StepSpec> augmentation;
  Stage embeddings;
  std::optional<StepSpec> classifier;

  /// Looks every name up in the registries, checks order, kinds and arguments (nested pipelines too).
  /// Throws UsageError.
  static PipelineSpec parse(std::string_view text);
  static PipelineSpec fromStages(const StageList& stages);
  static PipelineSpec fromJson(const nlohmann::ordered_json& json);

  StageList stages() const;
  std::string text() const;
  nlohmann::ordered_json json() const;

  bool operator==(const PipelineSpec&) const = default;
};

}  // namespace blendscope
