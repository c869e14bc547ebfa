// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "survey/moffat.h"

using namespace blendscope;

namespace {

std::vector<double> rendered(const MoffatPsf& psf, double x, double y, ImageShape shape) {
  std::vector<double> image(shape.pixelCount(), 0.0);
  addPointSource(psf, x, y, 1, shape, image);
  return image;
}

/// Part of the flux of a round Moffat profile inside radius r: 1 − (1 + r²/α²)^{1−β}.
double encircledFlux(const MoffatPsf& psf, double r) {
  const double alpha = moffatAlpha(psf.fwhm, psf.beta);
  return 1 - std::pow(1 + r * r / (alpha * alpha), 1 - psf.beta);
}

/// The mean of many point samples of the profile inside one pixel.
double bruteForcePixel(const MoffatPsf& psf, double dx, double dy) {
  const double alpha = moffatAlpha(psf.fwhm, psf.beta);
  const double q = std::pow((1 + psf.ellipticity) / (1 - psf.ellipticity), 0.25);
  constexpr int kSteps = 200;
  double sum = 0;
  for (int j = 0; j < kSteps; ++j) {
    for (int i = 0; i < kSteps; ++i) {
      const double x = dx - 0.5 + (i + 0.5) / kSteps;
      const double y = dy - 0.5 + (j + 0.5) / kSteps;
      const double along = (x * std::cos(psf.angle) + y * std::sin(psf.angle)) / (alpha * q);
      const double across = (-x * std::sin(psf.angle) + y * std::cos(psf.angle)) / (alpha / q);
      sum += std::pow(1 + along * along + across * across, -psf.beta);
    }
  }
  return sum / (kSteps * kSteps) * (psf.beta - 1) / (std::numbers::pi * alpha * alpha);
}

}  // namespace

TEST_CASE("a point source keeps its flux, wherever it lies in its pixel and however it is stretched") {
  const ImageShape shape{201, 201};
  for (const double fwhm : {1.1, 1.4, 3.0}) {
    for (const double ellipticity : {0.0, 0.3}) {
      const MoffatPsf psf{fwhm, 2.4, ellipticity, 0.7};
      const std::vector<double> image = rendered(psf, 100.3, 99.6, shape);
      const double sum = std::accumulate(image.begin(), image.end(), 0.0);
      // The square image lies between the circles of radius 100 and 100√2.
      CHECK(sum >= encircledFlux(psf, 97) - 1e-4);
      CHECK(sum <= encircledFlux(psf, 145) + 1e-4);
    }
  }
}

TEST_CASE("pixels hold the integral of the profile, as brute force finds it") {
  const MoffatPsf psf{1.13, 2.8, 0.25, 0.4};
  const ImageShape shape{10, 26};
  const double x = 4.13, y = 3.79;
  const std::vector<double> image = rendered(psf, x, y, shape);
  for (int row = 0; row < shape.height; ++row) {
    for (int column = 0; column < shape.width; column += column < 7 ? 1 : 3) {
      const double expected = bruteForcePixel(psf, column - x, row - y);
      CAPTURE(row);
      CAPTURE(column);
      CHECK(image[static_cast<std::size_t>(row * shape.width + column)] == doctest::Approx(expected).epsilon(1e-3));
    }
  }
}

TEST_CASE("a well sampled profile has the FWHM that was asked for") {
  for (const double beta : {2.2, 2.4, 4.0}) {
    const MoffatPsf psf{40, beta, 0, 0};
    const ImageShape shape{1, 101};
    const std::vector<double> row = rendered(psf, 50, 0, shape);
    std::size_t right = 50;
    while (row[right] > 0.5 * row[50]) ++right;
    const double part = (row[right - 1] - 0.5 * row[50]) / (row[right - 1] - row[right]);
    CHECK(2 * (static_cast<double>(right) - 1 + part - 50) == doctest::Approx(40).epsilon(0.002));
  }
}

TEST_CASE("distortion stretches along its angle and keeps the area") {
  const MoffatPsf psf{20, 3, 0.3, 0.5 * std::numbers::pi};
  const ImageShape shape{101, 101};
  const std::vector<double> image = rendered(psf, 50, 50, shape);
  const auto at = [&](int row, int column) { return image[static_cast<std::size_t>(row * 101 + column)]; };
  CHECK(at(60, 50) > at(50, 60));
  CHECK(at(50, 50) == doctest::Approx(rendered({20, 3, 0, 0}, 50, 50, shape)[50 * 101 + 50]).epsilon(1e-3));
}
