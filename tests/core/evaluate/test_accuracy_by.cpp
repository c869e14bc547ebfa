// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/accuracy_by.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "base/random.h"

using namespace blendscope;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

OutcomeRows outcomes(std::vector<char> hit, std::vector<char> isPositive) {
  return {std::move(hit), std::move(isPositive), {}};
}

}  // namespace

TEST_CASE("bins hold equally many rows in the order of their values, and count hits") {
  const std::vector<double> value{5, 1, 3, kNaN, 2, 4, 6};
  const OutcomeRows rows = outcomes({1, 0, 1, 1, 1, 0, 1}, {1, 1, 0, 1, 1, 1, 0});
  const auto bins = accuracyBy(value, rows, 3);
  REQUIRE(bins.size() == 3);
  CHECK(bins[0].members == std::vector<std::size_t>{1, 4});
  CHECK(bins[0].low == 1);
  CHECK(bins[0].high == 2);
  CHECK(bins[0].centre == 1.5);
  CHECK(bins[0].accuracy == 0.5);
  CHECK(bins[0].completeness == 0.5);
  CHECK(bins[1].members == std::vector<std::size_t>{2, 5});
  CHECK(bins[1].positives == 1);
  CHECK(bins[1].completeness == 0);
  CHECK(bins[2].accuracy == 1);
  const Interval wilson = wilsonInterval(1, 2);
  CHECK(bins[0].accuracyInterval.low == wilson.low);
  CHECK(bins[0].accuracyInterval.high == wilson.high);
}

TEST_CASE("equal values share a bin, however many there are") {
  std::vector<double> value(60, 0.0);
  for (int i = 0; i < 40; ++i) value.push_back(1 + i);
  const OutcomeRows rows = outcomes(std::vector<char>(100, 1), std::vector<char>(100, 1));
  const auto bins = accuracyBy(value, rows, 5);
  REQUIRE(bins.size() == 5);
  CHECK(bins[0].count == 60);
  CHECK(bins[0].low == bins[0].high);
  for (std::size_t b = 1; b < 5; ++b) CHECK(bins[b].count == 10);
  CHECK(accuracyBy(std::vector<double>(100, 3.0), rows, 5).size() == 1);
  CHECK(accuracyBy(std::vector<double>(100, kNaN), rows, 5).empty());
}

TEST_CASE("chosen edges hold what lies between them, the last one too") {
  const std::vector<double> value{0, 1, 2, 3, 4, -1, 5};
  const auto bins =
      accuracyBy(value, outcomes(std::vector<char>(7, 1), std::vector<char>(7, 0)), std::vector<double>{0, 2, 3.5, 4});
  REQUIRE(bins.size() == 3);
  CHECK(bins[0].count == 2);
  CHECK(bins[1].count == 2);
  CHECK(bins[2].count == 1);
  CHECK(std::isnan(bins[0].completeness));
  CHECK_THROWS(accuracyBy(value, outcomes({}, {}), std::vector<double>{0, 1}));
  CHECK_THROWS(
      accuracyBy(value, outcomes(std::vector<char>(7, 1), std::vector<char>(7, 0)), std::vector<double>{1, 0}));
}

TEST_CASE("rows of one object widen the intervals") {
  std::vector<double> value(200);
  std::iota(value.begin(), value.end(), 0.0);
  OutcomeRows rows;
  RandomStream random(2);
  for (int i = 0; i < 50; ++i) {
    const char hit = random.uniform() < 0.7 ? 1 : 0;
    for (int k = 0; k < 4; ++k) {
      rows.hit.push_back(hit);
      rows.isPositive.push_back(1);
    }
  }
  const auto alone = accuracyBy(value, rows, 2);
  for (int i = 0; i < 200; ++i) rows.groups.push_back(i / 4);
  const auto grouped = accuracyBy(value, rows, 2);
  CHECK(grouped[0].accuracy == alone[0].accuracy);
  CHECK(grouped[0].accuracyInterval.high - grouped[0].accuracyInterval.low >
        1.5 * (alone[0].accuracyInterval.high - alone[0].accuracyInterval.low));
}

TEST_CASE("the detection limit is where half of the companions are found") {
  // Found with probability 1/(1 + exp(−8 (s − s₀))), s₀ = 1 for bright companions and 1.6 for faint ones.
  RandomStream random(9);
  std::vector<double> separation, ratio;
  std::vector<char> found;
  for (int i = 0; i < 8000; ++i) {
    const bool bright = i % 2 == 0;
    separation.push_back(random.uniform(0.2, 2.4));
    ratio.push_back(bright ? random.uniform(0.7, 1) : random.uniform(0.1, 0.3));
    const double p = 1 / (1 + std::exp(-8 * (separation.back() - (bright ? 1 : 1.6))));
    found.push_back(random.uniform() < p ? 1 : 0);
  }
  separation.push_back(kNaN);
  ratio.push_back(0.5);
  found.push_back(1);
  const auto map = detectionMap(separation, ratio, found, {}, 10, 2);
  REQUIRE(map);
  REQUIRE(map->limits.size() == 2);
  std::size_t count = 0;
  for (const DetectionMap::Cell& cell : map->cells) count += cell.count;
  CHECK(count == 8000);
  CHECK(map->limits[0].fluxRatio == doctest::Approx(0.2).epsilon(0.05));
  REQUIRE(map->limits[0].separation);
  CHECK(*map->limits[0].separation == doctest::Approx(1.6).epsilon(0.05));
  REQUIRE(map->limits[1].separation);
  CHECK(*map->limits[1].separation == doctest::Approx(1.0).epsilon(0.05));
  for (const DetectionMap::Limit& limit : map->limits) {
    CHECK(limit.interval.low <= *limit.separation);
    CHECK(limit.interval.high >= *limit.separation);
    CHECK_FALSE(limit.alwaysAbove);
  }
  CHECK(map->at(0, 0).completeness < 0.1);
  CHECK(map->at(1, 9).completeness > 0.9);
}

TEST_CASE("without a crossing there is no limit, and that is told") {
  std::vector<double> separation, ratio;
  for (int i = 0; i < 100; ++i) {
    separation.push_back(i);
    ratio.push_back(0.5);
  }
  const auto always = detectionMap(separation, ratio, std::vector<char>(100, 1), {}, 4, 3);
  REQUIRE(always);
  CHECK(always->limits.size() == 1);
  CHECK_FALSE(always->limits[0].separation);
  CHECK(always->limits[0].alwaysAbove);
  const auto never = detectionMap(separation, ratio, std::vector<char>(100, 0), {}, 4, 3);
  CHECK_FALSE(never->limits[0].separation);
  CHECK_FALSE(never->limits[0].alwaysAbove);
  CHECK_FALSE(detectionMap(std::vector<double>{kNaN}, std::vector<double>{1}, std::vector<char>{1}, {}, 4, 3));
}
