// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "base/parallel.h"
#include "core/classify/training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

std::vector<IterationEvent> eventsOf(const std::string& step, const TrainingRows& rows) {
  std::vector<IterationEvent> events;
  fitted(step, rows, Progress(ProgressListener{{}, [&](const IterationEvent& event) { events.push_back(event); }}));
  return events;
}

}  // namespace

TEST_CASE("one round of one question is Newton's step in both leaves") {
  const TrainingRows rows{Matrix<float>(6, 1, {0, 0, 0, 1, 1, 1}), {0, 0, 1, 1, 1, 1}, 2};
  const Matrix<double> p = probabilities(*fitted("boost:rounds=1,rate=1,depth=1,min-weight=0", rows), rows);
  // Slopes p − y sum to 0.5 and −1.5, curvatures p(1−p) to 0.75; the penalty adds 1 to the latter.
  CHECK(p(0, 1) == Approx(1 / (1 + std::exp(0.5 / 1.75))).epsilon(1e-5));
  CHECK(p(3, 1) == Approx(1 / (1 + std::exp(-1.5 / 1.75))).epsilon(1e-5));
}

// Reference values: XGBClassifier(n_estimators=20 or 3, learning_rate=0.1, max_depth=3, tree_method="hist",
// max_bin=512) of XGBoost 1.7.4 for Python.
TEST_CASE("boosting agrees with XGBoost's own classifier") {
  SUBCASE("two classes, waveRows(400, 6, 2)") {
    const TrainingRows rows = waveRows(400, 6, 2);
    const Matrix<double> p = probabilities(*fitted("boost:rounds=20,rate=0.1,depth=3,bins=512", rows), rows);
    const std::vector<double> expected{0.5193548202514648, 0.9146486520767212, 0.3300747573375702, 0.5797198414802551};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(p(i, 1) == Approx(expected[i]).epsilon(1e-4));
  }
  SUBCASE("three classes, waveRows(400, 6, 3)") {
    const TrainingRows rows = waveRows(400, 6, 3);
    const Matrix<double> p = probabilities(*fitted("boost:rounds=3,rate=0.1,depth=3,bins=512", rows), rows);
    const std::vector<double> expected{0.3512852191925049,  0.36391448974609375, 0.28480032086372375,
                                       0.27056145668029785, 0.39391928911209106, 0.33551928400993347};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(p.values()[i] == Approx(expected[i]).epsilon(1e-4));
  }
}

TEST_CASE("boosting with XGBoost's threads gives the same bits as without") {
  const TrainingRows rows = smallImages(9000, 3, 3, 5);
  const std::string step = "boost:rounds=6,rows=0.8,columns=0.7";
  setThreadCount(1);
  const Matrix<double> one = probabilities(*fitted(step, rows), rows);
  setThreadCount(2);
  const Matrix<double> two = probabilities(*fitted(step, rows), rows);
  setThreadCount(0);
  CHECK(one == two);
}

TEST_CASE("seeds matter where rows or features are drawn") {
  TrainingRows rows = waveRows(300, 6, 2);
  const auto with = [&](std::uint64_t seed, const std::string& step) {
    rows.seed = seed;
    return probabilities(*fitted(step, rows), rows);
  };
  CHECK(with(1, "boost:rounds=5,rows=0.5") != with(2, "boost:rounds=5,rows=0.5"));
  CHECK(with(1, "boost:rounds=5,columns=0.5") != with(2, "boost:rounds=5,columns=0.5"));
  CHECK(with(1, "boost:rounds=5") == with(2, "boost:rounds=5"));
}

TEST_CASE("the loss of the training rows falls, and fewer rounds are the beginning of more") {
  const TrainingRows rows = waveRows(300, 6, 3);
  const auto ten = eventsOf("boost:rounds=10,rows=0.8,columns=0.5", rows);
  const auto five = eventsOf("boost:rounds=5,rows=0.8,columns=0.5", rows);
  REQUIRE(ten.size() == 10);
  REQUIRE(five.size() == 5);
  CHECK(ten.front().loss < std::log(3));
  CHECK(ten.back().loss < ten.front().loss);
  for (std::size_t i = 0; i < five.size(); ++i) {
    CHECK(five[i].iteration == i + 1);
    CHECK(five[i].loss == ten[i].loss);
  }
}

TEST_CASE("a cancel stops boosting between rounds") {
  const TrainingRows rows = waveRows(100, 4, 2);
  std::size_t rounds = 0;
  Progress progress;
  const Progress listening(ProgressListener{{}, [&](const IterationEvent&) {
                                              if (++rounds == 3) progress.requestCancel();
                                            }});
  progress = listening;
  CHECK_THROWS_AS(fitted("boost:rounds=1000", rows, listening), Cancelled);
  CHECK(rounds == 3);
}

TEST_CASE("what is no saved XGBoost model is an error, not a crash") {
  ArchiveWriter writer;
  const TrainingRows rows = waveRows(30, 2, 2);
  writer.integer(2);
  writer.integers(std::vector<std::int32_t>{0, 1});
  writer.integer(5);
  writer.number(0.5);
  writer.text("{not a model");
  ArchiveReader reader(writer.bytes());
  CHECK_THROWS_AS(classifiers().load(parseStep("boost"), reader), Error);
}
