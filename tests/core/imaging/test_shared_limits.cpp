// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/random.h"
#include "imaging/shared_limits.h"

using namespace blendscope;

namespace {

Matrix<float> noise(std::size_t images, std::size_t pixels) {
  RandomStream random(1);
  Matrix<float> made(images, pixels);
  for (float& value : made.values()) value = static_cast<float>(random.normal(100, 5));
  return made;
}

}  // namespace

TEST_CASE("min–max of many images is that of all their values") {
  Matrix<float> pixels = noise(50, 100);
  pixels(7, 3) = -12;
  pixels(33, 99) = 4000;
  pixels(4, 4) = std::numeric_limits<float>::quiet_NaN();
  CHECK(findSharedLimits(pixels, LimitsMode::MinMax, Progress()) == Limits{-12, 4000});
}

TEST_CASE("every place of the images is heard, even where their number is a multiple of the sample") {
  // 6,000 images of 100 pixels: a step of 1,000 would see their first pixel alone.
  Matrix<float> pixels = noise(6000, 100);
  for (std::size_t i = 0; i < pixels.rows(); ++i) pixels(i, 0) = 0;
  const Limits limits = findSharedLimits(pixels, LimitsMode::ZScale, Progress());
  CHECK(limits.low > 50);
  CHECK(limits.high > 100);
  CHECK(limits.high < 150);
}

TEST_CASE("the percentages of a large set agree with those of all its values") {
  const Matrix<float> pixels = noise(30000, 100);
  const Limits sampled = findSharedLimits(pixels, LimitsMode::Percent90, Progress());
  CHECK(sampled.low == doctest::Approx(100 - 1.645 * 5).epsilon(0.002));
  CHECK(sampled.high == doctest::Approx(100 + 1.645 * 5).epsilon(0.002));
}

TEST_CASE("images without any value get limits too") {
  const Matrix<float> pixels(3, 4, std::numeric_limits<float>::quiet_NaN());
  for (const LimitsMode mode : kLimitsModes) {
    const Limits limits = findSharedLimits(pixels, mode, Progress());
    CHECK(limits.low < limits.high);
  }
}

TEST_CASE("looking for limits stops when asked to") {
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(findSharedLimits(noise(10, 10), LimitsMode::MinMax, progress), Cancelled);
}
