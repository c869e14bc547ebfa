// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "gp/gp_model.h"
#include "gp/input_frame.h"
#include "gp/predictive_scores.h"
#include "gp/trend.h"

namespace blendscope {

/// Points with one response each.
struct RegressionData {
  Matrix<double> inputs;          ///< n × d
  std::vector<double> responses;  ///< n
};

/// What the user has settled; everything else is chosen by leave-out prediction on the training points.
struct RegressionRequest {
  std::optional<std::size_t> k;       ///< neighbours
  std::optional<double> smoothness;   ///< ν of the Matérn kernel, infinity allowed
  std::optional<double> lengthScale;  ///< in units of the inputs; isotropic if given
  std::optional<double> noise;        ///< ε ≥ 0 in units of σ²
  std::optional<TrendKind> trend;
  std::optional<std::string> loss;  ///< one of `regressionLosses()`
  std::uint64_t seed = 1;
};

/// Losses that parameters may be fitted with: "mse", "lool", "crps".
const std::vector<std::string>& regressionLosses();

/// What a regression settled on, and how it did on the points it left out to choose.
struct RegressionChoice {
  std::size_t k = 0;
  GpParameters parameters;  ///< length scales in units of the inputs
  double scale = 1;         ///< σ², from the standardised errors of the points left out
  TrendKind trend = TrendKind::Constant;
  std::string loss;
  PredictiveScores leftOut;  ///< optimistic: these points chose the parameters
  std::size_t leftOutCount = 0;
  bool holesCarried = false;  ///< left out inside copies of the data's own holes, rather than one point at a time
};

/// Predictions of a new observation: its mean and the variances σ²v of the latent function and σ²(v + ε) of the
/// observation.
struct RegressionPrediction {
  std::vector<double> mean;
  std::vector<double> latentVariance;
  std::vector<double> observationVariance;
  JitterReport jitter;
};

/// MuyGPs regression (arXiv:2104.14581): local kriging about a trend. On a plane neighbours come from all directions
/// (`SectorSearch`), since what is asked often lies in holes of the data; in other dimensions they are the k nearest.
/// Immutable after `fit`.
class MuyGpsRegression {
 public:
  /// Throws Error for fewer than 20 points, non-finite values or a response that never varies.
  static MuyGpsRegression fit(std::shared_ptr<const RegressionData> data, const RegressionRequest& request,
                              const Progress& progress);

  /// `inputs` m × d. Streams over blocks of points.
  RegressionPrediction predict(MatrixView<const double> inputs, const Progress& progress) const;

  const RegressionChoice& choice() const { return choice_; }

 private:
  InputFrame frame_;
  std::shared_ptr<const RegressionData> data_;  ///< in the frame, as are neighbors_, kernel_ and trend_
  std::shared_ptr<const class RegressionNeighbors> neighbors_;
  RegressionChoice choice_;
  GpParameters kernel_;
  Trend trend_;
  GpResponses residuals_;
};

}  // namespace blendscope
