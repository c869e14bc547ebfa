// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "base/parallel.h"
#include "classify/perceptron.h"
#include "core/classify/training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

TEST_CASE("the slopes of a network are those of its loss") {
  const TrainingRows rows = waveRows(7, 5, 3);
  RandomStream random(2);
  Perceptron network({5, 6, 4, 3}, random);
  std::vector<float> slopes(network.parameters().size(), 0);
  const double loss = network.addSlopes(rows.values, rows.labels, slopes);
  double byHand = 0;
  const Matrix<double> p = network.probabilities(rows.values);
  for (std::size_t i = 0; i < 7; ++i) byHand -= std::log(p(i, static_cast<std::size_t>(rows.labels[i])));
  CHECK(loss == Approx(byHand));
  const std::vector<float> unused(slopes.size());
  for (std::size_t at = 0; at < slopes.size(); at += 3) {
    std::vector<float> ignored(slopes.size(), 0);
    const float before = network.parameters()[at];
    constexpr float step = 1e-3F;
    network.parameters()[at] = before + step;
    const double above = network.addSlopes(rows.values, rows.labels, ignored);
    network.parameters()[at] = before - step;
    const double below = network.addSlopes(rows.values, rows.labels, ignored);
    network.parameters()[at] = before;
    CHECK(static_cast<double>(slopes[at]) == Approx((above - below) / 2e-3).epsilon(2e-3).scale(1));
  }
}

TEST_CASE("slopes add up over parts of the rows") {
  const TrainingRows rows = waveRows(9, 4, 2);
  RandomStream random(3);
  const Perceptron network({4, 5, 2}, random);
  std::vector<float> whole(network.parameters().size(), 0);
  std::vector<float> parts = whole;
  network.addSlopes(rows.values, rows.labels, whole);
  const MatrixView<const float> view = rows.values;
  network.addSlopes(view.rowRange(0, 4), std::span(rows.labels).first(4), parts);
  network.addSlopes(view.rowRange(4, 9), std::span(rows.labels).subspan(4), parts);
  for (std::size_t p = 0; p < whole.size(); ++p) CHECK(parts[p] == Approx(whole[p]).epsilon(1e-4).scale(1));
}

TEST_CASE("Adam's first step is the learning rate, against the sign of the slope") {
  std::vector<float> parameters{1, 1, 1};
  Adam adam(3, 0.01);
  adam.step(parameters, std::vector<float>{2, -5, 0});
  CHECK(parameters[0] == Approx(0.99));
  CHECK(parameters[1] == Approx(1.01));
  CHECK(parameters[2] == 1);
}

TEST_CASE("a network learns what no plane can part") {
  RandomStream random(4);
  TrainingRows rows{Matrix<float>(800, 2), {}, 2};
  for (std::size_t i = 0; i < 800; ++i) {
    rows.values(i, 0) = static_cast<float>(random.uniform(-1, 1));
    rows.values(i, 1) = static_cast<float>(random.uniform(-1, 1));
    rows.labels.push_back(rows.values(i, 0) * rows.values(i, 1) > 0 ? 1 : 0);
  }
  CHECK(accuracy(probabilities(*fitted("mlp:units=16,rate=0.02,batch=50", rows), rows), rows.labels) > 0.95);
  CHECK(accuracy(probabilities(*fitted("mlp:layers=0", rows), rows), rows.labels) < 0.65);
}

TEST_CASE("the epoch kept is the best on the rows set aside, and patience ends the rest") {
  const TrainingRows rows = smallImages(300, 5, 2, 21);
  std::vector<IterationEvent> events;
  const Progress progress(ProgressListener{{}, [&](const IterationEvent& event) { events.push_back(event); }});
  const auto values = fitted("mlp:rate=0.05,patience=4", rows, progress)->hyperparameters();
  REQUIRE(values[1].first == "epoch kept");
  const auto kept = static_cast<std::size_t>(std::get<double>(values[1].second));
  REQUIRE(kept >= 1);
  CHECK(events.size() == kept + 4);
  for (const IterationEvent& event : events) CHECK(event.loss >= events[kept - 1].loss);
  CHECK(std::get<double>(values[2].second) == events[kept - 1].loss);
}

TEST_CASE("networks repeat for a seed, whatever the threads, and differ between seeds") {
  TrainingRows rows = smallImages(500, 5, 3, 22);
  const std::string step = "mlp:epochs=3,units=20";
  setThreadCount(1);
  const Matrix<double> one = probabilities(*fitted(step, rows), rows);
  setThreadCount(2);
  const Matrix<double> two = probabilities(*fitted(step, rows), rows);
  setThreadCount(0);
  CHECK(one == two);
  rows.seed = 99;
  CHECK(probabilities(*fitted(step, rows), rows) != one);
}

TEST_CASE("a cancel stops a network between batches") {
  const TrainingRows rows = smallImages(300, 5, 2, 23);
  Progress progress;
  std::size_t epochs = 0;
  const Progress listening(ProgressListener{{}, [&](const IterationEvent&) {
                                              if (++epochs == 2) progress.requestCancel();
                                            }});
  progress = listening;
  CHECK_THROWS_AS(fitted("mlp:patience=1000", rows, listening), Cancelled);
  CHECK(epochs == 2);
}
