// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "data/metadata_table.h"

namespace blendscope {

/// Builds the words of a text column in constant time per row, also where every word differs (ids, file names).
/// Empty words are missing values.
class TextColumn {
 public:
  explicit TextColumn(std::size_t rows) { values_.codes.reserve(rows); }

  void append(std::string_view word) {
    if (word.empty()) {
      values_.appendMissing();
      return;
    }
    const auto [at, isNew] = codes_.emplace(std::string(word), static_cast<std::int32_t>(values_.dictionary.size()));
    if (isNew) values_.dictionary.emplace_back(word);
    values_.codes.push_back(at->second);
  }

  TextValues take() && { return std::move(values_); }

 private:
  TextValues values_;
  std::unordered_map<std::string, std::int32_t> codes_;
};

}  // namespace blendscope
