// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/parallel.h"
#include "core/embedding/embedding_samples.h"
#include "embedding/graph_eigenvectors.h"
#include "embedding/spectral_start.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// A closed ring of n vertices with equal weights: the eigenvectors of its Laplacian are sines and cosines.
SparseGraph ring(std::size_t n) {
  SparseGraph graph;
  graph.start.push_back(0);
  for (std::size_t i = 0; i < n; ++i) {
    std::uint32_t sides[2] = {static_cast<std::uint32_t>((i + 1) % n), static_cast<std::uint32_t>((i + n - 1) % n)};
    std::sort(sides, sides + 2);
    for (const std::uint32_t side : sides) {
      graph.target.push_back(side);
      graph.weight.push_back(0.5F);
    }
    graph.start.push_back(graph.target.size());
  }
  return graph;
}

/// ‖L v − λ v‖ with λ the Rayleigh quotient, for unit v.
double residualOf(const SparseGraph& graph, const Matrix<double>& vectors, std::size_t column, double& lambda) {
  const std::size_t n = graph.vertexCount();
  std::vector<double> degree(n, 0.0), image(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) degree[i] += static_cast<double>(graph.weight[e]);
  }
  lambda = 0;
  for (std::size_t i = 0; i < n; ++i) {
    image[i] = vectors(i, column);
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) {
      const std::size_t j = graph.target[e];
      image[i] -= static_cast<double>(graph.weight[e]) * vectors(j, column) / std::sqrt(degree[i] * degree[j]);
    }
    lambda += vectors(i, column) * image[i];
  }
  double squares = 0;
  for (std::size_t i = 0; i < n; ++i) squares += std::pow(image[i] - lambda * vectors(i, column), 2);
  return std::sqrt(squares);
}

}  // namespace

TEST_CASE("eigenvectors of a ring are its waves, by the dense and by the iterative way") {
  for (const std::size_t n : {100UL, 600UL}) {
    const SparseGraph graph = ring(n);
    const Matrix<double> vectors = laplacianEigenvectors(graph, 2, 1, Progress());
    for (std::size_t c = 0; c < 2; ++c) {
      double lambda = 0;
      CHECK(residualOf(graph, vectors, c, lambda) < 1e-3);
      CHECK(std::abs(lambda - (1 - std::cos(2 * M_PI / static_cast<double>(n)))) < 2e-4);
    }
  }
}

TEST_CASE("iterative eigenvectors of a neighbour graph are orthonormal, orthogonal to the trivial one, and converged") {
  const Matrix<float> rows = blobRows(4, 150, 6, 4, 21);
  const SparseGraph graph = fuzzySimplicialSet(bruteForceNeighbors(rows, 14));
  const std::vector<std::uint32_t> component = connectedComponents(graph);
  REQUIRE(*std::max_element(component.begin(), component.end()) == 0);
  const Matrix<double> vectors = laplacianEigenvectors(graph, 5, 1, Progress());
  double previous = 0;
  for (std::size_t a = 0; a < 5; ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      double dot = 0;
      for (std::size_t i = 0; i < rows.rows(); ++i) dot += vectors(i, a) * vectors(i, b);
      CHECK(std::abs(dot - (a == b ? 1 : 0)) < 1e-9);
    }
    double lambda = 0;
    CHECK(residualOf(graph, vectors, a, lambda) < 1e-3);
    CHECK(lambda > 1e-6);
    CHECK(lambda >= previous - 1e-6);
    previous = lambda;
  }
}

TEST_CASE("a start fills 0 to 10 along every axis and is the same bits on one and two threads") {
  const Matrix<float> rows = blobRows(3, 1000, 4, 3, 23);
  const SparseGraph graph = fuzzySimplicialSet(bruteForceNeighbors(rows, 8));
  setThreadCount(1);
  const Matrix<float> one = spectralStart(graph, rows, 3, 7, Progress());
  setThreadCount(2);
  CHECK(one == spectralStart(graph, rows, 3, 7, Progress()));
  setThreadCount(0);
  for (std::size_t c = 0; c < 3; ++c) {
    float low = one(0, c), high = low;
    for (std::size_t i = 0; i < one.rows(); ++i) low = std::min(low, one(i, c)), high = std::max(high, one(i, c));
    CHECK(low == doctest::Approx(0));
    CHECK(high == doctest::Approx(10));
  }
}

TEST_CASE("components that do not touch start apart, however many and however small") {
  Matrix<float> rows = blobRows(8, 30, 8, 1000, 25);
  const SparseGraph graph = fuzzySimplicialSet(bruteForceNeighbors(rows, 5));
  const Matrix<float> start = spectralStart(graph, rows, 2, 1, Progress());
  CHECK(sameBlobShare(start, 8) == 1);
  SparseGraph lonely;  // no edge at all
  lonely.start.assign(6, 0);
  const Matrix<float> five = blobRows(1, 5, 3, 0, 1);
  const Matrix<float> alone = spectralStart(lonely, five, 2, 1, Progress());
  for (const float value : alone.values()) CHECK(std::isfinite(value));
}
