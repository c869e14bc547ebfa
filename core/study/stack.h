// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// Stacked generalisation (Wolpert 1992): every pipeline predicts the training rows out of folds, whole objects at a
/// time; a logistic regression over the logarithms of their probabilities learns whom to believe. The pipelines are
/// then trained anew on all rows.
ClassifierRegistry::Entry stackEntry();

}  // namespace blendscope
