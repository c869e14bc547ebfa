// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "gp/regression.h"
#include "gp/regression_neighbors.h"

namespace blendscope {

/// What kriging of mean zero says of some points.
struct BatchPosterior {
  Matrix<double> mean;           ///< m × response columns
  std::vector<double> variance;  ///< v of the latent function, in [0, 1]
};

/// Predicts queries (m × d) from their neighbours (m × k rows of `inputs`).
BatchPosterior krige(const Matrix<double>& inputs, MatrixView<const double> queries,
                     MatrixView<const std::uint32_t> neighbors, const GpResponses& responses,
                     const GpParameters& parameters, const Progress& progress);

/// Residuals of the responses from a trend, as the one response column of a Gaussian process.
GpResponses residualsFrom(const Trend& trend, const RegressionData& data);

/// Chooses what the request leaves open. For each trend, loss and smoothness the parameters are fitted on one batch of
/// points left out; the fits are judged by their CRPS on a second batch, and of those nearly as good as the best
/// the simplest is taken; the second batch then also chooses the number of neighbours. The scale σ² comes from a
/// third batch.
RegressionChoice chooseRegression(const RegressionData& data, const RegressionNeighbors& neighbors,
                                  const RegressionRequest& request, const Progress& progress);

}  // namespace blendscope
