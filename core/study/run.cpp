// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/version.h"
#include "study/run_divisions.h"
#include "study/run_plan.h"
#include "study/run_warnings.h"
#include "study/trained_pipeline.h"

namespace blendscope {

namespace {

/// True classes, probabilities and object numbers of test rows, pooled over splits.
struct TestRows {
  std::vector<int> truth;
  Matrix<double> probability;
  std::vector<int> groups;

  void add(const CutoutSet& set, const SplitResult& result, const std::vector<int>& groupOfRow) {
    std::vector<double>& values = probability.values();
    std::vector<double> all = std::move(values);
    const std::vector<double>& more = result.prediction.probability.values();
    all.insert(all.end(), more.begin(), more.end());
    for (const Row row : result.split.test) {
      truth.push_back(set.label(row));
      if (!groupOfRow.empty()) groups.push_back(groupOfRow[row]);
    }
    probability = Matrix<double>(truth.size(), result.prediction.probability.cols(), std::move(all));
  }

  Metrics evaluate(int positive) const { return evaluatePredictions(truth, probability, positive, groups); }

  std::vector<MetricEstimate> estimate(int positive, const Progress& progress) const {
    return metricIntervals(truth, probability, positive, groups, ResamplingOptions(), progress);
  }
};

/// With a sign, a minus and no hyphen.
std::string signedText(double value) { return fmt::format("{}{:.3f}", value < 0 ? "−" : "+", std::abs(value)); }

std::string leakWarning(const Leak& leak) {
  std::string text = fmt::format(
      "{} of {} test rows show an object that also trained (the same image, mirrored or not, "
      "or the same place on the sky)",
      leak.affected, leak.affected + leak.unaffected);
  if (leak.unaffected > 0) {
    text += fmt::format(": accuracy is {:.3f} for them and {:.3f} for the others", leak.affectedAccuracy,
                        leak.unaffectedAccuracy);
  }
  if (std::isfinite(leak.gapInterval.low)) {
    text += fmt::format(", a gap of {} (95 % interval {} to {})", signedText(leak.gap),
                        signedText(leak.gapInterval.low), signedText(leak.gapInterval.high));
  }
  return text + "; group the split by objects";
}

/// The work of `evaluatePipeline`, one stage per function.
class Evaluation {
 public:
  explicit Evaluation(const RunRequest& request)
      : run_(std::make_shared<Run>()), keepPipelines_(request.keepPipelines) {
    if (!request.spec.classifier) {
      throw UsageError("the pipeline has no classifier", fmt::format("pipeline \"{}\"", request.spec.text()),
                       "Add one at its end, e.g. '| muygps'.");
    }
    run_->spec = request.spec;
    run_->splitSpec = request.split;
    run_->data = request.data;
    run_->seed = request.seed;
    run_->version = kVersion;
  }

  void divide(const RunRequest& request, const std::vector<Split>& divisions, const Progress& progress) {
    plan_ = planRun(request, progress);
    if (!divisions.empty() && !plan_.testData) plan_.splits = divisions;
    run_->testData = plan_.testData;
    run_->positive = plan_.positive;
    run_->warnings = plan_.warnings;
  }

  void runSplits(const Progress& progress) {
    const auto count = static_cast<double>(plan_.splits.size());
    for (std::size_t s = 0; s < plan_.splits.size(); ++s) {
      runSplit(plan_.splits[s], progress.part(static_cast<double>(s) / count, static_cast<double>(s + 1) / count));
    }
    addModelWarnings();
    addNuisanceWarning(progress);
    run_->leak = leak_.result();
    if (run_->leak.affected > 0) run_->warnings.push_back(leakWarning(run_->leak));
  }

  void pool(const Progress& progress) {
    std::vector<int> groups = plan_.testGroups;
    if (groups.empty() && run_->splitSpec.repeats > 1 && !run_->testData) {
      // A row tested several times is one observation.
      for (std::size_t row = 0; row < run_->data->size(); ++row) groups.push_back(static_cast<int>(row));
    }
    TestRows pooled;
    for (const SplitResult& result : run_->splits) pooled.add(run_->testSet(), result, groups);
    run_->pooled = pooled.evaluate(run_->positive);
    run_->figures = pooled.estimate(run_->positive, progress);
  }

  std::shared_ptr<const Run> take() { return std::move(run_); }

 private:
  void runSplit(const Split& split, const Progress& progress) {
    SplitResult result;
    result.split = split;
    FitOptions options;
    options.seed = run_->seed;
    options.positive = run_->positive;
    options.groups = plan_.trainGroups.empty() ? nullptr : &plan_.trainGroups;
    result.pipeline = fitPipeline(run_->spec, *run_->data, split.train, options, progress.part(0, 0.7), result.seconds);
    result.prediction = result.pipeline->predict(run_->testSet(), split.test, progress.part(0.7, 1), &result.seconds);
    TestRows rows;
    rows.add(run_->testSet(), result, plan_.testGroups);
    result.metrics = rows.evaluate(run_->positive);
    countLeak(result);
    run_->seconds += result.seconds;
    for (const std::string& warning : result.pipeline->warnings()) addOnce(modelWarnings_, warning);
    result.hyperparameters = result.pipeline->hyperparameters();
    run_->uncertaintyMeaning = result.pipeline->uncertaintyMeaning();
    if (!keepPipelines_) result.pipeline.reset();
    run_->splits.push_back(std::move(result));
  }

  void countLeak(const SplitResult& result) {
    std::vector<int> trained;
    for (const Row row : result.split.train) trained.push_back(plan_.trainObjects[row]);
    std::vector<int> tested;
    std::vector<char> hit;
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const Row row = result.split.test[i];
      tested.push_back(plan_.testObjects[row]);
      hit.push_back(predictedClass(result.prediction.probability.row(i)) == run_->testSet().label(row) ? 1 : 0);
    }
    leak_.add(trained, result.split.test, tested, hit);
  }

  void addNuisanceWarning(const Progress& progress) {
    if (run_->spec.classifier->name == "nuisance") return;
    progress.throwIfCancelled();
    const std::vector<Row>& train = plan_.splits.front().train;
    for (const std::string& warning : nuisanceWarnings(*run_->data, train, plan_.trainGroups, run_->seed)) {
      addOnce(run_->warnings, warning);
    }
  }

  /// Every split may have its own; many splits would drown the others.
  void addModelWarnings() {
    constexpr std::size_t kShown = 5;
    const std::size_t shown = std::min(kShown, modelWarnings_.size());
    run_->warnings.insert(run_->warnings.end(), modelWarnings_.begin(),
                          modelWarnings_.begin() + static_cast<std::ptrdiff_t>(shown));
    if (modelWarnings_.size() > shown) {
      run_->warnings.push_back(fmt::format("{} more warnings of other splits", modelWarnings_.size() - shown));
    }
  }

  std::shared_ptr<Run> run_;
  bool keepPipelines_;
  std::vector<std::string> modelWarnings_;
  RunPlan plan_;
  LeakCounter leak_;
};

}  // namespace

std::shared_ptr<const Run> evaluatePipeline(const RunRequest& request, const Progress& progress) {
  return evaluateOnDivisions(request, {}, progress);
}

std::shared_ptr<const Run> evaluateOnDivisions(const RunRequest& request, const std::vector<Split>& divisions,
                                               const Progress& progress) {
  Evaluation evaluation(request);
  evaluation.divide(request, divisions, progress.part(0, 0.02));
  evaluation.runSplits(progress.part(0.02, 0.96));
  evaluation.pool(progress.part(0.96, 1));
  return evaluation.take();
}

}  // namespace blendscope
