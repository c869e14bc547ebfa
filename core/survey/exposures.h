// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "survey/moffat.h"

namespace blendscope {

/// The camera, as ZTF's headers describe it.
inline constexpr double kGain = 6.2;          ///< e⁻/DN
inline constexpr double kReadNoise = 10;      ///< e⁻
inline constexpr double kSaturation = 48000;  ///< DN
inline constexpr double kPixelScale = 1.012;  ///< arcsec/px

/// One image of one quadrant: what all cutouts from it share.
struct Exposure {
  std::size_t field = 0;    ///< number of its field
  std::string_view filter;  ///< ZTF_g, ZTF_r or ZTF_i
  double mjd = 0;           ///< d
  double zeroPoint = 0;     ///< mag of 1 DN
  double seeing = 0;        ///< px, as the header says (with its error)
  double sky = 0;           ///< DN
  MoffatPsf psf;
};

/// One patch of sky behind one quadrant, visited again and again.
struct Field {
  int fieldId = 0;
  int ccd = 0;       ///< 1…16
  int quadrant = 0;  ///< 1…4
  double ra = 0;     ///< deg, centre
  double dec = 0;    ///< deg, centre
  std::size_t firstExposure = 0;
};

inline constexpr std::size_t kVisitsPerField = 12;

/// Fields and their exposures, field by field: `kVisitsPerField` exposures each.
struct ObservingLog {
  std::vector<Field> fields;
  std::vector<Exposure> exposures;
};

ObservingLog drawObservingLog(std::size_t fieldCount, RandomStream& random);

/// Noise of one pixel of empty sky, DN.
double skyNoise(double sky);

}  // namespace blendscope
