// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/cutout_set.h"

namespace blendscope {

/// An elliptical Moffat profile (Moffat 1969): I ∝ (1 + x²/a² + y²/b²)^−β in its principal axes.
struct MoffatPsf {
  double fwhm = 1.4;  ///< px, of the round profile of the same area: √(FWHM_a · FWHM_b); before pixel integration
  double beta = 2.4;  ///< > 1; small = strong wings
  double ellipticity = 0;  ///< (a² − b²)/(a² + b²), in [0, 1)
  double angle = 0;        ///< of the major axis, radians from +x (columns) towards +y (rows)
};

/// α of a round profile: FWHM = 2α√(2^{1/β} − 1).
double moffatAlpha(double fwhm, double beta);

/// Adds `flux` spread as `psf` around (x, y) to a row-major image: every pixel gets the integral of the profile over
/// its area (Gauss–Legendre, finer near the core; relative error below 10⁻³ for FWHM ≥ 1 px). Coordinates count from
/// the centre of the first pixel, x along columns, y along rows; they may lie outside the image.
void addPointSource(const MoffatPsf& psf, double x, double y, double flux, ImageShape shape, std::span<double> image);

}  // namespace blendscope
