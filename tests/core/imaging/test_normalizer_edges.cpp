// SPDX-License-Identifier: GPL-3.0-or-later
// What every normalizer makes of zeros, of negative pixels and of pixels without a value.
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "imaging/sky.h"
#include "normalizer_fixture.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();

/// Values that an image of one value all over turns into.
struct OfConstant {
  double zero;
  double five;
  double minusFive;
};

double anscombe(double x) { return 2 * std::sqrt(std::max(0.0, 6.2 * x + 0.375 + 100)); }

const std::map<std::string, OfConstant>& ofConstants() {
  static const double root = std::pow(5, 0.3103);
  static const std::map<std::string, OfConstant> all{
      {"raw", {0, 5, -5}},
      {"log-min", {0, 0, 0}},
      {"log-min-max", {0, 0, 0}},
      {"minmax", {0, 0, 0}},
      {"min-over-max", {0, 0, 0}},
      {"log-min-over-max", {0, 0, 0}},
      {"rroot", {0, root, root}},
      {"rroot-minmax", {0, 0, 0}},
      {"log-rroot", {0, std::log10(1 + root), std::log10(1 + root)}},
      {"zscore", {0, 0, 0}},
      {"zscore-pixel", {0, 0, 0}},
      {"flux", {0, 0, 0}},
      {"peak", {0, 0, 0}},
      {"asinh", {0, 0, 0}},
      {"anscombe", {anscombe(0), anscombe(5), anscombe(-5)}},
      {"align", {0, 5, -5}},
      {"canonical", {0, 5, -5}},
  };
  return all;
}

void checkConstant(const std::string& step, float value, double expected) {
  CAPTURE(value);
  for (const float x : normalized(step, std::vector<float>(9, value))) {
    CHECK(x == doctest::Approx(expected).epsilon(1e-6));
  }
}

}  // namespace

TEST_CASE("images of one value all over, zero or negative too, have a defined result under every normalizer") {
  CHECK(ofConstants().size() == normalizers().entries().size());
  for (const auto& entry : normalizers().entries()) {
    CAPTURE(entry.info.name);
    REQUIRE(ofConstants().contains(entry.info.name));
    const OfConstant& expected = ofConstants().at(entry.info.name);
    checkConstant(entry.info.name, 0, expected.zero);
    checkConstant(entry.info.name, 5, expected.five);
    checkConstant(entry.info.name, -5, expected.minusFive);
  }
}

TEST_CASE("a pixel without a value stays without one and does not count for the others") {
  const std::vector<float> holed{10, 11, 9, 12, kNoValue, 14, 8, 10, -11};
  const std::vector<float> others{10, 11, 9, 12, 14, 8, 10, -11};
  const std::set<std::string> needImages{"flux", "peak", "asinh", "align", "canonical"};
  for (const auto& entry : normalizers().entries()) {
    const std::string& name = entry.info.name;
    CAPTURE(name);
    if (needImages.contains(name)) continue;
    std::vector<float> found = normalized(name, holed);
    CHECK(std::isnan(found[4]));
    found.erase(found.begin() + 4);
    CHECK(found == normalized(name, others, {0, 0}));
  }
}

TEST_CASE("the sky's normalizers sum, peak and scale over the pixels that have a value") {
  const std::vector<float> holed{9, 11, 9, 11, kNoValue, 9, 11, 9, 31};
  const Sky sky = borderSky(holed, kThree);
  double flux = 0;
  for (const float x : holed) flux += std::isnan(x) ? 0 : x - sky.level;
  const double least = 3 * sky.noise * std::sqrt(8.0);
  const double peak = std::max(31 - sky.level, 3 * sky.noise);
  for (std::size_t i = 0; i < holed.size(); ++i) {
    CAPTURE(i);
    if (i == 4) {
      for (const char* step : {"flux", "peak", "asinh"}) CHECK(std::isnan(normalized(step, holed)[i]));
      continue;
    }
    const double above = holed[i] - sky.level;
    CHECK(normalized("flux", holed)[i] == doctest::Approx(above / std::max(flux, least)));
    CHECK(normalized("peak", holed)[i] == doctest::Approx(above / peak));
    CHECK(normalized("asinh:softening=2", holed)[i] == doctest::Approx(std::asinh(above / (2 * sky.noise))));
  }
}

TEST_CASE("negative pixels keep their sign where nothing takes absolute values") {
  const std::vector<float> image{-4, 2, 2, 2, 12, 2, 2, 2, 2};
  const std::vector<float> flux = normalized("flux", image);  // sky 2, the corner lies far below it
  CHECK(flux[0] == doctest::Approx(-1.5));                    // −6 of a total of 10 − 6
  CHECK(flux[4] == doctest::Approx(2.5));
  CHECK(normalized("peak", image)[0] == doctest::Approx(-0.6));
  CHECK(normalized("zscore", image)[0] < 0);
  CHECK(normalized("asinh", image)[0] < 0);
  CHECK(normalized("minmax", image)[0] == 0);
  CHECK(normalized("rroot:r=0.5", image)[0] == doctest::Approx(2));
}

TEST_CASE("normalizers that divide by what grows with the image do not see its scale") {
  const std::vector<float> image{10, 11, 9, 12, 90, 10, 8, 10, 11};
  std::vector<float> brighter = image;
  for (float& x : brighter) x *= 64;
  for (const char* step : {"log-min", "log-min-max", "minmax", "rroot-minmax", "zscore", "flux", "peak", "asinh"}) {
    CAPTURE(step);
    const std::vector<float> one = normalized(step, image);
    const std::vector<float> other = normalized(step, brighter);
    for (std::size_t i = 0; i < one.size(); ++i) CHECK(other[i] == doctest::Approx(one[i]).epsilon(1e-5));
  }
}

TEST_CASE("steps that know no places do not see mirror images and turns but in their places") {
  const std::vector<float> image{1, 2, 4, 8, 100, -10, 0, 5, 10};
  std::vector<float> reversed(image.rbegin(), image.rend());
  for (const auto& entry : normalizers().entries()) {
    const std::string& name = entry.info.name;
    if (name == "align" || name == "canonical") continue;
    CAPTURE(name);
    const std::vector<float> one = normalized(name, image);
    const std::vector<float> other = normalized(name, reversed);
    for (std::size_t i = 0; i < 9; ++i) CHECK(other[8 - i] == doctest::Approx(one[i]).epsilon(1e-5));
  }
}
