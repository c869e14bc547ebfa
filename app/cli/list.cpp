// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "evaluate/metric_list.h"
#include "step_help.h"
#include "study/step_lookup.h"

namespace blendscope::cli {

namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::pair<std::string, StepKind>> kStepLists{{"normalizers", StepKind::Normalizer},
                                                               {"augmentations", StepKind::Augmentation},
                                                               {"embeddings", StepKind::Embedding},
                                                               {"classifiers", StepKind::Classifier}};

Json metricsJson() {
  Json list = Json::array();
  for (const MetricInfo& info : metricList()) {
    list.push_back({{"name", info.name},
                    {"label", info.label},
                    {"kind", "metric"},
                    {"help", info.help},
                    {"larger_is_better", info.largerIsBetter},
                    {"parameters", Json::array()}});
  }
  return list;
}

std::string metricsText() {
  std::string text;
  for (const MetricInfo& info : metricList()) text += fmt::format("  {:<18} {}\n", info.name, info.help);
  return text;
}

void list(const std::string& what, Console& console) {
  Json json = Json::array();
  std::string text;
  for (const auto& [name, kind] : kStepLists) {
    if (!what.empty() && what != name) continue;
    text += fmt::format("{}\n", name);
    for (const StepInfo* info : stepsOfKind(kind)) {
      json.push_back(toJson(*info));
      text += stepHelp(*info);
    }
  }
  if (what.empty() || what == "metrics") {
    for (const Json& metric : metricsJson()) json.push_back(metric);
    text += "metrics\n" + metricsText();
  }
  if (console.forMachines()) {
    console.printJson(json);
  } else {
    console.print(text);
  }
}

}  // namespace

Subcommand addList(CLI::App& root) {
  CLI::App* app = root.add_subcommand("list", "Name the steps of pipelines and the figures of evaluations");
  const auto what = std::make_shared<std::string>();
  std::vector<std::string> allowed{"metrics"};
  for (const auto& [name, kind] : kStepLists) allowed.push_back(name);
  app->add_option("WHAT", *what, "normalizers, augmentations, embeddings, classifiers or metrics; default: all")
      ->check(CLI::IsMember(allowed))
      ->option_text(" ");
  return {app, [what](Console& console) { list(*what, console); }};
}

}  // namespace blendscope::cli
