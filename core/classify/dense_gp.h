// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "gp/kernel.h"

namespace blendscope {

/// Of a Gaussian process with one length scale; noise in units of the scale σ².
struct DenseGpParameters {
  double lengthScale = 1;
  double noise = 1e-2;
};

/// Gaussian process regression on all its points at once (Rasmussen & Williams 2006, ch. 2 and 5): O(n³) to train,
/// O(n²) for each variance. Immutable; functions may be called from any thread.
class DenseGp {
 public:
  /// `points` n × d, `responses` n × c. Throws Error if the covariance cannot be factorised whatever is added to its
  /// diagonal.
  DenseGp(const KernelShape& shape, const DenseGpParameters& parameters, Matrix<float> points, Matrix<double> responses,
          const Progress& progress);
  ~DenseGp();
  DenseGp(const DenseGp&) = delete;
  DenseGp& operator=(const DenseGp&) = delete;

  struct Posterior {
    Matrix<double> mean;           ///< m × c
    std::vector<double> variance;  ///< m, of the latent function in units of σ²
  };
  /// Works in the calling thread alone.
  Posterior predict(MatrixView<const float> queries) const;
  /// n × c means at the training points, each predicted by the others (eq. 5.12).
  Matrix<double> leaveOneOut() const;
  /// σ² = yᵀK⁻¹y/n of each response column, the maximum of the likelihood.
  const std::vector<double>& scales() const { return scales_; }
  /// What was added to the diagonal beyond the noise, in units of σ²; mostly 0.
  double jitter() const { return jitter_; }

  const Matrix<float>& points() const { return points_; }
  const Matrix<double>& responses() const { return responses_; }
  const DenseGpParameters& parameters() const { return parameters_; }

 private:
  struct Factor;
  Kernel kernel_;
  DenseGpParameters parameters_;
  Matrix<float> points_;
  Matrix<double> responses_;
  std::vector<double> scales_;
  double jitter_ = 0;
  std::unique_ptr<const Factor> factor_;
};

/// Values that are not given are found by the largest marginal likelihood, σ² profiled out, in logs, from several
/// starts. Length scales are looked for between 1/50 and 50 times the points' median distance, noise from 1e-6 to 10.
struct DenseGpSearch {
  std::optional<double> lengthScale;
  std::optional<double> noise;
};
DenseGpParameters findParameters(const KernelShape& shape, const DenseGpSearch& search, MatrixView<const float> points,
                                 MatrixView<const double> responses, const Progress& progress);

/// Minus the log marginal likelihood per response value, σ² profiled out and constants left off.
double profiledLikelihoodLoss(const KernelShape& shape, const DenseGpParameters& parameters,
                              MatrixView<const float> points, MatrixView<const double> responses);

}  // namespace blendscope
