// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope {

/// Sets labels and class names from one word per row; empty words and "nan" are unlabelled. The words "single", "blend"
/// and "binary" keep the challenge's order, and with `numbersAreChallenge` so do 0 and 1. Throws Error for more than
/// 1,000 classes: then the column is not a class.
void labelByWords(const std::vector<std::string>& words, bool numbersAreChallenge, CutoutSetParts& parts);

}  // namespace blendscope
