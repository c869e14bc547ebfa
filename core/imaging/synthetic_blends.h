// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/steps.h"

namespace blendscope {

struct SyntheticBlendsSettings {
  double times = 3;          ///< made-up blends for each blend of the training rows, ≥ 0
  double faintest = 0.1;     ///< smallest flux ratio, in (0, 1]
  int farthest = 4;          ///< largest offset along either axis, px; ≥ 1
  double closeShare = 0.45;  ///< of the pairs whose offset is at most 1 px along either axis
};

/// Blends made up from the singles among two-class training rows: a single, plus another one (of the same group where
/// that holds ten singles and more, as a field does) over its own sky, moved by whole pixels and dimmed to a flux
/// ratio that is uniform in its logarithm. The second star is never brightened, so that noise does not give it away.
/// As many mirror copies of singles come with them as keep the share of the classes. The more of both the training
/// rows have, the more of the variety of real pairs they show: real PSFs, real noise, no model.
///
/// Images are in any unit that is proportional to flux over a sky; `batch.positive` is the class of the blends. The
/// same for a seed of the batch, whatever the number of threads. Throws Error for features that are no images of at
/// least 5×5 pixels, for other than two classes, and where there are fewer than two singles that rise above their sky.
AddedRows syntheticBlends(const TrainingBatch& batch, const SyntheticBlendsSettings& settings,
                          const Progress& progress);

}  // namespace blendscope
