// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace blendscope {

/// Numbers as text with `.` as the decimal point, whatever the process's locale says.

/// The whole of `text` (blanks at both ends allowed) as a number; "nan" and "inf" in any case are numbers too.
std::optional<double> parseDouble(std::string_view text);
std::optional<std::int64_t> parseInteger(std::string_view text);

/// The shortest text that reads back as the same value.
std::string formatNumber(double value);

std::string_view trimmed(std::string_view text);

}  // namespace blendscope
