// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "base/error.h"
#include "base/number_text.h"
#include "io/csv_table.h"
#include "io/output_file.h"
#include "io/problem_list.h"
#include "io/review_table.h"

namespace blendscope {

namespace {

struct RecordField {
  std::string text;
  bool quoted = false;
};

/// One record of RFC 4180: fields in quotes may hold line breaks.
struct CsvRecord {
  std::vector<RecordField> fields;
  std::size_t line = 0;  ///< where it begins
  bool open = false;     ///< its last quote was never closed
  bool blank() const { return fields.size() == 1 && !fields[0].quoted && fields[0].text.empty(); }
};

class RecordReader {
 public:
  explicit RecordReader(std::string_view text) : rest_(text) {}

  bool atEnd() const { return rest_.empty(); }

  CsvRecord next() {
    CsvRecord record;
    record.line = line_;
    for (bool more = true; more;) more = takeField(record);
    return record;
  }

 private:
  /// Whether a comma follows.
  bool takeField(CsvRecord& record) {
    RecordField& field = record.fields.emplace_back();
    const std::size_t first = rest_.find_first_not_of(" \t");
    if (first != std::string_view::npos && rest_[first] == '"') {
      rest_.remove_prefix(first + 1);
      takeQuoted(record, field);
    }
    const std::size_t end = std::min(rest_.size(), rest_.find_first_of(",\n"));
    if (!field.quoted) field.text = trimmed(withoutReturn(rest_.substr(0, end)));
    const bool comma = end < rest_.size() && rest_[end] == ',';
    if (end < rest_.size() && !comma) ++line_;
    rest_.remove_prefix(std::min(rest_.size(), end + 1));
    return comma;
  }

  void takeQuoted(CsvRecord& record, RecordField& field) {
    field.quoted = true;
    for (;;) {
      const std::size_t end = rest_.find('"');
      const std::string_view part = rest_.substr(0, end);
      field.text += part;
      line_ += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
      record.open = end == std::string_view::npos;
      rest_.remove_prefix(record.open ? rest_.size() : end + 1);
      if (!rest_.starts_with('"')) return;
      field.text += '"';
      rest_.remove_prefix(1);
    }
  }

  static std::string_view withoutReturn(std::string_view text) {
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
  }

  std::string_view rest_;
  std::size_t line_ = 1;
};

/// Quoted where a reader would otherwise see the end of the field or the line, or another text.
std::string reviewField(std::string_view text, bool word) {
  const bool breaks = text.find_first_of("\r\n") != std::string_view::npos;
  if (!breaks && !(word && parseDouble(text))) return csvField(text);
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace

void writeReviewCsv(const std::vector<ReviewColumn>& columns, std::size_t rows, const std::filesystem::path& path,
                    const Progress& progress) {
  OutputFile file(path);
  std::string header;
  for (const ReviewColumn& column : columns) {
    if (!header.empty()) header += ',';
    header += reviewField(column.unit.empty() ? column.name : fmt::format("{} [{}]", column.name, column.unit), false);
  }
  file.write(header + '\n');
  writeLines(
      file, rows,
      [&](std::size_t row, std::string& text) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
          if (c > 0) text += ',';
          const ReviewColumn& column = columns[c];
          if (column.kind != CellKind::Number) {
            text += reviewField(column.word(row), column.kind == CellKind::Word && c > 0);
          } else if (const double value = (*column.numbers)[row]; value == value) {
            text += formatNumber(value);
          }
        }
        text += '\n';
      },
      progress);
  file.close();
}

CellTable readReviewCsv(std::string_view text, const std::string& file, const Progress& progress) {
  CellTable table;
  ProblemList problems;
  RecordReader reader(text);
  while (!reader.atEnd()) {
    progress.throwIfCancelled();
    const CsvRecord record = reader.next();
    const std::string where = fmt::format("{}:{}", file, record.line);
    if (record.open) throw Error("a quote is opened here and never closed", where, "Close it or double it.");
    if (record.blank()) continue;
    if (table.columns.empty()) {
      for (const RecordField& field : record.fields) {
        CellColumn& column = table.columns.emplace_back();
        const std::size_t bracket = field.text.rfind(" [");
        const bool hasUnit = bracket != std::string::npos && field.text.ends_with(']');
        column.name = hasUnit ? field.text.substr(0, bracket) : field.text;
        if (hasUnit) column.unit = field.text.substr(bracket + 2, field.text.size() - bracket - 3);
      }
    } else if (record.fields.size() != table.columns.size()) {
      problems.add(where, fmt::format("has {} fields where the header has {}; left out", record.fields.size(),
                                      table.columns.size()));
    } else {
      for (std::size_t c = 0; c < record.fields.size(); ++c) {
        table.columns[c].cells.push_back(record.fields[c].text);
        if (record.fields[c].quoted && parseDouble(record.fields[c].text)) table.columns[c].isWord = true;
      }
      table.places.push_back(record.line);
    }
  }
  table.problems = std::move(problems).take(file);
  return table;
}

}  // namespace blendscope
