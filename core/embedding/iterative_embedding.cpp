// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/iterative_embedding.h"

namespace blendscope {

namespace {

constexpr double kStartShare = 0.3;  // of the time, as far as a progress bar is concerned

}  // namespace

std::shared_ptr<const FittedTransform> IterativeTransform::fit(const TrainingBatch& batch,
                                                               const Progress& progress) const {
  const std::unique_ptr<EmbeddingRun> run = start(batch, progress.part(0, kStartShare));
  run->run(run->epochCount(), progress.part(kStartShare, 1));
  return run->finish();
}

}  // namespace blendscope
