// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// The astronomer's own method: one star or two, by the ratio of their likelihoods (`embedding/psf_features.h`).
ClassifierRegistry::Entry psfLikelihoodEntry();

}  // namespace blendscope
