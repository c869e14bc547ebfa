// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/memory_limit.h"

#include <fmt/format.h>
#include <unistd.h>
#include <fstream>
#include <limits>
#include <string_view>

#include "base/error.h"
#include "base/number_text.h"

namespace blendscope {

namespace {

constexpr std::uint64_t kBytesBesidePixels = 160;  // id, label, hashes and a few columns of one row

std::uint64_t freeMemory() {
  std::ifstream info("/proc/meminfo");
  for (std::string line; std::getline(info, line);) {
    constexpr std::string_view key = "MemAvailable:";
    if (!line.starts_with(key)) continue;
    const std::string_view rest = trimmed(std::string_view(line).substr(key.size()));
    if (const auto kibibytes = parseInteger(rest.substr(0, rest.find(' '))); kibibytes && *kibibytes > 0) {
      return static_cast<std::uint64_t>(*kibibytes) * 1024;
    }
  }
  const long pages = sysconf(_SC_AVPHYS_PAGES);
  const long pageSize = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || pageSize <= 0) return std::numeric_limits<std::uint64_t>::max();
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageSize);
}

std::string sizeText(std::uint64_t bytes) {
  constexpr double kMega = 1e6;
  const double size = static_cast<double>(bytes);
  return size < 1e3 * kMega ? fmt::format("{:.1f} MB", size / kMega) : fmt::format("{:.1f} GB", size / (1e3 * kMega));
}

}  // namespace

std::uint64_t defaultMemoryLimit() { return freeMemory() / 10 * 6; }

std::uint64_t cutoutBytes(std::uint64_t cutouts, std::uint64_t pixelCount) {
  const std::uint64_t perRow = pixelCount * sizeof(float) + kBytesBesidePixels;
  if (cutouts > std::numeric_limits<std::uint64_t>::max() / perRow) return std::numeric_limits<std::uint64_t>::max();
  return cutouts * perRow;
}

void refuseIfTooLarge(std::uint64_t bytes, std::uint64_t limit, const std::string& where) {
  if (bytes <= limit) return;
  throw Error(fmt::format("the data set needs {} of memory, and at most {} may be used (60 % of what is free)",
                          sizeText(bytes), sizeText(limit)),
              where, "Close other programs or load a smaller part.");
}

}  // namespace blendscope
