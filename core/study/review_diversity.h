// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "study/review_queue.h"

/// What ReviewOrder::Information does beyond scores of single rows; see review_queue.h for the formulas.
namespace blendscope {

inline constexpr std::size_t kLookedAtClosely = 4000;
inline constexpr std::size_t kDensitySample = 1000;

/// At most kDensitySample of the items, evenly spaced.
std::vector<ReviewItem> evenlySpaced(const std::vector<ReviewItem>& items);

/// `items` (scores b, best first) in the order in which they are to be taken, with b · d · (1 − r) at that moment as
/// scores; at most `count`. `sample`: rows that stand for all.
std::vector<ReviewItem> spreadOut(const CutoutSet& data, std::vector<ReviewItem> items,
                                  const std::vector<ReviewItem>& sample, std::size_t count, const Progress& progress);

}  // namespace blendscope
