// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "data/cutout_set.h"
#include "io/header.h"
#include "io/sky_position.h"

namespace blendscope {

/// The FITS header that a cutout came with.
struct CutoutHeader {
  std::filesystem::path file;
  std::vector<HeaderCard> cards;
  std::shared_ptr<const SkyCoordinates> sky;  ///< null where the header has none, or stands for many cutouts
};

/// Reads the header of a row's file, or of the FITS file that holds all rows. Nothing for data that have no FITS file:
/// CSV and simulations. Throws Error where the file has gone or cannot be read. Callable from any thread.
std::optional<CutoutHeader> readCutoutHeader(const CutoutSet& set, Row row);

}  // namespace blendscope
