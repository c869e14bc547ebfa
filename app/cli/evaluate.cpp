// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "evaluate/metric_list.h"
#include "run_options.h"
#include "step_help.h"
#include "study/prediction_table.h"
#include "study/run_json.h"
#include "text_table.h"

namespace blendscope::cli {

namespace {

using Json = nlohmann::ordered_json;
using Runs = std::vector<std::shared_ptr<const Run>>;

struct EvaluateOptions {
  RunOptions run;
  std::string predictions;
};

/// FILE for one pipeline; FILE-1, FILE-2, … before the ending for several.
std::filesystem::path predictionsPath(const std::string& file, std::size_t index, std::size_t count) {
  const std::filesystem::path path(file);
  if (count == 1) return path;
  return path.parent_path() / (path.stem().string() + fmt::format("-{}", index + 1) + path.extension().string());
}

PredictionTable predictionsOf(const Run& run) {
  PredictionTable table = emptyTable(run.data->classNames());
  for (const SplitResult& result : run.splits) append(table, run.testSet(), result.split.test, result.prediction);
  return table;
}

std::string runsText(const Runs& runs) {
  std::vector<std::vector<std::string>> table(1);
  table[0] = {"Pipeline"};
  for (const MetricInfo& info : metricList()) {
    table[0].push_back(info.label);
    if (info.name == "accuracy") table[0].push_back("95 % interval");
  }
  table[0].insert(table[0].end(), {"Fit s", "Predict s", "Total s"});
  for (const auto& run : runs) {
    std::vector<std::string> cells{run->spec.text()};
    for (const MetricInfo& info : metricList()) {
      cells.push_back(figure(run->pooled.*info.value));
      if (info.name != "accuracy") continue;
      const Interval& interval = run->pooled.accuracyInterval;
      cells.push_back(rangeText(interval));
    }
    for (const double seconds : {run->seconds.fit, run->seconds.predict, run->seconds.total}) {
      cells.push_back(fmt::format("{:.2f}", seconds));
    }
    table.push_back(std::move(cells));
  }
  const Run& first = *runs.front();
  return fmt::format("{}\n{} to train, {} tested; positive class: {}\n\n", describe(*first.data),
                     first.splits.front().split.train.size(), first.pooled.count,
                     first.data->classNames().name(first.positive)) +
         alignedTable(table);
}

/// What reading the data, leaving some of them out and running the pipeline gave cause to say.
std::vector<std::string> warningsOf(const PreparedRuns& prepared, const Run& run) {
  std::vector<std::string> warnings = prepared.warnings;
  if (run.testData) {
    for (const std::string& warning : readingWarnings(*run.testData)) warnings.push_back(warning);
  }
  warnings.insert(warnings.end(), run.warnings.begin(), run.warnings.end());
  return warnings;
}

void print(const Runs& runs, const PreparedRuns& prepared, Console& console) {
  if (!console.forMachines()) {
    console.print(runsText(runs));
    for (const auto& run : runs) {
      for (const std::string& warning : warningsOf(prepared, *run)) console.warn({run->spec.text() + ": " + warning});
    }
    return;
  }
  Json json = Json::array();
  for (const auto& run : runs) {
    Json one = toJson(*run);
    one["seconds"]["load"] = prepared.loadSeconds;
    one["warnings"] = warningsOf(prepared, *run);
    addReview(one, prepared.review);
    json.push_back(std::move(one));
  }
  console.printJson(json);
}

void evaluate(const EvaluateOptions& options, Console& console) {
  requireWritable(options.predictions);
  PreparedRuns prepared = prepareRuns(options.run, console, console.progress().part(0, 0.15));
  const std::vector<PipelineSpec>& specs = prepared.pipelines;
  RunRequest& request = prepared.request;
  request.keepPipelines = false;
  Runs runs;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    console.setStage(fmt::format("Pipeline {} of {}", i + 1, specs.size()));
    request.spec = specs[i];
    const auto share = [&](std::size_t done) {
      return 0.15 + 0.85 * static_cast<double>(done) / static_cast<double>(specs.size());
    };
    runs.push_back(evaluatePipeline(request, console.progress().part(share(i), share(i + 1))));
  }
  console.progress().throwIfCancelled();
  if (!options.predictions.empty()) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      // The work is done: an interrupt must not leave some of the files away.
      writePredictions(predictionsOf(*runs[i]), predictionsPath(options.predictions, i, runs.size()), Progress());
    }
  }
  print(runs, prepared, console);
}

}  // namespace

Subcommand addEvaluate(CLI::App& root) {
  CLI::App* app = root.add_subcommand("evaluate", "Train and test pipelines on labelled cutouts and compare them");
  const auto options = std::make_shared<EvaluateOptions>();
  addRunOptions(*app, options->run, "The class that AUC and F1 speak of",
                "What to evaluate; may be given several times");
  addFilterOption(*app, options->run.data, "Train and test only on cutouts, also of --test-data, for which this holds");
  app->add_option("--predictions", options->predictions,
                  "Write the tested rows: id, class, predicted, probabilities, uncertainty; with several pipelines to "
                  "NAME-1.csv, NAME-2.csv, …")
      ->option_text("FILE.csv");
  app->footer([] { return splitHelp() + "\n" + pipelineHelp(); });
  return {app, [options](Console& console) { evaluate(*options, console); }};
}

}  // namespace blendscope::cli
