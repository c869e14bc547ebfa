// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/row_table.h"

#include <algorithm>
#include <functional>

#include "base/atomic_file.h"
#include "base/error.h"
#include "io/csv_table.h"
#include "io/output_file.h"

namespace blendscope {

namespace {

constexpr std::size_t kLinesBetweenChecks = 4096;

using ValueOf = std::function<std::string(Row)>;

std::vector<ValueOf> valuesOf(const RowTable& table) {
  const CutoutSet& set = *table.known.set;
  std::vector<ValueOf> values;
  for (const std::string& name : table.columns) {
    if (name == "id") {
      values.emplace_back([&set](Row row) { return set.id(row); });
    } else if (name == "class") {
      values.emplace_back([&set](Row row) {
        return set.label(row) == kUnlabelled ? std::string() : set.classNames().name(set.label(row));
      });
    } else if (const MetadataColumn* column = table.known.find(name)) {
      values.emplace_back([column](Row row) { return column->text(row); });
    } else {
      throw UsageError("there is no column '" + name + "' to write");
    }
  }
  return values;
}

std::string withoutTabs(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

/// The fields, written by `write`, with `between` in between and a line end.
template <class Fields, class Write>
void appendLine(std::string& text, const Fields& fields, char between, Write write) {
  bool first = true;
  for (const auto& field : fields) {
    if (!first) text += between;
    text += write(field);
    first = false;
  }
  text += '\n';
}

}  // namespace

std::string tabbedText(const RowTable& table, const Progress& progress) {
  const auto values = valuesOf(table);
  std::string text;
  appendLine(text, table.columns, '\t', [](const std::string& name) { return withoutTabs(name); });
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i % kLinesBetweenChecks == 0) {
      progress.throwIfCancelled();
      progress.report(static_cast<double>(i) / static_cast<double>(table.rows.size()));
    }
    appendLine(text, values, '\t', [&](const ValueOf& value) { return withoutTabs(value(table.rows[i])); });
  }
  return text;
}

void writeRowTable(const RowTable& table, const std::filesystem::path& path, const Progress& progress) {
  const auto values = valuesOf(table);
  writeAtomically(path, [&](const std::filesystem::path& temporary) {
    OutputFile file(temporary);
    std::string heading;
    appendLine(heading, table.columns, ',', [](const std::string& name) { return csvField(name); });
    file.write(heading);
    writeLines(
        file, table.rows.size(),
        [&](std::size_t i, std::string& text) {
          appendLine(text, values, ',', [&](const ValueOf& value) { return csvField(value(table.rows[i])); });
        },
        progress);
    file.close();
  });
}

}  // namespace blendscope
