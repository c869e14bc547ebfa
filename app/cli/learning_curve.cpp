// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/learning_curve.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "commands.h"
#include "data_options.h"
#include "step_help.h"
#include "text_table.h"

namespace blendscope::cli {

namespace {

struct LearningOptions {
  DataOptions data;
  std::string testData;
  std::vector<std::string> pipelines;
  std::string split;
  std::vector<double> shares = LearningCurveRequest{}.shares;
  int repeats = LearningCurveRequest{}.repeats;
  std::string positive;
};

std::string curveText(const LearningCurve& curve) {
  std::vector<std::vector<std::string>> table{
      {"Share", "Trained on", "Accuracy", "95 % interval", "Spread", "Fit [s]", "Predict [s]", ""}};
  for (const LearningPoint& point : curve.points) {
    table.push_back({fmt::format("{:.0f} %", 100 * point.share), fmt::format("{:.0f}", point.trainCount),
                     figure(point.accuracy), rangeText(point.interval), figure(point.spread),
                     fmt::format("{:.3f}", point.fitSeconds), fmt::format("{:.3f}", point.predictSeconds),
                     point.problem.empty() ? "" : "failed"});
  }
  std::string text = fmt::format("{}\n{} divisions, {} draws of each share, {} tested\n\n{}", curve.pipeline.text(),
                                 curve.divisions, curve.repeats, curve.testCount, alignedTable(table));
  if (curve.lastDoubling) {
    text += fmt::format("\nThe last doubling of the training rows brought {:+.4f} (95 % interval {:+.4f} to {:+.4f})\n",
                        curve.lastDoubling->gain, curve.lastDoubling->interval.low, curve.lastDoubling->interval.high);
  }
  return text;
}

std::vector<LearningCurve> measureAll(const LearningOptions& options, LearningCurveRequest request,
                                      const std::vector<PipelineSpec>& pipelines, Console& console) {
  std::vector<LearningCurve> curves;
  const auto count = static_cast<double>(pipelines.size());
  for (std::size_t i = 0; i < pipelines.size(); ++i) {
    if (pipelines.size() > 1) console.setStage(fmt::format("Pipeline {} of {}", i + 1, pipelines.size()));
    request.pipeline = pipelines[i];
    request.shares = options.shares;
    curves.push_back(learningCurve(request, console.progress().part(0.1 + 0.9 * static_cast<double>(i) / count,
                                                                    0.1 + 0.9 * static_cast<double>(i + 1) / count)));
  }
  return curves;
}

std::vector<std::string> problemsOf(const LearningCurve& curve) {
  std::vector<std::string> warnings = curve.warnings;
  for (const LearningPoint& point : curve.points) {
    if (point.problem.empty()) continue;
    warnings.push_back(fmt::format("{} of the rows: {}", fmt::format("{:.0f} %", 100 * point.share), point.problem));
  }
  return warnings;
}

void learn(const LearningOptions& options, Console& console) {
  std::vector<PipelineSpec> pipelines;
  for (const std::string& text : options.pipelines) pipelines.push_back(PipelineSpec::parse(text));
  LearningCurveRequest request;
  request.split = options.split.empty() ? SplitSpec() : parseSplit(options.split);
  request.repeats = options.repeats;
  request.seed = console.options().seed;
  if (!options.positive.empty()) request.positive = options.positive;
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0, 0.1));
  request.data = loaded.set;
  if (!options.testData.empty()) request.testData = load({options.testData, {}, {}}, Progress()).set;
  console.setStage("Learning");
  const std::vector<LearningCurve> curves = measureAll(options, std::move(request), pipelines, console);
  console.progress().throwIfCancelled();
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  std::string text = describe(*loaded.set) + "\n";
  std::vector<std::string> warnings = readingWarnings(*loaded.set);
  bool any = false;
  for (const LearningCurve& curve : curves) {
    json.push_back(toJson(curve));
    text += "\n" + curveText(curve);
    for (const std::string& warning : problemsOf(curve)) warnings.push_back(warning);
    for (const LearningPoint& point : curve.points) any = any || point.problem.empty();
  }
  if (console.forMachines()) {
    console.printJson(json);
  } else {
    console.print(text);
    console.warn(warnings);
  }
  if (!any) throw Error("nothing could be trained", {}, "See the warnings for the reasons.");
}

}  // namespace

Subcommand addLearningCurve(CLI::App& root) {
  CLI::App* app =
      root.add_subcommand("learning-curve", "Train on growing parts of the training rows and test on the same rows");
  const auto options = std::make_shared<LearningOptions>();
  addDataOptions(*app, options->data);
  app->add_option("--test-data", options->testData, "Test on this; all of --data then trains")->option_text("DATA");
  app->add_option("--pipeline", options->pipelines, "What to train; may be given several times")
      ->required()
      ->option_text("PIPELINE …");
  app->add_option("--split", options->split, "How rows are parted; default fraction=0.2")->option_text("SPLIT");
  app->add_option("--shares", options->shares, "Parts of the training rows; default 0.1,0.2,0.35,0.5,0.75,1")
      ->delimiter(',')
      ->option_text("NUMBER,…");
  app->add_option("--repeats", options->repeats, "Draws of each part; default 3")
      ->check(CLI::Range(1, 1000))
      ->option_text("N");
  app->add_option("--positive", options->positive, "The class that decision values speak of")->option_text("CLASS");
  app->footer([] { return splitHelp() + "\n" + pipelineHelp(); });
  return {app, [options](Console& console) { learn(*options, console); }};
}

}  // namespace blendscope::cli
