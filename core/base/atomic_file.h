// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace blendscope {

/// Replaces a file as a whole or not at all: `write` fills a temporary file in the same folder (its name ends like that
/// of `path`, for libraries that look at extensions), which then takes the place of `path`. If `write` throws, whatever
/// it throws, the temporary file is removed and `path` is as before. Special files such as /dev/stdout are written to
/// directly. Throws Error where the folder is missing or cannot be written to.
void writeAtomically(const std::filesystem::path& path,
                     const std::function<void(const std::filesystem::path& temporary)>& write);

/// The same for contents at hand.
void writeAtomically(const std::filesystem::path& path, std::string_view contents);
void writeAtomically(const std::filesystem::path& path, std::span<const std::byte> contents);

}  // namespace blendscope
