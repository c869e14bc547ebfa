// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "imaging/sky.h"

namespace blendscope {

/// The surroundings of an object with the sky taken off: at most ±6 px about its brightest part, non-finite pixels as
/// 0.
struct ObjectPatch {
  int firstRow = 0;
  int firstColumn = 0;
  int height = 0;
  int width = 0;
  std::vector<double> light;  ///< height × width, row-major
  double peakX = 0;           ///< brightest pixel of the image's central half; the middle of several equal ones
  double peakY = 0;
  double peak = 0;  ///< its light

  double at(int row, int column) const {
    return light[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column)];
  }
};

/// Coordinates count from the centre of the image's first pixel, x along columns, y along rows.
ObjectPatch findObject(std::span<const float> image, ImageShape shape, const Sky& sky);

/// Moments under an elliptical Gaussian weight that fits itself to the object (Bernstein & Jarvis 2002, sect. 3; Hirata
/// & Seljak 2003, eq. C1), with a weight three times as wide as the object in variance: M = (4/3) Σ w I x xᵀ / Σ w I, w
/// = exp(−½ xᵀ (3M)⁻¹ x), which a Gaussian of covariance M solves. The eigenvalues of M are kept between 0.3 and 9 px²;
/// where there is no light the values of the last step that had some are returned.
struct AdaptiveMoments {
  double x = 0;  ///< px, centroid
  double y = 0;
  double xx = 1;  ///< px²
  double xy = 0;
  double yy = 1;
  double concentration = 2;  ///< ⟨ρ⁴⟩ under the weight, ρ² = xᵀ M⁻¹ x, scaled to 2 for a Gaussian; in [0, 10]
  bool converged = false;

  double size() const;         ///< σ = det(M)^¼, px
  double ellipticity() const;  ///< |e| = √((xx − yy)² + 4 xy²)/(xx + yy), in [0, 1)
};

AdaptiveMoments adaptiveMoments(const ObjectPatch& patch);

}  // namespace blendscope
