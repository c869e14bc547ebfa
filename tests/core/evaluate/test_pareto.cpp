// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/pareto.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"

using namespace blendscope;

TEST_CASE("the Pareto front holds exactly what nothing else beats") {
  RandomStream random(3);
  std::vector<double> cost, gain;
  for (int i = 0; i < 200; ++i) {
    cost.push_back(static_cast<double>(random.below(40)));
    gain.push_back(static_cast<double>(random.below(40)));
  }
  const auto front = paretoFront(cost, gain);
  for (std::size_t i = 0; i < cost.size(); ++i) {
    bool beaten = false;
    for (std::size_t j = 0; j < cost.size(); ++j) {
      const bool noWorse = cost[j] <= cost[i] && gain[j] >= gain[i];
      const bool better = cost[j] < cost[i] || gain[j] > gain[i];
      beaten = beaten || (noWorse && (better || j < i));
    }
    CHECK((std::find(front.begin(), front.end(), i) != front.end()) == !beaten);
  }
  for (std::size_t k = 1; k < front.size(); ++k) {
    CHECK(cost[front[k]] > cost[front[k - 1]]);
    CHECK(gain[front[k]] > gain[front[k - 1]]);
  }
  CHECK(paretoFront(std::vector<double>{1, std::nan("")}, std::vector<double>{1, 9}) == std::vector<std::size_t>{0});
  CHECK_THROWS(paretoFront(std::vector<double>{1}, std::vector<double>{}));
}
