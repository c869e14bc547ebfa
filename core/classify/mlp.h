// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `mlp`: a neural network of fully connected layers on standardised features, trained by Adam on small batches. A
/// part of the training rows is set aside; the epoch that predicts them best is kept, and training ends when they have
/// not improved for a while. Seeded; the same on any number of threads. Each iteration is an epoch.
ClassifierRegistry::Entry mlpEntry();

}  // namespace blendscope
