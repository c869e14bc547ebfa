// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/star_residual.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace blendscope {

namespace {

constexpr double kFwhmPerSeeing = 0.8;  // before pixel integration, of ZTF's stars
constexpr double kUsualFwhm = 1.4;      // px
constexpr double kNarrowest = 0.9;
constexpr double kWidest = 3.8;
constexpr int kShapeParameters = 3;
constexpr int kStarParameters = 3;

PsfBelief beliefFrom(const ExposureHints& hints) {
  if (!hints.seeing || !(*hints.seeing > 0)) return {kUsualFwhm, {0, 0, 0}, {0.5, 0.15, 0.15}};
  return {std::clamp(kFwhmPerSeeing * *hints.seeing, kNarrowest, kWidest), {0, 0, 0}, {0.15, 0.1, 0.1}};
}

int parameters(int stars) { return 1 + kStarParameters * stars + kShapeParameters; }

double reducedChi2(const StarPixels& pixels, const PsfBelief& psf, const PixelNoise& noise, const StarFit& fit,
                   int stars) {
  const std::vector<double> light = modelLight(pixels, psf, fit);
  double sum = 0;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const double rest = pixels.light[i] - fit.background - light[i];
    sum += rest * rest / noise.variance(light[i]);
  }
  const double freedom = static_cast<double>(pixels.size()) - parameters(stars);
  return freedom > 0 ? sum / freedom : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

StarResidual starResidual(std::span<const float> image, ImageShape shape, const ExposureHints& hints) {
  StarResidual result;
  result.sky = borderSky(image, shape);
  const StarPixels pixels = starPixels(image, shape, result.sky);
  const PsfBelief psf = beliefFrom(hints);
  PixelNoise noise;
  if (hints.gain && *hints.gain > 0) noise.gain = *hints.gain;
  // A flat sky still has the noise of counting.
  noise.sky = std::max({result.sky.noise, 1e-3 * std::abs(pixels.peak), 1e-12});

  result.one = fitOneStar(pixels, psf, noise);
  result.two = fitTwoStars(pixels, psf, noise, result.one);
  result.chi2One = reducedChi2(pixels, psf, noise, result.one, 1);
  result.chi2Two = reducedChi2(pixels, psf, noise, result.two, 2);
  result.bicGain =
      result.one.misfit - result.two.misfit - kStarParameters * std::log(static_cast<double>(pixels.size()));
  result.stars = result.bicGain > 0 ? 2 : 1;
  result.fwhm = psf.fwhm * std::exp(result.chosen().shape[0]);

  const std::vector<double> light = modelLight(emptyPixels(0, 0, shape.width, shape.height), psf, result.chosen());
  const double level = result.sky.level + result.chosen().background;
  for (std::size_t i = 0; i < light.size(); ++i) {
    result.model.push_back(static_cast<float>(level + light[i]));
    result.rest.push_back(image[i] - result.model.back());
  }
  return result;
}

}  // namespace blendscope
