// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "io/problem_list.h"
#include "io/text_file.h"

namespace blendscope {

struct CsvField {
  std::string_view text;  ///< without quotes; blanks at both ends are cut off unless quoted
  bool quoted = false;
};

/// Splits a line at commas that stand outside "…". Text with doubled quotes is kept in `unescaped`, which must outlive
/// the fields.
void splitCsvLine(std::string_view line, std::vector<CsvField>& fields, std::deque<std::string>& unescaped);

/// A field as it must be written to read back the same: quoted where that is needed.
std::string csvField(std::string_view text);

/// The form in which numbers serve as ids and class names, whoever wrote them: "12.0" and "1.2e1" are "12". Other text
/// stays as it is.
std::string canonicalWord(std::string_view text);

/// A small CSV file with a header: truth columns, lists of ids, labels. Rows with another number of fields than the
/// header are left out and named.
class CsvTable {
 public:
  CsvTable(const std::filesystem::path& path, std::uint64_t limit, ProblemList& problems, const Progress& progress);
  CsvTable(const CsvTable&) = delete;
  CsvTable& operator=(const CsvTable&) = delete;

  const std::string& file() const { return file_; }
  const std::vector<CsvField>& header() const { return header_; }
  std::optional<std::size_t> findColumn(std::string_view name) const;  ///< ignores case
  std::size_t rowCount() const { return lineNumbers_.size(); }
  const CsvField& field(std::size_t row, std::size_t column) const { return fields_[row * header_.size() + column]; }
  /// "file:line" of a row.
  std::string where(std::size_t row) const;

 private:
  std::string file_;
  std::string text_;
  std::deque<std::string> unescaped_;
  std::vector<CsvField> header_;
  std::vector<CsvField> fields_;
  std::vector<std::size_t> lineNumbers_;
};

}  // namespace blendscope
