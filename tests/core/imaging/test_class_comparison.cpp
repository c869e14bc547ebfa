// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/random.h"
#include "imaging/class_comparison.h"

using namespace blendscope;

namespace {

/// 3×3 images with noise: class 0 peaks in the middle, class 1 there and a little less to its right; brightness varies
/// hundredfold.
CutoutSetParts twoKinds(std::size_t count) {
  RandomStream random(3);
  CutoutSetParts parts;
  parts.shape = {3, 3};
  parts.classNames = ClassNames({"single", "blend", "empty"});
  parts.pixels = Matrix<float>(count, 9);
  for (Row row = 0; row < count; ++row) {
    const int c = static_cast<int>(row % 2);
    const double brightness = std::pow(10, random.uniform(1, 3));
    for (std::size_t p = 0; p < 9; ++p) {
      const double shape = p == 4 ? 1.0 : (p == 5 && c == 1 ? 0.6 : 0.1 * random.uniform());
      parts.pixels(row, p) = static_cast<float>(brightness * shape);
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
  CHECK(comparison.portraits[0].mean[4] == doctest::Approx(1));
  CHECK(comparison.portraits[0].mean[5] < 0.1);
  CHECK(comparison.portraits[1].mean[5] == doctest::Approx(0.6).epsilon(0.05));
  CHECK(comparison.portraits[1].median[5] == doctest::Approx(0.6).epsilon(0.05));
  const ClassDifference& difference = comparison.differences[0];
  CHECK(difference.from == 0);
  CHECK(difference.to == 1);
  CHECK(difference.effectSize[5] > 5);
  for (const std::size_t same : {0U, 1U, 8U}) CHECK(std::abs(difference.effectSize[same]) < 0.5);
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
  CHECK(comparison.portraits[1].mean[5] == doctest::Approx(0.6).epsilon(0.05));
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
