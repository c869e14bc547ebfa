// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "gp/gp_model.h"

namespace blendscope {

/// What kriging of mean zero says of some points.
struct KrigingPosterior {
  Matrix<double> mean;           ///< m × response columns
  std::vector<double> variance;  ///< v of the latent function, in [0, 1]
  JitterReport jitter;
};

/// Predicts queries (m × d) from their neighbours (m × k rows of `inputs`).
KrigingPosterior krige(const Matrix<double>& inputs, MatrixView<const double> queries,
                       MatrixView<const std::uint32_t> neighbors, const GpResponses& responses,
                       const GpParameters& parameters, const Progress& progress);

}  // namespace blendscope
