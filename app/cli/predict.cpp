// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "data_options.h"
#include "predictions.h"
#include "study/embed.h"
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
  const auto pipeline = loadModel(options.model);
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0, 0.2));
  const CutoutSet& set = *loaded.set;
  std::vector<std::string> warnings = readingWarnings(set);
  const std::vector<Row> rows = finiteRows(set);
  if (rows.size() < set.size()) {
    warnings.push_back(
        fmt::format("{} cutouts with NaN or infinite pixels stay without a prediction", set.size() - rows.size()));
  }
  console.setStage("Predicting");
  StageSeconds seconds;
  const Prediction prediction = pipeline->predict(set, rows, console.progress().part(0.2, 1), &seconds);
  writePredictions(tableOfAll(pipeline->classNames(), set, rows, prediction), options.out, console.progress());
  if (console.forMachines()) {
    console.printJson({{"out", options.out},
                       {"model", options.model},
                       {"pipeline", pipeline->spec().text()},
                       {"count", set.size()},
                       {"predicted", rows.size()},
                       {"classes", pipeline->classNames().names()},
                       {"uncertainty", pipeline->uncertaintyMeaning()},
                       {"seconds", toJson(seconds)},
                       {"warnings", warnings}});
    return;
  }
  console.warn(warnings);
  console.note(fmt::format("{} cutouts predicted in {:.2f} s: {}", rows.size(), seconds.total, options.out));
}

}  // namespace

Subcommand addPredict(CLI::App& root) {
  CLI::App* app = root.add_subcommand("predict", "Classify cutouts with a trained model");
  const auto options = std::make_shared<PredictOptions>();
  app->add_option("--model", options->model, "File written by train")->required()->option_text("FILE");
  addDataOptions(*app, options->data);
  app->add_option("--out", options->out, "id, class, predicted, probabilities, uncertainty")
      ->required()
      ->option_text("FILE.csv");
  return {app, [options](Console& console) { predict(*options, console); }};
}

}  // namespace blendscope::cli
