// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <vector>

#include "base/random.h"
#include "imaging/psf_fit.h"

namespace blendscope {

/// What is believed of the PSF before a cutout is looked at: a pixel-integrated Moffat profile (β = 2.4), enlarged by
/// exp(size) and stretched by two ellipticities. Each of the three may differ from its mean by about its scatter.
struct PsfBelief {
  double fwhm = 1.4;                    ///< px, before pixel integration, where size = 0
  std::array<double, 3> mean{0, 0, 0};  ///< ln of the enlargement, stretch along x, stretch along the diagonal
  std::array<double, 3> scatter{0.1, 0.05, 0.05};
};

/// Var = σ_sky² + M/g + (ηM)² of a pixel with model light M.
struct PixelNoise {
  double sky = 1;          ///< σ_sky, > 0, in the image's units
  double gain = 6.2;       ///< e⁻ per unit
  double residual = 0.06;  ///< η: what the PSF model lacks, as a fraction of the light

  double variance(double light) const;
};

/// Pixels that are fitted: the light above the sky and where it is.
struct StarPixels {
  std::vector<double> x, y;  ///< px, from the centre of the cutout's first pixel
  std::vector<double> light;
  double peakX = 0, peakY = 0;
  double peak = 0;

  std::size_t size() const { return light.size(); }
};

/// The disc of 4.5 px about the brightest part of the image's central half.
StarPixels starPixels(std::span<const float> image, ImageShape shape, const Sky& sky);

/// A rectangle of pixels without light, to draw a fit on.
StarPixels emptyPixels(int left, int top, int width, int height);

struct Star {
  double x = 0, y = 0;  ///< px
  double flux = 0;      ///< ≥ 0
};

/// One or two point sources on a level background that explain the pixels best.
struct StarFit {
  std::array<Star, 2> stars{};  ///< the brighter first; the second without flux in a fit of one
  double background = 0;
  std::array<double, 3> shape{};  ///< of the PSF, as in PsfBelief
  double misfit = 0;  ///< −2 ln(likelihood · prior), up to a constant common to all fits of the same pixels

  double separation() const;  ///< px
  double fluxRatio() const;   ///< in [0, 1]
};

/// Damped Gauss–Newton with variances from the current model. Gives a local optimum near the brightest pixel.
StarFit fitOneStar(const StarPixels& pixels, const PsfBelief& psf, const PixelNoise& noise);
/// Tries pairs of many directions, separations and flux ratios about `one` and improves the best. Never worse than
/// `one`. Separations stay below 3.5 px.
StarFit fitTwoStars(const StarPixels& pixels, const PsfBelief& psf, const PixelNoise& noise, const StarFit& one);

/// Light of a fit at every pixel, without its background.
std::vector<double> modelLight(const StarPixels& pixels, const PsfBelief& psf, const StarFit& fit);

}  // namespace blendscope
