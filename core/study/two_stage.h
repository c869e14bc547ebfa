// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// One pipeline tells single stars from all others, a second one, trained on the others alone, says of what kind those
/// are: P(kind) = (1 − P(single)) · P(kind | not single).
ClassifierRegistry::Entry twoStageEntry();

}  // namespace blendscope
