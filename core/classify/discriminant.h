// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `lda`: Gaussian classes that share one covariance, so that the border is a plane. The covariance is the mean of the
/// classes' own, each shrunk, weighted by class share.
ClassifierRegistry::Entry linearDiscriminantEntry();

/// `qda`: Gaussian classes, each with a covariance of its own (over n−1, shrunk), so that the border is curved.
ClassifierRegistry::Entry quadraticDiscriminantEntry();

}  // namespace blendscope
