// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "io/header.h"
#include "io/load.h"
#include "support/test_data.h"

using namespace blendscope;

namespace {

bool dataMissing() {
  if (!testing::testDataMissing()) return false;
  MESSAGE("external test data are not there: nothing checked");
  return true;
}

double medianOf(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<double> numbersOf(const CutoutSet& set, const char* column) {
  const MetadataColumn* found = set.metadata().find(column);
  REQUIRE(found);
  REQUIRE(found->isNumeric());
  return std::get<std::vector<double>>(found->values);
}

}  // namespace

TEST_CASE("the real star-galaxy folder loads whole: pixels, classes from names, header columns, sky positions") {
  if (dataMissing()) return;
  const auto set = loadCutouts({testing::testData("data/ztf_star_galaxy")}, Progress());
  CHECK(set->size() == 1000);
  CHECK(set->shape() == ImageShape{20, 20});
  CHECK(set->classNames().names() == std::vector<std::string>{"galaxy", "star"});
  CHECK(set->countOfClass(0) == 500);
  CHECK(set->countOfClass(1) == 500);
  CHECK(set->provenance().problems.empty());
  CHECK(set->provenance().firstRowAtBottom);
  CHECK(set->provenance().format == "folder of FITS files");
  CHECK(set->nonFiniteRows().empty());

  const std::vector<double> seeing = numbersOf(*set, "SEEING");
  CHECK(set->metadata().find("SEEING")->unit == "px");
  std::vector<double> ofStars;
  for (Row row = 0; row < set->size(); ++row) {
    if (set->label(row) == 1) ofStars.push_back(seeing[row]);
  }
  CHECK(*std::min_element(ofStars.begin(), ofStars.end()) >= 1.40);
  CHECK(*std::max_element(ofStars.begin(), ofStars.end()) <= 1.84);
  CHECK(medianOf(ofStars) == doctest::Approx(1.75).epsilon(0.02));
  CHECK(set->metadata().find("MAGZP")->unit == "mag");
  CHECK(set->metadata().find("SATURATE")->unit == "DN");
  CHECK(numbersOf(*set, "GAIN").front() == doctest::Approx(6.2));
  CHECK(numbersOf(*set, "READNOI").front() == doctest::Approx(10));
  CHECK(numbersOf(*set, "PIXSCALE").front() == doctest::Approx(1.012));
  CHECK(set->metadata().find("FILTER")->text(0) == "ZTF_i");
  for (const char* column : {"OBSMJD", "FIELDID", "CCDID", "QID", "AIRMASS", "MAGLIM", "INFOBITS", "STATUS"}) {
    CAPTURE(column);
    const std::vector<double> values = numbersOf(*set, column);
    CHECK(std::none_of(values.begin(), values.end(), [](double v) { return std::isnan(v); }));
  }

  const auto row = set->rowOfId("star_0");
  REQUIRE(row);
  CHECK(set->metadata().find("file")->text(*row) == "star_0.fits");
  CHECK(set->classNames().name(set->label(*row)) == "star");
  CHECK(set->metadata().find("OBSMJD")->number(*row) == 58426.2999884);
}

namespace {

/// Position by the TPV convention written out: plate coordinates, distortion polynomial, tangent plane.
std::pair<double, double> tpvByHand(const std::vector<HeaderCard>& cards, double x, double y) {
  const auto number = [&](const std::string& key, double missing = 0) {
    return cardNumber(findCard(cards, key)).value_or(missing);
  };
  const double dx = x - number("CRPIX1");
  const double dy = y - number("CRPIX2");
  const double u = number("CD1_1") * dx + number("CD1_2") * dy;
  const double v = number("CD2_1") * dx + number("CD2_2") * dy;
  const auto polynomial = [&](const std::string& axis, double a, double b) {
    const auto p = [&](int i) { return number("PV" + axis + "_" + std::to_string(i), i == 1 ? 1 : 0); };
    return p(0) + p(1) * a + p(2) * b + p(4) * a * a + p(5) * a * b + p(6) * b * b + p(7) * a * a * a +
           p(8) * a * a * b + p(9) * a * b * b + p(10) * b * b * b + p(12) * std::pow(a, 4) +
           p(13) * std::pow(a, 3) * b + p(14) * a * a * b * b + p(15) * a * std::pow(b, 3) + p(16) * std::pow(b, 4);
  };
  const double degree = std::acos(-1.0) / 180;
  const double xi = polynomial("1", u, v) * degree;
  const double eta = polynomial("2", v, u) * degree;
  const double ra0 = number("CRVAL1") * degree;
  const double dec0 = number("CRVAL2") * degree;
  const double bottom = std::cos(dec0) - eta * std::sin(dec0);
  const double ra = ra0 + std::atan2(xi, bottom);
  const double dec = std::atan2(std::sin(dec0) + eta * std::cos(dec0), std::hypot(xi, bottom));
  return {ra / degree, dec / degree};
}

}  // namespace

TEST_CASE("the sky position of a ZTF cutout follows the TPV convention to a milliarcsecond") {
  if (dataMissing()) return;
  const auto set = loadCutouts({testing::testData("data/ztf_star_galaxy")}, Progress());
  for (const char* id : {"star_0", "star_321", "galaxy_17"}) {
    CAPTURE(id);
    const auto cards = readHeader(testing::testData("data/ztf_star_galaxy") / (std::string(id) + ".fits"));
    CHECK(cards.front().keyword == "SIMPLE");
    CHECK(findCard(cards, "OBSERVAT")->value == "Palomar Observatory");
    const auto [ra, dec] = tpvByHand(cards, 10.5, 10.5);
    const Row row = *set->rowOfId(id);
    constexpr double kMilliarcsecond = 1.0 / 3600e3;
    CHECK(std::fabs(set->metadata().find("RA")->number(row) - ra) < kMilliarcsecond);
    CHECK(std::fabs(set->metadata().find("Dec")->number(row) - dec) < kMilliarcsecond);
  }
}

TEST_CASE("the semi-real survey loads with its truth columns and three classes, whatever the thread count") {
  if (dataMissing()) return;
  const LoadRequest request{testing::testData("data/semireal/semireal_blends.csv")};
  const auto set = loadCutouts(request, Progress());
  CHECK(set->size() == 6000);
  CHECK(set->shape() == ImageShape{10, 10});
  CHECK(set->classNames() == ClassNames::challenge(true));
  CHECK(set->provenance().problems.empty());
  CHECK(set->countOfClass(0) + set->countOfClass(1) + set->countOfClass(2) == 6000);
  CHECK(set->metadata().find("family")->isNumeric());
  CHECK(set->metadata().find("family")->role == ColumnRole::Truth);
  const std::vector<double> separation = numbersOf(*set, "separation_px");
  CHECK(set->metadata().find("separation_px")->unit == "px");
  for (Row row = 0; row < set->size(); ++row) {
    const bool isBinary = set->label(row) == 2;
    REQUIRE((set->label(row) == 0) == (separation[row] == 0));
    if (set->label(row) > 0) REQUIRE(isBinary == (separation[row] < 1.2));
  }
  setThreadCount(1);
  CHECK(loadCutouts(request, Progress())->fingerprint() == set->fingerprint());
  setThreadCount(0);
}
