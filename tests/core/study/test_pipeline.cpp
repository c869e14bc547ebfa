// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/pipeline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "sample_set.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

std::shared_ptr<const FittedPipeline> fitted(const std::string& text, const CutoutSet& set,
                                             const std::vector<Row>& rows) {
  StageSeconds seconds;
  return fitPipeline(PipelineSpec::parse(text), set, rows, FitOptions(), Progress(), seconds);
}

/// The image turned around its vertical axis.
void mirror(std::span<float> image) {
  for (std::size_t y = 0; y < 5; ++y)
    std::reverse(image.begin() + static_cast<long>(5 * y), image.begin() + static_cast<long>(5 * y + 5));
}

void checkNear(const Matrix<double>& a, const Matrix<double>& b) {
  REQUIRE(a.values().size() == b.values().size());
  for (std::size_t i = 0; i < a.values().size(); ++i) CHECK(a.values()[i] == Approx(b.values()[i]).epsilon(1e-9));
}

}  // namespace

TEST_CASE("statistics come from the training rows alone: other rows may hold anything") {
  CutoutSetParts parts = sampleParts(60);
  const auto set = CutoutSet::make(parts);
  for (std::size_t i = 40; i < 60; ++i) {
    for (float& pixel : parts.pixels.row(i)) pixel *= 1e6F;
  }
  const auto changed = CutoutSet::make(parts);
  for (const char* text : {"minmax:scope=all | logistic", "minmax | pca:n=3 | knn:k=3"}) {
    CAPTURE(text);
    const auto one = fitted(text, *set, rowsFrom(0, 30));
    const auto other = fitted(text, *changed, rowsFrom(0, 30));
    const auto asked = rowsFrom(30, 10);
    CHECK(one->predict(*set, asked, Progress()).probability == other->predict(*changed, asked, Progress()).probability);
    CHECK(one->features(*set, asked, Progress()) == other->features(*changed, asked, Progress()));
  }
}

TEST_CASE("averaging over the mirror copies makes predictions mirror-invariant") {
  CutoutSetParts parts = sampleParts(80);
  const auto set = CutoutSet::make(parts);
  for (std::size_t i = 60; i < 80; ++i) mirror(parts.pixels.row(i));
  const auto mirrored = CutoutSet::make(parts);
  const auto rows = rowsFrom(60, 20);
  for (const char* text : {"flux | augment:d4 | logistic", "minmax | augment:d4 | knn:k=7,weights=distance"}) {
    CAPTURE(text);
    const auto pipeline = fitted(text, *set, rowsFrom(0, 60));
    const Prediction straight = pipeline->predict(*set, rows, Progress());
    const Prediction turned = pipeline->predict(*mirrored, rows, Progress());
    checkNear(straight.probability, turned.probability);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(straight.uncertainty[i] == Approx(1 - std::max(straight.probability(i, 0), straight.probability(i, 1))));
    }
  }
  const auto plain = fitted("flux | logistic", *set, rowsFrom(0, 60));
  CHECK(plain->predict(*set, rows, Progress()).probability != plain->predict(*mirrored, rows, Progress()).probability);
}

TEST_CASE("predictions do not depend on threads, on the order of rows or on who else is asked") {
  const auto set = sampleSet(300);
  const auto asked = rowsFrom(200, 100);
  for (const char* text :
       {"minmax | knn:k=5", "flux | augment:d4 | logistic", "minmax:scope=all | pca:n=4 | logistic"}) {
    CAPTURE(text);
    setThreadCount(1);
    const Matrix<double> one = fitted(text, *set, rowsFrom(0, 200))->predict(*set, asked, Progress()).probability;
    setThreadCount(2);
    const auto pipeline = fitted(text, *set, rowsFrom(0, 200));
    CHECK(pipeline->predict(*set, asked, Progress()).probability == one);
    setThreadCount(0);
    const Matrix<double> alone = pipeline->predict(*set, {asked[17]}, Progress()).probability;
    CHECK(alone(0, 1) == Approx(one(17, 1)).epsilon(1e-12));
  }
}

TEST_CASE("without a normalizer the classifier sees the pixels") {
  const auto set = sampleSet(20);
  const Matrix<float> features = fitted("knn:k=1", *set, rowsFrom(0, 10))->features(*set, rowsFrom(3, 2), Progress());
  CHECK(std::equal(features.row(1).begin(), features.row(1).end(), set->image(4).begin()));
}

TEST_CASE("an explanation speaks of rows of the training set") {
  const auto set = sampleSet(40);
  std::vector<Row> odd;
  for (Row row = 1; row < 40; row += 2) odd.push_back(row);
  SUBCASE("plain") {
    const auto neighbors = fitted("minmax | knn:k=3,weights=distance", *set, odd)->explain(*set, 7);
    REQUIRE(neighbors);
    CHECK(neighbors->front().row == 7);
    CHECK(neighbors->front().distance == 0);
    CHECK(neighbors->front().weight == 1);
  }
  SUBCASE("copies of one row are taken together and the weights still sum to one") {
    const auto neighbors = fitted("minmax | augment:d4 | knn:k=5", *set, odd)->explain(*set, 7);
    REQUIRE(neighbors);
    double sum = 0;
    for (std::size_t i = 0; i < neighbors->size(); ++i) {
      sum += (*neighbors)[i].weight;
      CHECK((*neighbors)[i].row % 2 == 1);
      for (std::size_t j = 0; j < i; ++j) CHECK((*neighbors)[j].row != (*neighbors)[i].row);
      if (i > 0) CHECK((*neighbors)[i].weight <= (*neighbors)[i - 1].weight);
    }
    CHECK(sum == Approx(1));
  }
  SUBCASE("models without neighbours have none") {
    CHECK_FALSE(fitted("minmax | logistic", *set, odd)->explain(*set, 7));
  }
}

TEST_CASE("the map of pixels that matter is the slope of the decision, and only pixels have one") {
  const auto set = sampleSet(60);
  const auto pipeline = fitted("muygps:k=10,length=500,noise=0.01", *set, rowsFrom(0, 50));
  const auto map = pipeline->sensitivity(*set, 55);
  REQUIRE(map);
  CHECK(map->shape == set->shape());
  REQUIRE(map->values.size() == set->shape().pixelCount());
  constexpr float kStep = 0.25F;
  const auto meanAt = [&](std::size_t pixel, float by) {
    CutoutSetParts parts = sampleParts(60);
    parts.pixels(55, pixel) += by;
    return pipeline->predict(*CutoutSet::make(std::move(parts)), {55}, Progress()).mean(0, 0);  // the positive class
  };
  for (std::size_t pixel = 0; pixel < map->values.size(); pixel += 7) {
    const double slope = (meanAt(pixel, kStep) - meanAt(pixel, -kStep)) / (2 * static_cast<double>(kStep));
    CHECK(map->values[pixel] == Approx(slope).epsilon(2e-3).scale(1e-4));
  }
  CHECK_FALSE(fitted("minmax | knn:k=5", *set, rowsFrom(0, 50))->sensitivity(*set, 55));
}

TEST_CASE("the map of pixels that matter reaches through an embedding") {
  const auto set = sampleSet(60);
  const auto pipeline = fitted("pca:n=4 | muygps:k=10,length=500,noise=0.01", *set, rowsFrom(0, 50));
  const auto map = pipeline->sensitivity(*set, 55);
  REQUIRE(map);
  CHECK(map->shape == set->shape());
  constexpr float kStep = 2;
  const auto meanAt = [&](std::size_t pixel, float by) {
    CutoutSetParts parts = sampleParts(60);
    parts.pixels(55, pixel) += by;
    return pipeline->predict(*CutoutSet::make(std::move(parts)), {55}, Progress()).mean(0, 0);  // the positive class
  };
  double largest = 0;
  for (std::size_t pixel = 0; pixel < map->values.size(); ++pixel) {
    const double slope = (meanAt(pixel, kStep) - meanAt(pixel, -kStep)) / (2 * static_cast<double>(kStep));
    CHECK(map->values[pixel] == Approx(slope).epsilon(0.02).scale(1e-4));
    largest = std::max(largest, std::abs(slope));
  }
  CHECK(largest > 1e-4);
  CHECK(fitted("minmax | moments | muygps:k=5", *set, rowsFrom(0, 50))->sensitivity(*set, 55).has_value());
}

TEST_CASE("the band of a decision is that of the prediction") {
  const auto set = sampleSet(60);
  const auto pipeline = fitted("minmax | muygps:k=8,length=2", *set, rowsFrom(0, 50));
  const Prediction prediction = pipeline->predict(*set, {55}, Progress());
  const auto band = pipeline->band(*set, 55);
  REQUIRE(band);
  CHECK(band->mean[1] == Approx(prediction.mean(0, 1)));
  CHECK(band->deviation[1] == Approx(std::sqrt(prediction.variance[0])));
  CHECK(band->cutoff[0] == band->cutoff[1]);
  CHECK(band->ambiguous == (std::abs(band->mean[1]) <= band->cutoff[1] * band->deviation[1]));
  CHECK_FALSE(fitted("minmax | knn:k=5", *set, rowsFrom(0, 50))->band(*set, 55));
}

TEST_CASE("a pipeline without a classifier gives features but no prediction") {
  CutoutSetParts parts = sampleParts(20);
  parts.labels.assign(20, kUnlabelled);
  const auto set = CutoutSet::make(parts);
  const auto pipeline = fitted("minmax | pca:n=2", *set, rowsFrom(0, 20));
  CHECK(pipeline->features(*set, rowsFrom(0, 20), Progress()).cols() == 2);
  CHECK_THROWS_AS(pipeline->predict(*set, rowsFrom(0, 2), Progress()), UsageError);
}

TEST_CASE("what cannot be fitted or predicted is named") {
  const auto set = sampleSet(20);
  CHECK_THROWS_AS(fitted("minmax | knn:k=11", *set, rowsFrom(0, 10)), Error);
  CHECK_THROWS_AS(fitted("minmax | knn", *set, {}), Error);
  CutoutSetParts parts;
  parts.shape = {4, 4};
  parts.pixels = Matrix<float>(2, 16, 1.0F);
  const auto other = CutoutSet::make(parts);
  CHECK_THROWS_WITH_AS(fitted("knn:k=3", *set, rowsFrom(0, 10))->predict(*other, {0}, Progress()),
                       doctest::Contains("4×4"), Error);
  CHECK_THROWS_AS(fitted("knn:k=3", *other, {0, 1}), Error);
}

TEST_CASE("fitting and predicting stop when asked") {
  const auto set = sampleSet(40);
  const Progress progress;
  const auto pipeline = fitted("minmax | knn:k=3", *set, rowsFrom(0, 20));
  progress.requestCancel();
  StageSeconds seconds;
  CHECK_THROWS_AS(pipeline->predict(*set, rowsFrom(20, 20), progress), Cancelled);
  CHECK_THROWS_AS(fitPipeline(PipelineSpec::parse("minmax | logistic"), *set, rowsFrom(0, 20), {}, progress, seconds),
                  Cancelled);
}

TEST_CASE("many rows are predicted in blocks as if in one") {
  const auto set = sampleSet(200);
  const auto pipeline = fitted("minmax | knn:k=3", *set, rowsFrom(0, 100));
  std::vector<Row> many;
  for (int i = 0; i < 300; ++i) many.insert(many.end(), {100, 150, 199});
  while (many.size() < 20'000) many.insert(many.end(), many.begin(), many.begin() + 900);
  const Prediction all = pipeline->predict(*set, many, Progress());
  const Prediction few = pipeline->predict(*set, {100, 150, 199}, Progress());
  REQUIRE(all.probability.rows() == many.size());
  REQUIRE(all.uncertainty.size() == many.size());
  for (std::size_t i = 0; i < many.size(); ++i) {
    if (all.probability(i, 1) != few.probability(i % 3, 1)) FAIL("row " << i << " differs");
  }
}

TEST_CASE("made-up blends train, and neighbours that were made up say so") {
  const auto set = sampleSet(80);
  const auto trained = [&](const char* text) {
    FitOptions options;
    options.positive = 1;
    StageSeconds seconds;
    return fitPipeline(PipelineSpec::parse(text), *set, rowsFrom(0, 60), options, Progress(), seconds);
  };
  const auto pipeline = trained("synthetic-blends:times=2 | knn:k=15");
  REQUIRE(pipeline->warnings().size() == 1);
  CHECK(pipeline->warnings().front().find("made-up") != std::string::npos);
  std::size_t madeUp = 0;
  for (Row row = 60; row < 80; ++row) {
    const auto neighbors = pipeline->explain(*set, row);
    REQUIRE(neighbors);
    for (const auto& neighbor : *neighbors) {
      CHECK(neighbor.row < 60);
      if (!neighbor.madeUp) continue;
      ++madeUp;
      CHECK(set->label(neighbor.row) == 0);  // made of singles
    }
  }
  CHECK(madeUp > 0);
  const auto again = trained("synthetic-blends:times=2 | knn:k=15");
  const auto asked = rowsFrom(60, 20);
  CHECK(again->predict(*set, asked, Progress()).probability == pipeline->predict(*set, asked, Progress()).probability);
  const Prediction mirrored = trained("synthetic-blends:times=2,d4 | knn:k=15")->predict(*set, asked, Progress());
  CHECK(mirrored.probability.rows() == 20);
}
