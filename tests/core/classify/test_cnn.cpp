// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "core/classify/training_rows.h"
#include "imaging/symmetry.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

TEST_CASE("the network reports every epoch and keeps the one that does best on rows set aside") {
  const TrainingRows rows = smallImages(200, 6, 2, 1);
  std::vector<IterationEvent> epochs;
  ProgressListener listener;
  listener.onIteration = [&](const IterationEvent& event) { epochs.push_back(event); };
  const auto model = fitted("cnn:epochs=6,channels=4,patience=2", rows, Progress(listener));
  REQUIRE(!epochs.empty());
  const auto best =
      std::min_element(epochs.begin(), epochs.end(), [](const auto& a, const auto& b) { return a.loss < b.loss; });
  const auto found = model->hyperparameters();
  CHECK(std::get<double>(found[0].second) == static_cast<double>(epochs.size()));
  CHECK(std::get<double>(found[1].second) == static_cast<double>(best->iteration));
  CHECK(std::get<double>(found[2].second) == best->loss);
  CHECK(epochs.size() <= best->iteration + 2);
  for (std::size_t e = 0; e < epochs.size(); ++e) {
    CHECK(epochs[e].iteration == e + 1);
    CHECK(epochs[e].source == "cnn");
  }
}

TEST_CASE("the network sets whole objects aside: a class that only pairs of one object share is not learned by heart") {
  // Noise: whatever the network finds in the training rows, rows of other objects do not confirm.
  TrainingRows rows = smallImages(120, 6, 2, 2);
  RandomStream random(9);
  std::vector<int> groups;
  for (std::size_t i = 0; i < rows.labels.size(); ++i) {
    groups.push_back(static_cast<int>(i / 4));
    rows.labels[i] = i % 4 == 0 ? static_cast<int>(random.below(2)) : rows.labels[i - 1];
    if (i % 4 != 0) std::copy_n(rows.values.row(i - 1).begin(), rows.values.cols(), rows.values.row(i).begin());
  }
  TrainingBatch batch = rows.batch();
  batch.groups = groups;
  const auto step = classifiers().make(parseStep("cnn:epochs=12,channels=4,patience=12,dropout=0"));
  const auto apart = step->fit(batch, Progress());
  batch.groups = {};
  const auto leaking = step->fit(batch, Progress());
  const auto loss = [](const FittedClassifier& model) { return std::get<double>(model.hyperparameters()[2].second); };
  CHECK(loss(*apart) > loss(*leaking));
}

TEST_CASE("the network does not care how an image is turned") {
  const TrainingRows rows = smallImages(80, 6, 2, 3);
  const auto model = fitted("cnn:epochs=2,channels=4", rows);
  TrainingRows turned = rows;
  for (std::size_t i = 0; i < rows.labels.size(); ++i) {
    mirrorCopy(rows.values.row(i), {6, 6}, static_cast<int>(i % 8), turned.values.row(i));
  }
  const Matrix<double> straight = probabilities(*model, rows);
  const Matrix<double> other = probabilities(*model, turned);
  for (std::size_t i = 0; i < rows.labels.size(); ++i) CHECK(straight(i, 1) == Approx(other(i, 1)).epsilon(1e-4));
}

TEST_CASE("the network looks at the central square of larger and of oblong images") {
  TrainingRows rows{Matrix<float>(60, 9 * 12), {}, 2, {9, 12}, 1};
  RandomStream random(4);
  for (std::size_t i = 0; i < 60; ++i) {
    rows.labels.push_back(static_cast<int>(i % 2));
    for (float& v : rows.values.row(i)) v = static_cast<float>(random.normal());
    rows.values(i, 4 * 12 + 5) += i % 2 ? 30.0F : 0.0F;
  }
  const auto model = fitted("cnn:epochs=10,channels=4,crop=6,batch=16", rows);
  CHECK(accuracy(probabilities(*model, rows), rows.labels) > 0.95);
  TrainingRows flat = rows;
  flat.shape = {};
  CHECK_THROWS_WITH_AS(fitted("cnn", flat), doctest::Contains("needs images"), Error);
}
