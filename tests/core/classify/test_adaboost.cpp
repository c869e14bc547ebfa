// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "core/classify/training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

// Reference values: AdaBoostClassifier(DecisionTreeClassifier(max_depth=…), algorithm="SAMME") of scikit-learn 1.2.1.
TEST_CASE("votes without calibration are scikit-learn's") {
  SUBCASE("two classes, waveRows(240, 4, 2)") {
    const TrainingRows rows = waveRows(240, 4, 2);
    const std::map<int, std::vector<double>> expected{
        {1, {0.7310585786300049, 0.7310585786300049, 0.7310585786300049}},
        {3, {0.5274541201646749, 0.7310585786300049, 0.5274541201646749}},
        {6, {0.4902344349626989, 0.7310585786300049, 0.4902344349626989}}};
    for (const auto& [rounds, p] : expected) {
      const auto model = fitted("adaboost:folds=0,depth=1,rounds=" + std::to_string(rounds), rows);
      const Matrix<double> found = probabilities(*model, rows);
      for (std::size_t i = 0; i < p.size(); ++i) CHECK(found(i, 1) == Approx(p[i]).epsilon(1e-5));
    }
  }
  SUBCASE("three classes, waveRows(240, 4, 3)") {
    const TrainingRows rows = waveRows(240, 4, 3);
    const Matrix<double> p = probabilities(*fitted("adaboost:folds=0,depth=2,rounds=4", rows), rows);
    const std::vector<double> expected{0.3522133416167669,  0.36756749590684645, 0.28021916247638673,
                                       0.28021916247638673, 0.36756749590684645, 0.3522133416167669,
                                       0.27923989305113056, 0.3241188170520213,  0.3966412898968481};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(p.values()[i] == Approx(expected[i]).epsilon(1e-5));
  }
}

TEST_CASE("a single tree that is right everywhere ends the rounds") {
  const TrainingRows rows{Matrix<float>(6, 1, {0, 1, 2, 10, 11, 12}), {0, 0, 0, 1, 1, 1}, 2};
  const auto model = fitted("adaboost:rounds=50,folds=0", rows);
  CHECK(std::get<double>(model->hyperparameters()[0].second) == 1);
  CHECK(std::get<double>(model->hyperparameters()[1].second) == 0);
}

TEST_CASE("calibration sharpens votes into honest probabilities") {
  const TrainingRows train = smallImages(600, 5, 2, 31);
  const TrainingRows test = smallImages(600, 5, 2, 32);
  const auto logLoss = [&](const std::string& step) {
    const Matrix<double> p = probabilities(*fitted(step, train), test);
    double loss = 0;
    for (std::size_t i = 0; i < 600; ++i) loss -= std::log(p(i, static_cast<std::size_t>(test.labels[i]))) / 600;
    return loss;
  };
  CHECK(logLoss("adaboost") < 0.7 * logLoss("adaboost:folds=0"));
}

TEST_CASE("a cancel stops AdaBoost between rounds") {
  const TrainingRows rows = waveRows(100, 4, 2);
  std::size_t rounds = 0;
  Progress progress;
  const Progress listening(ProgressListener{{}, [&](const IterationEvent&) {
                                              if (++rounds == 3) progress.requestCancel();
                                            }});
  progress = listening;
  CHECK_THROWS_AS(fitted("adaboost:depth=1", rows, listening), Cancelled);
  CHECK(rounds == 3);
}
