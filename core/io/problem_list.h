// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope {

/// Collects what a reader left out. Keeps the first `kKept` entries and counts the rest, so that a damaged file of a
/// million rows costs no memory, and `take` says how many more there were. For one thread; blocks that run in parallel
/// fill one each, which are then appended in order.
class ProblemList {
 public:
  static constexpr std::size_t kKept = 1000;

  void add(std::string_view where, std::string_view problem);
  void append(ProblemList&& later);

  bool empty() const { return kept_.empty(); }
  std::size_t count() const { return kept_.size() + dropped_; }
  const DataProblem& first() const { return kept_.front(); }

  std::vector<DataProblem> take(const std::string& source) &&;

 private:
  std::vector<DataProblem> kept_;
  std::size_t dropped_ = 0;
};

/// Names for a sentence: "a, b, c and 12 more".
std::string shortList(const std::vector<std::string>& names, std::size_t shown = 5);

/// A count for people, digits grouped: 27,253.
std::string countText(std::size_t count);

}  // namespace blendscope
