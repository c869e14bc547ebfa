// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/number_text.h"
#include "base/parallel.h"
#include "io/load.h"
#include "processor_time.h"
#include "study/run.h"
#include "survey/bayes_limit.h"
#include "survey/simulator.h"

/// Training and prediction times of classifiers on the challenge-sized survey:
///   bench_classifiers [--data FILE] [--split SPLIT] [--threads N] [PIPELINE…]
using namespace blendscope;

namespace {

void measure(const std::string& pipeline, const std::shared_ptr<const CutoutSet>& data, const SplitSpec& split) {
  RunRequest request;
  request.spec = PipelineSpec::parse(pipeline);
  request.split = split;
  request.data = data;
  const double before = processorSeconds();
  const auto run = evaluatePipeline(request, Progress());
  fmt::print("{:<44} {:8.4f} {:8.4f} {:8.4f} {:9.2f} {:9.2f} {:9.2f}\n", pipeline, run->pooled.accuracy,
             run->pooled.logLoss, run->pooled.auc, run->seconds.fit, run->seconds.predict, processorSeconds() - before);
  for (const std::string& warning : run->warnings) fmt::print("    {}\n", warning);
  std::fflush(stdout);
}

int work(std::vector<std::string> arguments) {
  std::string data;
  SplitSpec split = parseSplit("fraction=0.2,seed=42");
  std::vector<std::string> pipelines;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--data" && i + 1 < arguments.size())
      data = arguments[++i];
    else if (arguments[i] == "--split" && i + 1 < arguments.size())
      split = parseSplit(arguments[++i]);
    else if (arguments[i] == "--threads" && i + 1 < arguments.size())
      setThreadCount(static_cast<std::size_t>(parseInteger(arguments[++i]).value_or(0)));
    else
      pipelines.push_back(arguments[i]);
  }
  if (pipelines.empty()) {
    for (const char* step : {"bayes", "lda", "qda", "forest", "boost", "mlp", "svm:folds=0"})
      pipelines.push_back(fmt::format("minmax | {}", step));
    for (const char* images : {"nuisance", "psf-fit", "cnn:epochs=1"}) pipelines.emplace_back(images);
  }
  const auto set = data.empty() ? simulateSurvey(SurveyPreset::Challenge, {}, 1, Progress())
                                : loadCutouts({data, {}, {}}, Progress());
  fmt::print("{} cutouts, {} classes\n{:<44} {:>8} {:>8} {:>8} {:>9} {:>9} {:>9}\n", set->size(),
             set->classNames().count(), "pipeline", "accuracy", "logloss", "auc", "fit s", "predict s", "cpu s");
  for (const std::string& pipeline : pipelines) measure(pipeline, set, split);
  if (const auto limit = bayesLimit(*set)) {
    fmt::print("{:<44} {:8.4f}    of binary against line of sight: {:.4f}, log loss {:.4f}\n",
               "Bayes limit, everything measured exactly", limit->accuracy, limit->pairAccuracy, limit->pairLogLoss);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return work({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
