// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fitsio.h>

#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "core/io/fits_samples.h"

using namespace blendscope;
using namespace blendscope::testing;

TEST_CASE("a foreign cube without a catalogue and one with numbers for ids and classes are read") {
  const TemporaryFolder folder;
  const auto cube = [&](const char* name, bool withCatalog) {
    makeFits(folder / name, [&](fitsfile* f, int& status) {
      fits_create_img(f, BYTE_IMG, 0, nullptr, &status);
      writeImage(f, FLOAT_IMG, {2, 1, 3}, {1, 2, 3, 4, 5, 6}, status);
      fits_write_record(f, "EXTNAME = 'CUTOUTS'", &status);
      if (!withCatalog) return;
      char id[] = "ID", cls[] = "CLASS", mag[] = "mag", flag[] = "flag", vec[] = "vec";
      char k[] = "1K", i[] = "1I", e[] = "1E", l[] = "1L", d2[] = "2D", none[] = "", unit[] = "mag";
      char* names[] = {id, cls, mag, flag, vec};
      char* forms[] = {k, i, e, l, d2};
      char* units[] = {none, none, unit, none, none};
      fits_create_tbl(f, BINARY_TBL, 3, 5, names, forms, units, "CATALOG", &status);
      LONGLONG ids[] = {9007199254740993, 2, 2};
      short classes[] = {0, 1, 1};
      float mags[] = {20.5F, kNan, 21};
      char flags[] = {1, 0, 1};
      fits_write_col(f, TLONGLONG, 1, 1, 1, 3, ids, &status);
      fits_write_col(f, TSHORT, 2, 1, 1, 3, classes, &status);
      fits_write_col(f, TFLOAT, 3, 1, 1, 3, mags, &status);
      fits_write_col(f, TLOGICAL, 4, 1, 1, 3, flags, &status);
    });
    return load(folder / name);
  };
  const auto bare = cube("bare.fits", false);
  CHECK(bare->size() == 3);
  CHECK(bare->id(2) == "2");
  CHECK(mentions(*bare, "bare.fits", "no table CATALOG"));
  const auto full = cube("full.fits", true);
  CHECK(full->size() == 2);
  CHECK(full->id(0) == "9007199254740993");
  CHECK(full->classNames() == ClassNames::challenge(false));
  CHECK(full->label(1) == 1);
  CHECK(full->metadata().find("mag")->number(0) == 20.5);
  CHECK(std::isnan(full->metadata().find("mag")->number(1)));
  CHECK(full->metadata().find("flag")->number(0) == 1);
  CHECK(mentions(*full, "full.fits", "several values per row"));
  CHECK(mentions(*full, "full.fits", "the ID '2' of row 3 stands above already"));
}

TEST_CASE("an integer null in the catalogue is missing, not a class of its own") {
  const TemporaryFolder folder;
  const std::string path = folder / "cube.fits";
  fitsfile* file = nullptr;
  int status = 0;
  fits_create_diskfile(&file, path.c_str(), &status);
  long axes[] = {2, 2, 3};
  float pixels[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  fits_create_img(file, FLOAT_IMG, 3, axes, &status);
  fits_write_key(file, TSTRING, "EXTNAME", const_cast<char*>("CUTOUTS"), nullptr, &status);
  fits_write_img(file, TFLOAT, 1, 12, pixels, &status);
  char id[] = "ID", cls[] = "CLASS", format[] = "1K";
  char* names[] = {id, cls};
  char* formats[] = {format, format};
  fits_create_tbl(file, BINARY_TBL, 3, 2, names, formats, nullptr, "CATALOG", &status);
  LONGLONG null = -99;
  fits_write_key(file, TLONGLONG, "TNULL2", &null, nullptr, &status);
  fits_set_hdustruc(file, &status);
  LONGLONG ids[] = {1, 2, 3};
  LONGLONG classes[] = {0, -99, 1};
  fits_write_col(file, TLONGLONG, 1, 1, 1, 3, ids, &status);
  fits_write_col(file, TLONGLONG, 2, 1, 1, 3, classes, &status);
  fits_close_file(file, &status);
  REQUIRE(status == 0);

  const auto set = loadCutouts({path}, Progress());
  CHECK(set->classNames() == ClassNames::challenge(false));
  CHECK(set->label(0) == 0);
  CHECK(set->label(1) == kUnlabelled);
  CHECK(set->label(2) == 1);
}
