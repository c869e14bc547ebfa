// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "imaging/class_images.h"
#include "imaging/profile.h"

using namespace blendscope;

namespace {

constexpr float kGap = std::numeric_limits<float>::quiet_NaN();

std::vector<float> gaussian(ImageShape shape, double x, double y, double sigma, double amplitude, double sky) {
  std::vector<float> image;
  for (int row = 0; row < shape.height; ++row) {
    for (int column = 0; column < shape.width; ++column) {
      const double r2 = (column - x) * (column - x) + (row - y) * (row - y);
      image.push_back(static_cast<float>(sky + amplitude * std::exp(-0.5 * r2 / (sigma * sigma))));
    }
  }
  return image;
}

}  // namespace

TEST_CASE("a profile has every finite pixel once, in rings about its centre") {
  std::vector<float> image{1, 2, 1, 2, 9, 2, 1, 2, kGap};
  const RadialProfile profile = radialProfile(image, {3, 3}, 1, 1, 0.4);
  REQUIRE(profile.radius.size() == 3);
  CHECK(profile.radius[0] == 0);
  CHECK(profile.radius[1] == 1);
  CHECK(profile.radius[2] == doctest::Approx(std::sqrt(2)));
  CHECK(profile.mean == std::vector<double>{9, 2, 1});
  CHECK(profile.spread == std::vector<double>{0, 0, 0});
  CHECK(profile.count == std::vector<int>{1, 4, 3});
}

TEST_CASE("the profile of a Gaussian star is that Gaussian, about a centre found by itself") {
  const ImageShape shape{15, 15};
  const std::vector<float> image = gaussian(shape, 6.7, 7.3, 1.5, 1000, 50);
  const RadialProfile profile = radialProfile(image, shape, 0.25);
  for (std::size_t k = 0; k < profile.radius.size(); ++k) {
    const double r = profile.radius[k];
    CHECK(profile.mean[k] == doctest::Approx(50 + 1000 * std::exp(-0.5 * r * r / 2.25)).epsilon(0.02));
  }
}

TEST_CASE("stacked profiles average images about their own centres") {
  const ImageShape shape{15, 15};
  Matrix<float> images(3, shape.pixelCount());
  const double amplitudes[] = {100, 200, 300};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::vector<float> image = gaussian(shape, 7, 7, 1.5, amplitudes[i], 0);
    std::copy(image.begin(), image.end(), images.row(i).begin());
  }
  FeatureBatch batch;
  batch.values = images;
  batch.shape = shape;
  const RadialProfile profile = stackedProfile(batch, Progress());
  CHECK(profile.radius[0] == 0.25);
  CHECK(profile.mean[0] == doctest::Approx(200));
  CHECK(profile.spread[0] == doctest::Approx(100));
  CHECK(profile.count[0] == 3);
}

TEST_CASE("mean, median and effect size of every pixel, as worked by hand") {
  const Matrix<float> a(3, 2, {1, 5, 2, kGap, 6, kGap});
  const Matrix<float> b(3, 2, {4, 5, 5, 5, 9, 5});
  CHECK(meanImage(a) == std::vector<float>{3, 5});
  CHECK(medianImage(a) == std::vector<float>{2, 5});
  CHECK(medianImage(Matrix<float>(2, 1, {1, 2})) == std::vector<float>{1.5F});
  // Squares about the means 3 and 6 are 14 and 14; pooled variance 28/4.
  const std::vector<float> d = effectSizeImage(a, b);
  CHECK(d[0] == doctest::Approx(3 / std::sqrt(7.0)));
  CHECK(d[1] == 0);
  CHECK(effectSize(std::vector<double>{1, 2, 6}, std::vector<double>{4, 5, 9}) == doctest::Approx(3 / std::sqrt(7.0)));
  CHECK(std::isnan(effectSize({}, std::vector<double>{1})));
  CHECK(effectSizeImage(Matrix<float>(2, 1, {1, 1}), Matrix<float>(2, 1, {2, 2}))[0] ==
        std::numeric_limits<float>::max());
  CHECK(std::isnan(meanImage(Matrix<float>(1, 1, {kGap}))[0]));
}
