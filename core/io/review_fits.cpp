// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <limits>

#include "base/error.h"
#include "base/number_text.h"
#include "io/fits_file.h"
#include "io/fits_table.h"
#include "io/review_table.h"

namespace blendscope {

namespace {

constexpr std::size_t kRowsAtOnce = 8192;
constexpr std::size_t kLongestText = std::size_t{1} << 16;
constexpr char kUnknownTruth = 2;

std::vector<char*> startsOf(std::vector<std::string>& texts) {
  std::vector<char*> starts;
  for (std::string& text : texts) starts.push_back(text.data());
  return starts;
}

std::string formatOf(const ReviewColumn& column, std::size_t rows, const FitsFile& file) {
  if (column.kind == CellKind::Number) return "1D";
  if (column.kind == CellKind::Truth) return "1L";
  std::size_t width = 1;
  for (std::size_t row = 0; row < rows; ++row) width = std::max(width, column.word(row).size());
  if (width > kLongestText) {
    throw Error(fmt::format("column '{}' holds a text of {} bytes", column.name, width), file.name(),
                "Write CSV instead.");
  }
  return fmt::format("{}A", width);
}

void createReviewTable(const FitsFile& file, const std::vector<ReviewColumn>& columns, std::size_t rows) {
  std::vector<std::string> names, formats, units;
  for (const ReviewColumn& column : columns) {
    names.push_back(asciiEscaped(column.name));
    units.push_back(asciiEscaped(column.unit));
    formats.push_back(formatOf(column, rows, file));
  }
  int status = 0;
  fits_create_tbl(file.handle(), BINARY_TBL, static_cast<LONGLONG>(rows), static_cast<int>(columns.size()),
                  startsOf(names).data(), startsOf(formats).data(), startsOf(units).data(), "REVIEW", &status);
  file.check(status, "the table cannot be written");
}

void writeCells(const FitsFile& file, int number, const ReviewColumn& column, std::size_t first, std::size_t count) {
  const auto firstRow = static_cast<LONGLONG>(first) + 1;
  const auto rows = static_cast<LONGLONG>(count);
  int status = 0;
  if (column.kind == CellKind::Number) {
    // CFITSIO's interface lacks const; it does not change the values.
    fits_write_col(file.handle(), TDOUBLE, number, firstRow, 1, rows,
                   const_cast<double*>(column.numbers->data() + first), &status);
  } else if (column.kind == CellKind::Truth) {
    std::vector<char> flags;
    for (std::size_t row = first; row < first + count; ++row) {
      const std::string truth = column.word(row);
      flags.push_back(truth.empty() ? kUnknownTruth : truth == "1" ? char{1} : char{0});
    }
    fits_write_colnull(file.handle(), TLOGICAL, number, firstRow, 1, rows, flags.data(),
                       const_cast<char*>(&kUnknownTruth), &status);
  } else {
    std::vector<std::string> words;
    for (std::size_t row = first; row < first + count; ++row) words.push_back(column.word(row));
    fits_write_col(file.handle(), TSTRING, number, firstRow, 1, rows, startsOf(words).data(), &status);
  }
  file.check(status, "cannot be written");
}

CellColumn cellsOf(FitsColumn&& column) {
  CellColumn cells{.name = column.name, .unit = column.unit, .isWord = false, .cells = {}};
  if (auto* words = std::get_if<std::vector<std::string>>(&column.values)) {
    cells.isWord = true;
    cells.cells = std::move(*words);
    return cells;
  }
  for (const double value : std::get<std::vector<double>>(column.values)) {
    cells.cells.push_back(value == value ? formatNumber(value) : std::string());
  }
  return cells;
}

bool isReviewTable(const FitsTable& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const FitsColumn& column) {
    return column.name == "id" || column.name == "ID" || column.name == "Id";
  });
}

}  // namespace

void writeReviewFits(const std::vector<ReviewColumn>& columns, std::size_t rows, const std::filesystem::path& path,
                     const Progress& progress) {
  const PointLocale locale;
  FitsFile file = FitsFile::create(path);
  createReviewTable(file, columns, rows);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (std::size_t first = 0; first < rows; first += kRowsAtOnce) {
      progress.throwIfCancelled();
      writeCells(file, static_cast<int>(c) + 1, columns[c], first, std::min(kRowsAtOnce, rows - first));
    }
    progress.report(static_cast<double>(c + 1) / static_cast<double>(columns.size()), "writing");
  }
  file.close();
}

CellTable readReviewFits(const std::filesystem::path& path, const Progress& progress) {
  const PointLocale locale;
  const FitsFile file = FitsFile::open(path);
  int units = 0;
  int status = 0;
  fits_get_num_hdus(file.handle(), &units, &status);
  file.check(status, "cannot be read");
  for (int unit = 2; unit <= units; ++unit) {
    progress.throwIfCancelled();
    int type = 0;
    fits_movabs_hdu(file.handle(), unit, &type, &status);
    file.check(status, fmt::format("extension {} cannot be read", unit - 1));
    if (type != BINARY_TBL) continue;
    std::optional<FitsTable> found = readCurrentFitsTable(file, std::numeric_limits<Row>::max(),
                                                          {"id", "ID", "Id", "class", "CLASS", "label", "LABEL"});
    if (!isReviewTable(*found)) continue;
    CellTable table;
    table.placesAreRows = true;
    for (FitsColumn& column : found->columns) {
      if (column.problem.empty()) {
        table.columns.push_back(cellsOf(std::move(column)));
      } else {
        table.problems.push_back({path.string(), fmt::format("column '{}' {}; left out", column.name, column.problem)});
      }
    }
    for (std::size_t row = 1; row <= found->rows; ++row) table.places.push_back(row);
    return table;
  }
  throw Error("has no binary table with a column 'id'", path.string(), "Name the column of the ids so.");
}

}  // namespace blendscope
