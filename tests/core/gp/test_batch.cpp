// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/random.h"
#include "gp/batch.h"
#include "support/silent.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Three classes in strips of a square: points deep inside a strip have neighbours of their own class only.
struct Strips {
  std::shared_ptr<const Matrix<float>> features;
  std::vector<int> labels;
  std::vector<int> groups;
  std::unique_ptr<NeighborSearch> search;

  explicit Strips(std::size_t n) {
    RandomStream random(1);
    Matrix<float> points(n, 2);
    for (std::size_t i = 0; i < n; ++i) {
      points(i, 0) = static_cast<float>(random.uniform(0, 10));
      points(i, 1) = static_cast<float>(random.uniform());
      labels.push_back(points(i, 0) < 6 ? 0 : points(i, 0) < 9 ? 1 : 2);
      groups.push_back(static_cast<int>(i / 2));
    }
    features = std::make_shared<const Matrix<float>>(std::move(points));
    search = makeExactSearch(features, silent);
  }

  Batch draw(BatchSampling sampling, std::size_t size, std::uint64_t seed = 1) const {
    return drawBatch(sampling,
                     {.search = search.get(),
                      .features = features.get(),
                      .labels = labels,
                      .classCount = 3,
                      .groups = groups,
                      .size = size,
                      .k = 10,
                      .seed = seed},
                     silent);
  }

  bool mixed(std::span<const std::uint32_t> rows) const {
    return std::ranges::any_of(rows, [&](std::uint32_t r) { return labels[r] != labels[rows[0]]; });
  }
};

}  // namespace

TEST_CASE("balanced batches hold equally many points of each class, near the borders between classes") {
  const Strips strips(4000);
  const Batch batch = strips.draw(BatchSampling::Balanced, 60);
  REQUIRE(batch.rows.size() == 60);
  CHECK(std::ranges::is_sorted(batch.rows));
  CHECK(std::set(batch.rows.begin(), batch.rows.end()).size() == 60);
  std::size_t counts[3] = {};
  std::size_t mixed = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    ++counts[strips.labels[batch.rows[i]]];
    mixed += strips.mixed(batch.neighbors.row.row(i)) ? 1 : 0;
    for (const std::uint32_t row : batch.neighbors.row.row(i))
      CHECK(strips.groups[row] != strips.groups[batch.rows[i]]);
  }
  CHECK(counts[0] == 20);
  CHECK(counts[1] == 20);
  CHECK(counts[2] == 20);
  std::size_t randomMixed = 0;
  const Batch random = strips.draw(BatchSampling::Random, 60);
  for (std::size_t i = 0; i < 60; ++i) randomMixed += strips.mixed(random.neighbors.row.row(i)) ? 1 : 0;
  CHECK(mixed > 2 * randomMixed);
}

TEST_CASE("batches repeat for a seed, and small sets give what they have") {
  const Strips strips(300);
  CHECK(strips.draw(BatchSampling::Random, 50, 4).rows == strips.draw(BatchSampling::Random, 50, 4).rows);
  CHECK(strips.draw(BatchSampling::Random, 50, 4).rows != strips.draw(BatchSampling::Random, 50, 5).rows);
  CHECK(strips.draw(BatchSampling::All, 50).rows.size() == 300);
  CHECK(strips.draw(BatchSampling::Random, 1000).rows.size() == 300);
  const Batch greedy = strips.draw(BatchSampling::Balanced, 900);
  std::size_t third = 0;
  for (const std::uint32_t row : greedy.rows) third += strips.labels[row] == 2 ? 1 : 0;
  CHECK(third == static_cast<std::size_t>(std::ranges::count(strips.labels, 2)));
  CHECK_THROWS_AS(parseSampling("some"), UsageError);
}
