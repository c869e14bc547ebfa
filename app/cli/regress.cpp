// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/step_spec.h"
#include "commands.h"
#include "data_options.h"
#include "gp/regression_spec.h"
#include "io/csv_table.h"
#include "io/regression_csv.h"
#include "step_help.h"

namespace blendscope::cli {

namespace {

using Json = nlohmann::ordered_json;

struct RegressOptions {
  std::string train;
  std::string test;
  std::string target;
  std::string model;
  std::string out;
};

class Stopwatch {
 public:
  /// Seconds since the last call.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

Json hyperparameters(const RegressionChoice& choice, const std::vector<std::string>& inputs) {
  Json lengths = Json::object();
  for (std::size_t f = 0; f < inputs.size(); ++f) {
    lengths[inputs[f]] = choice.parameters.lengthScales[choice.parameters.anisotropic() ? f : 0];
  }
  Json nu = choice.parameters.kernel.smoothness;
  if (std::isinf(choice.parameters.kernel.smoothness)) nu = "inf";
  return {{"kernel", "matern"},
          {"nu", nu},
          {"length_scale", lengths},
          {"noise", choice.parameters.noise},
          {"k", choice.k},
          {"sigma2", choice.scale},
          {"mean", toText(choice.trend)},
          {"loss", choice.loss},
          {"left_out", choice.leftOutCount},
          {"left_out_rmse", choice.leftOut.rmse},
          {"left_out_crps", choice.leftOut.crps},
          {"left_out_inside_holes", choice.holesCarried}};
}

std::vector<double> deviations(const std::vector<double>& variance) {
  std::vector<double> deviation;
  for (const double v : variance) deviation.push_back(std::sqrt(v));
  return deviation;
}

void writeOut(const std::string& path, const RegressionTable& test, const RegressionPrediction& prediction) {
  if (path.empty()) return;
  std::string text;
  for (const std::string& name : test.inputNames) text += csvField(name) + ",";
  text += "mean,deviation,latent_deviation\n";
  for (std::size_t i = 0; i < prediction.mean.size(); ++i) {
    for (const double value : test.inputs.row(i)) text += fmt::format("{},", value);
    text += fmt::format("{},{},{}\n", prediction.mean[i], std::sqrt(prediction.observationVariance[i]),
                        std::sqrt(prediction.latentVariance[i]));
  }
  writeAtomically(path, text);
}

void regress(const RegressOptions& options, Console& console) {
  const RegressionRequest request = parseRegression(parseStep(options.model), console.options().seed);
  requireWritable(options.out);
  Stopwatch watch;
  console.setStage("Loading");
  RegressionTable train = readRegressionCsv(options.train, options.target, {}, console.progress().part(0, 0.05));
  const RegressionTable test =
      readRegressionCsv(options.test, options.target, train.inputNames, console.progress().part(0.05, 0.1));
  if (test.target.empty()) {
    throw Error(fmt::format("there is no column '{}' to compare with", options.target), options.test,
                "Name a table that holds the target.");
  }
  std::vector<std::string> warnings;
  for (const RegressionTable* table : {static_cast<const RegressionTable*>(&train), &test}) {
    for (const DataProblem& problem : table->problems) warnings.push_back(problem.where + ": " + problem.problem);
  }
  const double loading = watch.lap();
  auto data = std::make_shared<RegressionData>(RegressionData{std::move(train.inputs), std::move(train.target)});
  console.setStage("Choosing parameters");
  const auto model = MuyGpsRegression::fit(data, request, console.progress().part(0.1, 0.8));
  const double fitting = watch.lap();
  console.setStage("Predicting");
  const RegressionPrediction prediction = model.predict(test.inputs, console.progress().part(0.8, 1));
  const double predicting = watch.lap();
  if (prediction.jitter.points > 0) {
    warnings.push_back(
        fmt::format("{} points have neighbours too alike for the noise; up to {:.1e} was added to it to predict them",
                    prediction.jitter.points, prediction.jitter.largest));
  }
  writeOut(options.out, test, prediction);
  const PredictiveScores scores =
      scorePredictions(prediction.mean, deviations(prediction.observationVariance), test.target);

  const Json found = hyperparameters(model.choice(), test.inputNames);
  if (console.forMachines()) {
    console.printJson(
        {{"model", options.model},
         {"n_train", data->responses.size()},
         {"n_test", test.target.size()},
         {"rmse", scores.rmse},
         {"mae", scores.mae},
         {"crps", scores.crps},
         {"coverage95", scores.coverage95},
         {"interval_score95", scores.intervalScore95},
         {"seconds",
          {{"load", loading}, {"fit", fitting}, {"predict", predicting}, {"total", loading + fitting + predicting}}},
         {"hyperparameters", found},
         {"warnings", warnings}});
    return;
  }
  console.warn(warnings);
  console.print(fmt::format("{} trained on {} points, tested on {}\n", options.model, data->responses.size(),
                            test.target.size()));
  console.print(fmt::format("RMSE {:.4f}   MAE {:.4f}   CRPS {:.4f}   95 % coverage {:.4f}   interval score {:.3f}\n",
                            scores.rmse, scores.mae, scores.crps, scores.coverage95, scores.intervalScore95));
  console.print(fmt::format("load {:.2f} s   fit {:.2f} s   predict {:.2f} s\n", loading, fitting, predicting));
  for (const auto& [name, value] : found.items()) console.print(fmt::format("  {} = {}\n", name, value.dump()));
}

}  // namespace

Subcommand addRegress(CLI::App& root) {
  CLI::App* app = root.add_subcommand("regress", "Predict a number by MuyGPs regression and measure it on test points");
  const auto options = std::make_shared<RegressOptions>();
  app->add_option("--train", options->train, "Table with a header: the target and the inputs")
      ->required()
      ->option_text("CSV");
  app->add_option("--test", options->test, "Table with the same columns")->required()->option_text("CSV");
  app->add_option("--target", options->target, "Column to predict; all others are inputs")
      ->required()
      ->option_text("COLUMN");
  app->add_option("--model", options->model, "muygps, or muygps:parameter=value,…")->required()->option_text("MODEL");
  app->add_option("--out", options->out, "Predictions of the test points, as CSV")->option_text("FILE.csv");
  app->footer([] { return stepHelp(regressionInfo()); });
  return {app, [options](Console& console) { regress(*options, console); }};
}

}  // namespace blendscope::cli
