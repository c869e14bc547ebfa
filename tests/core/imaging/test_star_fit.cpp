// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/star_fit.h"

#include <doctest/doctest.h>

#include <cmath>

#include "survey/moffat.h"

using namespace blendscope;
using doctest::Approx;

namespace {

constexpr ImageShape kShape{11, 11};

struct Scene {
  std::vector<double> light = std::vector<double>(kShape.pixelCount(), 0.0);

  Scene& add(double x, double y, double flux, const MoffatPsf& psf = {}) {
    addPointSource(psf, x, y, flux, kShape, light);
    return *this;
  }

  std::vector<float> image(double sky, double noise, std::uint64_t seed = 1) const {
    RandomStream random(seed);
    std::vector<float> pixels;
    for (const double value : light) pixels.push_back(static_cast<float>(sky + value + random.normal(0, noise)));
    return pixels;
  }
};

PsfBelief exactly(double fwhm = 1.4) { return {fwhm, {0, 0, 0}, {0.005, 0.005, 0.005}}; }

StarPixels pixelsOf(const std::vector<float>& image, double sky) { return starPixels(image, kShape, {sky, 1}); }

}  // namespace

TEST_CASE("the variance of a pixel is sky, photons and what the PSF lacks") {
  const PixelNoise noise{3, 2, 0.1};
  CHECK(noise.variance(0) == Approx(9));
  CHECK(noise.variance(100) == Approx(9 + 50 + 100));
  CHECK(noise.variance(-5) == Approx(9));
}

TEST_CASE("a star is found where it is, as bright as it is") {
  const auto image = Scene().add(4.8, 5.3, 20000).image(200, 0.5);
  const StarFit fit = fitOneStar(pixelsOf(image, 200), exactly(), {0.5, 6.2, 0.01});
  CHECK(fit.stars[0].x == Approx(4.8).epsilon(0.002));
  CHECK(fit.stars[0].y == Approx(5.3).epsilon(0.002));
  CHECK(fit.stars[0].flux == Approx(20000).epsilon(0.01));
  CHECK(fit.fluxRatio() == 0);
  CHECK(fit.separation() == 0);
}

TEST_CASE("two stars are found with their separation and flux ratio") {
  struct Pair {
    double dx, dy, ratio;
  };
  for (const Pair pair : {Pair{1.2, 0.9, 0.5}, Pair{-2.0, 0.3, 0.2}, Pair{0.1, -1.1, 1.0}}) {
    CAPTURE(pair.dx);
    const auto image =
        Scene().add(5.1, 4.9, 20000).add(5.1 + pair.dx, 4.9 + pair.dy, 20000 * pair.ratio).image(200, 0.5);
    const StarPixels pixels = pixelsOf(image, 200);
    const PixelNoise noise{0.5, 6.2, 0.005};
    const StarFit one = fitOneStar(pixels, exactly(), noise);
    const StarFit two = fitTwoStars(pixels, exactly(), noise, one);
    CHECK(two.separation() == Approx(std::hypot(pair.dx, pair.dy)).epsilon(0.03));
    CHECK(two.fluxRatio() == Approx(pair.ratio).epsilon(0.06));
    CHECK(one.misfit - two.misfit > 50);
  }
}

TEST_CASE("a single star gains nothing from a second one, and a fit of two is never worse than of one") {
  int doubtful = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto image = Scene().add(5.2, 4.7, 3000).image(200, 8, seed);
    const StarPixels pixels = starPixels(image, kShape, {200, 8});
    const PixelNoise noise{8, 1e9, 0.001};
    const StarFit one = fitOneStar(pixels, exactly(), noise);
    const StarFit two = fitTwoStars(pixels, exactly(), noise, one);
    CHECK(two.misfit <= one.misfit);
    doubtful += one.misfit - two.misfit > 12 ? 1 : 0;
  }
  CHECK(doubtful <= 2);
}

TEST_CASE("an open belief finds the width and the stretch of the PSF; a firm one keeps its own") {
  const MoffatPsf stretched{1.6, 2.4, 0.12, 0.0};
  const auto image = Scene().add(5.1, 4.9, 50000, stretched).image(200, 0.5);
  const StarPixels pixels = pixelsOf(image, 200);
  const PixelNoise noise{0.5, 6.2, 0.005};
  const StarFit open = fitOneStar(pixels, {1.4, {0, 0, 0}, {0.5, 0.2, 0.2}}, noise);
  CHECK(1.4 * std::exp(open.shape[0]) == Approx(1.6).epsilon(0.03));
  CHECK(open.shape[1] > 0.03);  // longer along x
  CHECK(std::abs(open.shape[2]) < 0.01);
  const StarFit firm = fitOneStar(pixels, {1.4, {0, 0, 0}, {1e-4, 1e-4, 1e-4}}, noise);
  CHECK(std::abs(firm.shape[0]) < 0.01);
}

TEST_CASE("only the surroundings of the object are fitted") {
  const auto image = Scene().add(5, 5, 5000).add(10, 10, 90000).image(200, 0.5);
  const StarPixels pixels = pixelsOf(image, 200);
  CHECK(pixels.peakX == 5);
  for (std::size_t i = 0; i < pixels.size(); ++i) CHECK(std::hypot(pixels.x[i] - 5, pixels.y[i] - 5) <= 4.5);
}
