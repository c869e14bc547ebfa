// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// What training minimises over leave-one-out predictions μ, v of a batch of m points (Muyskens et al. 2021 and
/// the MuyGPyS documentation); σ² is re-estimated for every trial.
enum class Loss {
  MeanSquared,   ///< mean of (μ − y)² over points and responses
  CrossEntropy,  ///< −Σ log softmax(μ)_true
  PseudoHuber,   ///< δ² Σ (√(1 + ((y − μ)/δ)²) − 1), δ = 1.5
  Lool,          ///< Σ ((μ − y)²/(σ²v) + log σ²v)
  Looph          ///< Σ (2δ²(√(1 + (y − μ)²/(δ²σ²v)) − 1) + log σ²v), δ = 3
};

Loss parseLoss(std::string_view word);
std::string_view toText(Loss loss);
/// Choices for a form, in the order of the enumeration.
std::vector<std::string> lossNames();

/// Leave-one-out posteriors of a batch. With `mirrored` the one column stands for two classes (see GpResponses): then
/// mean squared, cross-entropy and pseudo-Huber count both, lool and looph the one. With several columns lool and looph
/// are the mean over the columns, each with its own σ².
struct BatchPosterior {
  Matrix<double> response;       ///< m × c, true values
  Matrix<double> mean;           ///< m × c
  std::vector<double> variance;  ///< m, in units of σ²
  Matrix<double> energy;         ///< m × c: Yᵀ(K + ε)⁻¹Y/k of each neighbourhood
  bool mirrored = false;

  /// σ² of each column: the mean energy.
  std::vector<double> scales() const;
};

/// Value of a loss and its derivatives by what the batch predicted.
struct LossValue {
  double value = 0;
  Matrix<double> byMean;           ///< m × c
  std::vector<double> byVariance;  ///< m
  std::vector<double> byScale;     ///< c
};

/// Sums run in row order. Variances under 1e-12 count as that.
LossValue evaluateLoss(Loss loss, const BatchPosterior& batch);

}  // namespace blendscope
