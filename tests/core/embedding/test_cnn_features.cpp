// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/archive.h"
#include "base/error.h"
#include "base/random.h"
#include "embedding/embeddings.h"
#include "imaging/symmetry.h"

using namespace blendscope;
using doctest::Approx;

namespace {

/// Round blobs and long ones, each 7×7 px.
struct Blobs {
  Matrix<float> values;
  std::vector<int> labels;

  explicit Blobs(std::size_t n, std::uint64_t seed) : values(n, 49) {
    RandomStream random(seed);
    for (std::size_t i = 0; i < n; ++i) {
      labels.push_back(static_cast<int>(i % 2));
      const double width = 1;
      const double height = labels.back() ? 2.2 : 1;
      for (std::size_t p = 0; p < 49; ++p) {
        const double x = (static_cast<double>(p % 7) - 3) / width;
        const double y = (static_cast<double>(p / 7) - 3) / height;
        values(i, p) = static_cast<float>(100 + 50 * std::exp(-(x * x + y * y) / 2) + random.normal(0, 1));
      }
    }
  }

  TrainingBatch batch() const {
    TrainingBatch batch;
    batch.values = values;
    batch.shape = {7, 7};
    batch.labels = labels;
    batch.classCount = 2;
    return batch;
  }
};

std::shared_ptr<const FittedTransform> fitted(const Blobs& blobs) {
  return embeddings().make(parseStep("cnn-features:channels=4,epochs=8"))->fit(blobs.batch(), Progress());
}

}  // namespace

TEST_CASE("learned features part the classes of rows they never saw, whichever way these are turned") {
  const auto features = fitted(Blobs(120, 1));
  Blobs others(40, 2);
  const Matrix<float> straight = features->transform(others.batch(), Progress());
  REQUIRE(straight.cols() == 8);
  CHECK(features->outputNames().size() == 8);
  // Each row is closer to the mean of its own class.
  Matrix<double> mean(2, 8, 0.0);
  for (std::size_t i = 0; i < 40; ++i) {
    for (std::size_t f = 0; f < 8; ++f) mean(i % 2, f) += static_cast<double>(straight(i, f)) / 20;
  }
  int right = 0;
  for (std::size_t i = 0; i < 40; ++i) {
    double distance[2] = {0, 0};
    for (std::size_t c = 0; c < 2; ++c) {
      for (std::size_t f = 0; f < 8; ++f) distance[c] += std::pow(static_cast<double>(straight(i, f)) - mean(c, f), 2);
    }
    right += distance[i % 2] < distance[1 - i % 2] ? 1 : 0;
  }
  CHECK(right >= 38);

  const Matrix<float> kept = others.values;
  for (std::size_t i = 0; i < 40; ++i) mirrorCopy(kept.row(i), {7, 7}, 5, others.values.row(i));
  const Matrix<float> turned = features->transform(others.batch(), Progress());
  for (std::size_t v = 0; v < turned.values().size(); ++v) {
    CHECK(turned.values()[v] == Approx(straight.values()[v]).epsilon(1e-3).scale(1));
  }
}

TEST_CASE("learned features come back from a file") {
  const Blobs blobs(60, 1);
  const auto features = fitted(blobs);
  ArchiveWriter writer;
  features->save(writer);
  ArchiveReader reader(writer.bytes());
  const auto restored = embeddings().load(parseStep("cnn-features"), reader);
  CHECK(restored->transform(blobs.batch(), Progress()) == features->transform(blobs.batch(), Progress()));
}

TEST_CASE("learned features need images and classes") {
  const Blobs blobs(20, 1);
  const auto step = embeddings().make(parseStep("cnn-features:epochs=1"));
  TrainingBatch batch = blobs.batch();
  batch.shape = {};
  CHECK_THROWS_WITH_AS(step->fit(batch, Progress()), doctest::Contains("needs images"), Error);
  batch = blobs.batch();
  batch.labels = {};
  CHECK_THROWS_WITH_AS(step->fit(batch, Progress()), doctest::Contains("classes"), Error);
  batch = blobs.batch();
  const std::vector<int> one(20, 1);
  batch.labels = one;
  CHECK_THROWS_WITH_AS(step->fit(batch, Progress()), doctest::Contains("one class"), Error);
}
