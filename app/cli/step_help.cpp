// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_help.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "base/number_text.h"
#include "study/step_lookup.h"

namespace blendscope::cli {

namespace {

std::string bounds(const ParameterInfo& p) {
  if (std::isfinite(p.minimum) && std::isfinite(p.maximum)) {
    return fmt::format("{}…{}", formatNumber(p.minimum), formatNumber(p.maximum));
  }
  if (std::isfinite(p.minimum)) return "≥ " + formatNumber(p.minimum);
  if (std::isfinite(p.maximum)) return "≤ " + formatNumber(p.maximum);
  return "any number";
}

std::string allowed(const ParameterInfo& p) {
  switch (p.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer: {
      std::string text = (p.kind == ParameterKind::Integer ? "whole " : "") + bounds(p);
      if (!p.unit.empty()) text += " " + p.unit;
      if (!p.choices.empty()) text += fmt::format(" or {}", fmt::join(p.choices, "|"));
      return text;
    }
    case ParameterKind::Choice:
      return fmt::format("{}", fmt::join(p.choices, "|"));
    case ParameterKind::Flag:
      return "flag";
    case ParameterKind::Text:
      return "word";
    case ParameterKind::Pipelines:
      return "(pipeline; …)";
  }
  return {};
}

std::string parameterLine(const ParameterInfo& p) {
  const std::string standard = toText(p.defaultValue);
  return fmt::format("      {:<16} {}{}. {}\n", p.name, allowed(p),
                     standard.empty() ? "" : fmt::format("; default {}", standard), p.help);
}

}  // namespace

std::string stepHelp(const StepInfo& info) {
  std::string text = fmt::format("  {:<18} {}\n", info.name, info.help);
  if (!info.formula.empty()) text += fmt::format("  {:<18} {}\n", "", info.formula);
  for (const ParameterInfo& parameter : info.parameters) text += parameterLine(parameter);
  return text;
}

std::string pipelineHelp() {
  std::string text =
      "PIPELINE: \"normalizers | augmentation | embeddings | classifier\", each part optional but in this order; '>' "
      "joins\n"
      "several normalizers or embeddings; arguments follow a colon: \"flux > minmax | augment:d4 | knn:k=10\".\n";
  for (const StepKind kind :
       {StepKind::Normalizer, StepKind::Augmentation, StepKind::Embedding, StepKind::Classifier}) {
    const auto steps = stepsOfKind(kind);
    if (steps.empty()) continue;
    text += fmt::format("\n{}s\n", toText(kind));
    for (const StepInfo* info : steps) text += stepHelp(*info);
  }
  return text;
}

std::string splitHelp() {
  return "SPLIT: fraction=0.2,seed=42 tests a fifth; folds=5 tests every row once; repeats=20,fraction=0.2 draws "
         "twenty times.\n"
         "Add stratify to keep the shares of the classes, group=COLUMN to keep rows of one object on one side;\n"
         "group=objects finds the objects itself (unless a column is called so): copies of an image, mirrored ones "
         "too,\n"
         "and cutouts at one sky position.\n";
}

}  // namespace blendscope::cli
