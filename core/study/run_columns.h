// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "study/run.h"

namespace blendscope {

/// What a run said of the cutouts that it tested, as columns of all of `set`: "predicted class", "wrong" (1 where it
/// differs from the label in `set`, 0 where it agrees), "probability" (of the predicted class), "uncertainty". A cutout
/// tested in several rounds has what the first of them said; others have no value. Empty where the test set holds other
/// cutouts than `set`.
std::vector<MetadataColumn> runColumns(const Run& run, const CutoutSet& set);

}  // namespace blendscope
