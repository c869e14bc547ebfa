// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/star_residual.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "imaging/profile.h"
#include "imaging/template_fit.h"
#include "survey/moffat.h"

using namespace blendscope;
using doctest::Approx;

namespace {

constexpr ImageShape kStampShape{20, 20};
constexpr double kSkyLevel = 250;
constexpr double kStampGain = 6.2;

/// Stars of the simulator's PSF with the noise of sky and photons.
std::vector<float> stampOf(const std::vector<Star>& stars, std::uint64_t seed) {
  std::vector<double> light(kStampShape.pixelCount(), 0);
  for (const Star& star : stars) addPointSource({}, star.x, star.y, star.flux, kStampShape, light);
  RandomStream random(seed);
  std::vector<float> image;
  for (const double value : light) {
    image.push_back(static_cast<float>(kSkyLevel + value + random.normal(0, std::sqrt(40 + value / kStampGain))));
  }
  return image;
}

}  // namespace

TEST_CASE("a single star is told from two by the information criterion, and leaves only noise over") {
  int pairs = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto image = stampOf({{9.7, 10.2, 6000}}, seed);
    const StarResidual fit = starResidual(image, kStampShape, {1.75, kStampGain});
    pairs += fit.stars == 2;
    CHECK(fit.sky.level == Approx(kSkyLevel).epsilon(0.02));
    CHECK(fit.chi2One < 1.6);
    CHECK(fit.one.stars[0].flux == Approx(6000).epsilon(0.06));
    for (std::size_t i = 0; i < image.size(); ++i) CHECK(fit.model[i] + fit.rest[i] == Approx(image[i]));
  }
  CHECK(pairs <= 2);
}

TEST_CASE("two stars are found where they are, and one alone does not explain them") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto image = stampOf({{9.0, 10.0, 9000}, {10.9, 10.6, 6000}}, seed);
    const StarResidual fit = starResidual(image, kStampShape, {1.75, kStampGain});
    CHECK(fit.stars == 2);
    CHECK(fit.bicGain > 0);
    CHECK(fit.chi2Two < fit.chi2One);
    CHECK(fit.chosen().separation() == Approx(std::hypot(1.9, 0.6)).epsilon(0.05));
    CHECK(fit.chosen().fluxRatio() == Approx(2.0 / 3).epsilon(0.1));
  }
}

TEST_CASE("without a header's hints the width of the PSF is found from the star itself") {
  const auto image = stampOf({{10.3, 9.6, 30000}}, 3);
  const StarResidual known = starResidual(image, kStampShape, {1.75, kStampGain});
  const StarResidual blind = starResidual(image, kStampShape, {});
  CHECK(blind.fwhm == Approx(known.fwhm).epsilon(0.05));
  CHECK(blind.stars == 1);
}

TEST_CASE("missing pixels stay missing in what is left over, and an empty image does no harm") {
  auto image = stampOf({{9.7, 10.2, 6000}}, 1);
  image[3] = std::numeric_limits<float>::quiet_NaN();
  const StarResidual fit = starResidual(image, kStampShape, {});
  CHECK(std::isnan(fit.rest[3]));
  CHECK(std::isfinite(fit.model[3]));
  const StarResidual flat = starResidual(std::vector<float>(kStampShape.pixelCount(), 7.0F), kStampShape, {});
  CHECK(flat.stars == 1);
  CHECK(flat.rest[0] == Approx(0).epsilon(0.1));
  CHECK(starResidual(std::vector<float>(4, 1.0F), {2, 2}, {}).model.size() == 4);
}

TEST_CASE("a template is scaled to an image and shifted to its sky") {
  const std::vector<float> shape{0, 0.1F, 0.7F, 0.2F, 0};
  std::vector<float> image;
  for (const float light : shape) image.push_back(250 + 5000 * light);
  TemplateFit fit = fitTemplate(image, shape);
  CHECK(fit.scale == Approx(5000));
  CHECK(fit.sky == Approx(250));
  for (const float rest : fit.rest) CHECK(std::abs(rest) < 1e-2);
  image[4] = std::numeric_limits<float>::quiet_NaN();
  fit = fitTemplate(image, shape);
  CHECK(fit.scale == Approx(5000));
  CHECK(std::isnan(fit.rest[4]));
  CHECK(fit.model[4] == Approx(250));
  CHECK(fitTemplate(image, std::vector<float>(5, 2.0F)).scale == 0);
}

TEST_CASE("the width of a profile at half its height is twice the radius there") {
  RadialProfile profile;
  const double sigma = 1.7;
  for (double r = 0.05; r < 8; r += 0.1) {
    profile.radius.push_back(r);
    profile.mean.push_back(kSkyLevel + 400 * std::exp(-0.5 * r * r / (sigma * sigma)));
  }
  CHECK(profileFwhm(profile, kSkyLevel) == Approx(2.3548 * sigma).epsilon(0.002));
  CHECK(std::isnan(profileFwhm(profile, 1000)));
  CHECK(std::isnan(profileFwhm(profile, -1e6)));
  CHECK(std::isnan(profileFwhm({}, 0)));
}
