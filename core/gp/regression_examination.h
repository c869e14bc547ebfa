// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gp/regression.h"
#include "gp/regression_neighbors.h"

namespace blendscope {

/// Kriging is linear in the responses: from the posterior of the response, of a constant 1 and of each input follows
/// that of the residual from any trend, so that every point left out may have a trend of its own.
GpResponses responseAndBasis(const RegressionData& data);

/// How well given parameters predict a batch of points left out, about a trend. Views only.
struct Examination {
  const RegressionData& data;
  const GpResponses& responses;  ///< of `responseAndBasis`
  const LeftOutBatch& batch;
  TrendKind trend;

  /// σ² that the standardised errors of k neighbours speak for: their mean square.
  double scale(const GpParameters& parameters, std::size_t k) const;
  /// Scores with a given σ².
  PredictiveScores score(const GpParameters& parameters, std::size_t k, double scale) const;
  /// CRPS with the σ² of `scale`.
  double crps(const GpParameters& parameters, std::size_t k) const;
  /// One of `regressionLosses()`.
  double loss(const std::string& name, const GpParameters& parameters, std::size_t k) const;

 private:
  struct Standardised {
    std::vector<double> error;
    std::vector<double> variance;  ///< v + ε
    double scale = 1;
  };
  static PredictiveScores scored(const Standardised& found, double scale);
  Standardised examine(const GpParameters& parameters, std::size_t k) const;
  double error(std::size_t q, std::span<const double> means) const;
};

}  // namespace blendscope
