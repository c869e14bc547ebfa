// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utc_text.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace blendscope {

namespace {

/// The digits [from, from + count) of a text as a number; -1 where they are none.
int digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = -1;
  const char* end = text.data() + from + count;
  const auto [rest, error] = std::from_chars(text.data() + from, end, value);
  return error == std::errc{} && rest == end ? value : -1;
}

}  // namespace

std::string utcText(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds(seconds)};
  const sys_days day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::optional<std::int64_t> parseUtc(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return std::nullopt;
  }
  const int parts[] = {digits(text, 0, 4),  digits(text, 5, 2),  digits(text, 8, 2),
                       digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)};
  const year_month_day date{year(parts[0]), month(static_cast<unsigned>(parts[1])),
                            day(static_cast<unsigned>(parts[2]))};
  if (!date.ok() || parts[0] < 0 || parts[3] < 0 || parts[3] > 23 || parts[4] < 0 || parts[4] > 59 || parts[5] < 0 ||
      parts[5] > 59) {
    return std::nullopt;
  }
  const auto time = sys_days(date) + hours(parts[3]) + minutes(parts[4]) + std::chrono::seconds(parts[5]);
  return time.time_since_epoch().count();
}

}  // namespace blendscope
