// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `knn`: the k nearest training rows (exact, Euclidean) vote, all alike or by 1/distance; neighbours at distance 0
/// then vote alone. Fix & Hodges 1951; Dudani 1976 for the weights.
ClassifierRegistry::Entry knnEntry();

}  // namespace blendscope
