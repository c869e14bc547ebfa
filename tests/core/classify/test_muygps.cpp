// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "base/random.h"
#include "base/step_spec.h"
#include "classify/classifiers.h"
#include "support/silent.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Overlapping clouds, one per class, in five dimensions.
struct Clouds {
  Matrix<float> values;
  std::vector<int> labels;
  std::vector<int> groups;
  MetadataTable metadata;
  std::vector<Row> rows;
  int classes;

  Clouds(std::size_t n, int classCount, std::uint64_t seed, double scale = 1) : values(n, 9), classes(classCount) {
    RandomStream random(seed);
    std::vector<double> noise;
    for (std::size_t i = 0; i < n; ++i) {
      const auto label = static_cast<int>(random.below(static_cast<std::uint64_t>(classCount)));
      labels.push_back(label);
      rows.push_back(static_cast<Row>(i));
      noise.push_back(random.uniform(0.01, 0.1));
      for (std::size_t f = 0; f < 9; ++f) {
        const double center = static_cast<int>(f) == label ? 2.5 : 0;
        values(i, f) = static_cast<float>(scale * (center + random.normal()));
      }
    }
    metadata.add({.name = "label_noise", .unit = "", .values = std::move(noise)});
  }

  TrainingBatch batch() const {
    TrainingBatch b;
    b.values = values;
    b.shape = {3, 3};
    b.metadata = &metadata;
    b.rows = rows;
    b.labels = labels;
    b.classCount = classes;
    b.positive = 1;
    b.groups = groups;
    return b;
  }
};

std::shared_ptr<const FittedClassifier> fit(const char* spec, const Clouds& clouds) {
  return classifiers().make(parseStep(spec))->fit(clouds.batch(), silent);
}

double accuracy(const Prediction& prediction, const std::vector<int>& labels) {
  std::size_t right = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = prediction.probability.row(i);
    right += std::ranges::max_element(row) - row.begin() == labels[i] ? 1U : 0U;
  }
  return static_cast<double>(right) / static_cast<double>(labels.size());
}

}  // namespace

TEST_CASE("MuyGPs tells overlapping clouds apart with every choice of its parameters and any scale of the features") {
  for (const double scale : {1.0, 1e-3, 1e4}) {
    const Clouds train(600, 2, 1, scale);
    const Clouds test(300, 2, 2, scale);
    const Prediction prediction = fit("muygps", train)->predict(test.batch(), silent);
    CHECK(accuracy(prediction, test.labels) > 0.93);
    for (std::size_t i = 0; i < 300; ++i) {
      CHECK(prediction.probability(i, 0) + prediction.probability(i, 1) == doctest::Approx(1));
      CHECK(prediction.mean(i, 0) == -prediction.mean(i, 1));
      CHECK(prediction.variance[i] >= 0);
      CHECK(prediction.uncertainty[i] >= 0);
    }
  }
  const Clouds train(600, 2, 1);
  const Clouds test(300, 2, 2);
  for (const char* spec :
       {"muygps:kernel=rbf,loss=mse", "muygps:nu=auto,noise=auto", "muygps:nu=inf,loss=cross-entropy",
        "muygps:nu=1.5,loss=looph,sampling=random", "muygps:nu=2.5,loss=pseudo-huber,sampling=all",
        "muygps:search=hnsw,mean=fast", "muygps:anisotropic,optimizer=bayes", "muygps:length=3,noise=0.01",
        "muygps:noise_column=label_noise", "muygps:sky_noise", "muygps:nu=0.8,k=12"}) {
    CAPTURE(spec);
    CHECK(accuracy(fit(spec, train)->predict(test.batch(), silent), test.labels) > 0.9);
  }
}

TEST_CASE("MuyGPs with three classes gives calibrated probabilities") {
  const Clouds train(900, 3, 1);
  const Clouds test(600, 3, 2);
  const Prediction prediction = fit("muygps", train)->predict(test.batch(), silent);
  CHECK(accuracy(prediction, test.labels) > 0.88);
  double expected = 0;
  for (std::size_t i = 0; i < 600; ++i) {
    expected += *std::ranges::max_element(prediction.probability.row(i));
    double sum = 0;
    for (const double p : prediction.probability.row(i)) sum += p;
    CHECK(sum == doctest::Approx(1));
  }
  CHECK(expected / 600 == doctest::Approx(accuracy(prediction, test.labels)).epsilon(0.05));
}

TEST_CASE("what MuyGPs found can be told, explained, saved and loaded") {
  const Clouds train(400, 2, 1);
  const Clouds test(50, 2, 2);
  const auto fitted = fit("muygps:search=hnsw", train);
  std::vector<std::string> names;
  for (const auto& [name, value] : fitted->hyperparameters()) names.push_back(name);
  for (const char* name : {"kernel", "nu", "k", "length_scale", "noise", "sigma2", "loss_value", "hnsw_recall"}) {
    CHECK(std::ranges::find(names, name) != names.end());
  }
  const auto why = fitted->explain(test.values.row(0));
  REQUIRE(why);
  REQUIRE(why->trainingRow.size() == 50);
  double mean = 0;
  for (std::size_t a = 0; a < 50; ++a) mean += why->weight[a] * (train.labels[why->trainingRow[a]] == 1 ? 1 : -1);
  const Prediction prediction = fitted->predict(test.batch(), silent);
  CHECK(mean == doctest::Approx(prediction.mean(0, 1)));
  ArchiveWriter writer;
  fitted->save(writer);
  ArchiveReader reader(writer.bytes());
  const auto loaded = classifiers().load(parseStep("muygps"), reader);
  CHECK(loaded->predict(test.batch(), silent).probability == prediction.probability);
  CHECK(loaded->hyperparameters() == fitted->hyperparameters());
}

TEST_CASE("bands mark more of the wrong predictions than of the right ones, with two classes and with three") {
  for (const int classes : {2, 3}) {
    CAPTURE(classes);
    const Clouds train(900, classes, 1, 1);
    const Clouds test(400, classes, 2, 1);
    const auto fitted = fit("muygps", train);
    const Prediction prediction = fitted->predict(test.batch(), silent);
    double counts[2][2] = {};
    for (std::size_t i = 0; i < 400; ++i) {
      const auto band = fitted->band(test.values.row(i));
      REQUIRE(band);
      CHECK(band->mean[1] == doctest::Approx(prediction.mean(i, 1)));
      const auto row = prediction.probability.row(i);
      const bool right = std::ranges::max_element(row) - row.begin() == test.labels[i];
      ++counts[right][band->ambiguous];
    }
    REQUIRE(counts[0][0] + counts[0][1] > 0);
    CHECK(counts[0][1] / (counts[0][0] + counts[0][1]) > 1.3 * counts[1][1] / (counts[1][0] + counts[1][1]));
  }
}

TEST_CASE("the more sure mistakes cost, the wider the band, and a saved model keeps its own") {
  const Clouds train(900, 2, 1, 1);
  const auto cutoffOf = [](const FittedClassifier& model) {
    for (const auto& [name, value] : model.hyperparameters()) {
      if (name == "band_cutoff") return std::get<double>(value);
    }
    return -1.0;
  };
  std::vector<double> cutoffs;
  for (const char* band : {"alpha+beta", "2alpha+beta", "4alpha+beta", "10alpha+beta"}) {
    const StepSpec step = parseStep(std::string("muygps:band=") + band);
    const auto model = classifiers().make(step)->fit(train.batch(), silent);
    cutoffs.push_back(cutoffOf(*model));
    ArchiveWriter writer;
    model->save(writer);
    ArchiveReader reader(writer.bytes());
    CHECK(cutoffOf(*classifiers().load(step, reader)) == cutoffs.back());
  }
  CHECK(std::ranges::is_sorted(cutoffs));
  CHECK(cutoffs.front() < cutoffs.back());
  CHECK_THROWS_AS(classifiers().make(parseStep("muygps:band=wide")), UsageError);
}

TEST_CASE("MuyGPs tells which features matter") {
  const Clouds train(900, 2, 1);
  const auto fitted = fit("muygps", train);
  std::vector<double> total(9, 0.0);
  for (std::size_t i = 0; i < 200; ++i) {
    const std::vector<double> map = fitted->sensitivity(train.values.row(i));
    for (std::size_t f = 0; f < 9; ++f) total[f] += map[f];
  }
  // Class 1, the positive one, lies along feature 1 and class 0 along feature 0.
  for (std::size_t f = 2; f < 9; ++f) {
    CHECK(total[1] > 2 * std::abs(total[f]));
    CHECK(-total[0] > 2 * std::abs(total[f]));
  }
}

TEST_CASE("MuyGPs says what it cannot train on") {
  Clouds one(100, 2, 1);
  std::ranges::fill(one.labels, 1);
  CHECK_THROWS_AS(fit("muygps", one), Error);
  CHECK_THROWS_AS(fit("muygps:k=50", Clouds(50, 2, 1)), Error);
  CHECK(fit("muygps", Clouds(50, 2, 1)) != nullptr);
  CHECK_THROWS_AS(fit("muygps:noise_column=no_such", Clouds(100, 2, 1)), Error);
  CHECK_THROWS_AS(classifiers().make(parseStep("muygps:nu=0")), UsageError);
  const Progress progress;
  progress.requestCancel();
  const Clouds clouds(200, 2, 1);
  CHECK_THROWS_AS(classifiers().make(parseStep("muygps"))->fit(clouds.batch(), progress), Cancelled);
}
