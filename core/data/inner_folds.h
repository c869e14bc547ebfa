// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace blendscope {

/// Parts the training rows once more, for classifiers that must look at rows which did not train them: number of the
/// fold, in [0, folds), of each row. Every class is spread evenly; rows of one object (equal `groups`; may be empty)
/// stay together. Depends on the seed alone.
std::vector<int> innerFolds(std::span<const int> labels, std::span<const int> groups, int folds, std::uint64_t seed);

/// Training rows of an iterative method: those that train, and those set aside to choose the best step.
struct TrainingParts {
  std::vector<std::size_t> train;
  std::vector<std::size_t> validation;
};

/// About `share` of every class set aside, whole objects. Where there are too few objects for that, all rows do both.
TrainingParts setAside(std::span<const int> labels, std::span<const int> groups, double share, std::uint64_t seed);

}  // namespace blendscope
