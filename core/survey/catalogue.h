// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/random.h"
#include "survey/exposures.h"
#include "survey/population.h"

namespace blendscope {

/// One light source of the sky: a star, or stars too close to be told apart by eye.
struct SkyObject {
  struct Source {
    double x = 0;  ///< px from the photocentre
    double y = 0;
    double fluxPart = 1;  ///< of the object's flux; the parts sum to 1
  };

  ObjectKind kind = ObjectKind::Single;
  double magnitude = 0;             ///< of all sources together, the same in every filter
  std::array<Source, 3> sources{};  ///< the first `sourceCount` count, brightest first
  int sourceCount = 1;
  Companion companion;           ///< the brightest one; meaningless for a single star
  double binaryProbability = 0;  ///< likewise
  std::size_t field = 0;
  double ra = 0;   ///< deg
  double dec = 0;  ///< deg
};

/// One cutout to be: an object seen in an exposure.
struct Visit {
  std::uint32_t object = 0;
  std::uint32_t exposure = 0;
};

/// How many cutouts of each ObjectKind there are, in the order of the enumeration.
using KindCounts = std::array<std::size_t, 3>;

/// `total` cutouts in the challenge's proportions 15,110 : 7,414 : 4,729, rounded by largest remainder.
KindCounts challengeProportions(std::size_t total);

struct Catalogue {
  std::vector<SkyObject> objects;  ///< in random order
  std::vector<Visit> visits;  ///< in random order; an object has 1–7 of them, all in its field, in distinct exposures
};

Catalogue drawCatalogue(const KindCounts& counts, const ObservingLog& log, const StarPopulation& population,
                        RandomStream& random);

}  // namespace blendscope
