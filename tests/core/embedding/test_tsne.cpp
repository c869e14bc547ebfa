// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "core/embedding/embedding_samples.h"
#include "embedding/embeddings.h"
#include "embedding/quality.h"
#include "embedding/tsne.h"
#include "embedding/tsne_forces.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

Matrix<float> randomPositions(std::size_t rows, std::size_t dimensions, std::uint64_t seed) {
  RandomStream random(seed);
  Matrix<float> positions(rows, dimensions);
  for (float& value : positions.values()) value = static_cast<float>(3 * random.normal());
  return positions;
}

struct BruteForce : TsneGradient {
  double divergence = 0;
};

/// Gradient and divergence by their definitions over all pairs.
BruteForce bruteForceGradient(const SparseGraph& probabilities, const Matrix<float>& positions, double exaggeration) {
  const std::size_t n = positions.rows(), d = positions.cols();
  Matrix<double> p(n, n), w(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t e = probabilities.start[i]; e < probabilities.start[i + 1]; ++e) {
      p(i, probabilities.target[e]) = static_cast<double>(probabilities.weight[e]);
    }
  }
  BruteForce result{{Matrix<float>(n, d), 0}, 0};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (i == j) continue;
      w(i, j) = 1 / (1 + std::pow(distanceOf(positions, i, j), 2));
      result.weightSum += w(i, j);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t c = 0; c < d; ++c) {
      double sum = 0;
      for (std::size_t j = 0; j < n; ++j) {
        const double difference = static_cast<double>(positions(i, c)) - static_cast<double>(positions(j, c));
        sum += 4 * (exaggeration * p(i, j) - w(i, j) / result.weightSum) * w(i, j) * difference;
      }
      result.gradient(i, c) = static_cast<float>(sum);
    }
    for (std::size_t j = 0; j < n; ++j) {
      if (p(i, j) > 0) result.divergence += p(i, j) * std::log(p(i, j) / (w(i, j) / result.weightSum));
    }
  }
  return result;
}

double largestOf(const Matrix<float>& values) {
  double largest = 0;
  for (const float value : values.values()) largest = std::max(largest, std::abs(static_cast<double>(value)));
  return largest;
}

double rootMeanSquareDifference(const Matrix<float>& a, const Matrix<float>& b) {
  double squares = 0;
  for (std::size_t v = 0; v < a.values().size(); ++v) {
    squares += std::pow(static_cast<double>(a.values()[v] - b.values()[v]), 2);
  }
  return std::sqrt(squares / static_cast<double>(a.values().size()));
}

Matrix<float> positionsOf(const Matrix<float>& rows, TsneSettings settings) {
  const auto run = Tsne(settings).start(batchOf(rows), Progress());
  run->run(run->epochCount(), Progress());
  return run->positions();
}

}  // namespace

TEST_CASE("conditional probabilities sum to 1 and reach the perplexity asked for") {
  const NeighborLists lists = bruteForceNeighbors(blobRows(2, 60, 4, 6, 71), 90);
  for (const double perplexity : {5.0, 30.0}) {
    for (std::size_t i = 0; i < lists.size(); ++i) {
      const std::vector<double> p = perplexityWeights(lists.distance.row(i), perplexity);
      double sum = 0, entropy = 0;
      for (const double weight : p) {
        sum += weight;
        if (weight > 0) entropy -= weight * std::log(weight);
      }
      REQUIRE(sum == doctest::Approx(1));
      REQUIRE(std::exp(entropy) == doctest::Approx(perplexity).epsilon(1e-4));
    }
  }
  for (const double weight : perplexityWeights(std::vector<double>(10, 0.0), 3)) CHECK(weight == doctest::Approx(0.1));
}

TEST_CASE("joint probabilities are symmetric and sum to 1") {
  const SparseGraph joint = jointProbabilities(bruteForceNeighbors(blobRows(2, 40, 4, 6, 73), 30), 10);
  Matrix<double> p(80, 80);
  double sum = 0;
  for (std::size_t i = 0; i < 80; ++i) {
    for (std::size_t e = joint.start[i]; e < joint.start[i + 1]; ++e) {
      p(i, joint.target[e]) = static_cast<double>(joint.weight[e]);
      sum += static_cast<double>(joint.weight[e]);
    }
  }
  CHECK(sum == doctest::Approx(1).epsilon(1e-5));
  for (std::size_t i = 0; i < 80; ++i) {
    for (std::size_t j = 0; j < i; ++j) CHECK(p(i, j) == p(j, i));
  }
}

TEST_CASE("forces through the tree at angle 0 are those over all pairs, and close to them at small angles") {
  const Matrix<float> rows = blobRows(3, 100, 4, 6, 75);
  const SparseGraph joint = jointProbabilities(bruteForceNeighbors(rows, 60), 20);
  for (const std::size_t dimensions : {2UL, 3UL}) {
    const Matrix<float> positions = randomPositions(rows.rows(), dimensions, 77);
    const BruteForce expected = bruteForceGradient(joint, positions, 12);
    const TsneGradient exact = tsneGradient(joint, positions, 12, 0, Progress());
    CHECK(exact.weightSum == doctest::Approx(expected.weightSum).epsilon(1e-5));
    CHECK(tsneDivergence(joint, positions, exact.weightSum) == doctest::Approx(expected.divergence).epsilon(1e-5));
    CHECK(rootMeanSquareDifference(exact.gradient, expected.gradient) < 1e-5 * largestOf(expected.gradient));
    const TsneGradient small = tsneGradient(joint, positions, 1, 0.2, Progress());
    const BruteForce plain = bruteForceGradient(joint, positions, 1);
    CHECK(rootMeanSquareDifference(small.gradient, plain.gradient) < 0.01 * largestOf(plain.gradient));
    const TsneGradient usual = tsneGradient(joint, positions, 1, 0.5, Progress());
    CHECK(rootMeanSquareDifference(usual.gradient, plain.gradient) < 0.05 * largestOf(plain.gradient));
  }
}

TEST_CASE("the gradient is the derivative of the divergence") {
  const Matrix<float> rows = blobRows(2, 30, 4, 3, 79);
  const SparseGraph joint = jointProbabilities(bruteForceNeighbors(rows, 30), 10);
  Matrix<float> positions = randomPositions(60, 2, 81);
  const TsneGradient at = tsneGradient(joint, positions, 1, 0, Progress());
  constexpr float kStep = 0.05F;
  for (const std::size_t v : {0UL, 17UL, 58UL, 119UL}) {
    const float keep = positions.values()[v];
    positions.values()[v] = keep + kStep;
    const double above = bruteForceGradient(joint, positions, 1).divergence;
    positions.values()[v] = keep - kStep;
    const double below = bruteForceGradient(joint, positions, 1).divergence;
    positions.values()[v] = keep;
    CHECK(std::abs((above - below) / (2 * static_cast<double>(kStep)) - static_cast<double>(at.gradient.values()[v])) <
          0.01 * largestOf(at.gradient));
  }
}

TEST_CASE("points that coincide exert no force on each other") {
  const Matrix<float> same(9, 2, 4.0F);
  SparseGraph none;
  none.start.assign(10, 0);
  const TsneGradient gradient = tsneGradient(none, same, 1, 0.5, Progress());
  CHECK(gradient.weightSum == doctest::Approx(72));
  for (const float value : gradient.gradient.values()) CHECK(value == 0);
}

TEST_CASE("t-SNE keeps blobs apart in the plane and in space, and its divergence falls") {
  const Matrix<float> rows = blobRows(4, 100, 6, 10, 83);
  for (const int dimensions : {2, 3}) {
    std::vector<double> divergence;
    const Progress progress(
        ProgressListener{{}, [&](const IterationEvent& event) { divergence.push_back(event.loss); }});
    const auto run = Tsne({.dimensions = dimensions, .iterations = 300}).start(batchOf(rows), progress);
    run->run(300, progress);
    CHECK(sameBlobShare(run->positions(), 4) == 1);
    CHECK(trustworthiness(rows, run->positions(), 15, 0, Progress()) > 0.93);
    REQUIRE(divergence.size() == 6);
    CHECK(divergence.back() < divergence.front());
  }
}

TEST_CASE("t-SNE stopped, cancelled and resumed ends in the bits of one run, on one thread and two") {
  const Matrix<float> rows = blobRows(3, 200, 4, 5, 85);
  const TsneSettings settings{.perplexity = 10, .iterations = 60};
  setThreadCount(1);
  const Matrix<float> straight = positionsOf(rows, settings);
  setThreadCount(2);
  const auto resumed = Tsne(settings).start(batchOf(rows), Progress());
  resumed->run(7, Progress());
  Progress cancelled;
  cancelled.requestCancel();
  CHECK_THROWS_AS(resumed->run(60, cancelled), Cancelled);
  CHECK(resumed->epoch() == 7);
  resumed->run(40, Progress());
  resumed->run(60, Progress());
  CHECK(resumed->positions() == straight);
  setThreadCount(0);
}

TEST_CASE("t-SNE: training rows keep their place, fresh rows of a blob land among its rows, missing values nowhere") {
  const Matrix<float> rows = blobRows(3, 100, 5, 10, 87);
  const auto fitted = Tsne({.perplexity = 20, .iterations = 300}).fit(batchOf(rows), Progress());
  const Matrix<float>& places = dynamic_cast<const TsneModel&>(*fitted).trainingPositions();
  CHECK(transformed(*fitted, rows) == places);
  Matrix<float> moved = rows;
  for (float& value : moved.values()) value += 0.01F;
  const Matrix<float> near = transformed(*fitted, moved);
  CHECK(rootMeanSquareDifference(near, places) < 0.05 * extentOf(places));
  Matrix<float> fresh = blobRows(3, 10, 5, 10, 89);
  fresh(0, 0) = std::numeric_limits<float>::quiet_NaN();
  const Matrix<float> landed = transformed(*fitted, fresh);
  CHECK(std::isnan(landed(0, 1)));
  for (std::size_t i = 1; i < fresh.rows(); ++i) {
    std::size_t nearest = 0;
    double best = 1e30;
    for (std::size_t j = 0; j < rows.rows(); ++j) {
      const double d = std::hypot(static_cast<double>(landed(i, 0) - places(j, 0)),
                                  static_cast<double>(landed(i, 1) - places(j, 1)));
      if (d < best) best = d, nearest = j;
    }
    CHECK(nearest % 3 == i % 3);
  }
}

TEST_CASE("a saved t-SNE places rows as before") {
  for (const char* text : {"tsne:perplexity=10,iterations=60", "tsne:n=3,perplexity=8,iterations=40,metric=cosine"}) {
    CHECK(savedAndLoaded(text, 91)->outputNames()[0].name == "t-SNE 1");
  }
}

TEST_CASE("t-SNE of rows that are all alike, or have one feature, gives finite places in the plane") {
  const Matrix<float> alike = positionsOf(Matrix<float>(40, 3, 1.0F), {.perplexity = 5, .iterations = 40});
  for (const float value : alike.values()) CHECK(std::isfinite(value));
  const Matrix<float> line = positionsOf(blobRows(1, 40, 1, 0, 95), {.perplexity = 5, .iterations = 100});
  double across = 0;
  for (std::size_t i = 0; i < 40; ++i) across = std::max(across, std::abs(static_cast<double>(line(i, 1))));
  CHECK(across > 1e-3);
  CHECK(std::isfinite(across));
}

TEST_CASE("t-SNE refuses what it cannot do, naming parameter or row and a remedy") {
  Matrix<float> rows = blobRows(1, 20, 3, 0, 97);
  const auto refused = [&](const std::string& text, const std::string& where) {
    try {
      embeddings().make(parseStep(text))->fit(batchOf(rows), Progress());
      FAIL("must be refused: " << text);
    } catch (const Error& error) {
      CHECK(error.where().find(where) != std::string::npos);
      CHECK(!error.remedy().empty());
    }
  };
  refused("tsne", "perplexity");
  rows(4, 0) = std::numeric_limits<float>::quiet_NaN();
  refused("tsne:perplexity=5", "row 4");
  CHECK_THROWS_AS(embeddings().make(parseStep("tsne:n=4")), UsageError);
}
