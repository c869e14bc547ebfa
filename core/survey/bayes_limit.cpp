// SPDX-License-Identifier: GPL-3.0-or-later
#include "survey/bayes_limit.h"

#include <algorithm>
#include <cmath>

namespace blendscope {

std::optional<BayesLimit> bayesLimit(const CutoutSet& set) {
  const MetadataColumn* column = set.metadata().find("p_binary");
  if (!column || column->role != ColumnRole::Truth || set.classNames() != ClassNames::challenge(true)) {
    return std::nullopt;
  }
  BayesLimit limit;
  double right = 0;
  std::size_t labelled = 0;
  for (Row row = 0; row < set.size(); ++row) {
    if (set.label(row) == kUnlabelled) continue;
    ++labelled;
    if (set.label(row) == 0) {
      right += 1;
      continue;
    }
    const double p = column->number(row);
    if (std::isnan(p)) continue;
    const auto term = [](double q) { return q > 0 ? -q * std::log(q) : 0.0; };
    ++limit.pairs;
    right += std::max(p, 1 - p);
    limit.pairAccuracy += std::max(p, 1 - p);
    limit.pairLogLoss += term(p) + term(1 - p);
  }
  if (limit.pairs == 0) return std::nullopt;
  limit.pairAccuracy /= static_cast<double>(limit.pairs);
  limit.pairLogLoss /= static_cast<double>(limit.pairs);
  limit.accuracy = right / static_cast<double>(labelled);
  return limit;
}

}  // namespace blendscope
