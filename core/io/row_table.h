// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"
#include "data/known_columns.h"

namespace blendscope {

/// Some of what is known of some cutouts, as text: a heading and a line for each row, in the order given.
struct RowTable {
  KnownColumns known;
  std::vector<std::string> columns;  ///< "id", "class" or the whole name of a column
  std::vector<Row> rows;
};

/// With tabs between values, which lose tabs and line ends of their own: for spreadsheets. Numbers in their shortest
/// form with a decimal point; nothing where a value is missing. Throws UsageError for an unknown column.
std::string tabbedText(const RowTable& table, const Progress& progress);

/// The same as CSV, line by line, so that the memory stays small. The file is replaced as a whole or not at all; throws
/// Error with the reason.
void writeRowTable(const RowTable& table, const std::filesystem::path& path, const Progress& progress);

}  // namespace blendscope
