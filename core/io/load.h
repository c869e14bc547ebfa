// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

struct LoadRequest {
  /// CSV file, FITS file or folder of FITS files; content decides which.
  std::filesystem::path path;
  /// List of ids that are binaries; else NAME_binaries.csv beside a CSV.
  std::optional<std::filesystem::path> binaries = {};
  /// False: a list beside the CSV is not joined, blends of both kinds are one class.
  bool joinSiblingBinaries = true;
  /// `file,class` for a folder.
  std::optional<std::filesystem::path> labels = {};
  /// Bytes a set may take; else 60 % of the free memory.
  std::optional<std::uint64_t> memoryLimit = {};
};

/// Reads a data set. What cannot be read (damaged files, odd shapes, bad rows) is left out and named in
/// `provenance().problems`; throws Error if nothing remains, or if the set would need more than the memory limit.
///
/// - A text file is CSV in the challenge layout, plain or gzip'ed: header `idx,class,pixel_0…` in any order, or no
/// header
///   and s² + 1 columns (class, pixels) or s² + 2 (idx, class, pixels). Classes 0 and 1 are single and blend; other
///   words are class names; an empty class means unlabelled. `NAME_truth.csv` (role Truth), `NAME_metadata.csv` (role
///   Measured) and `NAME_binaries.csv` beside `NAME.csv` are joined by their column `idx` (the last by `index`). A unit
///   stands in brackets after a column's name, or the name ends in `_px`.
/// - A FITS file holds one cutout (its first 2-D image), or many: an image HDU CUTOUTS and a binary table CATALOG.
/// - A folder of FITS files gives one cutout per file; the commonest shape wins. Class = file name before its last `_`
/// if
///   that gives 2…20 classes of at least two files. Well-known header cards become columns, and so do the sky position
///   of the image centre (RA, Dec) and the file name.
/// Pixels that are NaN or infinite are kept; their rows are named in the problems.
std::shared_ptr<const CutoutSet> loadCutouts(const LoadRequest& request, const Progress& progress);

}  // namespace blendscope
