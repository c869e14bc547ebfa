// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// Statistics of every pixel over many images; non-finite values do not count. Every result is as long as a row of
/// `images`; a pixel without values is NaN.

std::vector<float> meanImage(MatrixView<const float> images);
std::vector<float> medianImage(MatrixView<const float> images);

/// Cohen's d of every pixel: (mean of b − mean of a) over the pooled standard deviation. 0 where both are constant and
/// equal, ±infinity never: where they are constant and differ, the largest finite float with that sign.
std::vector<float> effectSizeImage(MatrixView<const float> a, MatrixView<const float> b);

/// How well every pixel alone tells `b` from `a`: the probability that a value of `b` is larger than one of `a`, ties
/// counted half (area under the ROC curve). 0.5 tells nothing; below it `a` is the brighter. NaN where one has no
/// finite value.
std::vector<float> rocAreaImage(MatrixView<const float> a, MatrixView<const float> b);

/// Cohen's d of two samples; NaN if one has no finite value.
double effectSize(std::span<const double> a, std::span<const double> b);

}  // namespace blendscope
