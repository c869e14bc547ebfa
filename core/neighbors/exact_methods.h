// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "neighbors/neighbor_search.h"

namespace blendscope {

/// The two ways behind `makeExactSearch`; both give every true neighbour.

/// Matrix products in float over all pairs, then exact distances for the few that their rounding cannot rule out: for
/// any number of features.
std::unique_ptr<NeighborSearch> makeProductSearch(std::shared_ptr<const Matrix<float>> points,
                                                  const Progress& progress);

/// A k-d tree (nanoflann): far faster for a handful of features, slower for more than about ten.
std::unique_ptr<NeighborSearch> makeTreeSearch(std::shared_ptr<const Matrix<float>> points);

}  // namespace blendscope
