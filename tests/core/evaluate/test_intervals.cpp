// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "evaluate/calibration_error.h"
#include "evaluate/intervals.h"
#include "evaluate/units.h"
#include "evaluate/weighted_metrics.h"
#include "simulated_scores.h"

using namespace blendscope;
using blendscope::testing::SimulatedScores;
using blendscope::testing::simulateScores;
using blendscope::testing::SimulationSettings;
using doctest::Approx;

namespace {

std::vector<MetricEstimate> intervalsOf(const SimulatedScores& scores, const ResamplingOptions& options = {}) {
  return metricIntervals(scores.truth, scores.probability, 1, scores.groups, options, Progress());
}

/// Figures of a sample so large that its own chance does not matter.
Metrics trueFigures(SimulationSettings settings) {
  settings.units = 150000 / settings.rowsPerUnit;
  RandomStream random(99);
  const SimulatedScores scores = simulateScores(settings, random);
  return evaluatePredictions(scores.truth, scores.probability, 1);
}

/// For each figure, the share of draws whose interval holds the true value.
std::vector<double> coverage(const SimulationSettings& settings, std::size_t draws, std::size_t resamples) {
  const Metrics truth = trueFigures(settings);
  std::vector<std::vector<char>> held(draws);
  parallelFor(draws, 10, [&](std::size_t begin, std::size_t end) {
    for (std::size_t d = begin; d < end; ++d) {
      RandomStream random(5, d);
      const SimulatedScores scores = simulateScores(settings, random);
      for (const MetricEstimate& estimate : intervalsOf(scores, {resamples, d})) {
        const double value = truth.*(estimate.metric->value);
        held[d].push_back(estimate.interval.low <= value && value <= estimate.interval.high);
      }
    }
  });
  std::vector<double> share(metricList().size(), 0);
  for (const std::vector<char>& one : held) {
    for (std::size_t m = 0; m < one.size(); ++m) share[m] += one[m] / static_cast<double>(draws);
  }
  return share;
}

void requireNominal(const SimulationSettings& settings, std::size_t resamples) {
  const std::vector<double> share = coverage(settings, 2000, resamples);
  for (std::size_t m = 0; m < share.size(); ++m) {
    CAPTURE(metricList()[m].name);
    CAPTURE(share[m]);
    CHECK(share[m] >= 0.93);
    CHECK(share[m] <= 0.97);
  }
}

Metrics replicated(const SimulatedScores& scores, std::span<const std::uint16_t> weight) {
  std::vector<int> truth;
  std::vector<double> values;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    for (int copy = 0; copy < weight[i]; ++copy) {
      truth.push_back(scores.truth[i]);
      values.insert(values.end(), scores.probability.row(i).begin(), scores.probability.row(i).end());
    }
  }
  const Matrix<double> probability(truth.size(), scores.probability.cols(), std::move(values));
  return evaluatePredictions(truth, probability, 1);
}

void requireSameFigures(const Metrics& a, const Metrics& b) {
  for (const MetricInfo& info : metricList()) {
    if (info.name == "ece") continue;
    CAPTURE(info.name);
    CHECK(a.*info.value == Approx(b.*info.value).epsilon(1e-10));
  }
}

}  // namespace

TEST_CASE("intervals over independent rows hold the true figure in 93 to 97 of 100 draws") {
  requireNominal({.units = 400, .separation = 1.2, .sharpness = 2}, 160);
}

TEST_CASE("intervals over 20 groups with group effects hold the true figure in 93 to 97 of 100 draws") {
  requireNominal({.units = 20, .rowsPerUnit = 15, .separation = 1.2, .groupDeviation = 0.5, .sharpness = 2}, 400);
}

TEST_CASE("intervals over 80 groups with group effects hold the true figure in 93 to 97 of 100 draws") {
  requireNominal({.units = 80, .rowsPerUnit = 4, .separation = 1.2, .groupDeviation = 0.5, .sharpness = 2}, 160);
}

TEST_CASE("the calibration error of a calibrated model has an interval that begins at 0") {
  std::size_t atZero = 0;
  for (std::uint64_t d = 0; d < 200; ++d) {
    RandomStream random(3, d);
    const SimulatedScores scores = simulateScores({.units = 300, .separation = 1.2}, random);
    const MetricEstimate ece = intervalsOf(scores, {300, d}).back();
    REQUIRE(ece.metric->name == "ece");
    CHECK(ece.interval.high >= ece.value - 1e-12);
    atZero += ece.interval.low == 0 ? 1 : 0;
  }
  CHECK(atZero >= 190);
}

TEST_CASE("figures of rows that count several times are those of copied rows") {
  for (const int classes : {2, 4}) {
    RandomStream random(11);
    SimulatedScores scores = simulateScores({.units = 60, .classes = classes, .separation = 0.8}, random);
    // Equal scores must share their step.
    for (double& p : scores.probability.values()) p = std::round(p * 8) / 8;
    std::vector<std::uint16_t> weight(60);
    for (std::uint16_t& w : weight) w = static_cast<std::uint16_t>(random.below(4));
    const WeightedMetrics weighted(scores.truth, scores.probability, 1);
    requireSameFigures(weighted.evaluate(weight), replicated(scores, weight));
  }
}

TEST_CASE("figures without one row are those of the other rows") {
  for (const int classes : {2, 3}) {
    RandomStream random(12);
    SimulatedScores scores = simulateScores({.units = 30, .classes = classes, .separation = 0.8}, random);
    for (double& p : scores.probability.values()) p = std::round(p * 8) / 8;
    const WeightedMetrics weighted(scores.truth, scores.probability, 1);
    const std::vector<Metrics> without = weighted.leaveOneOut();
    for (std::size_t i = 0; i < 30; ++i) {
      std::vector<std::uint16_t> weight(30, 1);
      weight[i] = 0;
      requireSameFigures(without[i], replicated(scores, weight));
    }
  }
}

TEST_CASE("intervals are the same bits for one thread and two") {
  RandomStream random(2);
  for (const std::size_t rows : {1U, 4U}) {
    const SimulatedScores scores = simulateScores({.units = 90, .rowsPerUnit = rows}, random);
    setThreadCount(1);
    const std::vector<MetricEstimate> one = intervalsOf(scores);
    setThreadCount(2);
    const std::vector<MetricEstimate> two = intervalsOf(scores);
    setThreadCount(0);
    for (std::size_t m = 0; m < one.size(); ++m) {
      CHECK(one[m].interval.low == two[m].interval.low);
      CHECK(one[m].interval.high == two[m].interval.high);
    }
  }
}

TEST_CASE("each figure has the method that suits its rows") {
  RandomStream random(4);
  const auto methods = [&](std::size_t units, std::size_t rows) {
    std::vector<IntervalMethod> result;
    for (const MetricEstimate& estimate : intervalsOf(simulateScores({.units = units, .rowsPerUnit = rows}, random))) {
      result.push_back(estimate.method);
    }
    return result;
  };
  using enum IntervalMethod;
  const std::vector<IntervalMethod> independent = methods(100, 1);
  CHECK(independent[0] == Wilson);
  CHECK(independent[2] == BootstrapRows);
  CHECK(independent[5] == BootstrapRows);
  const std::vector<IntervalMethod> few = methods(49, 4);
  CHECK(few[0] == MeanOverGroups);
  CHECK(few[2] == JackknifeGroups);
  CHECK(few[5] == MeanOverGroups);
  CHECK(methods(50, 4)[2] == BootstrapGroups);
}

TEST_CASE("the jackknife over groups gives for a mean what the standard error of group means gives") {
  std::vector<double> values;
  std::vector<int> groups;
  RandomStream random(8);
  for (int g = 0; g < 12; ++g) {
    for (int r = 0; r < 5; ++r) {
      values.push_back(g * 0.1 + random.normal());
      groups.push_back(g);
    }
  }
  const Statistics mean = [&](RowWeights weight, std::span<double> out) {
    double sum = 0;
    double count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      sum += weight[i] * values[i];
      count += weight[i];
    }
    out[0] = sum / count;
  };
  const GroupedMean over = groupedMean(values, groups);
  const std::vector<double> estimate{over.mean};
  const auto jackknife = resampledIntervals({values.size(), groups}, estimate, {}, mean, {}, Progress());
  CHECK(jackknife[0].method == IntervalMethod::JackknifeGroups);
  CHECK(jackknife[0].interval.low == Approx(over.mean - over.halfWidth()));
  CHECK(jackknife[0].interval.high == Approx(over.mean + over.halfWidth()));
}

TEST_CASE("predictions without a mistake are not certain") {
  SimulatedScores scores;
  scores.probability = Matrix<double>(40, 2);
  for (int i = 0; i < 40; ++i) {
    scores.truth.push_back(i % 2);
    scores.probability(static_cast<std::size_t>(i), 0) = i % 2 == 0 ? 0.9 : 0.1;
    scores.probability(static_cast<std::size_t>(i), 1) = i % 2 == 0 ? 0.1 : 0.9;
  }
  for (const MetricEstimate& estimate : intervalsOf(scores)) {
    CAPTURE(estimate.metric->name);
    if (estimate.metric->name == "log_loss") continue;  // has no bound that would say how far it may vary
    CHECK(estimate.interval.high - estimate.interval.low > 0.01);
  }
}

TEST_CASE("rows of one object only have no interval, and an unknown metric is named") {
  SimulatedScores scores;
  scores.truth = {0, 1, 1};
  scores.probability = Matrix<double>(3, 2, {0.8, 0.2, 0.6, 0.4, 0.1, 0.9});
  scores.groups = {7, 7, 7};
  for (const MetricEstimate& estimate : intervalsOf(scores)) {
    CHECK(std::isnan(estimate.interval.low));
    CHECK(estimate.method == IntervalMethod::None);
  }
  CHECK_THROWS_AS(metricInterval("speed", scores.truth, scores.probability, 1, {}, {}, Progress()), UsageError);
}
