// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "core/embedding/embedding_samples.h"
#include "embedding/embeddings.h"
#include "embedding/quality.h"
#include "embedding/umap.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

Matrix<float> positionsOf(const Matrix<float>& rows, UmapSettings settings, std::uint64_t seed = 1) {
  const auto run = Umap(settings).start(batchOf(rows, seed), Progress());
  run->run(run->epochCount(), Progress());
  return run->positions();
}

}  // namespace

TEST_CASE("well separated blobs stay separated, and neighbours stay neighbours") {
  const Matrix<float> rows = blobRows(4, 100, 6, 12, 31);
  for (const int dimensions : {2, 3, 5}) {
    const Matrix<float> positions = positionsOf(rows, {.dimensions = dimensions, .epochs = 150});
    REQUIRE(positions.rows() == rows.rows());
    REQUIRE(positions.cols() == static_cast<std::size_t>(dimensions));
    CHECK(sameBlobShare(positions, 4) == 1);
    CHECK(trustworthiness(rows, positions, 15, 0, Progress()) > 0.93);
  }
}

TEST_CASE("a curve in many dimensions unrolls into a curve") {
  constexpr std::size_t n = 400;
  Matrix<float> rows(n, 5);
  for (std::size_t i = 0; i < n; ++i) {
    const double t = 3 * static_cast<double>(i) / n;
    for (std::size_t f = 0; f < 5; ++f) rows(i, f) = static_cast<float>(std::cos(t * static_cast<double>(f + 1)));
  }
  CHECK(trustworthiness(rows, positionsOf(rows, {.epochs = 300}), 15, 0, Progress()) > 0.99);
}

TEST_CASE("stopping and resuming ends in the same bits as running straight through, even after a cancel") {
  // Enough rows for several blocks of vertices.
  const Matrix<float> rows = blobRows(3, 1500, 3, 4, 33);
  const Umap umap({.neighbors = 6, .epochs = 12});
  const auto straight = umap.start(batchOf(rows), Progress());
  straight->run(12, Progress());
  const auto resumed = umap.start(batchOf(rows), Progress());
  resumed->run(5, Progress());
  CHECK(resumed->epoch() == 5);
  const Matrix<float> between = resumed->positions();
  std::size_t reports = 0;
  Progress cancelling(ProgressListener{[&](double, const std::string&) {
                                         if (++reports == 2) cancelling.requestCancel();
                                       },
                                       {}});
  CHECK_THROWS_AS(resumed->run(12, cancelling), Cancelled);
  CHECK(resumed->epoch() == 7);
  CHECK(resumed->positions() != between);
  resumed->run(9, Progress());
  resumed->run(12, Progress());
  CHECK(resumed->positions() == straight->positions());
}

TEST_CASE("one and two threads give the same bits, another seed gives others") {
  const Matrix<float> rows = blobRows(3, 1500, 3, 4, 35);
  const UmapSettings settings{.neighbors = 6, .epochs = 10};
  setThreadCount(1);
  const Matrix<float> one = positionsOf(rows, settings);
  setThreadCount(2);
  CHECK(one == positionsOf(rows, settings));
  setThreadCount(0);
  CHECK(one != positionsOf(rows, settings, 2));
}

TEST_CASE("dealing vertices into blocks costs no trustworthiness against one block") {
  // 4,500 rows make four blocks; 2,000 of them alone make one.
  const Matrix<float> rows = blobRows(3, 1500, 5, 6, 37);
  Matrix<float> few(2000, 5);
  std::copy_n(rows.data(), few.values().size(), few.data());
  const UmapSettings settings{.neighbors = 10, .epochs = 60};
  const double blocks = trustworthiness(rows, positionsOf(rows, settings), 10, 1000, Progress());
  const double serial = trustworthiness(few, positionsOf(few, settings), 10, 1000, Progress());
  CHECK(blocks > serial - 0.02);
}

TEST_CASE("training rows keep their place, rows near them land near, and no row depends on its company") {
  const Matrix<float> rows = blobRows(3, 120, 5, 10, 39);
  const auto fitted = Umap({.epochs = 150}).fit(batchOf(rows), Progress());
  const Matrix<float>& places = dynamic_cast<const UmapModel&>(*fitted).trainingPositions();
  CHECK(transformed(*fitted, rows) == places);
  Matrix<float> moved = rows;
  for (float& value : moved.values()) value += 0.01F;
  const Matrix<float> landed = transformed(*fitted, moved);
  const double extent = extentOf(places);
  double away = 0;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    away +=
        std::hypot(static_cast<double>(landed(i, 0) - places(i, 0)), static_cast<double>(landed(i, 1) - places(i, 1)));
  }
  CHECK(away / static_cast<double>(rows.rows()) < 0.05 * extent);
  Matrix<float> alone(1, 5);
  std::copy(moved.row(77).begin(), moved.row(77).end(), alone.row(0).begin());
  const Matrix<float> single = transformed(*fitted, alone);
  CHECK(single(0, 0) == landed(77, 0));
  CHECK(single(0, 1) == landed(77, 1));
}

TEST_CASE("fresh rows of a blob land in that blob; rows with a missing value get no place and harm no other") {
  const Matrix<float> rows = blobRows(3, 120, 5, 10, 41);
  const auto fitted = Umap({.epochs = 150}).fit(batchOf(rows), Progress());
  Matrix<float> fresh = blobRows(3, 20, 5, 10, 43);
  const Matrix<float> landed = transformed(*fitted, fresh);
  const Matrix<float>& places = dynamic_cast<const UmapModel&>(*fitted).trainingPositions();
  for (std::size_t i = 0; i < fresh.rows(); ++i) {
    std::size_t nearest = 0;
    double best = 1e30;
    for (std::size_t j = 0; j < rows.rows(); ++j) {
      const double d = std::hypot(static_cast<double>(landed(i, 0) - places(j, 0)),
                                  static_cast<double>(landed(i, 1) - places(j, 1)));
      if (d < best) best = d, nearest = j;
    }
    CHECK(nearest % 3 == i % 3);
  }
  fresh(4, 2) = std::numeric_limits<float>::quiet_NaN();
  const Matrix<float> withGap = transformed(*fitted, fresh);
  CHECK(std::isnan(withGap(4, 0)));
  CHECK(withGap(5, 0) == landed(5, 0));
}

TEST_CASE("labels draw classes together that pixels do not part") {
  const Matrix<float> rows = blobRows(2, 200, 6, 0.5, 45);
  const std::vector<int> labels = blobLabels(2, 200);
  TrainingBatch batch = batchOf(rows);
  batch.labels = labels;
  batch.classCount = 2;
  const auto run = Umap({.epochs = 150, .supervised = true}).start(batch, Progress());
  run->run(150, Progress());
  const double plain = sameBlobShare(positionsOf(rows, {.epochs = 150}), 2);
  CHECK(sameBlobShare(run->positions(), 2) > plain + 0.2);
}

TEST_CASE("what supervision makes of a training row held out tells nothing of its own class or object") {
  // Labels drawn by lot: a classifier that finds them in the positions has been told.
  Matrix<float> rows = blobRows(1, 400, 6, 0, 41);
  RandomStream lot(5);
  std::vector<int> labels(rows.rows());
  std::vector<int> groups(rows.rows());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i] = i % 2 == 0 ? static_cast<int>(lot.below(2)) : labels[i - 1];
    groups[i] = static_cast<int>(i / 2);  // two almost equal rows of one object
    if (i % 2 == 1) std::ranges::transform(rows.row(i - 1), rows.row(i).begin(), [](float v) { return v + 1e-3F; });
  }
  TrainingBatch batch = batchOf(rows);
  batch.labels = labels;
  batch.classCount = 2;
  batch.groups = groups;
  const auto fitted = Umap({.epochs = 150, .supervised = true}).fit(batch, Progress());
  const auto* model = dynamic_cast<const HeldOutTransform*>(fitted.get());
  REQUIRE(model);
  const auto agreement = [&](const Matrix<float>& positions) {
    const NeighborLists lists = bruteForceNeighbors(positions, 5);
    double same = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (std::size_t j = 0; j < 5; ++j)
        same += labels[lists.row(i, j)] == labels[i] && groups[lists.row(i, j)] != groups[i];
    }
    return same / static_cast<double>(5 * labels.size());
  };
  const Matrix<float> seen = fitted->transform(batch, Progress());
  const Matrix<float> heldOut = model->transformHeldOut(batch, Progress());
  CHECK(agreement(seen) > 0.7);
  CHECK(agreement(heldOut) < 0.58);
  setThreadCount(1);
  CHECK(model->transformHeldOut(batch, Progress()) == heldOut);
  setThreadCount(0);
}

TEST_CASE("a UMAP that knows no classes has nothing to hold out") {
  const Matrix<float> rows = blobRows(3, 60, 4, 8, 43);
  const TrainingBatch batch = batchOf(rows);
  const auto fitted = Umap({.epochs = 50}).fit(batch, Progress());
  CHECK(dynamic_cast<const HeldOutTransform&>(*fitted).transformHeldOut(batch, Progress()) ==
        fitted->transform(batch, Progress()));
}

TEST_CASE("under the cosine metric brightness does not count") {
  const Matrix<float> rows = blobRows(3, 80, 5, 20, 47);
  Matrix<float> scaled = rows;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    for (float& value : scaled.row(i)) value *= static_cast<float>(1U << (i % 5));
  }
  const UmapSettings settings{.metric = EmbeddingMetric::Cosine, .epochs = 100};
  CHECK(positionsOf(rows, settings) == positionsOf(scaled, settings));
}

TEST_CASE("a saved UMAP places rows as before") {
  for (const char* text : {"umap:n=3,n_neighbors=8,epochs=40", "umap:metric=cosine,epochs=20,neighbors=approximate"}) {
    CHECK(savedAndLoaded(text, 49)->outputNames()[1].name == "UMAP 2");
  }
}

TEST_CASE("rows that are all alike, and many duplicates, still get finite places") {
  Matrix<float> rows(60, 4, 3.0F);
  const Matrix<float> alike = positionsOf(rows, {.neighbors = 5, .epochs = 20});
  for (std::size_t i = 0; i < 30; ++i) rows(i, 1) = static_cast<float>(i);
  const Matrix<float> duplicates = positionsOf(rows, {.neighbors = 5, .epochs = 20});
  for (const Matrix<float>* positions : {&alike, &duplicates}) {
    for (const float value : positions->values()) CHECK(std::isfinite(value));
  }
}

TEST_CASE("UMAP refuses what it cannot do, naming parameter or row and a remedy") {
  Matrix<float> rows = blobRows(1, 15, 3, 0, 53);
  const auto refused = [&](const std::string& text, const std::string& where) {
    try {
      embeddings().make(parseStep(text))->fit(batchOf(rows), Progress());
      FAIL("must be refused: " << text);
    } catch (const Error& error) {
      CHECK(error.where().find(where) != std::string::npos);
      CHECK(!error.remedy().empty());
    }
  };
  refused("umap:n_neighbors=15", "n_neighbors");
  refused("umap:n=15,n_neighbors=5", "parameter n");
  refused("umap:n_neighbors=5,supervised", "supervised");
  refused("umap:n_neighbors=5,min_dist=2", "umap");
  rows(3, 1) = std::numeric_limits<float>::infinity();
  refused("umap:n_neighbors=5", "row 3");
  CHECK_THROWS_AS(embeddings().make(parseStep("umap:n=1")), UsageError);
  CHECK_THROWS_AS(embeddings().make(parseStep("umap:metric=unknown")), UsageError);
}
