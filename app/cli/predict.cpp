// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "data_options.h"
#include "study/applied_model.h"
#include "study/model_file.h"
#include "study/run_json.h"

namespace blendscope::cli {

namespace {

struct PredictOptions {
  DataOptions data;
  std::string model;
  std::string out;
};

void predict(const PredictOptions& options, Console& console) {
  requireWritable(options.out);
  console.setStage("Reading the model");
  const auto pipeline = loadModel(options.model, console.progress().part(0, 0.1));
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0.1, 0.2));
  const CutoutSet& set = *loaded.set;
  std::vector<std::string> warnings = readingWarnings(loaded);
  console.setStage("Predicting");
  const AppliedModel applied = applyModel(options.model, pipeline, loaded.set, console.progress().part(0.2, 1));
  warnings.insert(warnings.end(), applied.warnings.begin(), applied.warnings.end());
  writePredictions(predictionTable(applied), options.out, console.progress());
  if (console.forMachines()) {
    console.printJson({{"out", options.out},
                       {"model", options.model},
                       {"pipeline", pipeline->spec().text()},
                       {"count", set.size()},
                       {"predicted", applied.rows.size()},
                       {"classes", pipeline->classNames().names()},
                       {"uncertainty", pipeline->uncertaintyMeaning()},
                       {"seconds", toJson(applied.seconds)},
                       {"warnings", warnings}});
    return;
  }
  console.warn(warnings);
  console.note(
      fmt::format("{} cutouts predicted in {:.2f} s: {}", applied.rows.size(), applied.seconds.total, options.out));
}

}  // namespace

Subcommand addPredict(CLI::App& root) {
  CLI::App* app = root.add_subcommand("predict", "Classify cutouts with a trained model");
  const auto options = std::make_shared<PredictOptions>();
  app->add_option("--model", options->model, "File written by train")->required()->option_text("FILE");
  addDataOptions(*app, options->data);
  addFilterOption(*app, options->data, "Classify only cutouts for which this holds");
  app->add_option("--out", options->out, "id, class, predicted, probabilities, uncertainty")
      ->required()
      ->option_text("FILE.csv");
  return {app, [options](Console& console) { predict(*options, console); }};
}

}  // namespace blendscope::cli
