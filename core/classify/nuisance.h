// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `nuisance`: logistic regression on sky level, sky noise and peak height alone, none of which says whether there is
/// one star or two. What it gets right, others may get right for the wrong reason: it cross-validates itself and warns
/// above an AUC of 0.60. Needs images, best without a normalizer before it.
ClassifierRegistry::Entry nuisanceEntry();

}  // namespace blendscope
