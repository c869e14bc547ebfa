// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"

namespace blendscope {

enum class FileKind { Missing, Folder, Fits, Text, Empty, Other };

/// What a path holds, by content: FITS and text may be gzip'ed. Throws Error if it cannot be opened.
FileKind fileKind(const std::filesystem::path& path);

/// The whole file, gzip'ed or not, without a byte order mark. Throws Error if it cannot be read or exceeds `limit`
/// bytes.
std::string readTextFile(const std::filesystem::path& path, std::uint64_t limit, const Progress& progress);

/// A line without its end (LF or CRLF), and its number from 1.
struct TextLine {
  std::string_view text;
  std::size_t number = 0;
};

/// The lines that are not blank.
std::vector<TextLine> textLines(std::string_view text, const Progress& progress);

}  // namespace blendscope
