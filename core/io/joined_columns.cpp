// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/joined_columns.h"

#include <fmt/format.h>
#include <limits>
#include <unordered_map>

#include "base/error.h"
#include "base/number_text.h"
#include "io/csv_table.h"
#include "io/text_column.h"

namespace blendscope {

namespace {

using RowById = std::unordered_map<std::string_view, Row>;

RowById rowsById(const CutoutSetParts& parts) {
  RowById rows;
  rows.reserve(parts.ids.size());
  for (std::size_t i = 0; i < parts.ids.size(); ++i) rows.emplace(parts.ids[i], static_cast<Row>(i));
  return rows;
}

std::string idOf(const CsvField& field) { return field.quoted ? std::string(field.text) : canonicalWord(field.text); }

/// For each row of the set the row of the table that speaks of it; -1 where none does.
std::vector<std::ptrdiff_t> tableRows(const CsvTable& table, std::size_t idColumn, const CutoutSetParts& parts,
                                      ProblemList& problems, const Progress& progress) {
  const RowById rowById = rowsById(parts);
  std::vector<std::ptrdiff_t> tableRow(parts.ids.size(), -1);
  for (std::size_t t = 0; t < table.rowCount(); ++t) {
    if (t % 65536 == 0) progress.throwIfCancelled();
    const std::string id = idOf(table.field(t, idColumn));
    const auto at = rowById.find(id);
    if (at == rowById.end()) continue;
    if (tableRow[at->second] >= 0) {
      problems.add(table.where(t), fmt::format("idx {} stands above already; left out", id));
    } else {
      tableRow[at->second] = static_cast<std::ptrdiff_t>(t);
    }
  }
  const auto missing = std::count(tableRow.begin(), tableRow.end(), -1);
  if (missing > 0) {
    problems.add(table.file(), fmt::format("says nothing of {} of {} cutouts; their values are missing",
                                           countText(static_cast<std::size_t>(missing)), countText(tableRow.size())));
  }
  return tableRow;
}

/// "seeing_px" is in px, "SEEING [arcsec]" is SEEING in arcsec.
MetadataColumn namedColumn(std::string_view header, ColumnRole role) {
  if (header.ends_with(']')) {
    const std::size_t bracket = header.rfind(" [");
    if (bracket != std::string_view::npos && bracket > 0) {
      return {std::string(header.substr(0, bracket)),
              std::string(header.substr(bracket + 2, header.size() - bracket - 3)),
              role,
              {}};
    }
  }
  return {std::string(header), header.ends_with("_px") ? "px" : "", role, {}};
}

/// The column as numbers; empty if it holds a value that is none.
std::optional<std::vector<double>> numbersOf(const CsvTable& table, std::size_t column,
                                             const std::vector<std::ptrdiff_t>& tableRow) {
  // Where even the header is quoted, the writer quotes everything and quotes say nothing.
  const bool quotesMeanText = !table.header()[column].quoted;
  std::vector<double> numbers(tableRow.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t row = 0; row < tableRow.size(); ++row) {
    if (tableRow[row] < 0) continue;
    const CsvField& field = table.field(static_cast<std::size_t>(tableRow[row]), column);
    if (field.text.empty()) continue;
    const auto value = parseDouble(field.text);
    if (!value || (field.quoted && quotesMeanText)) return std::nullopt;
    numbers[row] = *value;
  }
  return numbers;
}

TextValues wordsOf(const CsvTable& table, std::size_t column, const std::vector<std::ptrdiff_t>& tableRow) {
  TextColumn words(tableRow.size());
  for (const std::ptrdiff_t t : tableRow) {
    words.append(t < 0 ? std::string_view() : table.field(static_cast<std::size_t>(t), column).text);
  }
  return std::move(words).take();
}

}  // namespace

std::filesystem::path siblingOf(const std::filesystem::path& csv, std::string_view suffix) {
  std::filesystem::path name = csv.stem();
  if (csv.extension() == ".gz") name = name.stem();
  return csv.parent_path() / (name.string() + std::string(suffix) + ".csv");
}

void joinColumns(const std::filesystem::path& file, ColumnRole role, std::uint64_t memoryLimit, CutoutSetParts& parts,
                 ProblemList& problems, const Progress& progress) {
  const CsvTable table(file, memoryLimit, problems, progress);
  const auto idColumn = table.findColumn("idx");
  if (!idColumn) {
    problems.add(table.file(), "has no column idx to join by; not read");
    return;
  }
  const std::vector<std::ptrdiff_t> tableRow = tableRows(table, *idColumn, parts, problems, progress);
  for (std::size_t c = 0; c < table.header().size(); ++c) {
    progress.throwIfCancelled();
    if (c == *idColumn) continue;
    MetadataColumn column = namedColumn(table.header()[c].text, role);
    if (column.name.empty() || parts.metadata.find(column.name)) {
      problems.add(table.file(), fmt::format("the column '{}' has no name of its own; not read", column.name));
      continue;
    }
    if (auto numbers = numbersOf(table, c, tableRow)) {
      column.values = std::move(*numbers);
    } else {
      column.values = wordsOf(table, c, tableRow);
    }
    parts.metadata.add(std::move(column));
  }
}

void joinBinaries(const std::filesystem::path& file, std::uint64_t memoryLimit, CutoutSetParts& parts,
                  ProblemList& problems, const Progress& progress) {
  if (parts.classNames != ClassNames::challenge(false)) {
    throw Error("a list of binaries needs the classes 0 (single) and 1 (blend)", file.string(),
                "Leave the list out, or load data in the challenge layout.");
  }
  const CsvTable table(file, memoryLimit, problems, progress);
  const auto column = table.findColumn("index");
  if (!column)
    throw Error("the list of binaries has no header 'index'", file.string(), "Write 'index' in its first line.");
  const RowById rowById = rowsById(parts);
  std::vector<std::string> unknown;
  for (std::size_t t = 0; t < table.rowCount(); ++t) {
    if (t % 65536 == 0) progress.throwIfCancelled();
    const std::string id = idOf(table.field(t, *column));
    const auto at = rowById.find(id);
    if (at == rowById.end()) {
      unknown.push_back(id);
    } else if (parts.labels[at->second] == 0) {
      problems.add(table.where(t),
                   fmt::format("idx {} is listed as a binary but is of class single; kept as single", id));
    } else {
      parts.labels[at->second] = 2;
    }
  }
  parts.classNames = ClassNames::challenge(true);
  if (!unknown.empty()) {
    problems.add(table.file(), fmt::format("{} listed ids are not among the cutouts: {}", countText(unknown.size()),
                                           shortList(unknown)));
  }
}

}  // namespace blendscope
