// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fitsio.h>

#include <cmath>
#include <cstring>
#include <thread>

#include "base/error.h"
#include "base/parallel.h"
#include "core/io/fits_samples.h"
#include "io/header.h"
#include "support/comma_locale.h"

using namespace blendscope;
using namespace blendscope::testing;

TEST_CASE("BSCALE, BZERO and BLANK are applied to whole numbers of every size") {
  const TemporaryFolder folder;
  for (const int type : {BYTE_IMG, SHORT_IMG, LONG_IMG, LONGLONG_IMG}) {
    CAPTURE(type);
    const auto path = folder / "image.fits";
    makeFits(path, [&](fitsfile* f, int& status) {
      long axes[] = {2, 2};
      fits_create_img(f, type, 2, axes, &status);
      double scale = 0.5, zero = 100;
      int blank = 99;
      fits_write_key(f, TDOUBLE, "BSCALE", &scale, nullptr, &status);
      fits_write_key(f, TDOUBLE, "BZERO", &zero, nullptr, &status);
      fits_write_key(f, TINT, "BLANK", &blank, nullptr, &status);
      fits_set_bscale(f, 1, 0, &status);
      short raw[] = {1, 2, 99, 4};
      fits_write_img(f, TSHORT, 1, 4, raw, &status);
    });
    const auto set = load(path);
    CHECK(same(pixelsOf(*set, 0), {100.5F, 101, kNan, 102}));
    CHECK(mentions(*set, "image.fits", "1 of 4 pixels are not finite"));
    CHECK(set->nonFiniteRows().size() == 1);
  }
}

TEST_CASE("floating-point images keep NaN, infinities and the smallest numbers; doubles are rounded to floats") {
  const TemporaryFolder folder;
  const float inf = std::numeric_limits<float>::infinity();
  const float tiny = std::numeric_limits<float>::denorm_min();
  for (const int type : {FLOAT_IMG, DOUBLE_IMG}) {
    const auto path = folder / "image.fits";
    makeFits(path, [&](fitsfile* f, int& status) { writeImage(f, type, {3, 1}, {kNan, inf, tiny}, status); });
    CHECK(same(pixelsOf(*load(path), 0), {kNan, inf, tiny}));
  }
}

TEST_CASE("gzip'ed and tile-compressed files read as the plain one, whatever their names") {
  const TemporaryFolder folder;
  const auto plain = folder / "plain.fits";
  std::vector<float> values;
  for (int i = 0; i < 400; ++i) values.push_back(static_cast<float>(i * i % 1000));
  const auto fill = [&](fitsfile* f, int& status) {
    long axes[] = {20, 20};
    std::vector<short> raw(values.begin(), values.end());
    fits_create_img(f, SHORT_IMG, 2, axes, &status);
    fits_write_img(f, TSHORT, 1, 400, raw.data(), &status);
    float seeing = 1.75F;
    fits_write_key(f, TFLOAT, "SEEING", &seeing, "seeing FWHM [pixels]", &status);
  };
  makeFits(plain, fill);
  gzipCopy(plain, folder / "packed.fits.gz");
  gzipCopy(plain, folder / "packed without a telling name");
  for (const int method : {RICE_1, GZIP_1, HCOMPRESS_1}) {
    makeFits(folder / ("tiles" + std::to_string(method) + ".fits.fz"), [&](fitsfile* f, int& status) {
      long tile[] = {20, 20};
      fits_set_compression_type(f, method, &status);
      fits_set_tile_dim(f, 2, tile, &status);
      fill(f, status);
    });
  }
  const auto expected = load(plain);
  CHECK(same(pixelsOf(*expected, 0), values));
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    CAPTURE(entry.path().string());
    const auto set = load(entry.path());
    CHECK(set->provenance().problems.empty());
    CHECK(same(pixelsOf(*set, 0), values));
    REQUIRE(set->metadata().find("SEEING"));
    CHECK(set->metadata().find("SEEING")->number(0) == doctest::Approx(1.75));
    CHECK(set->metadata().find("SEEING")->unit == "px");
  }
  CHECK(load(folder / "tiles11.fits.fz")->id(0) == "tiles11");
}

TEST_CASE("nulls of a tile-compressed floating-point image become NaN") {
  const TemporaryFolder folder;
  const auto path = folder / "image.fits.fz";
  makeFits(path, [&](fitsfile* f, int& status) {
    fits_set_compression_type(f, RICE_1, &status);
    std::vector<float> values(400);
    for (int i = 0; i < 400; ++i) values[static_cast<std::size_t>(i)] = std::sin(static_cast<float>(i)) * 100;
    float null = -999;  // CFITSIO's writer does not know NaN by its looks
    values[7] = null;
    fits_set_quantize_level(f, 64, &status);
    long axes[] = {20, 20};
    fits_create_img(f, FLOAT_IMG, 2, axes, &status);
    fits_write_imgnull(f, TFLOAT, 1, 400, values.data(), &null, &status);
  });
  const auto set = load(path);
  CHECK(std::isnan(set->image(0)[7]));
  CHECK(set->image(0)[8] == doctest::Approx(std::sin(8.0F) * 100).epsilon(0.05));
}

TEST_CASE("compressed images that contradict themselves are refused before CFITSIO trips over them") {
  const TemporaryFolder folder;
  const auto compressed = [&](int method, bool withChecksum) {
    makeFits(folder / "image.fits.fz", [&](fitsfile* f, int& status) {
      long axes[] = {20, 20};
      std::vector<short> raw(400);
      for (std::size_t i = 0; i < raw.size(); ++i) raw[i] = static_cast<short>(i * i % 1000);
      fits_set_compression_type(f, method, &status);
      fits_create_img(f, SHORT_IMG, 2, axes, &status);
      fits_write_img(f, TSHORT, 1, 400, raw.data(), &status);
      if (withChecksum) fits_write_chksum(f, &status);
    });
    return testing::contentsOf(folder / "image.fits.fz");
  };
  const auto isRefused = [&](const std::string& bytes) {
    try {
      load(folder.write("damaged.fits.fz", bytes));
      return false;
    } catch (const Error& error) {
      return error.problem().find("damaged") != std::string::npos;
    }
  };
  const auto changed = [](std::string bytes, const std::string& from, const std::string& to) {
    REQUIRE(from.size() == to.size());
    const std::size_t at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    return bytes.replace(at, to.size(), to);
  };
  constexpr std::size_t kHeap = 2880 * 2 + 20 * 8;  // behind two headers and the descriptors of twenty tiles
  const std::string rice = compressed(RICE_1, false);
  CHECK_FALSE(isRefused(rice));
  CHECK(isRefused(changed(rice, "ZVAL1   =                   32", "ZVAL1   =                    0")));
  CHECK(isRefused(changed(rice, "ZVAL2   =                    2", "ZVAL2   =                    7")));
  CHECK(isRefused(changed(rice, "ZTILE2  =                    1", "ZTILE2  =                    0")));
  CHECK(isRefused(changed(rice, "ZTILE2  =                    1", "ZTILE2  =               0    1")));
  CHECK(isRefused(changed(rice, "ZNAXIS1 =                   20", "ZNAXIS1 =            999999999")));
  CHECK(isRefused(changed(rice, "ZNAXIS  =                    2", "ZNAXIS  =                    9")));
  std::string gzip = compressed(GZIP_1, false);
  CHECK_FALSE(isRefused(gzip));
  gzip.replace(kHeap + 12, 8, 8, '\0');  // a stream that never ends
  CHECK(isRefused(gzip));
  std::string hcompress = compressed(HCOMPRESS_1, false);
  CHECK_FALSE(isRefused(hcompress));
  hcompress.replace(hcompress.find("\xDD\x99") + 2, 4, "\x7F\xFF\xFF\xFF");  // a tile of 2 billion rows
  CHECK(isRefused(hcompress));
  std::string plio = compressed(PLIO_1, false);
  CHECK_FALSE(isRefused(plio));
  const std::size_t list = plio.find(std::string("\0\0\0\7\xFF\x9C", 6));  // a line list begins
  REQUIRE(list != std::string::npos);
  plio[list + 9] = '\x10';  // half a million words long
  CHECK(isRefused(plio));
  std::string checked = compressed(RICE_1, true);
  CHECK_FALSE(isRefused(checked));
  checked[kHeap + 30] = static_cast<char>(checked[kHeap + 30] ^ 1);
  CHECK(isRefused(checked));
}

TEST_CASE("the first 2-D image of a file counts, also behind an empty primary HDU or with a third axis of length 1") {
  const TemporaryFolder folder;
  makeFits(folder / "extension.fits", [&](fitsfile* f, int& status) {
    fits_create_img(f, BYTE_IMG, 0, nullptr, &status);
    writeImage(f, FLOAT_IMG, {5}, {1, 2, 3, 4, 5}, status);
    writeImage(f, FLOAT_IMG, {3, 2, 1}, {1, 2, 3, 4, 5, 6}, status);
    writeImage(f, FLOAT_IMG, {1, 1}, {9}, status);
  });
  const auto set = load(folder / "extension.fits");
  CHECK(set->shape() == ImageShape{2, 3});
  CHECK(pixelsOf(*set, 0) == std::vector<float>{1, 2, 3, 4, 5, 6});
  CHECK(set->provenance().firstRowAtBottom);
  makeFits(folder / "none.fits", [&](fitsfile* f, int& status) { writeImage(f, FLOAT_IMG, {3}, {1, 2, 3}, status); });
  CHECK_THROWS_AS(load(folder / "none.fits"), Error);
}

TEST_CASE("file names are names: brackets, URLs, pipes, blanks and Unicode open the file and nothing else") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "sub folder [2] größe");
  const std::vector<std::string> names = {"evil[1:2].fits", "evil[2]",          "http:..",      "ftp:host",
                                          "|touch pwned",   "a b c.fits",       "größe ✨.fits", "-.fits",
                                          "~root.fits",     "x.fits(out.fits)", "mem:",         "star+1",
                                          "!clobber.fits",  "shmem:h1",         "stdin",        "a\"b'c.fits",
                                          "x.fits[col a]",  "trailing blank ",  "stdin.gz",     "\xFF\xFE.fits"};
  float first = 0;
  for (const std::string& name : names) makeImage(folder / "sub folder [2] größe" / name, 4, 4, first += 100);
  const auto set = load(folder / "sub folder [2] größe");
  CHECK(set->size() == names.size());
  first = 0;
  for (const std::string& name : names) {
    CAPTURE(name);
    first += 100;
    const auto alone = load(folder / "sub folder [2] größe" / name);
    CHECK(alone->image(0)[0] == first);
    CHECK(readHeader(folder / "sub folder [2] größe" / name).front().keyword == "SIMPLE");
  }
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "sub folder [2] größe"), {}) ==
        static_cast<long>(names.size()));
}

TEST_CASE("header cards become typed columns with units, missing where a file lacks them") {
  const TemporaryFolder folder;
  const auto withCards = [&](const char* name, std::initializer_list<const char*> cards) {
    makeFits(folder / name, [&](fitsfile* f, int& status) {
      writeImage(f, FLOAT_IMG, {2, 2}, {1, 2, 3, 4}, status);
      for (const char* card : cards) fits_write_record(f, card, &status);
    });
  };
  withCards("a.fits", {"MAGZP   =             25.25D0 / [mag] zero point", "FILTER  = 'ZTF''g  '", "FIELDID =    397",
                       "OBJECT  = 'first / one'", "GAIN    =  6.2"});
  withCards("b.fits", {"MAGZP   =             26.5", "FILTER  = 'ZTF_r'", "OBJECT  =   42", "AIRMASS = 'unknown'"});
  const auto set = load(folder.path());
  const auto column = [&](const char* name) { return *set->metadata().find(name); };
  CHECK(column("MAGZP").number(0) == 25.25);
  CHECK(column("MAGZP").unit == "mag");
  CHECK(column("MAGZP").role == ColumnRole::Measured);
  CHECK(column("FILTER").text(0) == "ZTF'g");
  CHECK(column("FIELDID").number(0) == 397);
  CHECK(std::isnan(column("FIELDID").number(1)));
  CHECK(column("GAIN").unit == "e-/DN");
  CHECK_FALSE(column("OBJECT").isNumeric());
  CHECK(column("OBJECT").text(0) == "first / one");
  CHECK(column("OBJECT").text(1) == "42");
  CHECK(column("AIRMASS").text(0).empty());
  CHECK(column("AIRMASS").text(1) == "unknown");
  CHECK_FALSE(set->metadata().find("SEEING"));
  CHECK_FALSE(set->metadata().find("RA"));
}

TEST_CASE("the centre's sky position comes from the WCS, under a comma locale too") {
  const TemporaryFolder folder;
  makeFits(folder / "image.fits", [&](fitsfile* f, int& status) {
    writeImage(f, FLOAT_IMG, {3, 3}, std::vector<float>(9, 1.0F), status);
    for (const char* card :
         {"CTYPE1  = 'RA---TAN'", "CTYPE2  = 'DEC--TAN'", "CRPIX1  = 2.0", "CRPIX2  = 1.0", "CRVAL1  = 359.9999",
          "CRVAL2  = 0.0", "CDELT1  = -0.00028", "CDELT2  = 0.00028", "CUNIT1  = 'deg'", "CUNIT2  = 'deg'"}) {
      fits_write_record(f, card, &status);
    }
  });
  const auto plain = load(folder / "image.fits");
  CHECK(plain->metadata().find("RA")->number(0) == doctest::Approx(359.9999).epsilon(1e-12));
  CHECK(plain->metadata().find("Dec")->number(0) == doctest::Approx(0.00028).epsilon(1e-9));
  CHECK(plain->metadata().find("RA")->unit == "deg");
  const testing::CommaLocale locale;
  REQUIRE(locale.isActive());
  const auto comma = load(folder / "image.fits");
  CHECK(comma->metadata().find("RA")->number(0) == plain->metadata().find("RA")->number(0));
  CHECK(comma->metadata().find("Dec")->number(0) == plain->metadata().find("Dec")->number(0));
}

TEST_CASE("scaled pixels are the same under a comma locale and on a thread that starts under it") {
  const TemporaryFolder folder;
  makeFits(folder / "image.fits", [&](fitsfile* f, int& status) {
    long axes[] = {2, 1};
    fits_create_img(f, SHORT_IMG, 2, axes, &status);
    fits_write_record(f, "BSCALE  = 0.125", &status);
    fits_write_record(f, "BZERO   = 1000.5", &status);
    fits_set_bscale(f, 1, 0, &status);
    short raw[] = {1, 2};
    fits_write_img(f, TSHORT, 1, 2, raw, &status);
  });
  const testing::CommaLocale locale;
  REQUIRE(locale.isActive());
  std::vector<float> values;
  std::thread([&] { values = pixelsOf(*load(folder / "image.fits"), 0); }).join();
  CHECK(values == std::vector<float>{1000.625F, 1000.75F});
}

TEST_CASE("a header is handed out card by card") {
  const TemporaryFolder folder;
  makeFits(folder / "image.fits", [&](fitsfile* f, int& status) {
    writeImage(f, FLOAT_IMG, {2, 2}, {1, 2, 3, 4}, status);
    fits_write_record(f, "OBSERVER= 'O''Neill / a  '  / who / what", &status);
    fits_write_record(f, "EXPTIME =                 30.0 / [s] open", &status);
    fits_write_record(f, "HISTORY made = by a test", &status);
    fits_write_record(f, "HIERARCH long keyword = 5 / note", &status);
  });
  const auto cards = readHeader(folder / "image.fits");
  const HeaderCard* observer = findCard(cards, "OBSERVER");
  REQUIRE(observer);
  CHECK(observer->value == "O'Neill / a");
  CHECK(observer->comment == "who / what");
  CHECK(observer->isText);
  CHECK(cardNumber(findCard(cards, "EXPTIME")) == 30.0);
  CHECK(cardUnit(*findCard(cards, "EXPTIME")) == "s");
  CHECK_FALSE(cardNumber(observer));
  CHECK_FALSE(cardNumber(nullptr));
  CHECK(findCard(cards, "HISTORY")->comment == "made = by a test");
  CHECK(cards.back().value == "5");
  CHECK_THROWS_AS(readHeader(folder.write("text.fits", "no FITS")), Error);
}

TEST_CASE("a folder or an image that needs too much memory is refused with its size before it is read") {
  const TemporaryFolder folder;
  for (int i = 0; i < 4; ++i) makeImage(folder / (std::to_string(i) + ".fits"), 500, 500);
  for (const auto& path : {folder.path(), folder / "0.fits"}) {
    LoadRequest request{path};
    request.memoryLimit = 900'000;
    try {
      loadCutouts(request, Progress());
      FAIL("loaded");
    } catch (const Error& error) {
      CHECK(error.problem().find("MB of memory") != std::string::npos);
    }
  }
  // A header may promise anything.
  makeFits(folder / "liar.fits", [](fitsfile* f, int& status) {
    writeImage(f, FLOAT_IMG, {2, 2}, {1, 2, 3, 4}, status);
  });
  std::string bytes = testing::contentsOf(folder / "liar.fits");
  for (const char* axis : {"NAXIS1  =                    2", "NAXIS2  =                    2"}) {
    bytes.replace(bytes.find(axis), std::strlen(axis), std::string(axis).substr(0, 10) + "              999999");
  }
  CHECK_THROWS_AS(load(folder.write("liar.fits", bytes)), Error);
}
