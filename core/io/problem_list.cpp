// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/problem_list.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <span>

#include "io/printable_text.h"

namespace blendscope {

void ProblemList::add(std::string_view where, std::string_view problem) {
  if (kept_.size() < kKept) {
    kept_.push_back({asPrintable(where), asPrintable(problem)});
  } else {
    ++dropped_;
  }
}

void ProblemList::append(ProblemList&& later) {
  dropped_ += later.dropped_;
  for (const DataProblem& problem : later.kept_) add(problem.where, problem.problem);
}

std::vector<DataProblem> ProblemList::take(const std::string& source) && {
  if (dropped_ > 0) {
    kept_.push_back({source, fmt::format("{} more problems are not listed one by one", countText(dropped_))});
  }
  return std::move(kept_);
}

std::string shortList(const std::vector<std::string>& names, std::size_t shown) {
  const std::size_t named = std::min(shown, names.size());
  std::string text = fmt::format("{}", fmt::join(std::span(names).first(named), ", "));
  if (names.size() > named) text += fmt::format(" and {} more", countText(names.size() - named));
  return text;
}

std::string countText(std::size_t count) {
  std::string digits = fmt::format("{}", count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace blendscope
