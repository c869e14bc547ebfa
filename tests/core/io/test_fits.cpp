// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fitsio.h>
#include <zlib.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <thread>

#include "base/error.h"
#include "base/parallel.h"
#include "io/header.h"
#include "io/load.h"
#include "support/comma_locale.h"
#include "support/temporary_folder.h"

using namespace blendscope;
using testing::TemporaryFolder;

namespace {

const float kNan = std::numeric_limits<float>::quiet_NaN();

/// Writes a FITS file with CFITSIO; `fill` writes the HDUs. The bytes go through memory, so that any name will do.
void makeFits(const std::filesystem::path& path, const std::function<void(fitsfile*, int&)>& fill) {
  std::size_t size = 2880;
  void* memory = std::malloc(size);
  fitsfile* file = nullptr;
  int status = 0;
  fits_create_memfile(&file, &memory, &size, 2880, std::realloc, &status);
  fill(file, status);
  fits_flush_file(file, &status);
  LONGLONG start = 0, data = 0, end = 0;
  fits_get_hduaddrll(file, &start, &data, &end, &status);
  REQUIRE(status == 0);
  std::ofstream(path, std::ios::binary).write(static_cast<const char*>(memory), end);
  fits_close_file(file, &status);
  std::free(memory);
}

void writeImage(fitsfile* file, int type, std::vector<long> axes, std::vector<float> values, int& status) {
  fits_create_img(file, type, static_cast<int>(axes.size()), axes.data(), &status);
  fits_write_img(file, TFLOAT, 1, static_cast<LONGLONG>(values.size()), values.data(), &status);
}

void makeImage(const std::filesystem::path& path, long width, long height, float first = 0) {
  std::vector<float> values;
  for (long i = 0; i < width * height; ++i) values.push_back(first + static_cast<float>(i));
  makeFits(path, [&](fitsfile* f, int& status) { writeImage(f, FLOAT_IMG, {width, height}, values, status); });
}

std::shared_ptr<const CutoutSet> load(const std::filesystem::path& path) { return loadCutouts({path}, Progress()); }

std::vector<float> pixelsOf(const CutoutSet& set, Row row) { return {set.image(row).begin(), set.image(row).end()}; }

bool same(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](float x, float y) {
           return x == y || (std::isnan(x) && std::isnan(y));
         });
}

bool mentions(const CutoutSet& set, const std::string& where, const std::string& what) {
  for (const DataProblem& problem : set.provenance().problems) {
    if (problem.where.ends_with(where) && problem.problem.find(what) != std::string::npos) return true;
  }
  return false;
}

void gzipCopy(const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::string bytes = testing::contentsOf(from);
  gzFile file = gzopen(to.c_str(), "wb");
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
}

}  // namespace

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

TEST_CASE("in a folder the commonest shape wins and every file left out is named with the reason") {
  const TemporaryFolder folder;
  makeImage(folder / "a_1.fits", 3, 3);  // first, but of a rare shape
  for (const char* name : {"a_2.fits", "a_3.fits", "b_1.fits", "b_2.fits"}) makeImage(folder / name, 4, 5);
  const std::string whole = testing::contentsOf(folder / "b_2.fits");
  folder.write("b_3.fits", whole.substr(0, 2880));  // header only
  folder.write("b_4.fits", whole.substr(0, 1000));  // half a header
  folder.write("b_5.fits", "");
  folder.write("b_6.fits", "idx,class\n");
  folder.write("README.txt", "about these data");
  folder.write(".hidden", "x");
  std::filesystem::create_directories(folder / "more");
  const auto set = load(folder.path());
  CHECK(set->size() == 4);
  CHECK(set->shape() == ImageShape{5, 4});
  CHECK(mentions(*set, "a_1.fits", "3×3 pixels where 5×4 pixels"));
  CHECK(mentions(*set, "b_3.fits", "left out"));
  CHECK(mentions(*set, "b_4.fits", "left out"));
  CHECK(mentions(*set, "b_5.fits", "empty"));
  CHECK(mentions(*set, "b_6.fits", "not FITS"));
  CHECK(mentions(*set, folder.path().filename().string(), "1 file is not FITS and not read: README.txt"));
  CHECK(set->provenance().problems.size() == 6);
  CHECK(set->classNames().names() == std::vector<std::string>{"a", "b"});
  CHECK(set->id(0) == "a_2");
}

TEST_CASE("file names give classes only if there are 2 to 20 of at least two files") {
  const TemporaryFolder folder;
  const auto classesWith = [&](const std::vector<std::string>& names) {
    const TemporaryFolder inner;
    for (const std::string& name : names) makeImage(inner / name, 2, 2);
    return load(inner.path())->classNames().names();
  };
  using Names = std::vector<std::string>;
  CHECK(classesWith({"star_1.fits", "star_2.fits", "my_galaxy_1.fits", "my_galaxy_x.fits.gz"}) ==
        Names{"my_galaxy", "star"});
  CHECK(classesWith({"star_1.fits", "star_2.fits"}).empty());
  CHECK(classesWith({"star_1.fits", "star_2.fits", "galaxy_1.fits"}).empty());
  CHECK(classesWith({"a.fits", "b.fits"}).empty());
  Names many;
  for (int c = 0; c < 21; ++c) {
    many.push_back("c" + std::to_string(c) + "_1.fits");
    many.push_back("c" + std::to_string(c) + "_2.fits");
  }
  CHECK(classesWith(many).empty());
  many.resize(40);
  CHECK(classesWith(many).size() == 20);
}

TEST_CASE("a list of labels names the classes of a folder's files") {
  const TemporaryFolder folder;
  for (const char* name : {"x_1.fits", "x_2.fits", "y_1.fits", "y_2.fits"}) makeImage(folder / name, 2, 2);
  LoadRequest request{folder.path()};
  request.labels = folder.write("labels.csv",
                                "class,file\nstar,x_1.fits\ngalaxy,some/where/x_2.fits\nstar,y_1\nstar,z.fits\n"
                                "galaxy,x_1.fits\n");
  const auto set = loadCutouts(request, Progress());
  CHECK(set->classNames().names() == std::vector<std::string>{"galaxy", "star"});
  CHECK(set->label(*set->rowOfId("x_1")) == 1);
  CHECK(set->label(*set->rowOfId("x_2")) == 0);
  CHECK(set->label(*set->rowOfId("y_1")) == 1);
  CHECK(set->label(*set->rowOfId("y_2")) == kUnlabelled);
  CHECK(mentions(*set, "labels.csv", "z.fits"));
  CHECK(mentions(*set, "labels.csv", "y_2.fits"));
  CHECK(mentions(*set, "labels.csv:6", "'x_1.fits' is of class 'star' above already"));
  CHECK(set->provenance().problems.size() == 3);
  request.labels = folder.write("labels.csv", "name,type\nx_1.fits,star\n");
  CHECK_THROWS_AS(loadCutouts(request, Progress()), Error);
}

TEST_CASE("ids are file stems, and whole names where stems repeat") {
  const TemporaryFolder folder;
  makeImage(folder / "a.fits", 2, 2);
  makeImage(folder / "b.fit", 2, 2);
  CHECK(load(folder.path())->rowOfId("b"));
  makeImage(folder / "a.fit", 2, 2);
  const auto set = load(folder.path());
  CHECK(set->rowOfId("a.fits"));
  CHECK(set->rowOfId("a.fit"));
  CHECK(set->rowOfId("b.fit"));
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

TEST_CASE("the threads' number does not change a folder, and a cancel stops it") {
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) makeImage(folder / (std::to_string(i) + ".fits"), 4, 4, static_cast<float>(i));
  const auto set = load(folder.path());
  setThreadCount(1);
  CHECK(load(folder.path())->fingerprint() == set->fingerprint());
  setThreadCount(0);
  Progress progress;
  const std::function<void(double, const std::string&)> stop = [&](double fraction, const std::string& message) {
    if (fraction > 0.4 && message.find("of 60 files") != std::string::npos) progress.requestCancel();
  };
  progress = Progress(ProgressListener{stop, {}});
  CHECK_THROWS_AS(loadCutouts({folder.path()}, progress), Cancelled);
}
