// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "data/steps.h"

namespace blendscope {

/// The classes that occur among the labels, ascending. Throws Error, in the name of `step`, if there are fewer than
/// two, or if no feature differs between any two rows; a constant feature beside others that vary is no error.
std::vector<int> requireLearnable(const TrainingBatch& batch, std::string_view step);

/// Throws Error if rows to be predicted have another number of features than the rows that trained `step`.
void requireSameFeatures(const FeatureBatch& batch, std::size_t trainedWith, std::string_view step);

/// 1 − largest probability of each row, the uncertainty of classifiers that have no better one.
std::vector<double> uncertaintyOfTopClass(const Matrix<double>& probability);

}  // namespace blendscope
