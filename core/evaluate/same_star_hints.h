// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

/// Two cutouts that look like one star at two epochs.
struct SameStarHint {
  Row first = 0;
  Row second = 0;
  double correlation = 0;  ///< of their shapes, in [−1, 1]
};

struct SameStarOptions {
  double falsePerPair = 1e-6;      ///< pairs of different stars that may pass, over all pairs; (0, 0.01]
  std::size_t mostHints = 100000;  ///< the strongest ones are kept
};

/// A guess, never a reason to join: by their images alone faint stars cannot be told apart.
struct SameStarHints {
  std::vector<SameStarHint> pairs;  ///< by falling correlation, then by rows
  double threshold = 0;    ///< correlation that pairs of different stars pass as rarely as asked; above 1: none
  std::size_t passed = 0;  ///< pairs above it, kept or not
};

/// Pairs whose images correlate better than different stars do. Each image gives up its sky, is moved to its centroid
/// and loses what all point sources share (evaluate/star_shapes.h), so that companions and neighbours remain; these are
/// compared by their correlation. The threshold comes from the distribution over pairs of different
/// stars: pairs apart on the sky where the set has positions, else all pairs, of which hardly any shows one star;
/// their exponential tail is extrapolated from the quantiles of 1 % and 0.1 %. Rows with missing pixels and images
/// smaller than 5×5 are left out. Work and time grow with the square of the number of rows (27,000 cutouts of 10×10:
/// seconds), memory does not. Deterministic, whatever the thread count. Throws UsageError for options out of range.
SameStarHints findSameStarHints(const CutoutSet& set, const SameStarOptions& options, const Progress& progress);

}  // namespace blendscope
