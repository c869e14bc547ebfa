// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/duplicates.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <numbers>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/sky_groups.h"
#include "imaging/symmetry.h"

using namespace blendscope;

namespace {

constexpr float kBadPixel = std::numeric_limits<float>::quiet_NaN();
constexpr double kArcsec = 1.0 / 3600;

CutoutSetParts noise(std::size_t n, ImageShape shape = {4, 4}) {
  CutoutSetParts parts;
  parts.shape = shape;
  parts.pixels = Matrix<float>(n, shape.pixelCount());
  RandomStream random(11);
  for (float& value : parts.pixels.values()) value = static_cast<float>(random.normal(100, 10));
  return parts;
}

void copyRow(CutoutSetParts& parts, std::size_t from, std::size_t to, int mirror = 0) {
  const std::vector<float> image(parts.pixels.row(from).begin(), parts.pixels.row(from).end());
  mirrorCopy(image, parts.shape, mirror, parts.pixels.row(to));
}

void addPositions(CutoutSetParts& parts, std::vector<double> ra, std::vector<double> dec) {
  parts.metadata.add({"RA", "deg", ColumnRole::Measured, std::move(ra)});
  parts.metadata.add({"DEC", "deg", ColumnRole::Measured, std::move(dec)});
}

Duplicates found(const CutoutSetParts& parts, const DuplicateOptions& options = {}) {
  return findDuplicates(*CutoutSet::make(parts), options, Progress());
}

using Groups = std::vector<std::vector<Row>>;

}  // namespace

TEST_CASE("copies are found as they stand and under all eight mirrors and turns") {
  for (const ImageShape shape : {ImageShape{4, 4}, ImageShape{3, 5}}) {
    CutoutSetParts parts = noise(12, shape);
    for (int mirror = 0; mirror < mirrorCopies(shape); ++mirror) {
      CAPTURE(mirror);
      copyRow(parts, 2, 9, mirror);
      const Duplicates duplicates = found(parts);
      REQUIRE(duplicates.copies.size() == 1);
      CHECK(duplicates.copies[0].rows == std::vector<Row>{2, 9});
      CHECK(duplicates.copies[0].identical == (mirror == 0));
      CHECK(duplicates.objectCount == 11);
      CHECK(duplicates.objects[9] == duplicates.objects[2]);
    }
  }
}

TEST_CASE("one pixel more or less makes another image") {
  CutoutSetParts parts = noise(6);
  copyRow(parts, 1, 4, 3);
  parts.pixels(4, 7) = std::nextafter(parts.pixels(4, 7), 0.0F);
  CHECK(found(parts).copies.empty());
}

TEST_CASE("a negative zero is a zero and a missing pixel equals a missing one") {
  CutoutSetParts parts = noise(4);
  parts.pixels(0, 3) = 0.0F;
  parts.pixels(0, 5) = kBadPixel;
  copyRow(parts, 0, 2);
  parts.pixels(2, 3) = -0.0F;
  parts.pixels(2, 5) = -kBadPixel;
  const Duplicates duplicates = found(parts);
  REQUIRE(duplicates.copies.size() == 1);
  CHECK(duplicates.copies[0].rows == std::vector<Row>{0, 2});
  CHECK(duplicates.copies[0].identical);
}

TEST_CASE("images that show nothing prove nothing") {
  CutoutSetParts parts = noise(6);
  for (const std::size_t row : {0, 1}) std::fill(parts.pixels.row(row).begin(), parts.pixels.row(row).end(), 0.0F);
  for (const std::size_t row : {2, 3}) std::fill(parts.pixels.row(row).begin(), parts.pixels.row(row).end(), kBadPixel);
  CHECK(found(parts).copies.empty());
  CHECK(found(parts).objectCount == 6);
}

TEST_CASE("cutouts closer than the radius on the sky are one object, others are not") {
  CutoutSetParts parts = noise(7);
  // Over the meridian of RA 0 and at the pole, where a degree of RA is a matter of arcseconds.
  addPositions(parts, {359.9999, 0.0001, 10, 10, 200, 20, std::nan("")},
               {0, 0, 45, 45 + 1.6 * kArcsec, 90 - kArcsec / 2, 90 - kArcsec / 2, 45});
  const Duplicates duplicates = found(parts);
  CHECK(duplicates.hasPositions);
  CHECK(duplicates.positions == Groups{{0, 1}, {4, 5}});
  CHECK(duplicates.objectCount == 5);
  CHECK(found(parts, {.radiusArcsec = 1.7, .epochs = {}}).positions == Groups{{0, 1}, {2, 3}, {4, 5}});
  CHECK(found(parts, {.radiusArcsec = 0.5, .epochs = {}}).positions.empty());
}

TEST_CASE("positions join exactly the pairs that brute force finds") {
  RandomStream random(5);
  CutoutSetParts parts = noise(400);
  std::vector<double> ra(400);
  std::vector<double> dec(400);
  for (std::size_t i = 0; i < 400; ++i) {
    ra[i] = 30 + random.uniform(0, 60) * kArcsec;
    dec[i] = -70 + random.uniform(0, 60) * kArcsec;
  }
  addPositions(parts, ra, dec);
  const auto set = CutoutSet::make(parts);
  const SkyDirections directions = *skyDirections(*set);
  std::vector<int> chain(400);
  for (int i = 0; i < 400; ++i) chain[static_cast<std::size_t>(i)] = i;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t a = 0; a < 400; ++a) {
      for (std::size_t b = 0; b < 400; ++b) {
        if (separationArcsec(directions[a], directions[b]) > 1.5 || chain[a] <= chain[b]) continue;
        chain[a] = chain[b];
        changed = true;
      }
    }
  }
  std::map<int, std::vector<Row>> members;
  for (Row row = 0; row < 400; ++row) members[chain[row]].push_back(row);
  Groups expected;
  for (const auto& [first, rows] : members) {
    if (rows.size() > 1) expected.push_back(rows);
  }
  CHECK(findSkyGroups(directions, 1.5, Progress()) == expected);
}

TEST_CASE("hours and radians are understood, impossible declinations are missing") {
  CutoutSetParts parts = noise(2);
  parts.metadata.add({"RA", "hour", ColumnRole::Measured, std::vector<double>{12, 12}});
  parts.metadata.add({"DEC", "deg", ColumnRole::Measured, std::vector<double>{0, -999}});
  const auto hours = *skyDirections(*CutoutSet::make(parts));
  CHECK(hours[0][0] == doctest::Approx(-1));
  CHECK(std::isnan(hours[1][0]));
  parts.metadata = {};
  parts.metadata.add({"ra", "rad", ColumnRole::Measured, std::vector<double>{std::numbers::pi / 2, 0}});
  parts.metadata.add({"dec", "rad", ColumnRole::Measured, std::vector<double>{0, std::numbers::pi / 2}});
  const auto radians = *skyDirections(*CutoutSet::make(parts));
  CHECK(radians[0][1] == doctest::Approx(1));
  CHECK(radians[1][2] == doctest::Approx(1));
}

TEST_CASE("a group that outgrows the number of epochs is named, not joined") {
  CutoutSetParts parts = noise(5);
  addPositions(parts, {10, 10, 10, 50, 50}, {0, 0, 0, 0, 0});
  parts.metadata.add({"OBSMJD", "d", ColumnRole::Measured, std::vector<double>{1, 2, 1, 1, 2}});
  const Duplicates duplicates = found(parts);
  CHECK(duplicates.positions == Groups{{3, 4}});
  CHECK(duplicates.doubtful == Groups{{0, 1, 2}});
  CHECK(duplicates.objectCount == 4);
  REQUIRE(duplicates.warnings.size() == 1);
  CHECK(duplicates.warnings[0].find("epochs (2)") != std::string::npos);
  CHECK(found(parts, {.radiusArcsec = 1.5, .epochs = 3}).positions == Groups{{0, 1, 2}, {3, 4}});
  // Copies of one image were taken at one epoch, however many there are.
  copyRow(parts, 0, 2);
  CHECK(found(parts).positions == Groups{{0, 1, 2}, {3, 4}});
}

TEST_CASE("a chain of neighbours is no object") {
  CutoutSetParts parts = noise(6);
  std::vector<double> dec;
  for (int i = 0; i < 6; ++i) dec.push_back(i * 1.2 * kArcsec);
  addPositions(parts, std::vector<double>(6, 100), dec);
  const Duplicates duplicates = found(parts);
  CHECK(duplicates.positions.empty());
  CHECK(duplicates.doubtful == Groups{{0, 1, 2, 3, 4, 5}});
  CHECK(duplicates.objectCount == 6);
  CHECK(duplicates.warnings.size() == 1);
}

TEST_CASE("copies and positions chain into one object, whatever the number of threads") {
  CutoutSetParts parts = noise(3000);
  std::vector<double> ra(3000);
  for (std::size_t i = 0; i < 3000; ++i) ra[i] = static_cast<double>(i) / 10;
  ra[40] = ra[20];
  addPositions(parts, ra, std::vector<double>(3000, 5));
  copyRow(parts, 40, 60, 6);
  for (std::size_t i = 100; i < 200; ++i) copyRow(parts, i, i + 2000, static_cast<int>(i % 8));
  setThreadCount(1);
  const Duplicates one = found(parts);
  setThreadCount(2);
  const Duplicates two = found(parts);
  setThreadCount(0);
  CHECK(one.objects == two.objects);
  CHECK(one.objects[20] == one.objects[60]);
  CHECK(one.objectCount == 3000 - 102);
  CHECK(one.copies.size() == 101);
}

TEST_CASE("rows of a second set follow those of the first") {
  CutoutSetParts data = noise(5);
  CutoutSetParts test = noise(3);
  for (float& value : test.pixels.values()) value += 1;
  const auto source = data.pixels.row(4);
  mirrorCopy(source, data.shape, 1, test.pixels.row(2));
  const Duplicates duplicates = findDuplicates(*CutoutSet::make(data), *CutoutSet::make(test), {}, Progress());
  REQUIRE(duplicates.copies.size() == 1);
  CHECK(duplicates.copies[0].rows == std::vector<Row>{4, 7});
  CHECK(duplicates.objects.size() == 8);
  CHECK_FALSE(duplicates.hasPositions);
}

TEST_CASE("objects are discovered where no column is called so") {
  CutoutSetParts parts = noise(4);
  copyRow(parts, 1, 3);
  CHECK(objectNumbers(*CutoutSet::make(parts), "objects", Progress()) == std::vector<int>{0, 1, 2, 1});
  parts.metadata.add({"Objects", "", ColumnRole::Measured, std::vector<double>{7, 7, 8, 9}});
  CHECK(objectNumbers(*CutoutSet::make(parts), "objects", Progress()) == std::vector<int>{0, 0, 1, 2});
  CHECK_THROWS_AS(objectNumbers(*CutoutSet::make(parts), "nothing", Progress()), UsageError);
}

TEST_CASE("senseless options are refused and a cancel is heard") {
  const CutoutSetParts parts = noise(3);
  CHECK_THROWS_AS(found(parts, {.radiusArcsec = 0, .epochs = {}}), UsageError);
  CHECK_THROWS_AS(found(parts, {.radiusArcsec = std::nan(""), .epochs = {}}), UsageError);
  CHECK_THROWS_AS(found(parts, {.radiusArcsec = 1, .epochs = 0}), UsageError);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(findDuplicates(*CutoutSet::make(parts), {}, progress), Cancelled);
  CHECK(findDuplicates(*CutoutSet::make(CutoutSetParts{}), {}, Progress()).objects.empty());
}
