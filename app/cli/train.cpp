// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "commands.h"
#include "data_options.h"
#include "evaluate/duplicates.h"
#include "step_help.h"
#include "study/model_file.h"
#include "study/run_json.h"
#include "study/run_plan.h"

namespace blendscope::cli {

namespace {

struct TrainOptions {
  DataOptions data;
  std::string pipeline;
  std::string positive;
  std::string group;
  std::string model;
};

void train(const TrainOptions& options, Console& console) {
  const PipelineSpec spec = PipelineSpec::parse(options.pipeline);
  if (!spec.classifier) {
    throw UsageError("the pipeline has no classifier", fmt::format("pipeline \"{}\"", spec.text()),
                     "Add one at its end, e.g. '| muygps'.");
  }
  requireWritable(options.model);
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0, 0.1));
  const CutoutSet& set = *loaded.set;
  std::vector<std::string> warnings = readingWarnings(loaded);
  const std::vector<Row> rows = usableRows(set, "data", warnings);
  FitOptions fit;
  fit.seed = console.options().seed;
  fit.positive = set.classNames().positive(options.positive.empty() ? std::nullopt : std::optional(options.positive));
  std::vector<int> groups;
  if (!options.group.empty()) {
    groups = objectNumbers(set, options.group, console.progress().part(0.1, 0.1));
    fit.groups = &groups;
  }
  console.setStage("Training");
  StageSeconds seconds;
  const auto pipeline = fitPipeline(spec, set, rows, fit, console.progress().part(0.1, 1), seconds);
  console.progress().throwIfCancelled();
  saveModel(*pipeline, options.model);
  for (const std::string& warning : pipeline->warnings()) warnings.push_back(warning);
  if (console.forMachines()) {
    nlohmann::ordered_json json{{"model", options.model},
                                {"pipeline", spec.text()},
                                {"n_train", rows.size()},
                                {"classes", set.classNames().names()},
                                {"positive", set.classNames().name(fit.positive)},
                                {"hyperparameters", toJson(pipeline->hyperparameters())},
                                {"seconds", toJson(seconds)},
                                {"warnings", warnings},
                                {"fingerprint", set.fingerprint()}};
    addReview(json, loaded.review);
    console.printJson(json);
    return;
  }
  console.warn(warnings);
  if (!loaded.review.file.empty()) console.note(reviewText(loaded.review));
  console.note(
      fmt::format("{} trained on {} cutouts in {:.2f} s: {}", spec.text(), rows.size(), seconds.total, options.model));
}

}  // namespace

Subcommand addTrain(CLI::App& root) {
  CLI::App* app = root.add_subcommand("train", "Train a pipeline on all labelled cutouts and keep it in a file");
  const auto options = std::make_shared<TrainOptions>();
  addDataOptions(*app, options->data);
  addReviewOption(*app, options->data, "Review list (CSV, FITS table, VOTable) whose labels replace those of the data");
  app->add_option("--pipeline", options->pipeline, "What to train")->required()->option_text("PIPELINE");
  app->add_option("--model", options->model, "File to write")->required()->option_text("FILE");
  app->add_option("--positive", options->positive, "The class that decision values speak of")->option_text("CLASS");
  app->add_option(
         "--group", options->group,
         "Column whose rows show one object: left out together while training; objects: those found among the cutouts")
      ->option_text("COLUMN");
  app->footer([] { return pipelineHelp(); });
  return {app, [options](Console& console) { train(*options, console); }};
}

}  // namespace blendscope::cli
