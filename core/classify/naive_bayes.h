// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `bayes`: each feature of each class is a Gaussian of its own, independent of the others; Bayes' theorem does the
/// rest. Variances grow by `smoothing` times the largest variance of any feature. Deterministic.
ClassifierRegistry::Entry naiveBayesEntry();

}  // namespace blendscope
