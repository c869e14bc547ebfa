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
  CutoutSetParts parts;
  std::vector<std::string> names = set.classNames().names();
  names.erase(names.begin() + *source);
  parts.classNames = ClassNames(std::move(names));
  for (Row row = 0; row < set.size(); ++row) {
    const int label = set.label(row) == *source ? *target : set.label(row);
    parts.labels.push_back(label > *source ? label - 1 : label);
    parts.ids.push_back(set.id(row));
  }
  parts.pixels = set.pixels();
  parts.shape = set.shape();
  parts.metadata = set.metadata();
  parts.provenance = set.provenance();
  return CutoutSet::make(std::move(parts));
}

}  // namespace blendscope
