// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "classify/classifiers.h"
#include "training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

TrainingBatch batchOf(const Matrix<float>& values, const std::vector<int>& labels, int classCount) {
  TrainingBatch batch;
  batch.values = values;
  batch.labels = labels;
  batch.classCount = classCount;
  return batch;
}

std::shared_ptr<const FittedClassifier> fitted(const std::string& step, const Matrix<float>& values,
                                               const std::vector<int>& labels, int classCount = 2) {
  return classifiers().make(parseStep(step))->fit(batchOf(values, labels, classCount), Progress());
}

const Matrix<float> kLine(5, 1, {0, 1, 2, 4, 8});
const std::vector<int> kLabels{0, 0, 1, 1, 1};

}  // namespace

TEST_CASE("the nearest rows vote, all alike") {
  const auto p = fitted("knn:k=3", kLine, kLabels)->predict(queries(Matrix<float>(2, 1, {0.6F, 6})), Progress());
  CHECK(p.probability(0, 0) == Approx(2.0 / 3));
  CHECK(p.probability(1, 1) == Approx(1));
  CHECK(p.uncertainty[0] == Approx(1.0 / 3));
  CHECK(p.mean.empty());
}

TEST_CASE("votes by distance count 1/d, and touching neighbours decide alone") {
  const auto model = fitted("knn:k=3,weights=distance", kLine, kLabels);
  const auto p = model->predict(queries(Matrix<float>(2, 1, {1.5F, 2})), Progress()).probability;
  // From 1.5: distances 0.5 (class 0), 0.5 (class 1), 1.5 (class 0).
  CHECK(p(0, 0) == Approx((2 + 2.0 / 3) / (4 + 2.0 / 3)));
  CHECK(p(1, 1) == 1);
}

TEST_CASE("the explanation names the neighbours that voted, nearest first") {
  const auto model = fitted("knn:k=2,weights=distance", kLine, kLabels);
  const std::vector<float> query{5};
  const auto explanation = model->explain(query);
  REQUIRE(explanation);
  CHECK(explanation->trainingRow == std::vector<std::uint32_t>{3, 2});
  CHECK(explanation->distance[0] == Approx(1));
  CHECK(explanation->distance[1] == Approx(3));
  CHECK(explanation->weight[0] == Approx(0.75));
}

TEST_CASE("the vote equals brute force on random rows, on one and two threads") {
  RandomStream random(2);
  constexpr std::size_t n = 500;
  constexpr std::size_t d = 7;
  Matrix<float> points(n, d);
  std::vector<int> labels;
  for (std::size_t i = 0; i < n; ++i) {
    labels.push_back(static_cast<int>(random.below(3)));
    for (std::size_t f = 0; f < d; ++f) points(i, f) = static_cast<float>(random.normal(1000, 1));
  }
  Matrix<float> asked(90, d);
  for (float& value : asked.values()) value = static_cast<float>(random.normal(1000, 1));
  const auto model = fitted("knn:k=9", points, labels, 3);
  setThreadCount(1);
  const Matrix<double> one = model->predict(queries(asked), Progress()).probability;
  setThreadCount(2);
  const Matrix<double> two = model->predict(queries(asked), Progress()).probability;
  setThreadCount(0);
  CHECK(one == two);
  for (std::size_t q = 0; q < asked.rows(); ++q) {
    std::vector<std::pair<double, std::size_t>> all;
    for (std::size_t i = 0; i < n; ++i) {
      double squares = 0;
      for (std::size_t f = 0; f < d; ++f) {
        squares += std::pow(static_cast<double>(points(i, f)) - static_cast<double>(asked(q, f)), 2);
      }
      all.emplace_back(squares, i);
    }
    std::sort(all.begin(), all.end());
    std::vector<double> share(3, 0);
    for (std::size_t i = 0; i < 9; ++i) share[static_cast<std::size_t>(labels[all[i].second])] += 1.0 / 9;
    for (std::size_t c = 0; c < 3; ++c) CHECK(one(q, c) == Approx(share[c]));
  }
}

TEST_CASE("a saved kNN model predicts the same") {
  const auto model = fitted("knn:k=2,weights=distance", kLine, kLabels);
  ArchiveWriter writer;
  model->save(writer);
  ArchiveReader reader(writer.bytes());
  const auto restored = classifiers().load(parseStep("knn:k=2,weights=distance"), reader);
  CHECK(reader.atEnd());
  const Matrix<float> asked(3, 1, {0.2F, 3, 9});
  CHECK(restored->predict(queries(asked), Progress()).probability ==
        model->predict(queries(asked), Progress()).probability);
  CHECK(restored->hyperparameters() == model->hyperparameters());
}

TEST_CASE("kNN refuses what cannot work and names the remedy") {
  CHECK_THROWS_AS(fitted("knn:k=6", kLine, kLabels), Error);
  CHECK_THROWS_AS(fitted("knn:k=2", kLine, std::vector<int>(5, 1)), Error);
  CHECK_THROWS_AS(fitted("knn:k=0", kLine, kLabels), UsageError);
  CHECK_THROWS_AS(fitted("knn:weights=loud", kLine, kLabels), UsageError);
  CHECK_THROWS_AS(fitted("knn:k=2", kLine, kLabels)->predict(queries(Matrix<float>(1, 2)), Progress()), Error);
  const auto model = fitted("knn:k=2", kLine, kLabels);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(model->predict(queries(kLine), progress), Cancelled);
}
