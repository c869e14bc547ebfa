// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "io/fits_file.h"
#include "io/header.h"

namespace blendscope {

/// A column of a FITS binary table as CutoutSet metadata need it.
struct FitsColumn {
  std::string name;
  std::string unit;
  bool isTruth = false;  ///< card TROLEn = 'TRUTH'
  std::variant<std::vector<double>, std::vector<std::string>> values;
  std::string problem;  ///< why it could not be read; then there are no values
};

/// The columns of the binary table `name`; nothing if there is no such table. Throws Error if the table is damaged.
/// Whole numbers of the columns in `asText` become text without passing through floating point.
struct FitsTable {
  std::size_t rows = 0;
  std::vector<FitsColumn> columns;

  FitsColumn* find(std::string_view column);
};
std::optional<FitsTable> readFitsTable(const FitsFile& file, const char* name, std::size_t mostRows,
                                       const std::vector<std::string>& asText);

/// The same of the extension that the file stands at, which must be a binary table.
FitsTable readCurrentFitsTable(const FitsFile& file, std::size_t mostRows, const std::vector<std::string>& asText);

/// FITS cards hold ASCII only; other bytes of names and units (and the sign %) are written as %XX.
std::string asciiEscaped(std::string_view text);
std::string asciiUnescaped(std::string_view text);

}  // namespace blendscope
