// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/progress.h"
#include "gp/batch.h"
#include "gp/batch_objective.h"

namespace blendscope {

enum class OptimizerKind { Gradient, Bayes };

/// What to train, and how.
struct TrainingOptions {
  GpParameters initial;  ///< fixed parameters keep these values; free ones start from them
  FreeParameters free;
  bool automaticStart = true;  ///< length scales start from the distances of the neighbours instead
  bool anisotropic = false;    ///< one length scale per feature, after one for all has been found
  Loss loss = Loss::Lool;
  OptimizerKind optimizer = OptimizerKind::Gradient;
  int starts = 3;
  std::uint64_t seed = 1;
};

struct TrainingResult {
  GpParameters parameters;
  double loss = 0;
  std::vector<double> scales;  ///< σ² of every response column
  int evaluations = 0;
  bool stopped = false;  ///< a cancel ended the search early: the parameters are the best so far
  std::vector<std::string> warnings;
};

/// Minimises the leave-one-out loss of a batch. Every evaluation is handed out as an iteration of "muygps" with its
/// parameters. A cancel during the search keeps the best parameters so far.
TrainingResult trainParameters(const Matrix<float>& features, const Batch& batch, const GpResponses& responses,
                               const TrainingOptions& options, const Progress& progress);

}  // namespace blendscope
