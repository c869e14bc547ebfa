// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"

namespace blendscope {

/// Mean and covariance of some rows, the covariance pulled towards a simpler one so that it can be inverted even where
/// there are fewer rows than features.
struct ShrunkCovariance {
  std::vector<double> mean;   ///< d
  Matrix<double> covariance;  ///< d × d, sums of squares over n
  double shrinkage = 0;       ///< in [0, 1]: what was used
};

/// With a number a: (1−a)·S + a·(tr S/d)·I. Without: a by Ledoit & Wolf (2004, J. Multivar. Anal. 88, 365) on features
/// scaled to unit variance, scaled back afterwards. `rows` must not be empty.
ShrunkCovariance shrunkCovariance(MatrixView<const float> values, std::span<const std::size_t> rows,
                                  std::optional<double> shrinkage, const Progress& progress);

/// A lower triangle W with WᵀW = covariance⁻¹: W(x−μ) has unit covariance.
struct Whitening {
  Matrix<double> triangle;    ///< d × d
  double logDeterminant = 0;  ///< of the covariance
  double ridge = 0;  ///< part of each variance that had to be added to make the covariance invertible; mostly 0
};

Whitening whiteningOf(const Matrix<double>& covariance);

}  // namespace blendscope
