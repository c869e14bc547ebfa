// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <doctest/doctest.h>
#include <fitsio.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "core/io/load_file.h"
#include "support/temporary_folder.h"

/// FITS files made for one test, and what was read of them.
namespace blendscope::testing {

inline const float kNan = std::numeric_limits<float>::quiet_NaN();

/// Writes a FITS file with CFITSIO; `fill` writes the HDUs. The bytes go through memory, so that any name will do.
inline void makeFits(const std::filesystem::path& path, const std::function<void(fitsfile*, int&)>& fill) {
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

inline void writeImage(fitsfile* file, int type, std::vector<long> axes, std::vector<float> values, int& status) {
  fits_create_img(file, type, static_cast<int>(axes.size()), axes.data(), &status);
  fits_write_img(file, TFLOAT, 1, static_cast<LONGLONG>(values.size()), values.data(), &status);
}

inline void makeImage(const std::filesystem::path& path, long width, long height, float first = 0) {
  std::vector<float> values;
  for (long i = 0; i < width * height; ++i) values.push_back(first + static_cast<float>(i));
  makeFits(path, [&](fitsfile* f, int& status) { writeImage(f, FLOAT_IMG, {width, height}, values, status); });
}

inline std::vector<float> pixelsOf(const CutoutSet& set, Row row) {
  return {set.image(row).begin(), set.image(row).end()};
}

inline bool same(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](float x, float y) {
           return x == y || (std::isnan(x) && std::isnan(y));
         });
}

inline bool mentions(const CutoutSet& set, const std::string& where, const std::string& what) {
  for (const DataProblem& problem : set.provenance().problems) {
    if (problem.where.ends_with(where) && problem.problem.find(what) != std::string::npos) return true;
  }
  return false;
}

inline void gzipCopy(const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::string bytes = contentsOf(from);
  gzFile file = gzopen(to.c_str(), "wb");
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
}

}  // namespace blendscope::testing
