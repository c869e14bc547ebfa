// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/cutout_header.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>

#include "base/error.h"
#include "fits_samples.h"
#include "io/fits_file.h"
#include "io/write.h"
#include "support/test_data.h"

using namespace blendscope;
using doctest::Approx;

namespace {

std::string cards(const std::vector<std::string>& lines) {
  std::string text;
  for (std::string line : lines) {
    line.resize(80, ' ');
    text += line;
  }
  return text;
}

/// A tangential projection about (RA, Dec) at pixel (5, 5) with this CD matrix.
std::shared_ptr<const SkyCoordinates> tangential(double ra, double dec, const SkyAxes& cd) {
  const PointLocale locale;
  const auto number = [](const char* keyword, double value) { return fmt::format("{:8}= {:.15g}", keyword, value); };
  return SkyCoordinates::read(
      cards({"CTYPE1  = 'RA---TAN'", "CTYPE2  = 'DEC--TAN'", number("CRPIX1", 5), number("CRPIX2", 5),
             number("CRVAL1", ra), number("CRVAL2", dec), number("CD1_1", cd.eastByX), number("CD1_2", cd.eastByY),
             number("CD2_1", cd.northByX), number("CD2_2", cd.northByY), "END"}));
}

}  // namespace

TEST_CASE("positions are written in hours and degrees, rounded up across minutes where they must be") {
  CHECK(sexagesimal({0, 0}) == "00:00:00.000 +00:00:00.00");
  CHECK(sexagesimal({83.633083, 22.0145}) == "05:34:31.940 +22:00:52.20");
  CHECK(sexagesimal({187.5, -0.5}) == "12:30:00.000 -00:30:00.00");
  CHECK(sexagesimal({359.9999999, -9.9999999}) == "00:00:00.000 -10:00:00.00");
}

TEST_CASE("the axes at a header's reference pixel are its CD matrix, also near the pole and at the first meridian") {
  const SkyAxes cd{-2.7e-4, 3e-5, -4e-5, -2.8e-4};
  for (const auto& [ra, dec] : {std::pair{187.5, 12.3}, std::pair{0.0, -40.0}, std::pair{275.0, 85.0}}) {
    CAPTURE(dec);
    const auto sky = tangential(ra, dec, cd);
    REQUIRE(sky);
    CHECK(sky->at(5, 5)->dec == Approx(dec).epsilon(1e-12));
    const auto axes = sky->axesAt(5, 5);
    REQUIRE(axes);
    CHECK(axes->eastByX == Approx(cd.eastByX).epsilon(1e-5));
    CHECK(axes->eastByY == Approx(cd.eastByY).epsilon(1e-4));
    CHECK(axes->northByX == Approx(cd.northByX).epsilon(1e-4));
    CHECK(axes->northByY == Approx(cd.northByY).epsilon(1e-5));
  }
}

TEST_CASE("headers without celestial coordinates have none") {
  const PointLocale locale;
  CHECK(!SkyCoordinates::read(cards({"END"})));
  CHECK(!SkyCoordinates::read(cards({"CTYPE1  = 'WAVE'", "CTYPE2  = 'DEC--TAN'", "END"})));
}

TEST_CASE("a cutout's header is that of its own file in a folder, and of the whole file where there is one") {
  const testing::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "cutouts");
  for (const char* name : {"a.fits", "b.fits"}) {
    testing::makeFits(folder / "cutouts" / name, [&](fitsfile* f, int& status) {
      testing::writeImage(f, FLOAT_IMG, {3, 2}, {1, 2, 3, 4, 5, 6}, status);
      fits_write_key(f, TSTRING, "OBJECT", const_cast<char*>(name), "which it is", &status);
    });
  }
  const auto set = testing::load(folder / "cutouts");
  const auto header = readCutoutHeader(*set, *set->rowOfId("b"));
  REQUIRE(header);
  CHECK(header->file == folder / "cutouts" / "b.fits");
  CHECK(findCard(header->cards, "OBJECT")->value == "b.fits");
  CHECK(!header->sky);

  const auto alone = testing::load(folder / "cutouts" / "a.fits");
  CHECK(findCard(readCutoutHeader(*alone, 0)->cards, "OBJECT")->value == "a.fits");

  std::filesystem::remove(folder / "cutouts" / "b.fits");
  CHECK_THROWS_AS(readCutoutHeader(*set, *set->rowOfId("b")), Error);
  std::filesystem::remove_all(folder / "cutouts");
  CHECK_THROWS_WITH_AS(readCutoutHeader(*set, 0), doctest::Contains("no longer"), Error);
}

TEST_CASE("data that were made here or read from a table have no header") {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(1, 4);
  parts.shape = {2, 2};
  parts.provenance.source = "simulated: demo, seed 1";
  const auto set = CutoutSet::make(std::move(parts));
  CHECK(!readCutoutHeader(*set, 0));
  const testing::TemporaryFolder folder;
  writeCsv(*set, folder / "set.csv", Progress());
  CHECK(!readCutoutHeader(*testing::load(folder / "set.csv"), 0));
}

TEST_CASE("the header of a cube of cutouts gives no positions, which would be those of the first one only") {
  const testing::TemporaryFolder folder;
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(2, 4);
  parts.shape = {2, 2};
  writeFits(*CutoutSet::make(std::move(parts)), folder / "set.fits", Progress());
  const auto header = readCutoutHeader(*testing::load(folder / "set.fits"), 1);
  REQUIRE(header);
  CHECK(findCard(header->cards, "EXTNAME")->value == "CUTOUTS");
  CHECK(!header->sky);
}

TEST_CASE("real ZTF cutouts lie north down and east left at 1.01 arcsec a pixel, where their columns say") {
  if (testing::testDataMissing()) {
    MESSAGE("external test data are not there: nothing checked");
    return;
  }
  const auto set = testing::load(testing::testData("data/ztf_star_galaxy"));
  const Row row = *set->rowOfId("star_0");
  const auto header = readCutoutHeader(*set, row);
  REQUIRE(header);
  REQUIRE(header->sky);
  const auto centre = header->sky->at(10.5, 10.5);
  CHECK(centre->ra == Approx(set->metadata().find("RA")->number(row)).epsilon(1e-12));
  CHECK(centre->dec == Approx(set->metadata().find("Dec")->number(row)).epsilon(1e-12));
  const auto axes = header->sky->axesAt(10.5, 10.5);
  REQUIRE(axes);
  CHECK(axes->determinant() > 0);
  CHECK(axes->pixelScale() == Approx(1.012).epsilon(0.005));
  CHECK(northUpTurn(*axes) == Turn{1, 0, 0, -1});
}
