// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

/// What sets each star apart from a point source, as a unit vector per row: its image without sky, resampled about its
/// centroid, minus its projection on the mean of all such images, the mean's derivatives and its Laplacian; then its
/// scores on the first 30 principal axes of the set, each divided by its deviation, so that what many stars share does
/// not outweigh the rest. Rows with missing pixels or without flux are zero.
Matrix<float> starShapes(const CutoutSet& set, const Progress& progress);

}  // namespace blendscope
