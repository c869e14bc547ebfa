// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace blendscope::cli {

namespace {

/// Characters, not bytes, of UTF-8 text.
std::size_t widthOf(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string alignedTable(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.empty() ? 0 : rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < widths.size(); ++c) widths[c] = std::max(widths[c], widthOf(row[c]));
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < widths.size(); ++c) {
      const std::string padding(widths[c] - widthOf(row[c]), ' ');
      text += c == 0 ? row[c] + padding : "  " + padding + row[c];
    }
    text += "\n";
  }
  return text;
}

std::string figure(double value) { return std::isfinite(value) ? fmt::format("{:.4f}", value) : "–"; }

std::string rangeText(const Interval& interval) {
  return fmt::format("{}…{}", figure(interval.low), figure(interval.high));
}

}  // namespace blendscope::cli
