// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/sweep.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json_figure.h"
#include "base/number_text.h"
#include "study/run_warnings.h"
#include "study/step_lookup.h"

namespace blendscope {

namespace {

constexpr double kRatioForEqualRatios = 5;
constexpr const char* kScope = "scope";

bool isNumber(const ParameterInfo& parameter) {
  return parameter.kind == ParameterKind::Number || parameter.kind == ParameterKind::Integer;
}

std::vector<StepSpec*> stepsOf(PipelineSpec& pipeline) {
  std::vector<StepSpec*> steps;
  for (StepSpec& step : pipeline.normalizers) steps.push_back(&step);
  if (pipeline.augmentation) steps.push_back(&*pipeline.augmentation);
  for (StepSpec& step : pipeline.embeddings) steps.push_back(&step);
  if (pipeline.classifier) steps.push_back(&*pipeline.classifier);
  return steps;
}

StepSpec& findStep(PipelineSpec& pipeline, const std::string& parameter) {
  std::vector<std::string> known;
  for (StepSpec* step : stepsOf(pipeline)) {
    const StepInfo& info = stepNamed(step->name);
    const ParameterInfo* found = info.find(parameter);
    if (found && isNumber(*found)) return *step;
    for (const ParameterInfo& p : info.parameters) {
      if (isNumber(p)) known.push_back(fmt::format("{} of {}", p.name, info.name));
    }
  }
  throw UsageError(fmt::format("no step has a number called '{}'", parameter),
                   fmt::format("pipeline \"{}\"", pipeline.text()),
                   known.empty() ? "Name a step that has one, e.g. rroot-minmax."
                                 : fmt::format("There are: {}.", fmt::join(known, ", ")));
}

/// One division says of itself how sure it is.
RepeatedScore scoreOf(const Run& run, std::span<const double> accuracies) {
  const Split& first = run.splits.front().split;
  RepeatedScore score =
      repeatedScore(accuracies, static_cast<double>(first.test.size()) / static_cast<double>(first.train.size()));
  if (accuracies.size() == 1) {
    score.interval = run.pooled.accuracyInterval;
    score.standardError = (score.interval.high - score.interval.low) / 4;
  }
  return score;
}

class Sweeping {
 public:
  explicit Sweeping(const SweepRequest& request) : request_(request) {
    sweep_.step = sweptStep(request.pipeline, request.parameter);
    sweep_.parameter = request.parameter;
    sweep_.split = request.split;
    sweep_.curves = sweepCurves(request);
  }

  /// Value by value, so that all curves grow together.
  void run(const Progress& progress) {
    duplicates_ = std::make_shared<const Duplicates>(findDuplicates(*request_.data, {}, progress.part(0, 0)));
    const std::size_t count = request_.values.size() * sweep_.curves.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t c = i % sweep_.curves.size();
      SweepPoint& point = sweep_.curves[c].points[i / sweep_.curves.size()];
      const Progress part = progress.part(static_cast<double>(i) / static_cast<double>(count),
                                          static_cast<double>(i + 1) / static_cast<double>(count));
      part.report(0, point.pipeline.text());
      measure(point, part);
      announce(point, c, i + 1, progress);
    }
  }

  Sweep take() {
    markBest();
    return std::move(sweep_);
  }

 private:
  void measure(SweepPoint& point, const Progress& progress) {
    point.accuracy = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN(), {}};
    point.auc = std::numeric_limits<double>::quiet_NaN();
    try {
      const auto run = evaluatePipeline({.spec = point.pipeline,
                                         .split = request_.split,
                                         .data = request_.data,
                                         .testData = nullptr,
                                         .positive = request_.positive,
                                         .seed = request_.seed,
                                         .duplicates = duplicates_,
                                         .keepPipelines = false},
                                        progress);
      for (const SplitResult& result : run->splits) point.accuracies.push_back(result.metrics.accuracy);
      point.accuracy = scoreOf(*run, point.accuracies);
      point.auc = run->pooled.auc;
      point.seconds = run->seconds.total;
      takeFacts(*run);
    } catch (const std::bad_alloc&) {
      point.problem = "the memory does not suffice";
    } catch (const UsageError&) {
      throw;  // of the request, not of this point
    } catch (const Error& error) {
      point.problem = error.what();
    }
  }

  void takeFacts(const Run& run) {
    sweep_.divisions = run.splits.size();
    sweep_.trainCount = run.splits.front().split.train.size();
    sweep_.testCount = run.splits.front().split.test.size();
    for (const std::string& warning : run.warnings) addOnce(sweep_.warnings, warning);
  }

  static void announce(const SweepPoint& point, std::size_t curve, std::size_t number, const Progress& progress) {
    if (!point.problem.empty()) return;
    IterationEvent event;
    event.source = kSweepPoint;
    event.iteration = number;
    event.loss = 1 - point.accuracy.mean;
    event.values = {{"curve", static_cast<double>(curve)},
                    {"value", point.value},
                    {"accuracy", point.accuracy.mean},
                    {"low", point.accuracy.interval.low},
                    {"high", point.accuracy.interval.high},
                    {"auc", point.auc},
                    {"seconds", point.seconds}};
    progress.iteration(event);
  }

  void markBest() {
    for (std::size_t c = 0; c < sweep_.curves.size(); ++c) {
      for (std::size_t p = 0; p < sweep_.curves[c].points.size(); ++p) {
        const double mean = sweep_.curves[c].points[p].accuracy.mean;
        if (std::isfinite(mean) && (!sweep_.best || mean > sweep_.bestPoint()->accuracy.mean)) sweep_.best = {c, p};
      }
    }
    if (!sweep_.best) return;
    const double enough = sweep_.bestPoint()->accuracy.mean - sweep_.bestPoint()->accuracy.standardError;
    for (SweepCurve& curve : sweep_.curves) {
      for (SweepPoint& point : curve.points) point.nearBest = point.accuracy.mean >= enough;
    }
  }

  const SweepRequest& request_;
  std::shared_ptr<const Duplicates> duplicates_;
  Sweep sweep_;
};

std::vector<double> spacedValues(double low, double high, std::size_t count, int digits) {
  const bool ratios = low > 0 && high / low >= kRatioForEqualRatios;
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    const double share = count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0;
    const double exact = ratios ? low * std::pow(high / low, share) : low + (high - low) * share;
    const bool end = i == 0 || i + 1 == count;
    const double value =
        end ? (i == 0 ? low : high) : parseDouble(fmt::format("{:.{}g}", exact, digits)).value_or(exact);
    if (values.empty() || value != values.back()) values.push_back(value);
  }
  return values;
}

nlohmann::ordered_json toJson(const SweepPoint& point) {
  nlohmann::ordered_json json{
      {"value", point.value},
      {"pipeline", point.pipeline.text()},
      {"accuracy", jsonFigure(point.accuracy.mean)},
      {"accuracy_ci", {jsonFigure(point.accuracy.interval.low), jsonFigure(point.accuracy.interval.high)}},
      {"standard_error", jsonFigure(point.accuracy.standardError)},
      {"per_split", point.accuracies},
      {"auc", jsonFigure(point.auc)},
      {"near_best", point.nearBest},
      {"seconds", point.seconds}};
  if (!point.problem.empty()) json["problem"] = point.problem;
  return json;
}

}  // namespace

std::vector<double> sweepValues(double low, double high, std::size_t count) {
  const std::vector<double> coarse = spacedValues(low, high, count, 2);
  return coarse.size() == count ? coarse : spacedValues(low, high, count, 3);
}

std::string sweptStep(const PipelineSpec& pipeline, const std::string& parameter) {
  PipelineSpec copy = pipeline;
  return findStep(copy, parameter).name;
}

std::vector<SweepCurve> sweepCurves(const SweepRequest& request) {
  if (!request.pipeline.classifier) {
    throw UsageError("the pipeline has no classifier", fmt::format("pipeline \"{}\"", request.pipeline.text()),
                     "Add one at its end, e.g. '| muygps'.");
  }
  if (request.values.empty()) throw UsageError("there are no values to sweep over", request.parameter);
  PipelineSpec pipeline = request.pipeline;
  StepSpec& step = findStep(pipeline, request.parameter);
  const StepInfo& info = stepNamed(step.name);
  const ParameterInfo* scope = info.find(kScope);
  std::vector<std::string> words{""};
  if (scope && scope->kind == ParameterKind::Choice && !step.find(kScope)) words = scope->choices;
  std::vector<SweepCurve> curves;
  for (const std::string& word : words) {
    SweepCurve curve{word, {}};
    for (const double value : request.values) {
      step.set(request.parameter, value);
      if (!word.empty()) step.set(kScope, word);
      static_cast<void>(Parameters(info, step));  // throws for a value out of range
      SweepPoint point;
      point.value = value;
      point.pipeline = pipeline;
      curve.points.push_back(std::move(point));
    }
    curves.push_back(std::move(curve));
  }
  return curves;
}

Sweep sweepParameter(const SweepRequest& request, const Progress& progress) {
  Sweeping sweeping(request);
  sweeping.run(progress);
  return sweeping.take();
}

nlohmann::ordered_json toJson(const Sweep& sweep) {
  nlohmann::ordered_json json{{"step", sweep.step},
                              {"parameter", sweep.parameter},
                              {"split", toText(sweep.split)},
                              {"divisions", sweep.divisions},
                              {"n_train", sweep.trainCount},
                              {"n_test", sweep.testCount},
                              {"curves", nlohmann::ordered_json::array()}};
  for (const SweepCurve& curve : sweep.curves) {
    nlohmann::ordered_json points = nlohmann::ordered_json::array();
    for (const SweepPoint& point : curve.points) points.push_back(toJson(point));
    nlohmann::ordered_json scope;  // null where there is none
    if (!curve.scope.empty()) scope = curve.scope;
    json["curves"].push_back({{"scope", scope}, {"points", points}});
  }
  const SweepPoint* best = sweep.bestPoint();
  json["best"] = best ? nlohmann::ordered_json(best->pipeline.text()) : nlohmann::ordered_json();
  json["warnings"] = sweep.warnings;
  return json;
}

}  // namespace blendscope
