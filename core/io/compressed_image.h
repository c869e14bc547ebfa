// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "io/fits_file.h"

/// CFITSIO believes what a tile-compressed image says of itself: a block size of 0 divides by zero, a damaged gzip
/// stream is unpacked for ever, an H-compressed tile writes beyond its memory. These checks come before it.
namespace blendscope {

/// Reads the headers of all HDUs without CFITSIO. Throws Error if one describes a compressed image that cannot be.
void checkCompressedHeaders(const std::filesystem::path& path);

/// Checks the checksum, if there is one, and the streams of the compressed image that is the current HDU. Throws Error
/// if it is damaged.
void checkCompressedTiles(const FitsFile& file);

}  // namespace blendscope
