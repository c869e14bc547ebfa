// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/csv_table.h"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/number_text.h"

namespace blendscope {

namespace {

bool sameIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// `rest` begins at the opening quote; afterwards it begins behind the field, at a comma or the end.
CsvField takeQuoted(std::string_view& rest, std::deque<std::string>& unescaped) {
  std::size_t end = 1;
  bool hasDoubled = false;
  for (;; ++end) {
    end = rest.find('"', end);
    if (end == std::string_view::npos) break;
    if (end + 1 >= rest.size() || rest[end + 1] != '"') break;
    hasDoubled = true;
    ++end;
  }
  std::string_view text = rest.substr(1, end == std::string_view::npos ? end : end - 1);
  if (hasDoubled) {
    std::string& plain = unescaped.emplace_back();
    for (std::size_t i = 0; i < text.size(); ++i) {
      plain += text[i];
      if (text[i] == '"') ++i;
    }
    text = plain;
  }
  rest.remove_prefix(std::min(rest.size(), end == std::string_view::npos ? rest.size() : end + 1));
  rest.remove_prefix(std::min(rest.size(), rest.find(',')));
  return {text, true};
}

CsvField takePlain(std::string_view& rest) {
  const std::size_t end = std::min(rest.size(), rest.find(','));
  const std::string_view text = trimmed(rest.substr(0, end));
  rest.remove_prefix(end);
  return {text, false};
}

}  // namespace

void splitCsvLine(std::string_view line, std::vector<CsvField>& fields, std::deque<std::string>& unescaped) {
  fields.clear();
  for (std::string_view rest = line;;) {
    const std::size_t first = rest.find_first_not_of(" \t");
    if (first != std::string_view::npos && rest[first] == '"') {
      rest.remove_prefix(first);
      fields.push_back(takeQuoted(rest, unescaped));
    } else {
      fields.push_back(takePlain(rest));
    }
    if (rest.empty()) return;
    rest.remove_prefix(1);
  }
}

std::string csvField(std::string_view text) {
  const bool plain = text.find_first_of(",\"") == std::string_view::npos && trimmed(text).size() == text.size() &&
                     canonicalWord(text) == text;
  if (plain) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string canonicalWord(std::string_view text) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers up to here have one double each
  if (text.find_first_of(".eE") != std::string_view::npos) {
    const auto value = parseDouble(text);
    if (value && std::trunc(*value) == *value && std::fabs(*value) <= kExact) {
      return fmt::format("{}", static_cast<long long>(*value));
    }
  }
  return std::string(text);
}

CsvTable::CsvTable(const std::filesystem::path& path, std::uint64_t limit, ProblemList& problems,
                   const Progress& progress)
    : file_(path.string()), text_(readTextFile(path, limit, progress)) {
  std::vector<CsvField> row;
  for (const TextLine& line : textLines(text_, progress)) {
    if (line.number % 16384 == 0) progress.throwIfCancelled();
    splitCsvLine(line.text, row, unescaped_);
    if (header_.empty()) {
      header_ = row;
    } else if (row.size() != header_.size()) {
      problems.add(fmt::format("{}:{}", file_, line.number),
                   fmt::format("has {} fields where the header has {}; left out", row.size(), header_.size()));
    } else {
      fields_.insert(fields_.end(), row.begin(), row.end());
      lineNumbers_.push_back(line.number);
    }
  }
}

std::optional<std::size_t> CsvTable::findColumn(std::string_view name) const {
  const auto at =
      std::find_if(header_.begin(), header_.end(), [&](const CsvField& f) { return sameIgnoringCase(f.text, name); });
  if (at == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - header_.begin());
}

std::string CsvTable::where(std::size_t row) const { return fmt::format("{}:{}", file_, lineNumbers_[row]); }

}  // namespace blendscope
