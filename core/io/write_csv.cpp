// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/number_text.h"
#include "io/csv_table.h"
#include "io/fits_images.h"
#include "io/joined_columns.h"
#include "io/output_file.h"
#include "io/printable_text.h"
#include "io/write.h"

namespace blendscope {

namespace {

void append(std::string& text, double number) { fmt::format_to(std::back_inserter(text), ",{}", number); }

/// NaN leaves the field empty.
void appendKnown(std::string& text, double number) {
  if (std::isnan(number)) {
    text += ',';
  } else {
    append(text, number);
  }
}

void checkNoLineBreak(std::string_view word, const CutoutSet& set) {
  if (word.find_first_of("\r\n") == std::string_view::npos) return;
  throw Error(fmt::format("'{}' holds a line break, which CSV rows cannot", asPrintable(word)), set.provenance().source,
              "Write FITS instead.");
}

bool isChallenge(const CutoutSet& set) {
  return set.classNames() == ClassNames::challenge(false) || set.classNames() == ClassNames::challenge(true);
}

void checkFitsCsv(const CutoutSet& set) {
  if (set.shape().height != set.shape().width || set.shape().height < 1) {
    throw Error(fmt::format("images of {}×{} pixels are not square, as the CSV layout needs", set.shape().height,
                            set.shape().width),
                set.provenance().source, "Write FITS instead.");
  }
  if (!isChallenge(set)) {
    for (const std::string& name : set.classNames().names()) {
      checkNoLineBreak(name, set);
      if (name == "0" || name == "1") {
        throw Error(fmt::format("class '{}' would be read as the challenge's", name), set.provenance().source,
                    "Write FITS instead.");
      }
    }
  }
  for (Row row = 0; row < set.size(); ++row) checkNoLineBreak(set.id(row), set);
  for (const MetadataColumn& column : set.metadata().columns()) {
    checkNoLineBreak(column.name, set);
    checkNoLineBreak(column.unit, set);
    if (column.isNumeric()) continue;
    for (const std::string& word : std::get<TextValues>(column.values).dictionary) checkNoLineBreak(word, set);
  }
}

/// The class of a row as the layout spells it.
std::vector<std::string> classFields(const CutoutSet& set) {
  if (isChallenge(set)) return {"0", "1", "1"};
  std::vector<std::string> fields;
  for (const std::string& name : set.classNames().names()) fields.push_back(csvField(name));
  return fields;
}

void writePixels(const CutoutSet& set, const std::filesystem::path& path, const Progress& progress) {
  OutputFile file(path);
  std::string header = "idx,class";
  for (std::size_t p = 0; p < set.shape().pixelCount(); ++p) header += fmt::format(",pixel_{}", p);
  file.write(header + '\n');
  const std::vector<std::string> classes = classFields(set);
  writeLines(
      file, set.size(),
      [&](std::size_t i, std::string& text) {
        const auto row = static_cast<Row>(i);
        text += csvField(set.id(row));
        text += ',';
        if (set.label(row) != kUnlabelled) text += classes[static_cast<std::size_t>(set.label(row))];
        for (const float value : set.image(row)) fmt::format_to(std::back_inserter(text), ",{}", value);
        text += '\n';
      },
      progress);
  file.close();
}

std::string headerField(const MetadataColumn& column) {
  const std::string implied = column.name.ends_with("_px") ? "px" : "";
  const bool needsUnit = column.unit != implied || column.name.ends_with(']');
  return csvField(needsUnit ? fmt::format("{} [{}]", column.name, column.unit) : column.name);
}

/// Quoted where a reader would take the word for a number.
std::string wordField(const std::string& word) {
  return parseDouble(word) && csvField(word) == word ? '"' + word + '"' : csvField(word);
}

void writeColumns(const CutoutSet& set, ColumnRole role, const std::filesystem::path& path, const Progress& progress) {
  std::vector<const MetadataColumn*> columns;
  std::string header = "idx";
  for (const MetadataColumn& column : set.metadata().columns()) {
    if (column.role != role) continue;
    columns.push_back(&column);
    header += ',' + headerField(column);
  }
  OutputFile file(path);
  file.write(header + '\n');
  writeLines(
      file, set.size(),
      [&](std::size_t row, std::string& text) {
        text += csvField(set.id(static_cast<Row>(row)));
        for (const MetadataColumn* column : columns) {
          const std::string value = column->text(row);
          text += ',';
          text += column->isNumeric() ? value : wordField(value);
        }
        text += '\n';
      },
      progress);
  file.close();
}

void writeBinaries(const CutoutSet& set, const std::filesystem::path& path) {
  OutputFile file(path);
  std::string text = "index\n";
  for (Row row = 0; row < set.size(); ++row) {
    if (set.label(row) == 2) text += csvField(set.id(row)) + '\n';
  }
  file.write(text);
  file.close();
}

bool hasColumns(const CutoutSet& set, ColumnRole role) {
  const MetadataColumns columns = set.metadata().columns();
  return std::any_of(columns.begin(), columns.end(), [&](const MetadataColumn& c) { return c.role == role; });
}

bool hasLabels(const CutoutSet& set) {
  return std::any_of(set.labels().begin(), set.labels().end(), [](int label) { return label != kUnlabelled; });
}

bool isDevice(const std::filesystem::path& path) {
  std::error_code unknown;
  const auto status = std::filesystem::status(path, unknown);
  return std::filesystem::exists(status) && std::filesystem::is_other(status);
}

void refuseStranger(const std::filesystem::path& sibling) {
  std::error_code unknown;
  if (!std::filesystem::exists(sibling, unknown)) return;
  throw Error("is there already and would be read as a part of the new data set, which has no such file",
              sibling.string(), "Remove it or choose another name.");
}

}  // namespace

void writeCsv(const CutoutSet& set, const std::filesystem::path& path, const Progress& progress) {
  checkFitsCsv(set);
  if (isDevice(path)) {
    writePixels(set, path, progress);
    return;
  }
  std::vector<FileToWrite> files;
  const auto add = [&](bool wanted, std::string_view suffix, auto write) {
    const std::filesystem::path sibling = siblingOf(path, suffix);
    if (wanted) {
      files.push_back({sibling, std::move(write)});
    } else {
      refuseStranger(sibling);
    }
  };
  using Path = std::filesystem::path;
  add(hasColumns(set, ColumnRole::Truth), "_truth",
      [&](const Path& file) { writeColumns(set, ColumnRole::Truth, file, progress.part(0.8, 0.9)); });
  add(hasColumns(set, ColumnRole::Measured), "_metadata",
      [&](const Path& file) { writeColumns(set, ColumnRole::Measured, file, progress.part(0.9, 1)); });
  add(set.classNames() == ClassNames::challenge(true) && hasLabels(set), "_binaries",
      [&](const Path& file) { writeBinaries(set, file); });
  // The images are written first and renamed last: who sees the new file sees the new files beside it.
  files.insert(files.begin(), {path, [&](const Path& file) { writePixels(set, file, progress.part(0, 0.8)); }});
  writeTogether(files);
}

void writeCutouts(const CutoutSet& set, const std::filesystem::path& path, const Progress& progress) {
  const std::string name = path.filename().string();
  if (hasFitsName(name) && !name.ends_with("z")) {
    writeFits(set, path, progress);
  } else if (path.extension() == ".csv" || path.extension() == ".CSV") {
    writeCsv(set, path, progress);
  } else {
    throw UsageError("the name does not say in which format to write", path.string(), "End it in .csv or .fits.");
  }
}

void writePredictions(const PredictionTable& table, const std::filesystem::path& path, const Progress& progress) {
  const std::size_t rows = table.ids.size();
  const std::size_t classes = table.classNames.size();
  const auto tooShort = [&](const PredictionTable::Column& column) { return column.values.size() != rows; };
  if (std::any_of(table.columns.begin(), table.columns.end(), tooShort) || table.trueClasses.size() != rows ||
      table.predicted.size() != rows || table.uncertainty.size() != rows || table.probability.rows() != rows ||
      (rows > 0 && table.probability.cols() != classes)) {
    throw Error("the parts of the predictions differ in length", path.string());
  }
  const auto nameOf = [&](int c) { return c < 0 ? "" : csvField(table.classNames[static_cast<std::size_t>(c)]); };
  writeAtomically(path, [&](const std::filesystem::path& temporary) {
    OutputFile file(temporary);
    std::string header = "id,class,predicted";
    for (const std::string& name : table.classNames) header += ',' + csvField("probability_" + name);
    header += ",uncertainty";
    for (const PredictionTable::Column& column : table.columns) header += ',' + csvField(column.name);
    file.write(header + '\n');
    writeLines(
        file, rows,
        [&](std::size_t row, std::string& text) {
          text +=
              csvField(table.ids[row]) + ',' + csvField(table.trueClasses[row]) + ',' + nameOf(table.predicted[row]);
          for (const double p : table.probability.row(row)) appendKnown(text, p);
          appendKnown(text, table.uncertainty[row]);
          for (const PredictionTable::Column& column : table.columns) appendKnown(text, column.values[row]);
          text += '\n';
        },
        progress);
    file.close();
  });
}

}  // namespace blendscope
