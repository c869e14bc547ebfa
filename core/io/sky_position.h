// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace blendscope {

struct SkyPosition {
  double ra = 0;   ///< degrees, [0, 360)
  double dec = 0;  ///< degrees
};

/// Where a pixel lies on the sky, by the celestial coordinates of a FITS header (all projections and the TPV, SIP and
/// TPD distortions of WCSLIB). `x`, `y` count from 1 at the centre of the first pixel. Nothing where the header has no
/// RA/Dec or the position has no solution. Callable from any thread, under a PointLocale.
std::optional<SkyPosition> skyPosition(const std::string& headerCards, double x, double y);

}  // namespace blendscope
