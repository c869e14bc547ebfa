// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "core/embedding/embedding_samples.h"
#include "embedding/fast_power.h"
#include "embedding/fuzzy_graph.h"
#include "embedding/umap_curve.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Memberships by scanning sigma finely instead of bisecting it, joined in a dense table.
Matrix<double> denseFuzzySet(const Matrix<float>& rows, std::size_t k) {
  const std::size_t n = rows.rows();
  const NeighborLists lists = bruteForceNeighbors(rows, k);
  Matrix<double> directed(n, n), joined(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    const double rho = lists.distance(i, 0);
    const auto sumFor = [&](double sigma) {
      double sum = 0;
      for (std::size_t j = 0; j < k; ++j) sum += std::exp(-(lists.distance(i, j) - rho) / sigma);
      return sum;
    };
    double sigma = 1e-4;
    while (sumFor(sigma) < std::log2(static_cast<double>(k + 1))) sigma *= 1.0001;
    for (std::size_t j = 0; j < k; ++j) {
      directed(i, lists.row(i, j)) = std::exp(-(lists.distance(i, j) - rho) / sigma);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      joined(i, j) = directed(i, j) + directed(j, i) - directed(i, j) * directed(j, i);
    }
  }
  return joined;
}

Matrix<double> dense(const SparseGraph& graph) {
  Matrix<double> result(graph.vertexCount(), graph.vertexCount());
  for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) {
      result(i, graph.target[e]) = static_cast<double>(graph.weight[e]);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("memberships of every point sum to log2 of the number of neighbours, itself included") {
  const Matrix<float> rows = blobRows(2, 60, 4, 5, 3);
  const NeighborLists lists = bruteForceNeighbors(rows, 11);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto distances = lists.distance.row(i);
    const LocalScale scale = localScale(distances, nearestApart(distances), 1);
    double sum = 0;
    for (const double d : distances) sum += scale.membership(d);
    CHECK(sum == doctest::Approx(std::log2(12.0)).epsilon(1e-4));
    CHECK(scale.membership(distances[0]) == 1);
  }
}

TEST_CASE("the fuzzy simplicial set equals a dense computation by brute force") {
  const Matrix<float> rows = blobRows(3, 25, 5, 3, 7);
  const Matrix<double> graph = dense(fuzzySimplicialSet(bruteForceNeighbors(rows, 9)));
  const Matrix<double> expected = denseFuzzySet(rows, 9);
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    for (std::size_t j = 0; j < rows.rows(); ++j) {
      REQUIRE(std::abs(graph(i, j) - expected(i, j)) < 1e-3);
      REQUIRE(graph(i, j) == graph(j, i));
    }
  }
}

TEST_CASE("rows that are all alike have full memberships and finite scales") {
  const Matrix<float> rows(20, 3, 1.5F);
  const SparseGraph graph = fuzzySimplicialSet(bruteForceNeighbors(rows, 5));
  for (const float weight : graph.weight) CHECK(weight == 1);
  const std::vector<double> zeros(5, 0.0), oneApart{0, 0, 0, 0, 2};
  CHECK(localScale(zeros, 0, 0).sigma > 0);
  CHECK(nearestApart(oneApart) == 2);
  CHECK(nearestApart(zeros) == 0);
}

TEST_CASE(
    "labels weaken edges between classes: not at all within, by exp(-farDistance) across, to nothing at weight 1") {
  const Matrix<float> rows = blobRows(2, 30, 4, 1, 5);
  const std::vector<int> labels = blobLabels(2, 30);
  const SparseGraph graph = fuzzySimplicialSet(bruteForceNeighbors(rows, 8));
  const Matrix<double> cut = dense(intersectWithLabels(graph, labels, 1));
  const Matrix<double> half = dense(intersectWithLabels(graph, labels, 0.5));
  const Matrix<double> plain = dense(graph);
  double across = 0, acrossBefore = 0;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    double strongest = 0;
    for (std::size_t j = 0; j < rows.rows(); ++j) {
      strongest = std::max(strongest, cut(i, j));
      if (labels[i] == labels[j]) continue;
      CHECK(cut(i, j) == 0);
      across += half(i, j);
      acrossBefore += plain(i, j);
    }
    CHECK(strongest == doctest::Approx(1));
  }
  REQUIRE(acrossBefore > 1);
  CHECK(across < 0.05 * acrossBefore);
  CHECK(across > 0);
  const std::vector<int> unknown(60, -1);
  const Matrix<double> unlabelled = dense(intersectWithLabels(graph, unknown, 0.5));
  // Weakened alike, then scaled back: every edge that was its row's strongest is so again.
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    double strongest = 0;
    for (std::size_t j = 0; j < rows.rows(); ++j) strongest = std::max(strongest, unlabelled(i, j));
    CHECK(strongest == doctest::Approx(1));
  }
}

TEST_CASE("components are told apart and numbered by their lowest vertex") {
  const SparseGraph graph = fuzzySimplicialSet(bruteForceNeighbors(blobRows(3, 20, 3, 100, 9), 6));
  const std::vector<std::uint32_t> component = connectedComponents(graph);
  for (std::size_t i = 0; i < component.size(); ++i) CHECK(component[i] == i % 3);
}

TEST_CASE("the curve for min_dist 0.1 and spread 1 has the published a and b, and scales with the spread") {
  const UmapCurve curve = fitUmapCurve(0.1, 1);
  CHECK(curve.a == doctest::Approx(1.577).epsilon(1e-3));
  CHECK(curve.b == doctest::Approx(0.8951).epsilon(1e-3));
  const UmapCurve wide = fitUmapCurve(0.3, 3);
  CHECK(wide.b == doctest::Approx(curve.b).epsilon(1e-6));
  CHECK(wide.a == doctest::Approx(curve.a / std::pow(3.0, 2 * curve.b)).epsilon(1e-6));
  const UmapCurve loose = fitUmapCurve(0.5, 1);
  CHECK(loose.a == doctest::Approx(0.5830).epsilon(1e-3));
  CHECK(loose.b == doctest::Approx(1.3342).epsilon(1e-3));
}

TEST_CASE("fast powers agree with the library's over the range of squared distances") {
  for (const float p : {0.3F, 0.895F, 1.0F, 1.9F}) {
    for (float x = 1e-8F; x < 1e6F; x *= 1.37F) {
      CHECK(fastPower(x, p) == doctest::Approx(std::pow(static_cast<double>(x), static_cast<double>(p))).epsilon(1e-5));
    }
    CHECK(fastPower(0, p) < 1e-11F);
    CHECK(fastPower(0, p) >= 0);
  }
}
