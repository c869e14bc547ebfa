// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fitsio.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/random.h"
#include "io/header.h"
#include "io/load.h"
#include "io/write.h"
#include "support/temporary_folder.h"

#ifdef __SANITIZE_ADDRESS__
// Damaged headers make CFITSIO ask for petabytes, which it is refused and copes with, and forget a few bytes on its way
// out of damaged tiles. Our own code stays under watch.
extern "C" const char* __asan_default_options() { return "allocator_may_return_null=1"; }
extern "C" const char* __lsan_default_suppressions() { return "leak:libcfitsio"; }
#endif

using namespace blendscope;
using testing::TemporaryFolder;

namespace {

constexpr std::uint64_t kMemoryLimit = 64'000'000;

/// Loads a file that may be damaged in any way: a set, an Error, and nothing else.
bool loads(const std::filesystem::path& path) {
  LoadRequest request{path};
  request.memoryLimit = kMemoryLimit;
  try {
    const auto set = loadCutouts(request, Progress());
    CHECK(set->size() > 0);
    CHECK(set->pixels().cols() == set->shape().pixelCount());
    return true;
  } catch (const Error& error) {
    CHECK(std::string(error.what()).size() > 10);
    return false;
  }
}

std::string mutated(const std::string& original, RandomStream& random, std::string_view alphabet) {
  std::string bytes = original;
  const std::uint64_t changes = 1 + random.below(6);
  for (std::uint64_t i = 0; i < changes && !bytes.empty(); ++i) {
    const std::size_t at = random.below(bytes.size());
    const std::size_t length = 1 + random.below(std::min<std::size_t>(80, bytes.size() - at));
    switch (random.below(5)) {
      case 0:
        bytes[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        bytes[at] = alphabet[random.below(alphabet.size())];
        break;
      case 2:
        bytes.erase(at, length);
        break;
      case 3:
        bytes.insert(at, bytes.substr(random.below(bytes.size()), length));
        break;
      default:
        bytes.replace(at, length, bytes.substr(random.below(bytes.size()), length));
    }
  }
  return bytes;
}

std::shared_ptr<const CutoutSet> sampleSet(std::size_t rows) {
  CutoutSetParts parts;
  parts.shape = {3, 3};
  parts.pixels = Matrix<float>(rows, 9, 1.5F);
  for (std::size_t i = 0; i < rows; ++i) {
    parts.pixels(i, 4) = static_cast<float>(i) * 10;
    parts.labels.push_back(static_cast<int>(i % 3));
  }
  parts.classNames = ClassNames::challenge(true);
  std::vector<double> separation(rows, 0.75);
  parts.metadata.add({"separation_px", "px", ColumnRole::Truth, separation});
  TextValues kinds;
  for (std::size_t i = 0; i < rows; ++i) kinds.append(i % 2 == 0 ? "near, \"very\"" : "far");
  parts.metadata.add({"kind", "", ColumnRole::Measured, kinds});
  return CutoutSet::make(std::move(parts));
}

}  // namespace

TEST_CASE("a FITS file cut off anywhere is read or refused, never more") {
  const TemporaryFolder folder;
  writeFits(*sampleSet(40), folder / "whole.fits", Progress());
  const std::string whole = testing::contentsOf(folder / "whole.fits");
  constexpr std::size_t kEndOfPixels = 2880 + 40 * 9 * sizeof(float);
  for (std::size_t size = 0; size < whole.size(); size += 80) {
    for (const std::size_t cut : {size, size + 1, size + 79}) {
      CAPTURE(cut);
      const bool loaded = loads(folder.write("cut.fits", whole.substr(0, cut)));
      if (cut < kEndOfPixels) CHECK_FALSE(loaded);
    }
  }
  CHECK(loads(folder.write("cut.fits", whole)));
}

TEST_CASE("FITS files with random damage are read or refused") {
  const TemporaryFolder folder;
  writeFits(*sampleSet(12), folder / "whole.fits", Progress());
  const std::string whole = testing::contentsOf(folder / "whole.fits");
  RandomStream random(20250101);
  for (int trial = 0; trial < 800; ++trial) {
    CAPTURE(trial);
    const auto path = folder.write("damaged.fits", mutated(whole, random, "=0123456789'ABCT ./-"));
    loads(path);
    try {
      const bool hasCards = !readHeader(path).empty();
      CHECK(hasCards);
    } catch (const Error&) {
    }
  }
}

TEST_CASE("tile-compressed files with random damage are read or refused") {
  const TemporaryFolder folder;
  RandomStream random(20250103);
  for (const int method : {RICE_1, GZIP_1, GZIP_2, HCOMPRESS_1, PLIO_1}) {
    const auto path = folder / ("whole" + std::to_string(method) + ".fits.fz");
    long axes[] = {16, 16};
    std::vector<short> raw(256);
    for (std::size_t i = 0; i < raw.size(); ++i) raw[i] = static_cast<short>(i * i % 1000);
    fitsfile* file = nullptr;
    int status = 0;
    fits_create_diskfile(&file, path.c_str(), &status);
    fits_set_compression_type(file, method, &status);
    fits_create_img(file, SHORT_IMG, 2, axes, &status);
    fits_write_img(file, TSHORT, 1, 256, raw.data(), &status);
    fits_close_file(file, &status);
    REQUIRE(status == 0);
    CHECK(loads(path));
    const std::string whole = testing::contentsOf(path);
    for (int trial = 0; trial < 100; ++trial) {
      CAPTURE(method);
      CAPTURE(trial);
      loads(folder.write("damaged.fits.fz", mutated(whole, random, "=0123456789'ABCT ./-")));
    }
  }
}

TEST_CASE("CSV files with random damage are read or refused") {
  const TemporaryFolder folder;
  writeCsv(*sampleSet(12), folder / "whole.csv", Progress());
  RandomStream random(20250102);
  for (const char* damagedPart : {"whole.csv", "whole_truth.csv", "whole_metadata.csv", "whole_binaries.csv"}) {
    const std::string whole = testing::contentsOf(folder / damagedPart);
    for (int trial = 0; trial < 150; ++trial) {
      CAPTURE(damagedPart);
      CAPTURE(trial);
      folder.write(damagedPart, mutated(whole, random, ",\"\n\r0123456789.-+eEnaif "));
      loads(folder / "whole.csv");
    }
    folder.write(damagedPart, whole);
  }
  CHECK(loads(folder / "whole.csv"));
}
