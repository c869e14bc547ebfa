// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "base/progress.h"
#include "imaging/display.h"

namespace blendscope {

/// One pair of limits for many images (one per row), so that their brightness can be compared. Min–max looks at every
/// value; the percentages at an even sample of at most a million, ZScale at one of its usual size, both spread over all
/// images and all places within them.
Limits findSharedLimits(const Matrix<float>& pixels, LimitsMode mode, const Progress& progress);

}  // namespace blendscope
