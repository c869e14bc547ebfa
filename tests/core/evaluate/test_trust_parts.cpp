// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/parallel.h"
#include "evaluate/conformal.h"
#include "evaluate/drift.h"
#include "evaluate/label_suspects.h"
#include "evaluate/prevalence.h"
#include "evaluate/risk_coverage.h"
#include "simulated_scores.h"

using namespace blendscope;
using blendscope::testing::SimulatedScores;
using blendscope::testing::simulateScores;
using blendscope::testing::SimulationSettings;
using doctest::Approx;

namespace {

/// Share of draws for which `holds` says yes.
template <class Holds>
double shareOf(std::size_t draws, Holds holds) {
  std::vector<double> held(draws);
  parallelFor(draws, 20, [&](std::size_t begin, std::size_t end) {
    for (std::size_t d = begin; d < end; ++d) {
      RandomStream random(23, d);
      held[d] = holds(random);
    }
  });
  double sum = 0;
  for (const double one : held) sum += one;
  return sum / static_cast<double>(draws);
}

struct HitsAndDoubt {
  std::vector<double> hit, uncertainty;
};

HitsAndDoubt decisionsOf(const SimulatedScores& scores) {
  HitsAndDoubt decisions;
  for (std::size_t i = 0; i < scores.truth.size(); ++i) {
    const int predicted = predictedClass(scores.probability.row(i));
    decisions.hit.push_back(predicted == scores.truth[i] ? 1 : 0);
    decisions.uncertainty.push_back(1 - scores.probability(i, static_cast<std::size_t>(predicted)));
  }
  return decisions;
}

const std::vector<double> kHit{1, 1, 0, 1, 1, 0, 0, 1};
const std::vector<double> kDoubt{.1, .2, .3, .3, .4, .5, .6, .7};

}  // namespace

TEST_CASE("risk against coverage follows the surest rows, with ties together") {
  const RiskCoverageCurve curve = riskCoverageCurve({kHit, kDoubt, {}}, {}, Progress());
  REQUIRE(curve.points.size() == 7);
  CHECK(curve.points[0].coverage == Approx(1.0 / 8));
  CHECK(curve.points[0].risk == 0);
  CHECK(curve.points[2].coverage == Approx(4.0 / 8));
  CHECK(curve.points[2].risk == Approx(1.0 / 4));
  CHECK(curve.points.back().risk == Approx(3.0 / 8));
  // The tied pair shares its error: half after the first of them.
  CHECK(curve.area == Approx((0 + 0 + 0.5 / 3 + 1.0 / 4 + 1.0 / 5 + 2.0 / 6 + 3.0 / 7 + 3.0 / 8) / 8));
  CHECK(curve.bestArea == Approx((1.0 / 6 + 2.0 / 7 + 3.0 / 8) / 8));
  CHECK(curve.randomArea == Approx(3.0 / 8));
  CHECK(curve.areaInterval.low <= curve.area);
  CHECK(curve.areaInterval.high >= curve.area);
}

TEST_CASE("sending a share keeps the surest, and rows of equal doubt go together") {
  const Abstention quarter = sendShare({kHit, kDoubt, {}}, 0.25);
  CHECK(quarter.sentRows == 2);
  CHECK(quarter.right == Approx(4.0 / 6));
  CHECK(quarter.threshold == Approx(0.5));
  const Abstention tied = sendShare({kHit, kDoubt, {}}, 5.0 / 8);
  CHECK(tied.sentRows == 6);
  CHECK(tied.right == 1);
  CHECK(sendShare({kHit, kDoubt, {}}, 0).keptRows == 8);
  const std::vector<double> alike(8, 0.5);
  CHECK(sendShare({kHit, alike, {}}, 0.5).keptRows == 8);
}

TEST_CASE("an accuracy is reached by sending as few as possible, or said to be out of reach") {
  const auto reached = reachAccuracy({kHit, kDoubt, {}}, 0.74, {}, Progress());
  REQUIRE(reached);
  CHECK(reached->keptRows == 5);
  CHECK(reached->right == Approx(0.8));
  CHECK(reached->sentInterval.low <= reached->sent);
  CHECK(reached->sentInterval.high >= reached->sent);
  const std::vector<double> wrongFirst{0, 1, 1, 1, 1, 1, 1, 1};
  CHECK_FALSE(reachAccuracy({wrongFirst, kDoubt, {}}, 0.9, {}, Progress()));
}

TEST_CASE("the accuracy of what is kept has an interval that holds it in 93 to 97 of 100 draws") {
  for (const SimulationSettings& settings :
       {SimulationSettings{.units = 400, .separation = 1.2},
        SimulationSettings{.units = 20, .rowsPerUnit = 20, .separation = 1.2, .groupDeviation = 0.5}}) {
    SimulationSettings large = settings;
    large.units = 100000 / settings.rowsPerUnit;
    RandomStream random(1);
    const SimulatedScores all = simulateScores(large, random);
    const HitsAndDoubt many = decisionsOf(all);
    const double truth = sendShare({many.hit, many.uncertainty, {}}, 0.2).right;
    const double share = shareOf(2000, [&](RandomStream& stream) {
      const SimulatedScores scores = simulateScores(settings, stream);
      const HitsAndDoubt few = decisionsOf(scores);
      const Interval interval = sendShare({few.hit, few.uncertainty, scores.groups}, 0.2).rightInterval;
      return interval.low <= truth && truth <= interval.high ? 1.0 : 0.0;
    });
    CAPTURE(share);
    CHECK(share >= 0.93);
    CHECK(share <= 0.97);
  }
}

TEST_CASE("conformal sets hold the true class as often as promised, on average over calibration draws") {
  for (const ConformalKind kind : {ConformalKind::Marginal, ConformalKind::PerClass}) {
    for (const SimulationSettings& settings :
         {SimulationSettings{.units = 240, .classes = 3, .separation = 1},
          SimulationSettings{.units = 20, .rowsPerUnit = 12, .classes = 3, .separation = 1, .groupDeviation = 0.5}}) {
      const double coverage = shareOf(2000, [&](RandomStream& random) {
        const SimulatedScores known = simulateScores(settings, random);
        const SimulatedScores fresh = simulateScores(settings, random);
        const ConformalThresholds thresholds = fitConformal(known.probability, known.truth, 0.95, kind);
        const SetQuality quality = measureSets(conformalSets(fresh.probability, thresholds), fresh.truth, {});
        return kind == ConformalKind::Marginal ? quality.all.coverage : quality.perClass[2].coverage;
      });
      CAPTURE(coverage);
      CHECK(coverage >= 0.93);
      CHECK(coverage <= 0.97);
    }
  }
}

TEST_CASE("a conformal threshold is the order statistic of its definition") {
  Matrix<double> probability(9, 2);
  std::vector<int> truth(9, 1);
  for (std::size_t i = 0; i < 9; ++i) {
    probability(i, 1) = 0.1 * static_cast<double>(i + 1);
    probability(i, 0) = 1 - probability(i, 1);
  }
  // ⌈10 · 0.8⌉ = 8th smallest of 0.1 … 0.9.
  CHECK(fitConformal(probability, truth, 0.8, ConformalKind::Marginal).threshold[0] == Approx(0.8));
  const ConformalThresholds perClass = fitConformal(probability, truth, 0.8, ConformalKind::PerClass);
  CHECK(perClass.threshold[1] == Approx(0.8));
  CHECK(perClass.threshold[0] == 1);  // a class never seen cannot be ruled out
  CHECK(fitConformal(probability, truth, 0.95, ConformalKind::Marginal).threshold[0] == 1);
}

TEST_CASE("the quality of sets counts empty, single and larger ones") {
  const Matrix<char> sets(4, 2, {1, 0, 1, 1, 0, 0, 0, 1});
  const std::vector<int> truth{0, 0, 1, 0};
  const SetQuality quality = measureSets(sets, truth, {});
  CHECK(quality.empty == Approx(0.25));
  CHECK(quality.decided == Approx(0.5));
  CHECK(quality.undecided == Approx(0.25));
  CHECK(quality.all.coverage == Approx(0.5));
  CHECK(quality.all.meanSize == Approx(1));
  CHECK(quality.perClass[0].coverage == Approx(2.0 / 3));
  CHECK(quality.perClass[1].coverage == 0);
}

TEST_CASE("confident learning counts as its paper does") {
  const Matrix<double> probability(6, 2, {.9, .1, .8, .2, .2, .8, .3, .7, .1, .9, .6, .4});
  const std::vector<int> labels{0, 0, 0, 1, 1, 1};
  const LabelNoise noise = findLabelNoise(labels, probability);
  CHECK(noise.threshold[0] == Approx(1.9 / 3));
  CHECK(noise.threshold[1] == Approx(2.0 / 3));
  // Row 2 is labelled 0 and confidently 1; row 5 reaches no threshold.
  REQUIRE(noise.suspects.size() == 1);
  CHECK(noise.suspects[0].row == 2);
  CHECK(noise.suspects[0].likely == 1);
  CHECK(noise.suspects[0].margin == Approx(0.6));
  CHECK(noise.joint(0, 0) == Approx(2.0 / 3 / 2));
  CHECK(noise.joint(0, 1) == Approx(1.0 / 3 / 2));
  CHECK(noise.joint(1, 1) == Approx(0.5));
  CHECK(noise.share == Approx(1.0 / 6));
}

TEST_CASE("flipped labels are found among the suspects, and their number is told") {
  RandomStream random(9);
  SimulatedScores scores = simulateScores({.units = 2000, .separation = 3}, random);
  std::vector<char> flipped(scores.truth.size(), 0);
  for (std::size_t i = 0; i < scores.truth.size(); ++i) {
    flipped[i] = random.uniform() < 0.08;
    if (flipped[i]) scores.truth[i] = 1 - scores.truth[i];
  }
  const LabelNoise noise = findLabelNoise(scores.truth, scores.probability);
  CHECK(noise.share == Approx(0.08).epsilon(0.2));
  std::size_t right = 0;
  for (std::size_t s = 0; s < 100; ++s) right += flipped[noise.suspects[s].row] ? 1 : 0;
  CHECK(right >= 97);
}

TEST_CASE("precision at another prevalence follows Bayes' theorem") {
  std::vector<char> positive, called;
  const auto add = [&](int count, char isPositive, char isCalled) {
    for (int i = 0; i < count; ++i) {
      positive.push_back(isPositive);
      called.push_back(isCalled);
    }
  };
  add(80, 1, 1);
  add(20, 1, 0);
  add(10, 0, 1);
  add(190, 0, 0);
  const AnswerQuality quality = answerQuality(positive, called, {});
  CHECK(quality.recall == Approx(0.8));
  CHECK(quality.falsePositiveRate == Approx(0.05));
  CHECK(quality.testedPrevalence == Approx(1.0 / 3));
  // Where it was measured it is the precision that was measured.
  CHECK(quality.at(1.0 / 3).precision == Approx(80.0 / 90));
  CHECK(quality.at(1.0 / 3).negativeValue == Approx(190.0 / 210));
  CHECK(quality.at(0.02).precision == Approx(0.02 * 0.8 / (0.02 * 0.8 + 0.98 * 0.05)));
  CHECK(quality.at(0.02).precisionInterval.low < quality.at(0.02).precision);
  CHECK(quality.at(0.02).precisionInterval.high > quality.at(0.02).precision);
}

TEST_CASE("a precision without a false alarm is 1, but not surely") {
  std::vector<char> positive, called;
  for (int i = 0; i < 60; ++i) {
    positive.push_back(i < 30);
    called.push_back(i < 25);
  }
  const PredictiveValues values = answerQuality(positive, called, {}).at(0.1);
  CHECK(values.precision == 1);
  CHECK(values.precisionInterval.high == 1);
  CHECK(values.precisionInterval.low < 0.6);
}

TEST_CASE("precision at a prevalence of 2 % has an interval that holds it in 93 to 97 of 100 draws") {
  for (const SimulationSettings& settings :
       {SimulationSettings{.units = 400, .separation = 1.2},
        SimulationSettings{.units = 20, .rowsPerUnit = 20, .separation = 1.2, .groupDeviation = 0.5}}) {
    const auto valueOf = [&](const SimulatedScores& scores, bool grouped) {
      std::vector<char> positive, called;
      for (std::size_t i = 0; i < scores.truth.size(); ++i) {
        positive.push_back(scores.truth[i] == 1);
        called.push_back(scores.probability(i, 1) > 0.5);
      }
      return answerQuality(positive, called, grouped ? std::span<const int>(scores.groups) : std::span<const int>());
    };
    SimulationSettings large = settings;
    large.units = 200000 / settings.rowsPerUnit;
    RandomStream random(1);
    const double truth = valueOf(simulateScores(large, random), false).at(0.02).precision;
    const double share = shareOf(2000, [&](RandomStream& stream) {
      const Interval interval = valueOf(simulateScores(settings, stream), true).at(0.02).precisionInterval;
      return interval.low <= truth && truth <= interval.high ? 1.0 : 0.0;
    });
    CAPTURE(share);
    CHECK(share >= 0.93);
    CHECK(share <= 0.97);
  }
}

namespace {

Matrix<float> cloud(std::size_t rows, double shift, RandomStream& random) {
  Matrix<float> points(rows, 3);
  for (float& value : points.values()) value = static_cast<float>(shift + random.normal());
  return points;
}

}  // namespace

TEST_CASE("rows like the training rows show no drift in 98 of 100 draws, shifted ones do") {
  int alarms = 0;
  for (std::uint64_t d = 0; d < 100; ++d) {
    RandomStream random(31, d);
    const Matrix<float> train = cloud(150, 0, random);
    const Matrix<float> alike = cloud(60, 0, random);
    alarms += featureDrift(train, {}, alike, {}, Progress()).level != DriftLevel::None ? 1 : 0;
    if (d >= 10) continue;
    const Matrix<float> shifted = cloud(60, 2, random);
    const Drift drift = featureDrift(train, {}, shifted, {}, Progress());
    CHECK(drift.level == DriftLevel::Strong);
    CHECK(drift.beyond95 > 0.3);
    CHECK(drift.medianRatio > 1.3);
  }
  CHECK(alarms <= 4);
}

TEST_CASE("distances of new rows are those of brute force") {
  RandomStream random(2);
  const Matrix<float> train = cloud(40, 0, random);
  const Matrix<float> fresh = cloud(5, 1, random);
  const Drift drift = featureDrift(train, {}, fresh, {.neighbors = 3}, Progress());
  for (std::size_t i = 0; i < 5; ++i) {
    std::vector<double> distances;
    for (std::size_t t = 0; t < 40; ++t) {
      double squares = 0;
      for (std::size_t c = 0; c < 3; ++c) squares += std::pow(double(fresh(i, c)) - double(train(t, c)), 2);
      distances.push_back(std::sqrt(squares));
    }
    std::ranges::sort(distances);
    CHECK(drift.score[i] == Approx((distances[0] + distances[1] + distances[2]) / 3));
  }
}

TEST_CASE("copies of one object do not make the training rows seem dense") {
  RandomStream random(4);
  const Matrix<float> objects = cloud(60, 0, random);
  Matrix<float> train(240, 3);
  std::vector<int> groups;
  for (std::size_t i = 0; i < 240; ++i) {
    std::ranges::copy(objects.row(i / 4), train.row(i).begin());
    groups.push_back(static_cast<int>(i / 4));
  }
  const Matrix<float> fresh = cloud(60, 0, random);
  CHECK(featureDrift(train, {}, fresh, {.neighbors = 3}, Progress()).level == DriftLevel::Strong);
  CHECK(featureDrift(train, groups, fresh, {.neighbors = 3}, Progress()).level == DriftLevel::None);
}
