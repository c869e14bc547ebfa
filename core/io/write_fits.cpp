// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <functional>

#include "base/atomic_file.h"
#include "base/error.h"
#include "io/fits_file.h"
#include "io/fits_table.h"
#include "io/write.h"

namespace blendscope {

namespace {

constexpr std::size_t kPixelsPerWrite = std::size_t{1} << 20;
constexpr std::size_t kRowsPerWrite = 8192;
constexpr std::size_t kWriteFitsWidestText = 1 << 16;
constexpr std::size_t kLongestCardText = 68;

void writeKey(const FitsFile& file, const std::string& keyword, const std::string& value, const char* comment) {
  int status = 0;
  fits_write_key_str(file.handle(), keyword.c_str(), value.c_str(), comment, &status);
  file.check(status, "cannot be written");
}

void writeCube(const FitsFile& file, const CutoutSet& set, const Progress& progress) {
  std::array<LONGLONG, 3> axes{set.shape().width, set.shape().height, static_cast<LONGLONG>(set.size())};
  int status = 0;
  fits_create_imgll(file.handle(), FLOAT_IMG, static_cast<int>(axes.size()), axes.data(), &status);
  file.check(status, "cannot be written");
  writeKey(file, "EXTNAME", "CUTOUTS", "one cutout per plane");
  writeKey(file, "ROWORDER", set.provenance().firstRowAtBottom ? "BOTTOM-UP" : "TOP-DOWN", "place of the first row");
  const std::vector<float>& pixels = set.pixels().values();
  for (std::size_t first = 0; first < pixels.size(); first += kPixelsPerWrite) {
    progress.throwIfCancelled();
    const std::size_t count = std::min(kPixelsPerWrite, pixels.size() - first);
    // CFITSIO's interface lacks const; it does not change the values.
    fits_write_img(file.handle(), TFLOAT, static_cast<LONGLONG>(first) + 1, static_cast<LONGLONG>(count),
                   const_cast<float*>(pixels.data() + first), &status);
    file.check(status, "cannot be written");
    progress.report(static_cast<double>(first + count) / static_cast<double>(pixels.size()), "writing");
  }
}

/// A table column on its way to a file: numbers, or the word of each row.
struct OutputColumn {
  std::string name;
  std::string unit;
  bool isTruth = false;
  const std::vector<double>* numbers = nullptr;
  std::function<std::string(std::size_t)> word = {};
  std::size_t width = 1;  ///< bytes of the longest word
};

void fitWidth(OutputColumn& column, std::size_t rows, const FitsFile& file) {
  if (column.numbers) return;
  for (std::size_t row = 0; row < rows; ++row) column.width = std::max(column.width, column.word(row).size());
  if (column.width > kWriteFitsWidestText) {
    throw Error(fmt::format("column '{}' holds a text of {} bytes", column.name, column.width), file.name());
  }
}

void createTable(const FitsFile& file, const char* name, std::size_t rows, std::vector<OutputColumn>& columns) {
  std::vector<std::string> names, formats, units;
  for (OutputColumn& column : columns) {
    fitWidth(column, rows, file);
    names.push_back(asciiEscaped(column.name));
    units.push_back(asciiEscaped(column.unit));
    formats.push_back(column.numbers ? "1D" : fmt::format("{}A", column.width));
    if (std::max(names.back().size(), units.back().size()) > kLongestCardText) {
      throw Error(fmt::format("the name or unit of column '{}' is too long for FITS", column.name), file.name(),
                  "Write CSV instead.");
    }
  }
  const auto pointers = [](std::vector<std::string>& texts) {
    std::vector<char*> starts;
    for (std::string& text : texts) starts.push_back(text.data());
    return starts;
  };
  int status = 0;
  fits_create_tbl(file.handle(), BINARY_TBL, static_cast<LONGLONG>(rows), static_cast<int>(columns.size()),
                  pointers(names).data(), pointers(formats).data(), pointers(units).data(), name, &status);
  file.check(status, fmt::format("the table {} cannot be written", name));
}

void writeWords(const FitsFile& file, int number, const OutputColumn& column, std::size_t first, std::size_t count) {
  std::vector<std::string> words;
  for (std::size_t row = first; row < first + count; ++row) words.push_back(column.word(row));
  std::vector<char*> starts;
  for (std::string& word : words) starts.push_back(word.data());
  int status = 0;
  fits_write_col(file.handle(), TSTRING, number, static_cast<LONGLONG>(first) + 1, 1, static_cast<LONGLONG>(count),
                 starts.data(), &status);
  file.check(status, "cannot be written");
}

void writeNumbers(const FitsFile& file, int number, const OutputColumn& column, std::size_t first, std::size_t count) {
  int status = 0;
  fits_write_col(file.handle(), TDOUBLE, number, static_cast<LONGLONG>(first) + 1, 1, static_cast<LONGLONG>(count),
                 const_cast<double*>(column.numbers->data() + first), &status);
  file.check(status, "cannot be written");
}

void writeTable(const FitsFile& file, const char* name, std::size_t rows, std::vector<OutputColumn> columns,
                const Progress& progress) {
  createTable(file, name, rows, columns);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const int number = static_cast<int>(c) + 1;
    if (columns[c].isTruth)
      writeKey(file, fmt::format("TROLE{}", number), "TRUTH", "known from the making of the data");
    for (std::size_t first = 0; first < rows; first += kRowsPerWrite) {
      progress.throwIfCancelled();
      const std::size_t count = std::min(kRowsPerWrite, rows - first);
      (columns[c].numbers ? writeNumbers : writeWords)(file, number, columns[c], first, count);
    }
    progress.report(static_cast<double>(c + 1) / static_cast<double>(columns.size()), "writing");
  }
}

std::vector<OutputColumn> catalogColumns(const CutoutSet& set) {
  std::vector<OutputColumn> columns;
  columns.push_back({.name = "ID", .unit = {}, .word = [&](std::size_t row) { return set.id(static_cast<Row>(row)); }});
  columns.push_back({.name = "CLASS", .unit = {}, .word = [&](std::size_t row) {
                       const int label = set.label(static_cast<Row>(row));
                       return label == kUnlabelled ? std::string() : set.classNames().name(label);
                     }});
  for (const MetadataColumn& column : set.metadata().columns()) {
    OutputColumn output{.name = column.name, .unit = column.unit, .isTruth = column.role == ColumnRole::Truth};
    if (column.isNumeric()) {
      output.numbers = &std::get<std::vector<double>>(column.values);
    } else {
      output.word = [&column](std::size_t row) { return column.text(row); };
    }
    columns.push_back(std::move(output));
  }
  return columns;
}

}  // namespace

void writeFits(const CutoutSet& set, const std::filesystem::path& path, const Progress& progress) {
  if (set.size() == 0) throw Error("there is no cutout to write", path.string());
  const std::vector<std::string>& classNames = set.classNames().names();
  writeAtomically(path, [&](const std::filesystem::path& temporary) {
    const PointLocale locale;
    FitsFile file = FitsFile::create(temporary);
    writeCube(file, set, progress.part(0, 0.7));
    writeTable(file, "CATALOG", set.size(), catalogColumns(set), progress.part(0.7, 1));
    writeTable(file, "CLASSES", classNames.size(),
               {{.name = "NAME", .unit = {}, .word = [&](std::size_t row) { return classNames[row]; }}},
               progress.part(1, 1));
    file.close();
  });
}

}  // namespace blendscope
