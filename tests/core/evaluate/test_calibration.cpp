// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/calibration.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "evaluate/metrics.h"
#include "simulated_scores.h"
#include "two_classes.h"

using namespace blendscope;
using blendscope::testing::simulateScores;
using blendscope::testing::twoClasses;
using doctest::Approx;

namespace {

const Matrix<double> kTwo = twoClasses({.1, .4, .35, .8, .4, .45, .2, .9, .6, .6, .05, .97});
const std::vector<int> kTwoTruth{0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1};
const Matrix<double> kThree(10, 3, {.7, .2, .1, .3, .5, .2, .2, .6, .2, .4, .4, .2, .1, .2, .7,
                                    .2, .2, .6, .5, .3, .2, .6, .3, .1, .1, .8, .1, .3, .3, .4});
const std::vector<int> kThreeTruth{0, 0, 1, 1, 2, 2, 2, 0, 1, 2};
const std::vector<double> kQueries{.02, .1, .3, .42, .5, .7, .95, .99};

}  // namespace

TEST_CASE("the temperature is that of the smallest log loss") {
  CHECK(Calibrator::fit(CalibrationMethod::Temperature, kTwo, kTwoTruth).temperature() ==
        Approx(0.6160547109783823).epsilon(1e-6));
  CHECK(Calibrator::fit(CalibrationMethod::Temperature, kThree, kThreeTruth).temperature() ==
        Approx(0.4733587958499952).epsilon(1e-6));
}

TEST_CASE("Platt's sigmoid agrees with scikit-learn") {
  const Matrix<double> result = Calibrator::fit(CalibrationMethod::Platt, kTwo, kTwoTruth).apply(twoClasses(kQueries));
  const std::vector<double> expected{0.050140947932882, 0.162968091645839, 0.355121486287396, 0.451994258955898,
                                     0.513991825658685, 0.670084185354472, 0.910826768385392, 0.973276287109854};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(result(i, 1) == Approx(expected[i]).epsilon(1e-4));
}

TEST_CASE("isotonic steps agree with scikit-learn") {
  const Matrix<double> two = Calibrator::fit(CalibrationMethod::Isotonic, kTwo, kTwoTruth).apply(twoClasses(kQueries));
  const std::vector<double> expected{0, 0, 2.0 / 9, 0.4666666666666667, 2.0 / 3, 0.8333333333333333, 1, 1};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(two(i, 1) == Approx(expected[i]));
  const Matrix<double> three = Calibrator::fit(CalibrationMethod::Isotonic, kThree, kThreeTruth).apply(kThree);
  const std::vector<double> first{1, 0, 0, .25, .5, .25, 0, .8, .2, .25, .5, .25};
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(three.values()[i] == Approx(first[i]));
}

TEST_CASE("every calibrator repairs a model that is twice too sure, and leaves the classes' order") {
  for (const int classes : {2, 3}) {
    RandomStream random(2);
    const auto held = simulateScores({.units = 4000, .classes = classes, .separation = 1.2, .sharpness = 2}, random);
    const auto fresh = simulateScores({.units = 4000, .classes = classes, .separation = 1.2, .sharpness = 2}, random);
    const Metrics before = evaluatePredictions(fresh.truth, fresh.probability, 1);
    for (const CalibrationMethod method :
         {CalibrationMethod::Temperature, CalibrationMethod::Platt, CalibrationMethod::Isotonic}) {
      CAPTURE(toText(method));
      const Calibrator calibrator = Calibrator::fit(method, held.probability, held.truth);
      const Matrix<double> repaired = calibrator.apply(fresh.probability);
      const Metrics after = evaluatePredictions(fresh.truth, repaired, 1);
      CHECK(before.ece > 0.06);
      CHECK(after.ece < 0.04);
      CHECK(after.logLoss < before.logLoss);
      for (std::size_t i = 0; i < repaired.rows(); ++i) {
        double sum = 0;
        for (const double p : repaired.row(i)) sum += p;
        REQUIRE(sum == Approx(1));
      }
    }
    CHECK(Calibrator::fit(CalibrationMethod::Temperature, held.probability, held.truth).temperature() ==
          Approx(2).epsilon(0.06));
  }
}

TEST_CASE("no calibration leaves probabilities as they are, and sure ones stay finite") {
  CHECK(Calibrator::fit(CalibrationMethod::None, kTwo, kTwoTruth).apply(kTwo) == kTwo);
  const Matrix<double> sure = twoClasses({0, 1, 1, 0, 1, 0});
  const std::vector<int> truth{0, 1, 0, 0, 1, 1};
  for (const CalibrationMethod method : kCalibrationMethods) {
    const Matrix<double> applied = Calibrator::fit(method, sure, truth).apply(sure);
    for (const double p : applied.values()) CHECK(std::isfinite(p));
  }
}

TEST_CASE("reliability bins hold every row once, rise, and keep equal probabilities together") {
  RandomStream random(6);
  auto scores = simulateScores({.units = 501}, random);
  for (double& p : scores.probability.values()) p = std::round(p * 20) / 20;
  const TopClass top = topClassOf(scores.truth, scores.probability);
  const auto bins = reliabilityBins(top.confidence, top.hit, {}, 8);
  std::size_t rows = 0;
  double stated = 0;
  for (std::size_t b = 0; b < bins.size(); ++b) {
    rows += bins[b].count;
    stated += bins[b].stated * static_cast<double>(bins[b].count);
    if (b > 0) CHECK(bins[b].stated > bins[b - 1].stated);
    CHECK(bins[b].band.low <= bins[b].observed);
    CHECK(bins[b].band.high >= bins[b].observed);
  }
  CHECK(rows == 501);
  double sum = 0;
  for (const double p : top.confidence) sum += p;
  CHECK(stated == Approx(sum));
}

TEST_CASE("reliability bins are no narrower than asked for") {
  std::vector<double> stated;
  for (int i = 0; i < 300; ++i) stated.push_back(i < 60 ? 0.5 + i * 0.008 : 0.99 + i * 1e-6);
  const std::vector<double> outcome(300, 1);
  CHECK(reliabilityBins(stated, outcome, {}, 10).size() == 10);
  const auto bins = reliabilityBins(stated, outcome, {}, 10, 0.05);
  REQUIRE(bins.size() == 3);
  CHECK(bins[0].count == 30);
  CHECK(bins.back().count == 240);
}

TEST_CASE("a band over groups is wider than one that takes rows for independent") {
  std::vector<double> stated(200, 0.7);
  std::vector<double> outcome;
  std::vector<int> groups;
  for (int i = 0; i < 200; ++i) {
    groups.push_back(i / 20);
    outcome.push_back(i / 20 < 7 ? 1 : 0);
  }
  const auto alone = reliabilityBins(stated, outcome, {}, 10);
  const auto grouped = reliabilityBins(stated, outcome, groups, 10);
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].observed == Approx(0.7));
  CHECK(grouped[0].band.high - grouped[0].band.low > 2 * (alone[0].band.high - alone[0].band.low));
}
