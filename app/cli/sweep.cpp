// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/sweep.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/number_text.h"
#include "commands.h"
#include "data_options.h"
#include "step_help.h"
#include "text_table.h"

namespace blendscope::cli {

namespace {

struct SweepOptions {
  DataOptions data;
  std::string pipeline = "rroot-minmax | muygps";
  std::string parameter = "r";
  double from = 0.03;
  double to = 1;
  int points = 8;
  std::vector<double> values;
  std::string split = "repeats=10,fraction=0.2";
  std::string positive;
};

std::string sweepText(const Sweep& sweep, const CutoutSet& set) {
  std::vector<std::vector<std::string>> table{
      {sweep.parameter, "Scope", "Accuracy", "95 % interval", "Standard error", "AUC", "Seconds", ""}};
  for (const SweepCurve& curve : sweep.curves) {
    for (const SweepPoint& point : curve.points) {
      const Interval& interval = point.accuracy.interval;
      const std::string remark = !point.problem.empty()        ? "failed"
                                 : &point == sweep.bestPoint() ? "best"
                                 : point.nearBest              ? "within one standard error of the best"
                                                               : "";
      table.push_back({formatNumber(point.value), curve.scope, figure(point.accuracy.mean), rangeText(interval),
                       figure(point.accuracy.standardError), figure(point.auc), fmt::format("{:.2f}", point.seconds),
                       remark});
    }
  }
  std::string text = fmt::format("{}\n{} of {} over {} divisions, {} to train and {} tested in each\n\n", describe(set),
                                 sweep.parameter, sweep.step, sweep.divisions, sweep.trainCount, sweep.testCount) +
                     alignedTable(table);
  if (const SweepPoint* best = sweep.bestPoint()) text += fmt::format("\nBest: {}\n", best->pipeline.text());
  return text;
}

std::vector<std::string> warningsOf(const Sweep& sweep, const CutoutSet& set) {
  std::vector<std::string> warnings = readingWarnings(set);
  warnings.insert(warnings.end(), sweep.warnings.begin(), sweep.warnings.end());
  for (const SweepCurve& curve : sweep.curves) {
    for (const SweepPoint& point : curve.points) {
      if (!point.problem.empty()) warnings.push_back(point.pipeline.text() + ": " + point.problem);
    }
  }
  return warnings;
}

void sweep(const SweepOptions& options, Console& console) {
  SweepRequest request;
  request.pipeline = PipelineSpec::parse(options.pipeline);
  request.parameter = options.parameter;
  request.values = options.values;
  if (request.values.empty()) {
    request.values = sweepValues(options.from, options.to, static_cast<std::size_t>(options.points));
  }
  request.split = parseSplit(options.split);
  if (!options.positive.empty()) request.positive = options.positive;
  request.seed = console.options().seed;
  sweptStep(request.pipeline, request.parameter);
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0, 0.1));
  request.data = loaded.set;
  console.setStage("Sweeping");
  const Sweep result = sweepParameter(request, console.progress().part(0.1, 1));
  console.progress().throwIfCancelled();
  if (console.forMachines()) {
    nlohmann::ordered_json json = toJson(result);
    json["warnings"] = warningsOf(result, *loaded.set);
    console.printJson(json);
  } else {
    console.print(sweepText(result, *loaded.set));
    console.warn(warningsOf(result, *loaded.set));
  }
  if (!result.best) throw Error("every pipeline of the sweep failed", {}, "See the warnings for the reasons.");
}

}  // namespace

Subcommand addSweep(CLI::App& root) {
  CLI::App* app = root.add_subcommand("sweep", "Train one pipeline with many values of one of its numbers");
  const auto options = std::make_shared<SweepOptions>();
  addDataOptions(*app, options->data);
  app->add_option("--pipeline", options->pipeline,
                  "What to train; default \"rroot-minmax | muygps\". A step that can take its statistics from each "
                  "image or from all (scope) is tried both ways unless the pipeline says which")
      ->option_text("PIPELINE");
  app->add_option("--parameter", options->parameter, "Number of the first step that has it; default r")
      ->option_text("NAME");
  app->add_option("--from", options->from, "First value; default 0.03")->option_text("NUMBER");
  app->add_option("--to", options->to, "Last value; default 1")->option_text("NUMBER");
  app->add_option("--points", options->points, "Number of values, in equal ratios over wide ranges; default 8")
      ->check(CLI::Range(1, 1000))
      ->option_text("N");
  app->add_option("--values", options->values, "These values instead, e.g. 0.1,0.3,1")
      ->delimiter(',')
      ->option_text("NUMBER,…");
  app->add_option("--split", options->split, "How rows are parted; default repeats=10,fraction=0.2")
      ->option_text("SPLIT");
  app->add_option("--positive", options->positive, "The class that AUC speaks of")->option_text("CLASS");
  app->footer([] { return splitHelp() + "\n" + pipelineHelp(); });
  return {app, [options](Console& console) { sweep(*options, console); }};
}

}  // namespace blendscope::cli
