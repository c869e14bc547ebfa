// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/archive.h"
#include "base/matrix.h"

namespace blendscope {

/// Means and deviations of training columns, taken out of rows so that all features count alike. Constant columns are
/// only centred.
struct Standardisation {
  std::vector<double> mean;
  std::vector<double> scale;

  static Standardisation of(MatrixView<const float> values);
  Matrix<float> apply(MatrixView<const float> values) const;
};

}  // namespace blendscope
