// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "imaging/display.h"

using namespace blendscope;

namespace {

constexpr float kBlankPixel = std::numeric_limits<float>::quiet_NaN();

int channel(std::uint32_t colour, int shift) { return static_cast<int>((colour >> shift) & 0xFF); }

double luminance(std::uint32_t colour) {
  return 0.2126 * channel(colour, 16) + 0.7152 * channel(colour, 8) + 0.0722 * channel(colour, 0);
}

}  // namespace

TEST_CASE("stretches are DS9's formulas") {
  const Limits limits{100, 300};
  const auto at = [&](Stretch stretch) { return stretched(150, limits, stretch); };  // a quarter of the way
  CHECK(at(Stretch::Linear) == doctest::Approx(0.25));
  CHECK(at(Stretch::Log) == doctest::Approx(std::log(251.0) / std::log(1000.0)));
  CHECK(at(Stretch::Power) == doctest::Approx((std::pow(1000, 0.25) - 1) / 1000));
  CHECK(at(Stretch::SquareRoot) == doctest::Approx(0.5));
  CHECK(at(Stretch::Squared) == doctest::Approx(0.0625));
  CHECK(at(Stretch::Asinh) == doctest::Approx(std::asinh(2.5) / 3));
  CHECK(at(Stretch::Sinh) == doctest::Approx(std::sinh(0.75) / 10));
}

TEST_CASE("stretches rise from 0 to 1, clip beyond the limits and keep NaN") {
  for (const Stretch stretch : kStretches) {
    CAPTURE(toText(stretch));
    double last = -1;
    for (int i = 0; i <= 100; ++i) {
      const double y = stretched(i, {0, 100}, stretch);
      CHECK(y >= last);
      last = y;
    }
    CHECK(stretched(-5, {0, 100}, stretch) == 0);
    CHECK(stretched(0, {0, 100}, stretch) == 0);
    CHECK(stretched(100, {0, 100}, stretch) == doctest::Approx(1).epsilon(0.002));
    CHECK(stretched(1e30, {0, 100}, stretch) == stretched(100, {0, 100}, stretch));
    CHECK(std::isnan(stretched(kBlankPixel, {0, 100}, stretch)));
    CHECK(stretched(5, {5, 5}, stretch) == 0);
  }
}

TEST_CASE("ZScale of a straight line of values spans them all") {
  std::vector<float> values(101);
  std::iota(values.begin(), values.end(), 0.0F);
  const Limits limits = findLimits(values, LimitsMode::ZScale);
  CHECK(limits.low == 0);
  CHECK(limits.high == 100);
}

TEST_CASE("ZScale leaves out bright pixels, as worked by hand") {
  // 0, 1, … 99 and five stars: the stars are rejected, the line through the rest has slope 1, over the contrast 4;
  // median 52 (sample of 105, rank 53), so that the limits are max(0, 52 − 52·4) and min(10000, 52 + 52·4).
  std::vector<float> values(105);
  std::iota(values.begin(), values.end(), 0.0F);
  for (std::size_t i = 100; i < 105; ++i) values[i] = 10000;
  std::reverse(values.begin(), values.end());
  const Limits limits = findLimits(values, LimitsMode::ZScale);
  CHECK(limits.low == 0);
  CHECK(limits.high == doctest::Approx(52 + 52 * 4.0));
}

TEST_CASE("percentile limits keep the middle of the values") {
  std::vector<float> values(1001);
  std::iota(values.begin(), values.end(), 0.0F);
  std::reverse(values.begin(), values.end());
  values.push_back(kBlankPixel);
  CHECK(findLimits(values, LimitsMode::MinMax).high == 1000);
  CHECK(findLimits(values, LimitsMode::Percent90).low == doctest::Approx(50));
  CHECK(findLimits(values, LimitsMode::Percent90).high == doctest::Approx(950));
  CHECK(findLimits(values, LimitsMode::Percent995).low == doctest::Approx(2.5));
}

TEST_CASE("no image is without limits: empty, NaN, constant, one pixel apart") {
  for (const LimitsMode mode : kLimitsModes) {
    CAPTURE(toText(mode));
    CHECK(findLimits({}, mode).high == 1);
    CHECK(findLimits(std::vector<float>(5, kBlankPixel), mode).high == 1);
    for (const float value : {0.0F, 257.0F, -3.0F, 1e30F}) {
      const Limits limits = findLimits(std::vector<float>(100, value), mode);
      CHECK(limits.low < value);
      CHECK(limits.high > value);
    }
    std::vector<float> oneBright(100, 7);
    oneBright[50] = 9;
    const Limits limits = findLimits(oneBright, mode);
    CHECK(limits.high > limits.low);
  }
}

TEST_CASE("limits of a difference reach as far below 0 as above") {
  CHECK(symmetricLimits(std::vector<float>{-4, 1, 2, kBlankPixel}).low ==
        doctest::Approx(-symmetricLimits(std::vector<float>{-4, 1, 2}).high));
  CHECK(symmetricLimits(std::vector<float>(1000, -3)) == Limits{-3, 3});
  CHECK(symmetricLimits(std::vector<float>{0, 0}) == Limits{-1, 1});
  CHECK(symmetricLimits({}) == Limits{-1, 1});
}

TEST_CASE("pixels get the colour of their stretched value") {
  std::vector<float> values{kBlankPixel, std::numeric_limits<float>::infinity()};
  RandomStream random(1);
  for (int i = 0; i < 5000; ++i) values.push_back(static_cast<float>(random.uniform(-50, 1100)));
  std::vector<std::uint32_t> out(values.size());
  const Limits limits{0, 1000};
  const std::vector<float> ranks = equalized(values, limits);
  for (const Stretch stretch : kStretches) {
    CAPTURE(toText(stretch));
    renderPixels(values, limits, stretch, ColourMap::Grey, out);
    CHECK(out[0] == kNonFiniteColour);
    CHECK(out[1] == kNonFiniteColour);
    int worst = 0;
    for (std::size_t i = 2; i < values.size(); ++i) {
      const double place = stretch == Stretch::HistogramEqualization ? ranks[i] : stretched(values[i], limits, stretch);
      const int expected = std::min(255, static_cast<int>(256 * place));
      worst = std::max(worst, std::abs(channel(out[i], 0) - expected));
    }
    CHECK(worst <= 1);
  }
  renderPixels(std::vector<float>{4, 5, 6}, {5, 5}, Stretch::Log, ColourMap::Grey, std::span(out).first(3));
  CHECK(channel(out[0], 0) == 0);
  CHECK(channel(out[2], 0) == 255);
}

TEST_CASE("colours get lighter along every map and none looks like the mark of missing pixels") {
  for (const ColourMap map : kColourMaps) {
    CAPTURE(toText(map));
    const auto& table = colourTable(map);
    CHECK(std::find(table.begin(), table.end(), kNonFiniteColour) == table.end());
    CHECK(luminance(table[255]) - luminance(table[0]) > 150);
    int falls = 0;
    for (std::size_t i = 1; i < table.size(); ++i) {
      CHECK((table[i] >> 24) == 0xFF);
      if (luminance(table[i]) < luminance(table[i - 1]) - 0.75) ++falls;  // rounding to bytes
    }
    CHECK(falls == 0);
  }
}

TEST_CASE("maps hold the colours they are known by") {
  CHECK(colourTable(ColourMap::Grey)[128] == 0xFF808080);
  CHECK(colourTable(ColourMap::Viridis)[0] == 0xFF440154);
  CHECK(colourTable(ColourMap::Viridis)[255] == 0xFFFDE725);
  const std::uint32_t middle = colourTable(ColourMap::Viridis)[128];  // matplotlib: 33, 145, 140
  CHECK(std::abs(channel(middle, 16) - 33) <= 3);
  CHECK(std::abs(channel(middle, 8) - 145) <= 3);
  CHECK(std::abs(channel(middle, 0) - 140) <= 3);
  CHECK(colourTable(ColourMap::Cubehelix)[0] == 0xFF000000);
  CHECK(colourTable(ColourMap::Cubehelix)[255] == 0xFFFFFFFF);
}

TEST_CASE("equalised values are ranks") {
  CHECK(equalized(std::vector<float>{30, 10, 20, 10}) == std::vector<float>{0.875F, 0.25F, 0.625F, 0.25F});
  CHECK(std::isnan(equalized(std::vector<float>{kBlankPixel, 1})[0]));
  CHECK(equalized(std::vector<float>{kBlankPixel, 1})[1] == 0.5F);
}

TEST_CASE("equalised values between limits are ranks among the values between them") {
  const std::vector<float> values{5, 10, 20, 30, 1000, kBlankPixel};
  const std::vector<float> ranks = equalized(values, {10, 30});
  CHECK(ranks[0] == 0);
  CHECK(ranks[1] == doctest::Approx(0.5 / 3));
  CHECK(ranks[2] == doctest::Approx(1.5 / 3));
  CHECK(ranks[3] == doctest::Approx(2.5 / 3));
  CHECK(ranks[4] == 1);
  CHECK(std::isnan(ranks[5]));
}

TEST_CASE("an equalised image uses every grey equally often") {
  std::vector<float> values(2560);
  RandomStream random(3);
  for (float& v : values) v = static_cast<float>(std::exp(5 * random.uniform()));
  std::vector<std::uint32_t> out(values.size());
  renderPixels(values, findLimits(values, LimitsMode::MinMax), Stretch::HistogramEqualization, ColourMap::Grey, out);
  std::vector<int> counts(256, 0);
  for (const std::uint32_t colour : out) ++counts[static_cast<std::size_t>(channel(colour, 0))];
  CHECK(*std::min_element(counts.begin(), counts.end()) == 10);
  CHECK(*std::max_element(counts.begin(), counts.end()) == 10);
}

TEST_CASE("contrast and bias move a colour map as DS9's do") {
  CHECK(colourPlace(0.3, {}) == doctest::Approx(0.3));
  const ColourRamp steep{ColourMap::Grey, 4, 0.25, false};
  CHECK(colourPlace(0.25, steep) == doctest::Approx(0.5));
  CHECK(colourPlace(0.30, steep) == doctest::Approx(0.7));
  CHECK(colourPlace(0.10, steep) == 0);
  CHECK(colourPlace(0.90, steep) == 1);
  const ColourRamp flat{ColourMap::Grey, 0, 0.1, false};
  CHECK(colourPlace(0.9, flat) == 0.5);
  for (const double x : {0.0, 0.2, 0.25, 0.7, 1.0}) {
    CAPTURE(x);
    CHECK(colourPlace(x, {ColourMap::Grey, 4, 0.25, true}) == doctest::Approx(1 - colourPlace(x, steep)));
  }
}

TEST_CASE("an untouched scale has the map's own colours, an inverted one the same in reverse") {
  for (const ColourMap map : kColourMaps) {
    CAPTURE(toText(map));
    CHECK(scaledColours({.map = map}) == colourTable(map));
    ColourTable reversed = colourTable(map);
    std::reverse(reversed.begin(), reversed.end());
    CHECK(scaledColours({.map = map, .inverted = true}) == reversed);
  }
  const ColourTable steep = scaledColours({ColourMap::Grey, 10, 0.5, false});
  CHECK(channel(steep[100], 0) == 0);
  CHECK(channel(steep[155], 0) == 255);
}

TEST_CASE("choices are found by their names, however they are written") {
  for (const Stretch s : kStretches) CHECK(stretchNamed(toText(s)) == s);
  for (const LimitsMode m : kLimitsModes) CHECK(limitsNamed(toText(m)) == m);
  for (const ColourMap m : kColourMaps) CHECK(colourMapNamed(toText(m)) == m);
  CHECK(stretchNamed("histogram-equalization") == Stretch::HistogramEqualization);
  CHECK(stretchNamed("square-root") == Stretch::SquareRoot);
  CHECK(limitsNamed("min-max") == LimitsMode::MinMax);
  CHECK(limitsNamed("99.5%") == LimitsMode::Percent995);
  CHECK_THROWS_WITH_AS(colourMapNamed("jet"), doctest::Contains("Viridis"), UsageError);
}

TEST_CASE("every choice has a name of its own") {
  std::set<std::string_view> names;
  for (const Stretch s : kStretches) names.insert(toText(s));
  for (const LimitsMode m : kLimitsModes) names.insert(toText(m));
  for (const ColourMap m : kColourMaps) names.insert(toText(m));
  CHECK(names.size() == kStretches.size() + kLimitsModes.size() + kColourMaps.size());
  CHECK(!names.contains(""));
}
