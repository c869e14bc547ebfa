// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/metrics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "base/random.h"
#include "evaluate/curves.h"
#include "two_classes.h"

using namespace blendscope;
using blendscope::testing::twoClasses;
using doctest::Approx;

namespace {

Approx near(double value) { return Approx(value).epsilon(1e-12); }

const std::vector<int> kTruth{0, 0, 1, 1, 0, 1, 0, 1, 1, 0};
const std::vector<double> kScore{.1, .4, .35, .8, .4, .4, .2, .9, .6, .6};

}  // namespace

TEST_CASE("figures of two classes agree with scikit-learn") {
  const Metrics m = evaluatePredictions(kTruth, twoClasses(kScore), 1);
  CHECK(m.count == 10);
  CHECK(m.accuracy == near(0.7));
  CHECK(m.balancedAccuracy == near(0.7));
  CHECK(m.f1 == near(2.0 / 3));
  CHECK(m.mcc == near(0.408248290463863));
  CHECK(m.logLoss == near(0.5071888593489031));
  CHECK(m.auc == near(0.78));
  CHECK(m.brier == near(0.3445));
  CHECK(m.confusion == Matrix<int>(2, 2, {4, 1, 2, 3}));
}

TEST_CASE("figures of three classes agree with scikit-learn") {
  const std::vector<int> truth{0, 0, 1, 1, 2, 2, 2, 0, 1, 2};
  const Matrix<double> probability(10, 3, {.7, .2, .1, .3, .5, .2, .2, .6, .2, .4, .4, .2, .1, .2, .7,
                                           .2, .2, .6, .5, .3, .2, .6, .3, .1, .1, .8, .1, .3, .3, .4});
  const Metrics m = evaluatePredictions(truth, probability, 1);
  CHECK(m.accuracy == near(0.7));
  CHECK(m.balancedAccuracy == near(0.6944444444444443));
  CHECK(m.f1 == near(0.6984126984126985));
  CHECK(m.mcc == near(0.5606060606060606));
  CHECK(m.logLoss == near(0.7114962490997992));
  CHECK(m.auc == near(0.9236111111111112));
  CHECK(m.brier == near(0.394));
  CHECK(m.confusion == Matrix<int>(3, 3, {2, 1, 0, 1, 2, 0, 1, 0, 3}));
}

TEST_CASE("with one class only, AUC is undefined and the rest stands") {
  const Metrics m = evaluatePredictions(std::vector<int>{1, 1, 1}, twoClasses({.9, .8, .7}), 1);
  CHECK(m.accuracy == 1);
  CHECK(m.balancedAccuracy == 1);
  CHECK(std::isnan(m.auc));
  CHECK(m.f1 == 1);
  CHECK(m.mcc == 0);
}

TEST_CASE("certain and wrong costs a finite log loss") {
  const Metrics m = evaluatePredictions(std::vector<int>{0, 1}, twoClasses({1, 1}), 1);
  CHECK(m.logLoss == near(-std::log(1e-15) / 2));
  CHECK(m.brier == near(1));
}

TEST_CASE("the calibration error is that of fifteen bins of equal number") {
  // 30 rows, two per bin; every row says 0.5 + i/100 for class 1 and the odd ones are right.
  std::vector<double> score;
  std::vector<int> truth;
  double expected = 0;
  for (int i = 0; i < 30; ++i) {
    score.push_back(0.51 + i / 100.0);
    truth.push_back(i % 2);
  }
  for (int bin = 0; bin < 15; ++bin) expected += std::abs(0.515 + 2 * bin / 100.0 - 0.5) / 15;
  CHECK(evaluatePredictions(truth, twoClasses(score), 1).ece == near(expected));
}

TEST_CASE("figures do not depend on the order of rows, even among equal probabilities") {
  std::vector<double> score;
  std::vector<int> truth;
  RandomStream random(3);
  for (int i = 0; i < 200; ++i) {
    score.push_back(static_cast<double>(random.below(11)) / 10);
    truth.push_back(static_cast<int>(random.below(2)));
  }
  const Metrics one = evaluatePredictions(truth, twoClasses(score), 1);
  std::reverse(truth.begin(), truth.end());
  std::reverse(score.begin(), score.end());
  const Metrics other = evaluatePredictions(truth, twoClasses(score), 1);
  CHECK(one.ece == near(other.ece));
  CHECK(one.auc == near(other.auc));
  CHECK(one.confusion == other.confusion);
}

TEST_CASE("perfectly calibrated rows have no calibration error") {
  const std::vector<double> score(100, 0.8);
  std::vector<int> truth(100, 1);
  std::fill_n(truth.begin(), 20, 0);
  CHECK(evaluatePredictions(truth, twoClasses(score), 1).ece == Approx(0).epsilon(1e-12));
}

TEST_CASE("Wilson's interval agrees with SciPy and stays inside [0, 1]") {
  const Interval middle = wilsonInterval(81, 263);
  CHECK(middle.low == near(0.2552885198782742));
  CHECK(middle.high == near(0.36620957698280004));
  CHECK(wilsonInterval(0, 20).low == 0);
  CHECK(wilsonInterval(0, 20).high == near(0.16112515805281935));
  CHECK(wilsonInterval(20, 20).high == near(1));
  CHECK(std::isnan(wilsonInterval(0, 0).low));
}

TEST_CASE("with groups the interval is mean ± t·SE over them") {
  // Shares of hits 0.5, 0.75, 1, 0.25 in groups of four; t(0.975, 3) = 3.18244630528371.
  std::vector<double> hit{1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0};
  std::vector<int> groups{7, 7, 7, 7, 1, 1, 1, 1, 5, 5, 5, 5, 3, 3, 3, 3};
  const Interval interval = groupedInterval(hit, groups);
  CHECK(interval.low == near(0.11143493580978026));
  CHECK(interval.high == 1);  // 1.139 without the bound
}

TEST_CASE("a group counts with its rows, so the interval surrounds the accuracy") {
  // Two groups of 1 and 9 rows: mean 0.9, residuals (1 − 0.9)/5 and (8 − 8.1)/5.
  const std::vector<double> hit{1, 1, 1, 1, 1, 1, 1, 1, 1, 0};
  const std::vector<int> groups{0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  const double standardError = std::sqrt(2 * 0.02 * 0.02 / 2);
  const Interval interval = groupedInterval(hit, groups);
  CHECK(interval.low == near(0.9 - 12.706204736174705 * standardError));
  CHECK(interval.high == 1);
}

TEST_CASE("groups that agree exactly do not pretend to certainty, and one group has no interval") {
  const std::vector<double> hit{1, 1, 1, 1};
  const Interval agreed = groupedInterval(hit, std::vector<int>{0, 0, 1, 1});
  CHECK(agreed.low == near(wilsonInterval(2, 2).low));
  CHECK(agreed.high == 1);
  CHECK(std::isnan(groupedInterval(hit, std::vector<int>{4, 4, 4, 4}).low));
}

TEST_CASE("contradictory arguments are refused") {
  const Matrix<double> probability = twoClasses({.5, .5});
  CHECK_THROWS_AS(evaluatePredictions(std::vector<int>{1}, probability, 1), std::logic_error);
  CHECK_THROWS_AS(evaluatePredictions(std::vector<int>{0, 2}, probability, 1), std::logic_error);
  CHECK_THROWS_AS(evaluatePredictions(std::vector<int>{0, 1}, probability, 2), std::logic_error);
  CHECK_THROWS_AS(evaluatePredictions(std::vector<int>{}, twoClasses({}), 1), std::logic_error);
  CHECK_THROWS_AS(evaluatePredictions(std::vector<int>{0}, twoClasses({std::nan("")}), 1), std::logic_error);
}

TEST_CASE("the predicted class is the first of the largest probabilities") {
  CHECK(predictedClass(std::vector<double>{.2, .4, .4}) == 1);
  CHECK(predictedClass(std::vector<double>{.5, .5}) == 0);
}

TEST_CASE("the ROC curve joins ties into one step") {
  const std::vector<char> positive(kTruth.begin(), kTruth.end());
  const std::vector<CurvePoint> curve = rocCurve(positive, kScore);
  const std::vector<double> x{0, 0, 0, .2, .6, .6, .8, 1};
  const std::vector<double> y{0, .2, .4, .6, .8, 1, 1, 1};
  REQUIRE(curve.size() == x.size());
  double area = 0;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    CHECK(curve[i].x == near(x[i]));
    CHECK(curve[i].y == near(y[i]));
    if (i > 0) area += (curve[i].x - curve[i - 1].x) * (curve[i].y + curve[i - 1].y) / 2;
  }
  CHECK(curve[3].threshold == 0.6);
  CHECK(std::isinf(curve[0].threshold));
  CHECK(areaUnderRoc(positive, kScore) == near(area));
}

TEST_CASE("the precision–recall curve agrees with scikit-learn") {
  const std::vector<char> positive(kTruth.begin(), kTruth.end());
  const std::vector<CurvePoint> curve = precisionRecallCurve(positive, kScore);
  const std::vector<double> recall{0, .2, .4, .6, .8, 1, 1, 1};
  const std::vector<double> precision{1, 1, 1, .75, 4.0 / 7, .625, 5.0 / 9, .5};
  REQUIRE(curve.size() == recall.size());
  for (std::size_t i = 0; i < curve.size(); ++i) {
    CHECK(curve[i].x == near(recall[i]));
    CHECK(curve[i].y == near(precision[i]));
  }
}

TEST_CASE("AUC equals counting pairs, and reversing the scores mirrors it") {
  RandomStream random(11);
  std::vector<char> positive;
  std::vector<double> score;
  std::vector<double> reversed;
  for (int i = 0; i < 300; ++i) {
    positive.push_back(random.below(3) == 0);
    score.push_back(static_cast<double>(random.below(20)));
    reversed.push_back(-score.back());
  }
  double won = 0;
  double pairs = 0;
  for (std::size_t a = 0; a < score.size(); ++a) {
    for (std::size_t b = 0; b < score.size(); ++b) {
      if (!positive[a] || positive[b]) continue;
      won += score[a] > score[b] ? 1 : score[a] == score[b] ? 0.5 : 0;
      ++pairs;
    }
  }
  CHECK(areaUnderRoc(positive, score) == near(won / pairs));
  CHECK(areaUnderRoc(positive, reversed) == near(1 - won / pairs));
}

TEST_CASE("curves are empty where they are undefined") {
  const std::vector<double> score{.1, .2};
  CHECK(rocCurve(std::vector<char>{1, 1}, score).empty());
  CHECK(rocCurve(std::vector<char>{0, 0}, score).empty());
  CHECK(precisionRecallCurve(std::vector<char>{0, 0}, score).empty());
  CHECK(std::isnan(areaUnderRoc(std::vector<char>{1, 1}, score)));
  CHECK_THROWS_AS(rocCurve(std::vector<char>{1}, score), std::logic_error);
  CHECK_THROWS_AS(rocCurve(std::vector<char>{1, 0}, std::vector<double>{std::nan(""), 0}), std::logic_error);
}
