// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/class_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/number_text.h"

namespace blendscope {

ClassNames ClassNames::fromLabels(std::span<const std::string> labels) {
  std::vector<std::string> names(labels.begin(), labels.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const auto isNumber = [](const std::string& name) { return parseDouble(name).has_value(); };
  if (std::all_of(names.begin(), names.end(), isNumber)) {
    std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
      return *parseDouble(a) < *parseDouble(b);
    });
  }
  return ClassNames(std::move(names));
}

ClassNames ClassNames::challenge(bool withBinaries) {
  std::vector<std::string> names{"single", "blend"};
  if (withBinaries) names.emplace_back("binary");
  return ClassNames(std::move(names));
}

std::optional<int> ClassNames::find(std::string_view name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  if (at == names_.end()) return std::nullopt;
  return static_cast<int>(at - names_.begin());
}

int ClassNames::positive(const std::optional<std::string>& wanted) const {
  const bool challengeLayout = *this == challenge(false) || *this == challenge(true);
  if (!wanted) {
    if (challengeLayout) return 1;
    return find("1").value_or(count() - 1);
  }
  if (const auto found = find(*wanted)) return *found;
  if (const auto number = parseInteger(*wanted); number && challengeLayout && *number >= 0 && *number < count()) {
    return static_cast<int>(*number);
  }
  throw UsageError(fmt::format("there is no class '{}'", *wanted), "positive class",
                   fmt::format("The classes are: {}.", fmt::join(names_, ", ")));
}

}  // namespace blendscope
