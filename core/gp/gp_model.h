// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "gp/kernel.h"

namespace blendscope {

/// Responses that a Gaussian process predicts, and what is known of their noise.
struct GpResponses {
  Matrix<double> values;  ///< n × c
  /// Two classes in the ±1 code: the one column is the positive class, the other class its negative.
  bool mirrored = false;
  std::vector<double> noiseColumn;  ///< n values ≥ 0 that scale with `GpParameters::noiseSlope`, or empty

  std::size_t size() const { return values.rows(); }
  std::size_t columns() const { return values.cols(); }
};

/// Everything that is chosen or trained. Variances are in units of the scale σ².
struct GpParameters {
  KernelShape kernel;
  std::vector<double> lengthScales{1.0};  ///< one for all features, or one per feature; > 0
  double noise = 1e-4;                    ///< ε₀ ≥ 0, variance of a label's noise
  double noiseSlope = 0;                  ///< ε₁ ≥ 0: training row i has noise ε₀ + ε₁ · noiseColumn[i]

  bool anisotropic() const { return lengthScales.size() > 1; }
  double noiseOf(const GpResponses& responses, std::uint32_t row) const {
    return responses.noiseColumn.empty() ? noise : noise + noiseSlope * responses.noiseColumn[row];
  }
};

/// What was added to diagonals that could not be factorised, as happens with equal rows and no noise.
struct JitterReport {
  std::size_t points = 0;  ///< neighbourhoods concerned
  double largest = 0;

  void merge(const JitterReport& other) {
    points += other.points;
    if (other.largest > largest) largest = other.largest;
  }
};

}  // namespace blendscope
