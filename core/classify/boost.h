// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `boost`: gradient boosting by XGBoost (Chen & Guestrin 2016) with histograms; each round adds a tree that mends what
/// the trees so far get wrong. Seeded; the same on any number of threads; a model of fewer rounds is the beginning of
/// one with more. Each iteration reports the mean log loss of the training rows.
ClassifierRegistry::Entry boostEntry();

}  // namespace blendscope
