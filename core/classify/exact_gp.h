// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `exact-gp`: a Gaussian process on the class code ±1 without neighbourhoods, for comparison with MuyGPs. Its cost
/// grows with the cube of the rows, so it trains on a sample of them, one row per object, classes in their proportions.
/// Kernel parameters by the largest marginal likelihood of up to 500 of the sample; probabilities by Platt's curve on
/// leave-one-out means. Seeded (the sample is drawn).
ClassifierRegistry::Entry exactGpEntry();

}  // namespace blendscope
