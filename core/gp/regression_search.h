// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gp/regression.h"
#include "gp/regression_neighbors.h"

namespace blendscope {

/// Residuals of the responses from a trend, as the one response column of a Gaussian process.
GpResponses residualsFrom(const Trend& trend, const RegressionData& data);

/// Chooses what the request leaves open. For each trend, loss and smoothness the parameters are fitted on one batch of
/// points left out; the fits are judged by their CRPS on a second batch, and of those nearly as good as the best
/// the simplest is taken; the second batch then also chooses the number of neighbours. The scale σ² comes from a
/// third batch and the reported scores from a fourth, inside holes where there are any.
RegressionChoice chooseRegression(const RegressionData& data, const RegressionNeighbors& neighbors,
                                  const RegressionRequest& request, const Progress& progress);

}  // namespace blendscope
