// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "imaging/star_fit.h"

namespace blendscope {

/// What a header knows of an exposure, where it does.
struct ExposureHints {
  std::optional<double> seeing;  ///< px, FWHM as ZTF's SEEING: a pixel-integrated star's
  std::optional<double> gain;    ///< e⁻ per unit
};

/// A cutout as one point source and as two, and what either leaves over. The PSF is a Moffat profile (star_fit.h) about
/// as wide as the hints say, or of any usual width without them.
struct StarResidual {
  Sky sky;
  StarFit one;
  StarFit two;
  double chi2One = 0;  ///< reduced χ² over the fitted disc, NaN with no more pixels than parameters
  double chi2Two = 0;
  double bicGain = 0;  ///< by how much two stars lower the Bayesian information criterion; > 0: two explain it better
  double fwhm = 0;     ///< px, of the chosen fit's PSF before pixel integration
  int stars = 1;       ///< of the fit that explains the pixels better: 1 or 2
  std::vector<float> model;  ///< of that fit, sky and background included, H·W
  std::vector<float> rest;   ///< image − model; NaN where the image is
  const StarFit& chosen() const { return stars == 2 ? two : one; }
};

/// Fits the disc of `starPixels`. Milliseconds; callable from any thread.
StarResidual starResidual(std::span<const float> image, ImageShape shape, const ExposureHints& hints);

}  // namespace blendscope
