// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/pipeline_spec.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/parameter_info.h"
#include "study/step_lookup.h"

namespace blendscope {

namespace {

constexpr const char* kOrder =
    "The order is: normalizers joined by '>' | augmentation | embeddings joined by '>' | classifier.";

[[noreturn]] void fail(const std::string& problem, const StageList& stages, const std::string& remedy = kOrder) {
  throw UsageError(problem, fmt::format("pipeline \"{}\"", toText(stages)), remedy);
}

/// Arguments are known, in range, and any pipelines among them are pipelines themselves.
void checkArguments(const StepInfo& info, const StepSpec& step) {
  const Parameters checked(info, step);
  for (const auto& [key, value] : step.arguments) {
    if (const auto* nested = std::get_if<std::vector<StageList>>(&value)) {
      for (const StageList& stages : *nested) PipelineSpec::fromStages(stages);
    }
  }
}

/// The one kind that all steps of a stage are of.
StepKind kindOf(const Stage& stage, const StageList& stages) {
  const StepInfo& first = stepNamed(stage.front().name);
  for (const StepSpec& step : stage) {
    const StepInfo& info = stepNamed(step.name);
    checkArguments(info, step);
    if (info.kind != first.kind) {
      fail(fmt::format("'{}' is of kind {} and '{}' of kind {}, but '>' joins steps of one kind", first.name,
                       toText(first.kind), info.name, toText(info.kind)),
           stages, "Join steps of different kinds by '|'.");
    }
  }
  return first.kind;
}

void requireSingle(const Stage& stage, const std::optional<StepSpec>& taken, StepKind kind, const StageList& stages) {
  if (stage.size() > 1 || taken) {
    fail(fmt::format("a pipeline holds at most one {}, here are '{}' and '{}'", toText(kind),
                     taken ? taken->name : stage[0].name, taken ? stage[0].name : stage[1].name),
         stages);
  }
}

}  // namespace

PipelineSpec PipelineSpec::parse(std::string_view text) { return fromStages(parseStages(text)); }

PipelineSpec PipelineSpec::fromStages(const StageList& stages) {
  PipelineSpec spec;
  StepKind reached = StepKind::Normalizer;
  for (const Stage& stage : stages) {
    if (stage.empty()) fail("a stage is empty", stages);
    const StepKind kind = kindOf(stage, stages);
    if (kind < reached) {
      fail(fmt::format("'{}' is of kind {} and cannot stand after one of kind {}", stage.front().name, toText(kind),
                       toText(reached)),
           stages);
    }
    reached = kind;
    switch (kind) {
      case StepKind::Normalizer:
        spec.normalizers.insert(spec.normalizers.end(), stage.begin(), stage.end());
        break;
      case StepKind::Augmentation:
        requireSingle(stage, spec.augmentation, kind, stages);
        spec.augmentation = stage.front();
        break;
      case StepKind::Embedding:
        spec.embeddings.insert(spec.embeddings.end(), stage.begin(), stage.end());
        break;
      case StepKind::Classifier:
        requireSingle(stage, spec.classifier, kind, stages);
        spec.classifier = stage.front();
        break;
    }
  }
  return spec;
}

PipelineSpec PipelineSpec::fromJson(const nlohmann::ordered_json& json) { return fromStages(stagesFromJson(json)); }

StageList PipelineSpec::stages() const {
  StageList stages;
  if (!normalizers.empty()) stages.push_back(normalizers);
  if (augmentation) stages.push_back({*augmentation});
  if (!embeddings.empty()) stages.push_back(embeddings);
  if (classifier) stages.push_back({*classifier});
  return stages;
}

std::string PipelineSpec::text() const { return toText(stages()); }

nlohmann::ordered_json PipelineSpec::json() const { return toJson(stages()); }

}  // namespace blendscope
