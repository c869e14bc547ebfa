// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/number_text.h"

#include <charconv>
#include <fast_float/fast_float.h>
#include <fmt/format.h>

namespace blendscope {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<double> parseDouble(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 1 && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = fast_float::from_chars(text.data(), end, value);
  if (failure != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::optional<std::int64_t> parseInteger(std::string_view text) {
  text = trimmed(text);
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, value);
  if (failure != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::string formatNumber(double value) { return fmt::format("{}", value); }

}  // namespace blendscope
