// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace blendscope {

/// Seconds since 1970-01-01 UTC as 2026-11-28T12:30:00Z.
std::string utcText(std::int64_t seconds);
/// The reverse; nothing for other texts.
std::optional<std::int64_t> parseUtc(std::string_view text);

}  // namespace blendscope
