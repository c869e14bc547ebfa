// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// From posterior means in the ±1 code to probabilities: softmax(a_j + b μ_j) over classes, which for two classes
/// (μ₀ = −μ₁) is Platt's logistic curve. Fit it on means that were predicted without the point's own object, in the
/// classes' natural proportions.
struct ProbabilityMap {
  std::vector<double> offset;  ///< a, one per class; the first is 0
  double slope = 1;            ///< b ≥ 0

  /// Maximum likelihood with Platt's (1999) softened targets, so that separable means give finite slopes.
  static ProbabilityMap fit(MatrixView<const double> means, std::span<const int> labels);

  /// n × classes, rows sum to 1.
  Matrix<double> apply(MatrixView<const double> means) const;
};

}  // namespace blendscope
