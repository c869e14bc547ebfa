// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "study/pipeline.h"

namespace blendscope {

/// A fitted pipeline in a file, with everything that prediction needs.
///
/// Layout, little-endian: 16 bytes "BLENDSCOPE MODEL", 4 bytes format number, 4 bytes 0, 8 bytes length of the
/// contents, the contents (base/archive.h: version of the library, then the pipeline), 8 bytes CRC-64/XZ of all that
/// stands before.

/// The whole contents of such a file.
std::vector<std::byte> modelBytes(const FittedPipeline& pipeline);

/// The reverse. Throws Error as `loadModel`, naming `path`.
std::shared_ptr<const FittedPipeline> modelFromBytes(std::span<const std::byte> bytes,
                                                     const std::filesystem::path& path,
                                                     const Progress& progress = Progress());

/// Writes to a temporary file beside `path` and renames it, so that `path` is never half-written. Throws Error.
void saveModel(const FittedPipeline& pipeline, const std::filesystem::path& path);

/// Whether a file begins as models do; false where it cannot be read.
bool isModelFile(const std::filesystem::path& path);

/// Throws Error for a file that is no model, was written by a newer version, is cut short or is damaged anywhere;
/// Cancelled. A graph of approximate neighbours is built anew, which takes most of the time.
std::shared_ptr<const FittedPipeline> loadModel(const std::filesystem::path& path,
                                                const Progress& progress = Progress());

}  // namespace blendscope
