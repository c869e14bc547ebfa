// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <pugixml.hpp>

#include "base/error.h"
#include "base/markup_text.h"
#include "base/number_text.h"
#include "io/output_file.h"
#include "io/printable_text.h"
#include "io/problem_list.h"
#include "io/review_table.h"

namespace blendscope {

namespace {

std::string xmlText(std::string_view text) { return escapedMarkup(text, LineBreaks::Coded); }

std::string fieldElement(const ReviewColumn& column) {
  std::string element = fmt::format("      <FIELD name=\"{}\"", xmlText(column.name));
  if (column.kind == CellKind::Word) {
    element += R"( datatype="unicodeChar" arraysize="*")";
  } else {
    element += column.kind == CellKind::Number ? R"( datatype="double")" : R"( datatype="boolean")";
  }
  if (!column.unit.empty()) element += fmt::format(" unit=\"{}\"", xmlText(column.unit));
  if (column.name == "id") element += R"( ucd="meta.id;meta.main")";
  return element + "/>\n";
}

std::string cellText(const ReviewColumn& column, std::size_t row) {
  if (column.kind == CellKind::Word) return xmlText(column.word(row));
  if (column.kind == CellKind::Truth) {
    const std::string truth = column.word(row);
    return truth.empty() ? "" : truth == "1" ? "true" : "false";
  }
  const double value = (*column.numbers)[row];
  return value == value ? formatNumber(value) : "NaN";
}

/// The name without its namespace prefix.
std::string_view localName(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node childNamed(const pugi::xml_node& parent, std::string_view name) {
  return parent.find_child([&](const pugi::xml_node& node) { return localName(node) == name; });
}

/// Lines of rising offsets into a text.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::size_t lineAt(std::ptrdiff_t offset) {
    const auto end = std::min(text_.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
    for (; at_ < end; ++at_) line_ += text_[at_] == '\n' ? 1 : 0;
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

/// The rows of the first table. Throws Error where there is none in TABLEDATA.
pugi::xml_node tableData(const pugi::xml_node& table, const std::string& file) {
  const pugi::xml_node data = childNamed(table, "DATA");
  if (!data) throw Error("the VOTable's table holds no data", file, "Save it with its rows.");
  if (const pugi::xml_node rows = childNamed(data, "TABLEDATA")) return rows;
  std::string found;
  for (const pugi::xml_node& child : data.children()) {
    if (child.type() == pugi::node_element && found.empty()) found = asPrintable(localName(child));
  }
  throw Error(fmt::format("the VOTable's rows are serialised as {}, which is not read", found), file,
              "In TOPCAT, save it with output format votable-tabledata, or as CSV or FITS.");
}

std::vector<CellColumn> fieldsOf(const pugi::xml_node& table) {
  std::vector<CellColumn> columns;
  for (const pugi::xml_node& field : table.children()) {
    if (localName(field) != "FIELD") continue;
    CellColumn& column = columns.emplace_back();
    column.name = field.attribute("name").value();
    column.unit = field.attribute("unit").value();
    const std::string_view type = field.attribute("datatype").value();
    column.isWord = type == "char" || type == "unicodeChar";
  }
  return columns;
}

}  // namespace

void writeReviewVotable(const std::vector<ReviewColumn>& columns, std::size_t rows, const std::filesystem::path& path,
                        const Progress& progress) {
  OutputFile file(path);
  std::string head =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<VOTABLE version=\"1.4\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\">\n"
      "  <RESOURCE>\n    <TABLE name=\"review\">\n";
  for (const ReviewColumn& column : columns) head += fieldElement(column);
  file.write(head + "      <DATA>\n        <TABLEDATA>\n");
  writeLines(
      file, rows,
      [&](std::size_t row, std::string& text) {
        text += "          <TR>";
        for (const ReviewColumn& column : columns) text += "<TD>" + cellText(column, row) + "</TD>";
        text += "</TR>\n";
      },
      progress);
  file.write("        </TABLEDATA>\n      </DATA>\n    </TABLE>\n  </RESOURCE>\n</VOTABLE>\n");
  file.close();
}

CellTable readReviewVotable(std::string_view text, const std::string& file, const Progress& progress) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  LineCounter lines(text);
  if (!parsed) {
    throw Error(fmt::format("is no well-formed XML: {}", parsed.description()),
                fmt::format("{}:{}", file, lines.lineAt(parsed.offset)), "Save the list again.");
  }
  const pugi::xml_node element = document.find_node([](const pugi::xml_node& node) { return localName(node) == "TABLE"; });
  if (!element) throw Error("is XML without a VOTable TABLE", file, "Save the list as VOTable, CSV or FITS.");
  CellTable table;
  table.columns = fieldsOf(element);
  ProblemList problems;
  for (const pugi::xml_node& row : tableData(element, file).children()) {
    if (localName(row) != "TR") continue;
    progress.throwIfCancelled();
    const std::size_t line = lines.lineAt(row.offset_debug());
    std::vector<std::string> cells;
    for (const pugi::xml_node& cell : row.children()) {
      if (localName(cell) == "TD") cells.emplace_back(cell.text().get());
    }
    if (cells.size() != table.columns.size()) {
      problems.add(fmt::format("{}:{}", file, line), fmt::format("has {} cells where the table has {} fields; left out",
                                                                 cells.size(), table.columns.size()));
      continue;
    }
    for (std::size_t c = 0; c < cells.size(); ++c) table.columns[c].cells.push_back(std::move(cells[c]));
    table.places.push_back(line);
  }
  table.problems = std::move(problems).take(file);
  return table;
}

}  // namespace blendscope
