// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "base/matrix.h"

namespace blendscope {

/// The factor in [e⁻², e²] on what softmax sees that makes labelled rows likeliest: one over the temperature of Guo et
/// al. (2017, arXiv 1706.04599), here for the mean over several softmaxes. `logits` is n × copies · classes, copy by
/// copy, each up to a constant; `labels` are numbers in [0, classes). There is at least one row.
double likeliestSharpness(const Matrix<double>& logits, std::size_t classes, std::span<const int> labels);

}  // namespace blendscope
