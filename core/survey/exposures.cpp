// SPDX-License-Identifier: GPL-3.0-or-later
#include "survey/exposures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace blendscope {

namespace {

struct Filter {
  std::string_view name;
  double zeroPoint;
};

constexpr std::array<Filter, 3> kFilters{{{"ZTF_g", 26.2}, {"ZTF_r", 26.2}, {"ZTF_i", 25.7}}};

constexpr double kIntrinsicPart = 0.80;  // FWHM before pixel integration over the header's SEEING
constexpr double kMedianEllipticity = 0.09;

/// Dark sky most nights; moonlight or a nearby bright star in a few.
double drawSky(RandomStream& random) {
  double sky = 257 * std::exp(0.38 * random.normal());
  if (random.uniform() < 0.03) sky *= std::exp(random.uniform(1, 3.3));
  return std::clamp(sky, 126.0, 8000.0);
}

/// Rayleigh: two independent components of one distortion.
double drawEllipticity(RandomStream& random) {
  const double sigma = kMedianEllipticity / std::sqrt(2 * std::numbers::ln2);
  return std::min(0.3, sigma * std::hypot(random.normal(), random.normal()));
}

MoffatPsf drawPsf(RandomStream& random) {
  MoffatPsf psf;
  psf.fwhm = kIntrinsicPart * std::clamp(random.normal(1.75, 0.13), 1.41, 2.3);
  psf.beta = std::clamp(random.normal(2.4, 0.12), 2.2, 2.8);
  psf.ellipticity = drawEllipticity(random);
  psf.angle = random.uniform(0, std::numbers::pi);
  return psf;
}

Exposure drawExposure(std::size_t field, RandomStream& random) {
  const Filter& filter = kFilters[random.below(kFilters.size())];
  Exposure exposure;
  exposure.field = field;
  exposure.filter = filter.name;
  exposure.mjd = random.uniform(58200, 60200);
  exposure.zeroPoint = filter.zeroPoint + random.normal(0, 0.06);
  exposure.psf = drawPsf(random);
  exposure.seeing = exposure.psf.fwhm / kIntrinsicPart * (1 + random.normal(0, 0.02));
  exposure.sky = drawSky(random);
  return exposure;
}

Field drawField(RandomStream& random) {
  Field field;
  field.fieldId = 202 + static_cast<int>(random.below(678));
  field.ccd = 1 + static_cast<int>(random.below(16));
  field.quadrant = 1 + static_cast<int>(random.below(4));
  field.ra = random.uniform(0, 360);
  field.dec = std::asin(random.uniform(-0.45, 0.98)) * 180 / std::numbers::pi;
  return field;
}

}  // namespace

ObservingLog drawObservingLog(std::size_t fieldCount, RandomStream& random) {
  ObservingLog log;
  for (std::size_t f = 0; f < fieldCount; ++f) {
    log.fields.push_back(drawField(random));
    log.fields.back().firstExposure = log.exposures.size();
    for (std::size_t visit = 0; visit < kVisitsPerField; ++visit) log.exposures.push_back(drawExposure(f, random));
  }
  return log;
}

double skyNoise(double sky) { return std::sqrt(sky / kGain + (kReadNoise / kGain) * (kReadNoise / kGain)); }

}  // namespace blendscope
