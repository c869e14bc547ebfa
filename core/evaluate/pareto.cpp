// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/pareto.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace blendscope {

std::vector<std::size_t> paretoFront(std::span<const double> cost, std::span<const double> gain) {
  if (cost.size() != gain.size()) throw std::logic_error("paretoFront: costs and gains differ in number");
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    if (!std::isnan(cost[i]) && !std::isnan(gain[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return cost[a] != cost[b] ? cost[a] < cost[b] : gain[a] > gain[b];
  });
  std::vector<std::size_t> front;
  for (const std::size_t i : order) {
    if (front.empty() || gain[i] > gain[front.back()]) front.push_back(i);
  }
  return front;
}

}  // namespace blendscope
