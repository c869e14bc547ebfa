// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/join_classes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace blendscope {

std::shared_ptr<const CutoutSet> joinClasses(const CutoutSet& set, std::string_view from, std::string_view into) {
  const auto source = set.classNames().find(from);
  const auto target = set.classNames().find(into);
  if (!source || !target) {
    throw UsageError(fmt::format("there is no class '{}'", source ? into : from), "joining of classes",
                     fmt::format("The classes are: {}.", fmt::join(set.classNames().names(), ", ")));
  }
  std::vector<std::string> names = set.classNames().names();
  names.erase(names.begin() + *source);
  std::vector<int> labels(set.labels().begin(), set.labels().end());
  for (int& label : labels) {
    if (label == *source) label = *target;
    if (label > *source) --label;
  }
  return set.relabelled(std::move(labels), ClassNames(std::move(names)));
}

}  // namespace blendscope
