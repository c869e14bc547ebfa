// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/pixel_cut.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/random.h"

using namespace blendscope;
using doctest::Approx;

namespace {

constexpr ImageShape kRampShape{4, 6};
constexpr float kHole = std::numeric_limits<float>::quiet_NaN();

/// 100 + 10 · row + column: linear, so that bilinear means are exact.
std::vector<float> ramp() {
  std::vector<float> image;
  for (int row = 0; row < kRampShape.height; ++row) {
    for (int column = 0; column < kRampShape.width; ++column)
      image.push_back(static_cast<float>(100 + 10 * row + column));
  }
  return image;
}

}  // namespace

TEST_CASE("a cut along a row or a column gives its pixels") {
  const auto image = ramp();
  const auto row = cutAlong(image, kRampShape, {0, 2}, {5, 2});
  REQUIRE(row.size() == 6);
  for (std::size_t i = 0; i < row.size(); ++i) {
    CHECK(row[i].value == static_cast<double>(120 + i));
    CHECK(row[i].distance == static_cast<double>(i));
  }
  const auto column = cutAlong(image, kRampShape, {3, 3}, {3, 0});
  REQUIRE(column.size() == 4);
  CHECK(column.front().value == 133);
  CHECK(column.back().value == 103);
}

TEST_CASE("an oblique cut follows a plane exactly, in steps of at most a pixel, both ends included") {
  const auto image = ramp();
  const auto cut = cutAlong(image, kRampShape, {0.25, 0.5}, {4.5, 2.75});
  CHECK(cut.front().place.x == 0.25);
  CHECK(cut.back().place.y == 2.75);
  for (std::size_t i = 0; i < cut.size(); ++i) {
    CHECK(cut[i].value == Approx(100 + 10 * cut[i].place.y + cut[i].place.x));
    if (i > 0) CHECK(cut[i].distance - cut[i - 1].distance <= 1);
  }
}

TEST_CASE("a cut has no value outside the image and beside a missing pixel") {
  auto image = ramp();
  image[2 * 6 + 3] = kHole;
  const auto row = cutAlong(image, kRampShape, {-1, 2}, {6, 2});
  CHECK(std::isnan(row[0].value));
  CHECK(row[1].value == 120);
  CHECK(std::isnan(row[4].value));
  CHECK(row[5].value == 124);
  CHECK(std::isnan(row[7].value));
  CHECK(std::isnan(cutAlong(image, kRampShape, {2.5, 2}, {2.5, 2}).at(0).value));
  CHECK(cutAlong(image, kRampShape, {1, 1}, {1, 1}).size() == 1);
  CHECK(cutAlong(image, kRampShape, {-0.4, 3.4}, {-0.4, 3.4}).at(0).value == 130);
}

TEST_CASE("a histogram counts every value once, as a count by hand does") {
  std::vector<float> values{kHole, std::numeric_limits<float>::infinity()};
  RandomStream random(5);
  for (int i = 0; i < 3000; ++i) values.push_back(static_cast<float>(random.normal(0, 2)));
  const Limits range{-3, 3};
  const ValueHistogram histogram = valueHistogram(values, range, 24);
  std::size_t total = histogram.below + histogram.above + histogram.missing;
  for (std::size_t bin = 0; bin < 24; ++bin) {
    const double low = -3 + 0.25 * static_cast<double>(bin);
    std::size_t expected = 0;
    for (const float v : values) expected += std::isfinite(v) && v >= low && v < low + 0.25;
    CHECK(histogram.counts[bin] == expected);
    total += histogram.counts[bin];
  }
  CHECK(histogram.missing == 2);
  CHECK(histogram.below > 0);
  CHECK(total == values.size());
  CHECK(histogram.binWidth() == 0.25);
  CHECK(valueHistogram(std::vector<float>{0, 1, 1}, {0, 1}, 2).counts == std::vector<std::size_t>{1, 2});
}

TEST_CASE("the range to choose limits in holds them and stays with the values") {
  const std::vector<float> values{0, 10, 20, 1000};
  const Limits around = rangeAround(values, {10, 20});
  CHECK(around.low == 0);
  CHECK(around.high == 30);
  CHECK(rangeAround(values, {-50, 2000}) == Limits{-50, 2000});
  CHECK(rangeAround(values, {0, 1000}) == Limits{0, 1000});
}
