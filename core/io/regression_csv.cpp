// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/regression_csv.h"

#include <fmt/format.h>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "io/csv_table.h"
#include "io/memory_limit.h"

namespace blendscope {

namespace {

std::string columnNames(const CsvTable& table) {
  std::string names;
  for (const CsvField& field : table.header()) names += (names.empty() ? "" : ", ") + std::string(field.text);
  return names;
}

std::size_t requireColumn(const CsvTable& table, const std::string& name) {
  if (const auto column = table.findColumn(name)) return *column;
  throw Error(fmt::format("there is no column '{}'", name), table.file(),
              fmt::format("The columns are: {}.", columnNames(table)));
}

/// The inputs of a training table: every column but the target.
std::vector<std::string> allBut(const CsvTable& table, std::size_t target) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < table.header().size(); ++c) {
    if (c != target) names.emplace_back(table.header()[c].text);
  }
  if (names.empty()) throw Error("there is no column beside the target", table.file());
  return names;
}

}  // namespace

RegressionTable readRegressionCsv(const std::filesystem::path& path, const std::string& target,
                                  const std::vector<std::string>& inputNames, const Progress& progress) {
  ProblemList problems;
  const CsvTable table(path, defaultMemoryLimit(), problems, progress);
  const bool training = inputNames.empty();
  const auto targetColumn = training ? std::optional(requireColumn(table, target)) : table.findColumn(target);
  RegressionTable result;
  result.inputNames = training ? allBut(table, *targetColumn) : inputNames;
  std::vector<std::size_t> columns;
  for (const std::string& name : result.inputNames) columns.push_back(requireColumn(table, name));
  if (targetColumn) columns.push_back(*targetColumn);
  std::vector<double> inputs;
  std::vector<double> row(columns.size());
  for (std::size_t r = 0; r < table.rowCount(); ++r) {
    bool good = true;
    for (std::size_t c = 0; c < columns.size() && good; ++c) {
      const std::string_view text = table.field(r, columns[c]).text;
      const auto value = parseDouble(text);
      good = value && std::isfinite(*value);
      if (good)
        row[c] = *value;
      else
        problems.add(table.where(r), fmt::format("'{}' is not a finite number; the row is left out", text));
    }
    if (!good) continue;
    inputs.insert(inputs.end(), row.begin(), row.begin() + static_cast<std::ptrdiff_t>(result.inputNames.size()));
    if (targetColumn) result.target.push_back(row.back());
  }
  const std::size_t d = result.inputNames.size();
  const std::size_t n = inputs.size() / d;
  if (n == 0) throw Error("no row can be used", table.file(), "Every row needs a finite number in each column.");
  result.inputs = Matrix<double>(n, d, std::move(inputs));
  result.problems = std::move(problems).take(table.file());
  return result;
}

}  // namespace blendscope
