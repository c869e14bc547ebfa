// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `logistic`: linear scores on standardised features, softmax to probabilities. Minimises
/// ½‖w‖² + C·Σ −ln p(true class) over weights w (intercepts free) with L-BFGS; for two classes w is one vector, for
/// more one per class. Means and deviations for the standardisation come from the training rows. Deterministic.
ClassifierRegistry::Entry logisticEntry();

}  // namespace blendscope
