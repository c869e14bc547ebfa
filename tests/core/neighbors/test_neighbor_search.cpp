// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "neighbors/exact_methods.h"
#include "support/silent.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

using Points = std::shared_ptr<const Matrix<float>>;

Points randomPoints(std::size_t n, std::size_t d, std::uint64_t seed, double offset = 0, double scale = 1) {
  RandomStream random(seed);
  Matrix<float> points(n, d);
  for (float& v : points.values()) v = static_cast<float>(offset + scale * random.normal());
  return std::make_shared<const Matrix<float>>(std::move(points));
}

NeighborLists bruteForce(const Matrix<float>& points, MatrixView<const float> queries, std::size_t k,
                         const NeighborExclusion& exclusion) {
  NeighborLists lists{Matrix<std::uint32_t>(queries.rows(), k), Matrix<double>(queries.rows(), k)};
  for (std::size_t q = 0; q < queries.rows(); ++q) {
    std::vector<std::pair<double, std::uint32_t>> all;
    for (std::uint32_t i = 0; i < points.rows(); ++i) {
      if (exclusion.excludes(q, i)) continue;
      double sum = 0;
      for (std::size_t f = 0; f < points.cols(); ++f) {
        const double difference = static_cast<double>(queries(q, f)) - static_cast<double>(points(i, f));
        sum += difference * difference;
      }
      all.emplace_back(sum, i);
    }
    std::sort(all.begin(), all.end());
    for (std::size_t j = 0; j < k; ++j) {
      lists.row(q, j) = all[j].second;
      lists.distance(q, j) = std::sqrt(all[j].first);
    }
  }
  return lists;
}

void checkSame(const NeighborLists& a, const NeighborLists& b) {
  REQUIRE(a.size() == b.size());
  CHECK(a.row == b.row);
  double worst = 0;
  for (std::size_t i = 0; i < a.distance.values().size(); ++i) {
    worst =
        std::max(worst, std::abs(a.distance.values()[i] - b.distance.values()[i]) / (1e-300 + b.distance.values()[i]));
  }
  CHECK(worst < 1e-12);
}

}  // namespace

TEST_CASE("exact search gives the neighbours of brute force, whatever size, offset and scale the features have") {
  struct Shape {
    std::size_t n, d, k;
    double offset, scale;
  };
  for (const Shape s : {Shape{1500, 100, 30, 0, 1}, Shape{700, 7, 10, 8000, 0.5}, Shape{513, 1, 3, 0, 1e-20},
                        Shape{600, 20, 5, -1e6, 300}, Shape{520, 3, 520, 0, 1e15}, Shape{1, 4, 1, 0, 1}}) {
    const Points points = randomPoints(s.n, s.d, 1, s.offset, s.scale);
    const Points queries = randomPoints(150, s.d, 2, s.offset, s.scale);
    const NeighborLists expected = bruteForce(*points, *queries, s.k, {});
    checkSame(makeProductSearch(points, silent)->find(*queries, s.k, {}, silent), expected);
    checkSame(makeTreeSearch(points)->find(*queries, s.k, {}, silent), expected);
    checkSame(makeExactSearch(points, silent)->find(*queries, s.k, {}, silent), expected);
  }
}

TEST_CASE("one far brighter row does not blur the distances of the others") {
  Matrix<float> values = *randomPoints(900, 16, 5);
  for (float& v : values.row(17)) v = 1e6F;
  const auto points = std::make_shared<const Matrix<float>>(std::move(values));
  checkSame(makeExactSearch(points, silent)->find(*points, 8, {}, silent), bruteForce(*points, *points, 8, {}));
}

TEST_CASE("equal distances go by row number, also when all rows are equal") {
  const auto constant = std::make_shared<const Matrix<float>>(20000, 5, 3.5F);
  const Matrix<float> query(2, 5, 3.5F);
  for (const bool tree : {false, true}) {
    const auto search = tree ? makeTreeSearch(constant) : makeProductSearch(constant, silent);
    const NeighborLists lists = search->find(query, 4, {}, silent);
    for (std::uint32_t j = 0; j < 4; ++j) {
      CHECK(lists.row(1, j) == j);
      CHECK(lists.distance(1, j) == 0);
    }
  }
  Matrix<float> twice(400, 6);
  const Points half = randomPoints(200, 6, 3);
  for (std::size_t i = 0; i < 400; ++i) std::ranges::copy(half->row(i % 200), twice.row(i).begin());
  const auto points = std::make_shared<const Matrix<float>>(twice);
  checkSame(makeProductSearch(points, silent)->find(*half, 7, {}, silent), bruteForce(twice, *half, 7, {}));
  checkSame(makeTreeSearch(points)->find(*half, 7, {}, silent), bruteForce(twice, *half, 7, {}));
}

TEST_CASE("a row's own object is left out, by row and by group") {
  const Points points = randomPoints(300, 4, 8);
  std::vector<std::uint32_t> rows(300);
  std::iota(rows.begin(), rows.end(), 0U);
  std::vector<int> groups(300);
  for (std::size_t i = 0; i < 300; ++i) groups[i] = i < 10 ? -1 : static_cast<int>(i / 10);
  for (const bool approximate : {false, true}) {
    const auto search = approximate ? makeHnswSearch(points, {}, silent) : makeExactSearch(points, silent);
    const NeighborLists lists = findLeavingOut(*search, *points, rows, groups, 12, silent);
    for (std::uint32_t i = 0; i < 300; ++i) {
      for (const std::uint32_t other : lists.row.row(i)) {
        CHECK(other != i);
        CHECK_FALSE((groups[i] >= 0 && groups[other] == groups[i]));
      }
    }
    if (!approximate) {
      checkSame(lists, bruteForce(*points, *points, 12, {.self = rows, .queryGroups = groups, .rowGroups = groups}));
    }
  }
}

TEST_CASE("too few neighbours and values that are not finite are errors that say so") {
  const Points points = randomPoints(20, 3, 1);
  const std::vector<int> oneObject(20, 7);
  std::vector<std::uint32_t> rows{0, 1};
  for (const bool approximate : {false, true}) {
    const auto search = approximate ? makeHnswSearch(points, {}, silent) : makeExactSearch(points, silent);
    CHECK_THROWS_AS(search->find(*points, 21, {}, silent), Error);
    CHECK(search->find(*points, 20, {}, silent).k() == 20);
    CHECK_THROWS_AS(findLeavingOut(*search, *points, rows, {}, 20, silent), Error);
    CHECK_THROWS_AS(findLeavingOut(*search, *points, rows, oneObject, 1, silent), Error);
    Matrix<float> broken(1, 3, 0.0F);
    broken(0, 1) = std::nanf("");
    CHECK_THROWS_AS(search->find(broken, 1, {}, silent), Error);
    const auto brokenPoints = std::make_shared<const Matrix<float>>(broken);
    CHECK_THROWS_AS(approximate ? makeHnswSearch(brokenPoints, {}, silent) : makeExactSearch(brokenPoints, silent),
                    Error);
  }
}

TEST_CASE("results are the same on one and on three threads, and approximate search repeats itself") {
  const Points points = randomPoints(2000, 12, 4);
  const Points queries = randomPoints(300, 12, 5);
  const auto exact = makeExactSearch(points, silent);
  const auto graph = makeHnswSearch(points, {}, silent);
  setThreadCount(1);
  const NeighborLists exactOnce = exact->find(*queries, 15, {}, silent);
  const NeighborLists graphOnce = graph->find(*queries, 15, {}, silent);
  setThreadCount(3);
  CHECK(exact->find(*queries, 15, {}, silent).row == exactOnce.row);
  CHECK(graph->find(*queries, 15, {}, silent).row == graphOnce.row);
  CHECK(makeHnswSearch(points, {}, silent)->find(*queries, 15, {}, silent).row == graphOnce.row);
  setThreadCount(0);
  CHECK(recallOf(graphOnce, exactOnce) > 0.95);
  CHECK(recallOf(exactOnce, exactOnce) == 1.0);
}

TEST_CASE("a cancelled search stops") {
  const Points points = randomPoints(2000, 12, 4);
  const auto search = makeExactSearch(points, silent);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(search->find(*points, 5, {}, progress), Cancelled);
  CHECK_THROWS_AS(makeHnswSearch(points, {}, progress), Cancelled);
}
