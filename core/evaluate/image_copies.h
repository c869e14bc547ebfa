// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

/// Cutouts that show the same pixels.
struct CopyGroup {
  std::vector<Row> rows;  ///< two and more, ascending
  bool identical = true;  ///< as they stand; false: only after mirroring or turning some of them
};

/// Rows whose images are the same up to mirroring and quarter turns (see imaging/symmetry.h), in order of their first
/// row. Pixels compare by value: −0 is 0, and a missing pixel (NaN) equals a missing one. Images whose pixels are all
/// the same, or all missing, are left out, for they show no object. The rows of several sets of one shape are numbered
/// one set after the other.
std::vector<CopyGroup> findImageCopies(std::span<const CutoutSet* const> sets, const Progress& progress);

}  // namespace blendscope
