// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/learning_curve.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <new>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/error.h"
#include "base/json_figure.h"
#include "base/numbers.h"
#include "base/random.h"
#include "evaluate/units.h"
#include "study/run_plan.h"

namespace blendscope {

namespace {

constexpr std::uint64_t kOrderStream = 0x6c6561726e;

void check(const LearningCurveRequest& request) {
  if (!request.pipeline.classifier) {
    throw UsageError("the pipeline has no classifier", fmt::format("pipeline \"{}\"", request.pipeline.text()),
                     "Add one at its end, e.g. '| muygps'.");
  }
  if (request.repeats < 1) {
    throw UsageError(fmt::format("repeats={} must be at least 1", request.repeats), "learning curve");
  }
  double before = 0;
  for (const double share : request.shares) {
    if (!(share > before && share <= 1)) {
      throw UsageError(fmt::format("the share {} does not fit", share), "learning curve",
                       "Give rising shares above 0 and up to 1.");
    }
    before = share;
  }
  if (request.shares.empty()) throw UsageError("there are no shares to train on", "learning curve");
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double deviation(const std::vector<double>& values) {
  if (values.size() < 2) return kNaN;
  const double centre = mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - centre) * (value - centre);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// The first objects of an order that make up a share of its rows, ascending.
std::vector<Row> firstRows(const std::vector<std::vector<Row>>& order, std::size_t total, double share) {
  const auto wanted =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(share * static_cast<double>(total))));
  std::vector<Row> rows;
  for (std::size_t i = 0; i < order.size() && rows.size() < wanted; ++i) {
    rows.insert(rows.end(), order[i].begin(), order[i].end());
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

class Learning {
 public:
  Learning(const LearningCurveRequest& request, const Progress& progress) : request_(request) {
    curve_.pipeline = request.pipeline;
    curve_.split = request.split;
    curve_.repeats = request.repeats;
    RunRequest asRun;
    asRun.spec = request.pipeline;
    asRun.split = request.split;
    asRun.data = request.data;
    asRun.testData = request.testData;
    asRun.positive = request.positive;
    asRun.seed = request.seed;
    plan_ = planRun(asRun, progress.part(0, 0.02));
    curve_.warnings = plan_.warnings;
    curve_.divisions = plan_.splits.size();
    curve_.testCount = plan_.splits.front().test.size();
  }

  void run(const Progress& progress) {
    // Time of a share is about its rows; so is its part of the progress.
    const double all = std::accumulate(request_.shares.begin(), request_.shares.end(), 0.0);
    double done = 0;
    for (std::size_t i = 0; i < request_.shares.size(); ++i) {
      const double share = request_.shares[i];
      const Progress part = progress.part(0.02 + 0.98 * done / all, 0.02 + 0.98 * (done + share) / all);
      part.report(0, fmt::format("{:.0f} % of the training rows", 100 * share));
      curve_.points.push_back(measure(share, part));
      announce(curve_.points.back(), i + 1, progress);
      done += share;
    }
  }

  LearningCurve take() {
    addLastDoubling();
    return std::move(curve_);
  }

 private:
  /// Mean share of hits of every tested row, by division.
  using HitRates = std::vector<std::vector<double>>;

  LearningPoint measure(double share, const Progress& progress) {
    LearningPoint point;
    point.share = share;
    point.accuracy = point.spread = kNaN;
    point.interval = {kNaN, kNaN};
    try {
      measureDraws(point, progress);
    } catch (const std::bad_alloc&) {
      point.problem = "the memory does not suffice";
    } catch (const UsageError&) {
      throw;  // of the request, not of this share
    } catch (const Error& error) {
      point.problem = error.what();
    }
    return point;
  }

  void measureDraws(LearningPoint& point, const Progress& progress) {
    const int draws = point.share == 1 ? 1 : request_.repeats;
    const double total = static_cast<double>(plan_.splits.size()) * draws;
    HitRates rates;
    std::vector<double> ofDivision;
    for (std::size_t s = 0; s < plan_.splits.size(); ++s) {
      std::vector<double> rate(plan_.splits[s].test.size(), 0.0);
      for (int draw = 0; draw < draws; ++draw) {
        const double before = static_cast<double>(s) * draws + draw;
        const std::vector<char> hit = measureDraw(point, s, draw, progress.part(before / total, (before + 1) / total));
        for (std::size_t i = 0; i < hit.size(); ++i) rate[i] += hit[i] != 0 ? 1.0 / draws : 0;
        point.accuracies.push_back(static_cast<double>(std::ranges::count(hit, 1)) / static_cast<double>(hit.size()));
      }
      ofDivision.push_back(mean(rate));
      rates.push_back(std::move(rate));
    }
    point.trainCount /= total;
    point.fitSeconds /= total;
    point.predictSeconds /= total;
    point.accuracy = mean(point.accuracies);
    point.spread = deviation(point.accuracies);
    point.interval = intervalOf(point, rates, ofDivision);
    ratesOfShare_[point.share] = std::move(rates);
  }

  std::vector<char> measureDraw(LearningPoint& point, std::size_t division, int draw, const Progress& progress) {
    const Split& split = plan_.splits[division];
    const auto order = learningOrder(*request_.data, split.train, plan_.trainGroups, request_.seed,
                                     static_cast<std::uint64_t>(division) * 4096 + static_cast<std::uint64_t>(draw));
    const std::vector<Row> rows = firstRows(order, split.train.size(), point.share);
    FitOptions options;
    options.seed = request_.seed;
    options.positive = plan_.positive;
    options.groups = plan_.trainGroups.empty() ? nullptr : &plan_.trainGroups;
    StageSeconds fitting;
    StageSeconds predicting;
    const CutoutSet& testSet = plan_.testData ? *plan_.testData : *request_.data;
    const auto pipeline = fitPipeline(request_.pipeline, *request_.data, rows, options, progress.part(0, 0.7), fitting);
    const Prediction prediction = pipeline->predict(testSet, split.test, progress.part(0.7, 1), &predicting);
    point.trainCount += static_cast<double>(rows.size());
    point.fitSeconds += fitting.total;
    point.predictSeconds += predicting.total;
    std::vector<char> hit;
    for (std::size_t i = 0; i < split.test.size(); ++i) {
      hit.push_back(predictedClass(prediction.probability.row(i)) == testSet.label(split.test[i]) ? 1 : 0);
    }
    return hit;
  }

  /// Hit rates of all divisions in one list, with the objects of their rows.
  double pooled(const HitRates& rates, std::vector<double>& values, std::vector<int>& groups) const {
    for (std::size_t s = 0; s < rates.size(); ++s) {
      values.insert(values.end(), rates[s].begin(), rates[s].end());
      for (const Row row : plan_.splits[s].test) {
        groups.push_back(plan_.testGroups.empty() ? static_cast<int>(row) : plan_.testGroups[row]);
      }
    }
    return mean(values);
  }

  Interval intervalOf(const LearningPoint& point, const HitRates& rates, const std::vector<double>& ofDivision) const {
    if (ofDivision.size() > 1) {
      const double testToTrain = static_cast<double>(curve_.testCount) / point.trainCount;
      return repeatedScore(ofDivision, testToTrain).interval;
    }
    std::vector<double> values;
    std::vector<int> groups;
    pooled(rates, values, groups);
    return groupedInterval(values, groups);
  }

  void addLastDoubling() {
    const auto half = ratesOfShare_.find(0.5);
    const auto whole = ratesOfShare_.find(1.0);
    if (half == ratesOfShare_.end() || whole == ratesOfShare_.end()) return;
    std::vector<double> before;
    std::vector<double> after;
    std::vector<int> groups;
    pooled(half->second, before, groups);
    groups.clear();
    pooled(whole->second, after, groups);
    for (std::size_t i = 0; i < after.size(); ++i) after[i] -= before[i];
    const GroupedMean gain = groupedMean(after, groups);
    const double halfWidth = gain.units > 1 ? gain.halfWidth() : kNaN;
    curve_.lastDoubling = {gain.mean, {gain.mean - halfWidth, gain.mean + halfWidth}};
  }

  static void announce(const LearningPoint& point, std::size_t number, const Progress& progress) {
    if (!point.problem.empty()) return;
    IterationEvent event;
    event.source = kLearningPoint;
    event.iteration = number;
    event.loss = 1 - point.accuracy;
    event.values = {{"share", point.share},
                    {"n_train", point.trainCount},
                    {"accuracy", point.accuracy},
                    {"low", point.interval.low},
                    {"high", point.interval.high},
                    {"fit_seconds", point.fitSeconds},
                    {"predict_seconds", point.predictSeconds}};
    progress.iteration(event);
  }

  const LearningCurveRequest& request_;
  RunPlan plan_;
  LearningCurve curve_;
  std::map<double, HitRates> ratesOfShare_;
};

nlohmann::ordered_json toJson(const LearningPoint& point) {
  nlohmann::ordered_json json{{"share", point.share},
                              {"n_train", point.trainCount},
                              {"accuracy", jsonFigure(point.accuracy)},
                              {"accuracy_ci", {jsonFigure(point.interval.low), jsonFigure(point.interval.high)}},
                              {"spread", jsonFigure(point.spread)},
                              {"accuracies", point.accuracies},
                              {"fit_seconds", point.fitSeconds},
                              {"predict_seconds", point.predictSeconds}};
  if (!point.problem.empty()) json["problem"] = point.problem;
  return json;
}

}  // namespace

std::vector<std::vector<Row>> learningOrder(const CutoutSet& set, const std::vector<Row>& trainRows,
                                            std::span<const int> objects, std::uint64_t seed, std::uint64_t draw) {
  std::map<int, std::size_t> placeOfObject;
  std::vector<std::vector<Row>> units;
  for (const Row row : trainRows) {
    std::size_t unit = units.size();
    if (!objects.empty()) unit = placeOfObject.emplace(objects[row], unit).first->second;
    if (unit == units.size()) units.emplace_back();
    units[unit].push_back(row);
  }
  std::map<int, std::vector<std::size_t>> ofClass;
  for (std::size_t u = 0; u < units.size(); ++u) ofClass[set.label(units[u].front())].push_back(u);
  // The i-th of n objects of a class stands at (i + ½)/n, so that every front part has the mix of the whole.
  RandomStream random(RandomStream(seed, kOrderStream)(), draw);
  std::vector<std::pair<double, std::size_t>> places;
  for (auto& [label, members] : ofClass) {
    random.shuffle(std::span(members));
    for (std::size_t i = 0; i < members.size(); ++i) {
      places.emplace_back((static_cast<double>(i) + 0.5) / static_cast<double>(members.size()), members[i]);
    }
  }
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::vector<Row>> order;
  for (const auto& [place, unit] : places) order.push_back(std::move(units[unit]));
  return order;
}

LearningCurve learningCurve(const LearningCurveRequest& request, const Progress& progress) {
  check(request);
  Learning learning(request, progress);
  learning.run(progress);
  return learning.take();
}

nlohmann::ordered_json toJson(const LearningCurve& curve) {
  nlohmann::ordered_json json{{"pipeline", curve.pipeline.text()}, {"split", toText(curve.split)},
                              {"repeats", curve.repeats},          {"divisions", curve.divisions},
                              {"n_test", curve.testCount},         {"points", nlohmann::ordered_json::array()}};
  for (const LearningPoint& point : curve.points) json["points"].push_back(toJson(point));
  if (curve.lastDoubling) {
    const auto& [gain, interval] = *curve.lastDoubling;
    json["last_doubling"] = {{"gain", jsonFigure(gain)}, {"gain_ci", {jsonFigure(interval.low), jsonFigure(interval.high)}}};
  }
  json["warnings"] = curve.warnings;
  return json;
}

}  // namespace blendscope
