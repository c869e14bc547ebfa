// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fitsio.h>

#include "io/load.h"
#include "support/temporary_folder.h"

using namespace blendscope;
using blendscope::testing::TemporaryFolder;

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
