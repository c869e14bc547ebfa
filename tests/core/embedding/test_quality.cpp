// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "core/embedding/embedding_samples.h"
#include "embedding/quality.h"

using namespace blendscope;
using namespace blendscope::testing;

TEST_CASE("an embedding that keeps everything has trustworthiness 1, and sampling all rows changes nothing") {
  const Matrix<float> rows = blobRows(2, 50, 3, 2, 61);
  CHECK(trustworthiness(rows, rows, 10, 0, Progress()) == 1);
  const Matrix<float> other = blobRows(2, 50, 2, 0, 62);
  CHECK(trustworthiness(rows, other, 10, 0, Progress()) == trustworthiness(rows, other, 10, 100, Progress()));
}

TEST_CASE("trustworthiness equals its definition by full ranks") {
  const Matrix<float> rows = blobRows(2, 40, 4, 2, 63);
  const Matrix<float> embedding = blobRows(2, 40, 2, 3, 64);
  constexpr std::size_t n = 80, k = 7;
  const NeighborLists inSpace = bruteForceNeighbors(rows, n - 1), seen = bruteForceNeighbors(embedding, k);
  double excess = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t s = 0; s < k; ++s) {
      for (std::size_t r = 0; r < n - 1; ++r) {
        if (inSpace.row(i, r) == seen.row(i, s) && r + 1 > k) excess += static_cast<double>(r + 1 - k);
      }
    }
  }
  const double expected = 1 - 2 * excess / (80.0 * 7 * (2 * 80 - 3 * 7 - 1));
  CHECK(trustworthiness(rows, embedding, k, 0, Progress()) == doctest::Approx(expected).epsilon(1e-12));
  CHECK(expected < 0.95);
}

TEST_CASE("trustworthiness of more neighbours than half the rows is refused") {
  const Matrix<float> rows = blobRows(1, 20, 3, 0, 65);
  CHECK_THROWS_AS(trustworthiness(rows, rows, 10, 0, Progress()), Error);
  CHECK_THROWS_AS(trustworthiness(rows, blobRows(1, 19, 2, 0, 65), 5, 0, Progress()), Error);
}
