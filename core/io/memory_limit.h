// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace blendscope {

/// Bytes a data set may take: 60 % of the memory the system has to give (MemAvailable).
std::uint64_t defaultMemoryLimit();

/// Bytes that N cutouts of `pixelCount` pixels take, with ids and labels.
std::uint64_t cutoutBytes(std::uint64_t cutouts, std::uint64_t pixelCount);

/// Throws Error naming both sizes if `bytes` exceeds `limit`.
void refuseIfTooLarge(std::uint64_t bytes, std::uint64_t limit, const std::string& where);

}  // namespace blendscope
