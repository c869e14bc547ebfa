// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/metadata_table.h"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/number_text.h"

namespace blendscope {

namespace {

bool sameIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

void TextValues::append(std::string_view word) {
  // Most columns repeat few words (filters, file stems); the last one used is the likeliest.
  if (!codes.empty() && codes.back() >= 0 && dictionary[static_cast<std::size_t>(codes.back())] == word) {
    codes.push_back(codes.back());
    return;
  }
  const auto at = std::find(dictionary.begin(), dictionary.end(), word);
  codes.push_back(static_cast<std::int32_t>(at - dictionary.begin()));
  if (at == dictionary.end()) dictionary.emplace_back(word);
}

std::size_t MetadataColumn::size() const {
  return isNumeric() ? std::get<std::vector<double>>(values).size() : std::get<TextValues>(values).codes.size();
}

double MetadataColumn::number(std::size_t row) const {
  return isNumeric() ? std::get<std::vector<double>>(values)[row] : std::numeric_limits<double>::quiet_NaN();
}

std::string MetadataColumn::text(std::size_t row) const {
  if (isNumeric()) {
    const double value = number(row);
    return std::isnan(value) ? std::string() : formatNumber(value);
  }
  const TextValues& words = std::get<TextValues>(values);
  const std::int32_t code = words.codes[row];
  return code < 0 ? std::string() : words.dictionary[static_cast<std::size_t>(code)];
}

const MetadataColumn* MetadataTable::find(std::string_view name) const {
  const auto at = std::find_if(columns_.begin(), columns_.end(),
                               [&](const auto& column) { return sameIgnoringCase(column->name, name); });
  return at == columns_.end() ? nullptr : at->get();
}

void MetadataTable::add(MetadataColumn column) { add(std::make_shared<const MetadataColumn>(std::move(column))); }

void MetadataTable::add(std::shared_ptr<const MetadataColumn> column) {
  if (find(column->name)) throw Error(fmt::format("the column '{}' exists twice", column->name));
  if (!columns_.empty() && column->size() != columns_.front()->size()) {
    throw Error(fmt::format("the column '{}' has {} rows where {} are expected", column->name, column->size(),
                            columns_.front()->size()));
  }
  columns_.push_back(std::move(column));
}

MetadataTable MetadataTable::rows(const std::vector<std::uint32_t>& rows) const {
  MetadataTable picked;
  for (const MetadataColumn& column : columns()) {
    MetadataColumn copy{column.name, column.unit, column.role, {}};
    if (column.isNumeric()) {
      std::vector<double> values;
      values.reserve(rows.size());
      for (const std::uint32_t row : rows) values.push_back(column.number(row));
      copy.values = std::move(values);
    } else {
      const TextValues& words = std::get<TextValues>(column.values);
      TextValues values{words.dictionary, {}};
      values.codes.reserve(rows.size());
      for (const std::uint32_t row : rows) values.codes.push_back(words.codes[row]);
      copy.values = std::move(values);
    }
    picked.columns_.push_back(std::make_shared<const MetadataColumn>(std::move(copy)));
  }
  return picked;
}

}  // namespace blendscope
