// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/review_list.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>
#include <cmath>
#include <map>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/utc_text.h"
#include "io/memory_limit.h"
#include "io/printable_text.h"
#include "io/review_table.h"
#include "io/text_file.h"

namespace blendscope {

namespace {

constexpr const char* kNamesOfFormats = "End it in .csv, .fits or .xml (VOTable).";

std::string lowerCase(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// The part of an entry that a column of its own holds.
using EntryField = std::function<void(ReviewEntry&, const std::string&)>;

std::optional<bool> parseTruth(const std::string& text) {
  const std::string word = lowerCase(text);
  if (word == "1" || word == "true" || word == "t" || word == "yes") return true;
  if (word == "0" || word == "false" || word == "f" || word == "no") return false;
  return std::nullopt;
}

const std::map<std::string, EntryField>& entryFields() {
  static const std::map<std::string, EntryField> kFields{
      {"id", [](ReviewEntry& e, const std::string& text) { e.id = text; }},
      {"class", [](ReviewEntry& e, const std::string& text) { e.dataClass = text; }},
      {"label", [](ReviewEntry& e, const std::string& text) { e.label = text; }},
      {"origin", [](ReviewEntry& e, const std::string& text) { e.origin = parseLabelOrigin(text); }},
      {"by", [](ReviewEntry& e, const std::string& text) { e.by = text; }},
      {"when", [](ReviewEntry& e, const std::string& text) { e.when = parseUtc(text); }},
      {"flag", [](ReviewEntry& e, const std::string& text) { e.flag = parseTruth(text); }},
      {"note", [](ReviewEntry& e, const std::string& text) { e.note = text; }}};
  return kFields;
}

/// Numbers where every cell that is not empty is one.
MetadataColumn furtherColumn(const CellColumn& cells) {
  MetadataColumn column{.name = cells.name, .unit = cells.unit, .role = ColumnRole::Measured, .values = TextValues()};
  std::vector<double> numbers;
  bool numeric = !cells.isWord;
  for (std::size_t i = 0; numeric && i < cells.cells.size(); ++i) {
    const auto number = cells.cells[i].empty() ? std::nan("") : parseDouble(cells.cells[i]);
    numeric = number.has_value();
    numbers.push_back(number.value_or(0));
  }
  if (numeric) {
    column.values = std::move(numbers);
    return column;
  }
  auto& words = std::get<TextValues>(column.values);
  for (const std::string& cell : cells.cells) cell.empty() ? words.appendMissing() : words.append(cell);
  return column;
}

ReviewList listOf(CellTable&& table, const std::filesystem::path& path) {
  ReviewList list;
  list.source = path.string();
  list.places = std::move(table.places);
  list.placesAreRows = table.placesAreRows;
  list.problems = std::move(table.problems);
  list.entries.resize(list.places.size());
  bool hasIds = false;
  for (const CellColumn& column : table.columns) {
    const auto known = entryFields().find(lowerCase(column.name));
    if (known == entryFields().end()) {
      list.columns.push_back(furtherColumn(column));
      continue;
    }
    hasIds = hasIds || known->first == "id";
    for (std::size_t i = 0; i < list.entries.size(); ++i) known->second(list.entries[i], column.cells[i]);
  }
  if (!hasIds) {
    std::vector<std::string> names;
    for (const CellColumn& column : table.columns) names.push_back(asPrintable(column.name));
    throw Error(fmt::format("has no column 'id'; its columns are {}", fmt::join(names, ", ")), path.string(),
                "Name the column of the ids so.");
  }
  return list;
}

bool looksLikeXml(std::string_view text) {
  const std::string_view start = trimmed(text.substr(0, 512));
  return start.starts_with('<');
}

}  // namespace

std::string ReviewList::where(std::size_t entry) const {
  const std::size_t place = entry < places.size() ? places[entry] : entry + 1;
  return fmt::format("{}{}{}", source, placesAreRows ? " row " : ":", place);
}

std::vector<ReviewColumn> reviewColumns(const ReviewList& list) {
  const std::vector<ReviewEntry>& entries = list.entries;
  std::vector<ReviewColumn> columns;
  const auto add = [&](std::string name, auto word, CellKind kind = CellKind::Word) {
    columns.push_back({.name = std::move(name), .unit = {}, .kind = kind, .word = [&entries, word](std::size_t row) {
                         return std::string(word(entries[row]));
                       }});
  };
  add("id", [](const ReviewEntry& e) { return e.id; });
  add("class", [](const ReviewEntry& e) { return e.dataClass; });
  add("label", [](const ReviewEntry& e) { return e.label; });
  add("origin", [](const ReviewEntry& e) { return e.origin ? toText(*e.origin) : std::string_view(); });
  add("by", [](const ReviewEntry& e) { return e.by; });
  add("when", [](const ReviewEntry& e) { return e.when ? utcText(*e.when) : std::string(); });
  add("flag", [](const ReviewEntry& e) { return e.flag ? (*e.flag ? "1" : "0") : ""; }, CellKind::Truth);
  add("note", [](const ReviewEntry& e) { return e.note; });
  for (const MetadataColumn& column : list.columns) {
    ReviewColumn further{.name = column.name, .unit = column.unit};
    if (column.isNumeric()) {
      further.kind = CellKind::Number;
      further.numbers = &std::get<std::vector<double>>(column.values);
    } else {
      further.word = [&column](std::size_t row) { return column.text(row); };
    }
    columns.push_back(std::move(further));
  }
  return columns;
}

void writeReviewList(const ReviewList& list, const std::filesystem::path& path, const Progress& progress) {
  const std::string ending = lowerCase(path.extension().string());
  auto* write = &writeReviewCsv;
  if (ending == ".fits" || ending == ".fit" || ending == ".fts") {
    write = &writeReviewFits;
  } else if (ending == ".xml" || ending == ".vot" || ending == ".votable") {
    write = &writeReviewVotable;
  } else if (ending != ".csv") {
    throw UsageError("the name does not say in which format to write", path.string(), kNamesOfFormats);
  }
  for (const MetadataColumn& column : list.columns) {
    if (column.size() == list.entries.size()) continue;
    throw Error(fmt::format("the column '{}' and the entries of the review list differ in number", column.name),
                path.string(), "Give each entry a value, or leave the column out.");
  }
  const std::vector<ReviewColumn> columns = reviewColumns(list);
  writeAtomically(path, [&](const std::filesystem::path& temporary) {
    write(columns, list.entries.size(), temporary, progress);
  });
}

ReviewList readReviewList(const std::filesystem::path& path, const Progress& progress) {
  switch (fileKind(path)) {
    case FileKind::Missing:
      throw Error("there is no such file", path.string(), "Check the name.");
    case FileKind::Fits:
      return listOf(readReviewFits(path, progress), path);
    case FileKind::Text:
      break;
    case FileKind::Empty:
      throw Error("the file is empty", path.string(), "A review list has at least a column 'id'.");
    default:
      throw Error("is no review list", path.string(), "Give CSV, a FITS table or a VOTable with a column 'id'.");
  }
  const std::string text = readTextFile(path, defaultMemoryLimit(), progress.part(0, 0.5));
  const auto read = looksLikeXml(text) ? readReviewVotable : readReviewCsv;
  return listOf(read(text, path.string(), progress.part(0.5, 1)), path);
}

}  // namespace blendscope
