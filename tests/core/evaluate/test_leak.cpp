// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/leak.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/random.h"

using namespace blendscope;

TEST_CASE("tested rows whose object trained are told from the others") {
  LeakCounter counter;
  const std::vector<int> trained{1, 1, 4};
  const std::vector<Row> rows{10, 11, 12, 13};
  const std::vector<int> objects{1, 2, 4, 3};
  const std::vector<char> hit{1, 0, 1, 1};
  counter.add(trained, rows, objects, hit);
  counter.add({}, std::vector<Row>{12}, std::vector<int>{4}, std::vector<char>{0});
  const Leak leak = counter.result();
  CHECK(leak.affected == 2);
  CHECK(leak.unaffected == 3);
  CHECK(leak.rows == std::vector<Row>{10, 12});
  CHECK(leak.affectedAccuracy == 1);
  CHECK(leak.unaffectedAccuracy == doctest::Approx(1.0 / 3));
  CHECK(leak.gap == doctest::Approx(2.0 / 3));
  CHECK(leak.gapInterval.low < leak.gap);
  CHECK(leak.gapInterval.high > leak.gap);
}

TEST_CASE("without rows on either side there is no gap") {
  LeakCounter counter;
  CHECK(std::isnan(counter.result().gap));
  counter.add(std::vector<int>{1}, std::vector<Row>{0, 1}, std::vector<int>{2, 3}, std::vector<char>{1, 0});
  CHECK(counter.result().affected == 0);
  CHECK(std::isnan(counter.result().gapInterval.low));
}

TEST_CASE("the difference of two equal intervals is wider by the root of two") {
  const Interval difference = differenceInterval(0.6, {0.5, 0.7}, 0.6, {0.5, 0.7});
  CHECK(difference.low == doctest::Approx(-0.1 * std::sqrt(2.0)));
  CHECK(difference.high == doctest::Approx(0.1 * std::sqrt(2.0)));
  // Newcombe (1998), table II, method 10: 56/70 − 48/80.
  const Interval newcombe = differenceInterval(56.0 / 70, wilsonInterval(56, 70), 48.0 / 80, wilsonInterval(48, 80));
  CHECK(newcombe.low == doctest::Approx(0.0524).epsilon(0.001));
  CHECK(newcombe.high == doctest::Approx(0.3339).epsilon(0.001));
}

TEST_CASE("the interval of the gap holds the truth as often as it says") {
  // 60 leaked objects of one to three rows with an accuracy of 0.9, 200 single rows with 0.75.
  int held = 0;
  constexpr int kDraws = 1000;
  for (int draw = 0; draw < kDraws; ++draw) {
    RandomStream random(17, static_cast<std::uint64_t>(draw));
    std::vector<int> trained;
    std::vector<Row> rows;
    std::vector<int> objects;
    std::vector<char> hit;
    for (int object = 0; object < 260; ++object) {
      const bool leaks = object < 60;
      if (leaks) trained.push_back(object);
      const bool common = random.uniform() < (leaks ? 0.9 : 0.75);
      for (std::uint64_t k = leaks ? 1 + random.below(3) : 1; k > 0; --k) {
        const bool own = random.uniform() < (leaks ? 0.9 : 0.75);
        hit.push_back(random.uniform() < 0.5 ? common : own);
        rows.push_back(static_cast<Row>(rows.size()));
        objects.push_back(object);
      }
    }
    LeakCounter counter;
    counter.add(trained, rows, objects, hit);
    const Interval interval = counter.result().gapInterval;
    held += interval.low <= 0.15 && 0.15 <= interval.high ? 1 : 0;
  }
  CHECK(held / static_cast<double>(kDraws) > 0.92);
  CHECK(held / static_cast<double>(kDraws) < 0.975);
}
