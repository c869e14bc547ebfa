// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "neighbors/sector_search.h"

using namespace blendscope;

namespace {

Matrix<double> randomPoints(std::size_t n, std::uint64_t seed) {
  Matrix<double> points(n, 2);
  RandomStream random(seed);
  for (double& value : points.values()) value = random.uniform(-3, 5);
  return points;
}

std::size_t bruteOctant(double dx, double dy) {
  return (dx < 0 ? 1U : 0U) + (dy < 0 ? 2U : 0U) + (std::abs(dx) < std::abs(dy) ? 4U : 0U);
}

/// All points sorted by distance into octants, which then take turns.
std::vector<std::uint32_t> bruteForce(const Matrix<double>& points, double x, double y, std::size_t k,
                                      const std::function<bool(std::uint32_t)>& excluded) {
  std::vector<std::pair<double, std::uint32_t>> octants[8];
  for (std::uint32_t i = 0; i < points.rows(); ++i) {
    if (excluded(i)) continue;
    const double dx = points(i, 0) - x;
    const double dy = points(i, 1) - y;
    octants[bruteOctant(dx, dy)].emplace_back(dx * dx + dy * dy, i);
  }
  for (auto& octant : octants) std::sort(octant.begin(), octant.end());
  std::vector<std::uint32_t> taken;
  for (std::size_t turn = 0; taken.size() < k; ++turn) {
    for (const auto& octant : octants) {
      if (turn < octant.size() && taken.size() < k) taken.push_back(octant[turn].second);
    }
  }
  return taken;
}

}  // namespace

TEST_CASE("octant search equals brute force, inside the cloud, in a gap and outside") {
  const Matrix<double> points = randomPoints(800, 1);
  const SectorSearch search(points);
  const Matrix<double> queries(4, 2, {1.0, 1.0, -2.9, 4.9, 0.3, -2.0, 12.0, -9.0});
  const auto inGap = [&](std::uint32_t row) { return std::hypot(points(row, 0) - 1, points(row, 1) - 1) < 1.5; };
  const auto found = search.find(
      queries, 24, points.rows(), [&](std::size_t q, std::uint32_t row) { return q == 0 && inGap(row); }, Progress());
  for (std::size_t q = 0; q < queries.rows(); ++q) {
    CAPTURE(q);
    const auto expected =
        bruteForce(points, queries(q, 0), queries(q, 1), 24, [&](std::uint32_t row) { return q == 0 && inGap(row); });
    CHECK(std::vector<std::uint32_t>(found.row(q).begin(), found.row(q).end()) == expected);
  }
}

TEST_CASE("a gap is seen from every side") {
  const Matrix<double> points = randomPoints(4000, 2);
  const SectorSearch search(points);
  const Matrix<double> query(1, 2, {1.0, 1.0});
  const auto found = search.find(
      query, 16, 4000,
      [&](std::size_t, std::uint32_t row) { return std::hypot(points(row, 0) - 1.3, points(row, 1) - 1) < 1; },
      Progress());
  std::set<std::size_t> octants;
  for (const std::uint32_t row : found.row(0)) octants.insert(bruteOctant(points(row, 0) - 1, points(row, 1) - 1));
  CHECK(octants.size() == 8);
}

TEST_CASE("octant search does not depend on the number of threads") {
  const Matrix<double> points = randomPoints(3000, 3);
  const SectorSearch search(points);
  setThreadCount(1);
  const auto one = search.find(points, 20, 200, {}, Progress());
  setThreadCount(2);
  CHECK(search.find(points, 20, 200, {}, Progress()) == one);
  setThreadCount(0);
}

TEST_CASE("points on a line, a single place and too few points are handled") {
  Matrix<double> line(50, 2);
  for (std::size_t i = 0; i < 50; ++i) line(i, 0) = static_cast<double>(i);
  const Matrix<double> query(1, 2, {10.2, 0});
  const auto found = SectorSearch(line).find(query, 4, 50, {}, Progress());
  CHECK(std::set<std::uint32_t>(found.row(0).begin(), found.row(0).end()) == std::set<std::uint32_t>{9, 10, 11, 12});
  const Matrix<double> same(5, 2, 1.0);
  CHECK(SectorSearch(same).find(query, 5, 5, {}, Progress()).cols() == 5);
  CHECK_THROWS_AS(SectorSearch(same).find(query, 6, 6, {}, Progress()), Error);
  const Matrix<double> bad(1, 2, std::numeric_limits<double>::quiet_NaN());
  CHECK_THROWS_AS(SectorSearch{bad}, Error);
}
