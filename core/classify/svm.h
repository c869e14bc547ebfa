// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `svm`: the border with the widest margin between two classes, straight or, with the radial kernel, curved (Cortes &
/// Vapnik 1995); more classes by pairs. Margins become probabilities by Platt's sigmoid, fitted to rows that other
/// folds of the training rows predict. Seeded (the folds are drawn).
ClassifierRegistry::Entry svmEntry();

}  // namespace blendscope
