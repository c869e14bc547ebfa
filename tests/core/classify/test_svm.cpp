// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "data/inner_folds.h"
#include "classify/platt.h"
#include "classify/svm_solver.h"
#include "core/classify/training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

struct Solved {
  SvmSolution solution;
  std::vector<double> decision;
};

/// Class 1 on the +1 side. `values` is not centred.
Solved solved(const TrainingRows& rows, const SvmKernel& kernel, double c, double tolerance,
              std::size_t cacheBytes = 1 << 20U) {
  const Matrix<float> points = kernel.prepare(rows.values, std::vector<double>(rows.values.cols(), 0));
  std::vector<signed char> side;
  for (const int label : rows.labels) side.push_back(label == 1 ? 1 : -1);
  Solved result;
  result.solution = solveSvm({kernel, points, side, c, tolerance, 1000000, cacheBytes}, Progress());
  Matrix<float> similarity(points.rows(), points.rows());
  kernel.evaluate(points, points, similarity);
  for (std::size_t i = 0; i < points.rows(); ++i) {
    double sum = result.solution.bias;
    for (std::size_t s = 0; s < points.rows(); ++s) {
      sum += result.solution.weights[s] * static_cast<double>(similarity(i, s));
    }
    result.decision.push_back(sum);
  }
  return result;
}

constexpr double kGamma = 0.46710521404447675;  // 1 / (4 features · variance)

}  // namespace

// Reference values: SVC(tol=1e-8) of scikit-learn 1.2.1 (LIBSVM) on waveRows(120, 4, 2), its decision values of the
// first four rows and its dual objective.
TEST_CASE("the margin is LIBSVM's, and so is the objective") {
  const TrainingRows rows = waveRows(120, 4, 2);
  struct Case {
    SvmKernel kernel;
    double c, objective;
    std::vector<double> decision;
  };
  const std::vector<Case> cases{
      {{true, kGamma}, 1, 76.16246235649521, {-0.05937165, 0.99981187, -0.47266463, -0.13391832}},
      {{true, kGamma}, 50, 597.4903802365291, {-0.99999933, 2.17205278, -1.00000094, 0.99999856}},
      {{false, 1}, 1, 90.33745494470531, {-0.40451729, 0.9999998, 0.05840966, -0.44331995}}};
  for (const Case& expected : cases) {
    const Solved found = solved(rows, expected.kernel, expected.c, 1e-6);
    CHECK(found.solution.converged);
    CHECK(found.solution.objective == Approx(expected.objective).epsilon(1e-5));
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(found.decision[i] == Approx(expected.decision[i]).epsilon(1e-4).scale(1));
    }
  }
}

TEST_CASE("the solution fulfils the conditions of an optimum, however little memory there is") {
  const TrainingRows rows = smallImages(700, 6, 2, 9);
  const SvmKernel kernel{true, 0.7};
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{1} << 30U}) {
    const Solved found = solved(rows, kernel, 2, 1e-3, bytes);
    double sum = 0;
    for (std::size_t i = 0; i < rows.labels.size(); ++i) {
      const double y = rows.labels[i] == 1 ? 1 : -1;
      const double alpha = y * found.solution.weights[i];
      const double margin = y * found.decision[i];
      sum += found.solution.weights[i];
      REQUIRE((alpha >= 0 && alpha <= 2));
      if (alpha == 0) REQUIRE(margin >= 1 - 2e-3);
      if (alpha == 2) REQUIRE(margin <= 1 + 2e-3);
      if (alpha > 0 && alpha < 2) REQUIRE(margin == Approx(1).epsilon(2e-3));
    }
    CHECK(std::abs(sum) < 1e-9);
  }
}

TEST_CASE("a search that runs out of steps says so") {
  const TrainingRows rows = waveRows(120, 4, 2);
  const auto model = fitted("svm:max-steps=3", rows);
  REQUIRE(model->warnings().size() == 1);
  CHECK(model->warnings()[0].find("max-steps") != std::string::npos);
}

// Reference values: SVC(tol=1e-8) of scikit-learn 1.2.1 on waveRows(120, 4, 3), decision values of pairs.
TEST_CASE("without folds, pairs of margins are read as log-odds and coupled") {
  const TrainingRows rows = waveRows(120, 4, 3);
  const Matrix<double> p = probabilities(*fitted("svm:folds=0,tolerance=1e-6", rows), rows);
  const double margins[3][3] = {{0.18737135, 0.86791979, 0.89359802},
                                {-0.99999991, -0.40449625, 0.05565847},
                                {-1.47014666, -1.0053483, -0.50226742}};
  for (std::size_t i = 0; i < 3; ++i) {
    std::vector<double> pairs;
    for (const double margin : margins[i]) pairs.push_back(1 / (1 + std::exp(-margin)));
    std::vector<double> expected(3);
    coupleProbabilities(pairs, expected);
    for (std::size_t c = 0; c < 3; ++c) CHECK(p(i, c) == Approx(expected[c]).epsilon(1e-4));
  }
}

TEST_CASE("gamma follows scikit-learn's rules") {
  const TrainingRows rows = waveRows(120, 4, 2);
  const auto gamma = [&](const std::string& step) {
    return std::get<double>(fitted(step, rows)->hyperparameters()[1].second);
  };
  CHECK(gamma("svm") == Approx(kGamma).epsilon(1e-6));
  CHECK(gamma("svm:gamma=auto") == 0.25);
  CHECK(gamma("svm:gamma=0.5") == 0.5);
}

TEST_CASE("decision values of two kinds get the smoothed shares of the sides as probabilities") {
  // Four rows at +1, three of them on the + side; four at −1, one of them on the + side. Platt's targets are 5/6, 1/6.
  const std::vector<double> values{1, 1, 1, 1, -1, -1, -1, -1};
  const std::vector<signed char> side{1, 1, 1, -1, 1, -1, -1, -1};
  const Sigmoid sigmoid = fitSigmoid(values, side);
  CHECK(sigmoid(1) == Approx((3 * 5.0 / 6 + 1.0 / 6) / 4).epsilon(1e-5));
  CHECK(sigmoid(-1) == Approx((5.0 / 6 + 3 * 1.0 / 6) / 4).epsilon(1e-5));
}

TEST_CASE("coupling gives back the probabilities that agreeing pairs come from") {
  const std::vector<double> truth{0.5, 0.2, 0.25, 0.05};
  std::vector<double> pairs;
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = i + 1; j < 4; ++j) pairs.push_back(truth[i] / (truth[i] + truth[j]));
  }
  std::vector<double> found(4);
  coupleProbabilities(pairs, found);
  for (std::size_t c = 0; c < 4; ++c) CHECK(found[c] == Approx(truth[c]).epsilon(1e-6));
}

TEST_CASE("Platt's probabilities come from rows that did not train, and are honest on new rows") {
  // Overlapping clouds: classes differ by one unit in a feature of unit width, whose best accuracy is 0.69.
  RandomStream random(12);
  const auto draw = [&](std::size_t n) {
    TrainingRows rows{Matrix<float>(n, 3), {}, 2};
    for (std::size_t i = 0; i < n; ++i) {
      rows.labels.push_back(static_cast<int>(random.below(2)));
      for (std::size_t f = 0; f < 3; ++f) {
        rows.values(i, f) = static_cast<float>(random.normal(f == 0 ? rows.labels.back() : 0, 1));
      }
    }
    return rows;
  };
  const TrainingRows train = draw(600);
  const TrainingRows test = draw(4000);
  // A cost and γ that let the machine learn its training rows by heart.
  const Matrix<double> p = probabilities(*fitted("svm:C=100,gamma=5", train), test);
  double loss = 0;
  for (std::size_t i = 0; i < test.labels.size(); ++i) {
    loss -= std::log(p(i, static_cast<std::size_t>(test.labels[i]))) / static_cast<double>(test.labels.size());
  }
  CHECK(loss < std::log(2) + 0.02);
}

TEST_CASE("inner folds keep objects together and spread classes") {
  std::vector<int> labels, groups;
  for (int object = 0; object < 90; ++object) {
    for (int copy = 0; copy < 3; ++copy) labels.push_back(object % 2), groups.push_back(object * 7);
  }
  const std::vector<int> folds = innerFolds(labels, groups, 3, 5);
  std::vector<std::array<int, 2>> counts(3);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    CHECK(folds[i] == folds[i - i % 3]);
    ++counts[static_cast<std::size_t>(folds[i])][static_cast<std::size_t>(labels[i])];
  }
  for (const auto& count : counts) CHECK(count == std::array<int, 2>{45, 45});
  CHECK(innerFolds(labels, groups, 3, 5) == folds);
  CHECK(innerFolds(labels, groups, 3, 6) != folds);
  const std::vector<int> free = innerFolds(labels, {}, 4, 5);
  CHECK(std::set<int>(free.begin(), free.end()) == std::set<int>{0, 1, 2, 3});
}

TEST_CASE("a cancel stops the search for the margin within steps") {
  const TrainingRows rows = smallImages(1500, 5, 2, 13);
  Progress progress;
  std::size_t heard = 0;
  const Progress listening(ProgressListener{{}, [&](const IterationEvent&) {
                                              ++heard;
                                              progress.requestCancel();
                                            }});
  progress = listening;
  CHECK_THROWS_AS(fitted("svm:C=1e6,gamma=50,tolerance=1e-8", rows, listening), Cancelled);
  CHECK(heard == 1);
}
