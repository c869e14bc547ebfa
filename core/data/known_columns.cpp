// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/known_columns.h"

#include <algorithm>

namespace blendscope {

namespace {

constexpr std::string_view kBetweenSourceAndName = ": ";

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Letters to insert, remove or exchange until two words are the same but for case (Levenshtein).
std::size_t lettersBetween(std::string_view a, std::string_view b) {
  std::vector<std::size_t> line(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) line[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = line[0];
    line[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchanged = diagonal + (lowered(a[i - 1]) == lowered(b[j - 1]) ? 0 : 1);
      diagonal = line[j];
      line[j] = std::min({line[j] + 1, line[j - 1] + 1, exchanged});
    }
  }
  return line[b.size()];
}

}  // namespace

const MetadataColumn* KnownColumns::find(std::string_view name) const {
  if (const MetadataColumn* own = set->metadata().find(name)) return own;
  for (const auto& table : beside) {
    if (const MetadataColumn* column = table->find(name)) return column;
  }
  return nullptr;
}

std::vector<const MetadataColumn*> KnownColumns::meant(std::string_view name) const {
  if (const MetadataColumn* whole = find(name)) return {whole};
  for (const auto& table : beside) {
    std::vector<const MetadataColumn*> found;
    for (const MetadataColumn& column : table->columns()) {
      if (sameWord(shortName(column.name), name)) found.push_back(&column);
    }
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<const MetadataColumn*> KnownColumns::all() const {
  std::vector<const MetadataColumn*> columns;
  for (const MetadataColumn& column : set->metadata().columns()) columns.push_back(&column);
  for (const auto& table : beside) {
    for (const MetadataColumn& column : table->columns()) columns.push_back(&column);
  }
  return columns;
}

std::string_view shortName(std::string_view name) {
  const std::size_t at = name.find(kBetweenSourceAndName);
  return at == std::string_view::npos ? name : name.substr(at + kBetweenSourceAndName.size());
}

std::string_view sourceName(std::string_view name) {
  const std::size_t at = name.find(kBetweenSourceAndName);
  return at == std::string_view::npos ? std::string_view() : name.substr(0, at);
}

bool sameWord(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lowered(x) == lowered(y); });
}

bool containsWord(std::string_view text, std::string_view part) {
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char x, char y) { return lowered(x) == lowered(y); }) != text.end() ||
         part.empty();
}

std::optional<std::string> nearestName(std::string_view word, const std::vector<std::string>& names) {
  std::optional<std::string> nearest;
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& name : names) {
    const std::size_t letters = std::min(lettersBetween(word, name), lettersBetween(word, shortName(name)));
    if (letters >= best) continue;
    best = letters;
    nearest = name;
  }
  return nearest;
}

}  // namespace blendscope
