// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "classify/classifiers.h"
#include "training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

struct Rows {
  Matrix<float> values;
  std::vector<int> labels;
  int classCount = 2;

  TrainingBatch batch() const {
    TrainingBatch batch;
    batch.values = values;
    batch.labels = labels;
    batch.classCount = classCount;
    batch.positive = 1;
    return batch;
  }
};

std::shared_ptr<const FittedClassifier> fittedOn(const std::string& step, const Rows& rows) {
  return classifiers().make(parseStep(step))->fit(rows.batch(), Progress());
}

const Matrix<float> kPoints(8, 2, {1, 2, 2, 1, 3, 5, 4, 3, 5, 8, 6, 4, 7, 9, 8, 2});
const Matrix<float> kQueries(2, 2, {2.5F, 4, 6.5F, 6});

}  // namespace

TEST_CASE("logistic regression agrees with scikit-learn on standardised features") {
  SUBCASE("two classes") {
    const auto p = fittedOn("logistic:C=2", {kPoints, {0, 0, 0, 1, 0, 1, 1, 1}, 2})
                       ->predict(queries(kQueries), Progress())
                       .probability;
    CHECK(p(0, 1) == Approx(0.20678759).epsilon(1e-5));
    CHECK(p(1, 1) == Approx(0.77975224).epsilon(1e-5));
    CHECK(p(0, 0) + p(0, 1) == Approx(1).epsilon(1e-12));
  }
  SUBCASE("three classes") {
    const auto p = fittedOn("logistic:C=2", {kPoints, {0, 0, 1, 1, 2, 2, 2, 0}, 3})
                       ->predict(queries(kQueries), Progress())
                       .probability;
    const std::vector<double> expected{0.33697126, 0.49709999, 0.16592875, 0.05551543, 0.17319597, 0.7712886};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(p.values()[i] == Approx(expected[i]).epsilon(1e-5));
  }
}

TEST_CASE("without features that tell, the probabilities are the class shares") {
  // The second feature varies as much to either side of the other class's only row.
  const Matrix<float> silent(4, 2, {7.5F, 0, 7.5F, -1, 7.5F, 0, 7.5F, 1});
  const auto model = fittedOn("logistic", {silent, {0, 1, 1, 1}, 2});
  const Prediction prediction = model->predict(queries(silent), Progress());
  CHECK(prediction.probability(0, 1) == Approx(0.75).epsilon(1e-6));
  CHECK(prediction.uncertainty[0] == Approx(0.25).epsilon(1e-6));
  CHECK(model->warnings().empty());
}

TEST_CASE("a class without training rows gets no probability") {
  const auto p = fittedOn("logistic", {kPoints, {0, 0, 0, 2, 0, 2, 2, 2}, 3})->predict(queries(kQueries), Progress());
  CHECK(p.probability(0, 1) == 0);
  CHECK(p.probability(0, 0) + p.probability(0, 2) == Approx(1).epsilon(1e-12));
}

TEST_CASE("at the minimum the slope is zero: weighted residuals of every feature balance the penalty") {
  RandomStream random(5);
  Rows rows{Matrix<float>(400, 6), {}, 3};
  for (std::size_t i = 0; i < 400; ++i) {
    rows.labels.push_back(static_cast<int>(random.below(3)));
    for (std::size_t f = 0; f < 6; ++f) {
      rows.values(i, f) =
          static_cast<float>(random.normal(f == 0 ? rows.labels.back() : 0, static_cast<double>(f) + 1));
    }
  }
  // With a vanishing penalty the mean residual of each class, and its product with each feature, is zero.
  const auto model = fittedOn("logistic:C=1e6", rows);
  CHECK(model->warnings().empty());
  const Matrix<double> p = model->predict(queries(rows.values), Progress()).probability;
  for (std::size_t c = 0; c < 3; ++c) {
    double residual = 0;
    std::vector<double> products(6, 0);
    for (std::size_t i = 0; i < 400; ++i) {
      const double r = p(i, c) - (rows.labels[i] == static_cast<int>(c) ? 1 : 0);
      residual += r / 400;
      for (std::size_t f = 0; f < 6; ++f)
        products[f] += r * static_cast<double>(rows.values(i, f)) / 400 / (static_cast<double>(f) + 1);
    }
    CHECK(std::abs(residual) < 1e-4);
    for (const double product : products) CHECK(std::abs(product) < 1e-4);
  }
}

TEST_CASE("logistic regression is the same on one and two threads, and after a file") {
  RandomStream random(6);
  Rows rows{Matrix<float>(2000, 4), {}, 2};
  for (std::size_t i = 0; i < 2000; ++i) {
    rows.labels.push_back(static_cast<int>(random.below(2)));
    for (std::size_t f = 0; f < 4; ++f) rows.values(i, f) = static_cast<float>(random.normal(rows.labels.back(), 2));
  }
  setThreadCount(1);
  const auto one = fittedOn("logistic", rows)->predict(queries(rows.values), Progress()).probability;
  setThreadCount(2);
  const auto model = fittedOn("logistic", rows);
  const auto two = model->predict(queries(rows.values), Progress()).probability;
  setThreadCount(0);
  CHECK(one == two);
  ArchiveWriter writer;
  model->save(writer);
  ArchiveReader reader(writer.bytes());
  const auto restored = classifiers().load(parseStep("logistic"), reader);
  CHECK(reader.atEnd());
  CHECK(restored->predict(queries(rows.values), Progress()).probability == two);
  CHECK(restored->hyperparameters() == model->hyperparameters());
}

TEST_CASE("logistic regression says when it did not arrive") {
  const auto model = fittedOn("logistic:C=1e6,max-iterations=1", {kPoints, {0, 0, 0, 1, 0, 1, 1, 1}, 2});
  REQUIRE(model->warnings().size() == 1);
  CHECK(model->warnings()[0].find("max-iterations") != std::string::npos);
}

TEST_CASE("logistic regression stops when asked and refuses what cannot train it") {
  const Progress progress;
  progress.requestCancel();
  const Rows rows{kPoints, {0, 0, 0, 1, 0, 1, 1, 1}, 2};
  CHECK_THROWS_AS(classifiers().make(parseStep("logistic"))->fit(rows.batch(), progress), Cancelled);
  CHECK_THROWS_AS(fittedOn("logistic", {kPoints, std::vector<int>(8, 1), 2}), Error);
  CHECK_THROWS_AS(fittedOn("logistic:C=0", rows), UsageError);
  CHECK_THROWS_AS(fittedOn("logistic", rows)->predict(queries(Matrix<float>(1, 3)), Progress()), Error);
}
