// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

namespace blendscope::testing {

/// Writes one image of 32-bit floats as the simplest FITS file there is.
inline void writeFitsStamp(const std::filesystem::path& path, std::span<const float> pixels, int width, int height) {
  constexpr std::size_t kBlock = 2880;
  std::string bytes;
  const auto card = [&bytes](const std::string& key, const std::string& value) {
    std::string text = key + std::string(8 - key.size(), ' ') + "= " + std::string(20 - value.size(), ' ') + value;
    text.resize(80, ' ');
    bytes += text;
  };
  card("SIMPLE", "T");
  card("BITPIX", "-32");
  card("NAXIS", "2");
  card("NAXIS1", std::to_string(width));
  card("NAXIS2", std::to_string(height));
  bytes += "END";
  bytes.resize(kBlock, ' ');
  for (const float value : pixels) {
    const auto word = std::bit_cast<std::uint32_t>(value);
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((word >> shift) & 0xFF);
  }
  bytes.resize((bytes.size() + kBlock - 1) / kBlock * kBlock, '\0');
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace blendscope::testing
