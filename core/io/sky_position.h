// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "data/sky_axes.h"

namespace blendscope {

struct SkyPosition {
  double ra = 0;   ///< degrees, [0, 360)
  double dec = 0;  ///< degrees
};

/// "12:34:56.789 -01:23:45.67": right ascension in hours and declination in degrees, rounded to the last digit.
std::string sexagesimal(const SkyPosition& position);

/// The celestial coordinates of one FITS header, read once to be asked often. Callable from any thread.
class SkyCoordinates {
 public:
  /// Null where the header has no RA/Dec. Call it under a PointLocale.
  static std::shared_ptr<const SkyCoordinates> read(const std::string& headerCards);
  ~SkyCoordinates();
  SkyCoordinates(const SkyCoordinates&) = delete;
  SkyCoordinates& operator=(const SkyCoordinates&) = delete;

  /// `x`, `y` count from 1 at the centre of the first pixel. Nothing where the position has no solution.
  std::optional<SkyPosition> at(double x, double y) const;
  /// How the pixels about that place lie on the sky, by differences over one pixel.
  std::optional<SkyAxes> axesAt(double x, double y) const;

 private:
  struct Parsed;
  explicit SkyCoordinates(std::unique_ptr<Parsed> parsed);
  std::unique_ptr<Parsed> parsed_;
  mutable std::mutex mutex_;  ///< WCSLIB writes into what it asks
};

/// Where a pixel lies on the sky, by the celestial coordinates of a FITS header (all projections and the TPV, SIP and
/// TPD distortions of WCSLIB). `x`, `y` count from 1 at the centre of the first pixel. Nothing where the header has no
/// RA/Dec or the position has no solution. Callable from any thread, under a PointLocale.
std::optional<SkyPosition> skyPosition(const std::string& headerCards, double x, double y);

}  // namespace blendscope
