// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/random.h"
#include "imaging/class_comparison.h"

using namespace blendscope;

namespace {

constexpr std::size_t kMiddle = 12;
constexpr std::size_t kRight = 13;

/// 5×5 images on a sky of 200 with noise: class 0 is one pixel in the middle, class 1 has two thirds of its flux there
/// and a third to its right; brightness varies tenfold.
CutoutSetParts twoKinds(std::size_t count) {
  RandomStream random(3);
  CutoutSetParts parts;
  parts.shape = {5, 5};
  parts.classNames = ClassNames({"single", "blend", "empty"});
  parts.pixels = Matrix<float>(count, 25);
  for (Row row = 0; row < count; ++row) {
    const int c = static_cast<int>(row % 2);
    const double flux = std::pow(10, random.uniform(4, 5));
    for (std::size_t p = 0; p < 25; ++p) {
      const double part = p == kMiddle ? (c == 0 ? 1.0 : 2.0 / 3) : (p == kRight && c == 1 ? 1.0 / 3 : 0.0);
      parts.pixels(row, p) = static_cast<float>(random.normal(200 + flux * part, 10));
    }
    parts.labels.push_back(c);
  }
  return parts;
}

}  // namespace

TEST_CASE("portraits show shapes whatever the brightness, and differences where they differ") {
  const auto set = CutoutSet::make(twoKinds(400));
  const ClassComparison comparison = compareClasses(*set, Progress());
  REQUIRE(comparison.portraits.size() == 2);
  REQUIRE(comparison.differences.size() == 1);
  CHECK(comparison.portraits[0].count == 200);
  CHECK(comparison.portraits[0].mean[kMiddle] == doctest::Approx(1).epsilon(0.01));
  CHECK(std::abs(comparison.portraits[0].mean[kRight]) < 0.01);
  CHECK(comparison.portraits[1].mean[kRight] == doctest::Approx(1.0 / 3).epsilon(0.01));
  CHECK(comparison.portraits[1].median[kRight] == doctest::Approx(1.0 / 3).epsilon(0.01));
  const ClassDifference& difference = comparison.differences[0];
  CHECK(difference.from == 0);
  CHECK(difference.to == 1);
  CHECK(difference.effectSize[kRight] > 5);
  CHECK(difference.effectSize[kMiddle] < -5);
  for (const std::size_t same : {0U, 1U, 7U, 24U}) CHECK(std::abs(difference.effectSize[same]) < 0.5);
}

TEST_CASE("rows with gaps are left out of portraits") {
  CutoutSetParts parts = twoKinds(20);
  parts.pixels(0, 3) = std::numeric_limits<float>::quiet_NaN();
  const auto set = CutoutSet::make(std::move(parts));
  const ClassComparison comparison = compareClasses(*set, Progress());
  CHECK(comparison.portraits[0].count == 9);
  CHECK(std::isfinite(comparison.portraits[0].mean[3]));
}

TEST_CASE("large classes are sampled evenly") {
  const auto set = CutoutSet::make(twoKinds(50'000));
  const ClassComparison comparison = compareClasses(*set, Progress());
  CHECK(comparison.portraits[0].count == kPortraitSample);
  CHECK(comparison.portraits[1].mean[kRight] == doctest::Approx(1.0 / 3).epsilon(0.01));
}

TEST_CASE("a set without labels has no portraits, and a cancelled comparison ends") {
  CutoutSetParts parts = twoKinds(10);
  const auto labelled = CutoutSet::make(parts);
  parts.labels.clear();
  parts.classNames = {};
  CHECK(compareClasses(*CutoutSet::make(std::move(parts)), Progress()).portraits.empty());
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(compareClasses(*labelled, progress), Cancelled);
}
