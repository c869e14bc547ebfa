// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

/// Directions on the sky as unit vectors, one per row; all NaN where a row has none.
using SkyDirections = std::vector<std::array<double, 3>>;

/// The positions of a set by its columns RA and DEC (also ra_deg/dec_deg, RAJ2000/DEJ2000, ALPHA_J2000/DELTA_J2000) in
/// degrees, or in radians or hours where their unit says so. A declination beyond ±90° counts as missing. Nothing if
/// the set has no such columns.
std::optional<SkyDirections> skyDirections(const CutoutSet& set);

/// Distance of two directions as the angle between them, arcsec.
double separationArcsec(const std::array<double, 3>& a, const std::array<double, 3>& b);

/// Chains of rows in which each lies within `radiusArcsec` (> 0, at most 3600) of another one: two rows and more,
/// ascending, in order of their first row. Rows without a position are in none. Time grows with the number of rows, not
/// of pairs.
std::vector<std::vector<Row>> findSkyGroups(const SkyDirections& directions, double radiusArcsec,
                                            const Progress& progress);

/// Largest distance of a row of the group from the group's mean direction, arcsec.
double spreadArcsec(const SkyDirections& directions, std::span<const Row> group);

}  // namespace blendscope
