// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "study/tested_rows.h"
#include "study/trust.h"

namespace blendscope {

/// What each of kBandObjectives would make of a run's posterior means and variances: its bands are trained on the rows
/// of one half and measured on the other, and the other way round. `half`: 0 or 1 for each tested row; `hit`: 1 where
/// the row's class was predicted. Empty for models without a posterior. More than two classes share one variance.
std::vector<BandObjectiveView> examineBandObjectives(const TestedRows& tested, int positive, std::span<const int> half,
                                                     std::span<const double> hit);

}  // namespace blendscope
