// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/cutout_header.h"

#include <system_error>

#include "base/error.h"
#include "io/fits_image.h"
#include "io/text_file.h"

namespace blendscope {

namespace {

/// Empty where the set was not read from FITS files.
std::filesystem::path fitsFileOf(const CutoutSet& set, Row row) {
  const std::filesystem::path source = set.provenance().source;
  std::error_code unknown;
  if (set.provenance().firstRowAtBottom && !std::filesystem::exists(source, unknown)) {
    throw Error("is no longer there", source.string(), "Put it back, or open the data from where they are now.");
  }
  if (std::filesystem::is_directory(source, unknown)) {
    const MetadataColumn* file = set.metadata().find("file");
    return file ? source / file->text(row) : std::filesystem::path();
  }
  if (!std::filesystem::is_regular_file(source, unknown)) return {};
  return fileKind(source) == FileKind::Fits ? source : std::filesystem::path();
}

}  // namespace

std::optional<CutoutHeader> readCutoutHeader(const CutoutSet& set, Row row) {
  const std::filesystem::path file = fitsFileOf(set, row);
  if (file.empty()) return std::nullopt;
  const PointLocale locale;
  const FitsImage image(file);
  const std::string cards = image.header();
  return CutoutHeader{file, parseHeader(cards), image.isCube() ? nullptr : SkyCoordinates::read(cards)};
}

}  // namespace blendscope
