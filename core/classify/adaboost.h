// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `adaboost`: shallow trees in a row, each on rows weighted by how often those before it were wrong; they vote with
/// weight ln((1−error)/error) + ln(classes−1) (SAMME: Zhu, Zou, Rosset & Hastie 2009). Shares of the vote become
/// probabilities through rows that other folds of the training rows predict. Seeded (the folds are drawn).
ClassifierRegistry::Entry adaboostEntry();

}  // namespace blendscope
