// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/profile.h"

#include <cmath>
#include <limits>

#include "base/parallel.h"
#include "imaging/adaptive_moments.h"

namespace blendscope {

namespace {

/// Mean and spread of values that come one by one.
struct Spread {
  double count = 0, sum = 0, squares = 0, radius = 0;

  void add(double value, double atRadius) { count += 1, sum += value, squares += value * value, radius += atRadius; }
  void add(const Spread& other) {
    count += other.count, sum += other.sum, squares += other.squares, radius += other.radius;
  }
  double mean() const { return sum / count; }
  double deviation() const {
    return count > 1 ? std::sqrt(std::max(0.0, (squares - sum * sum / count) / (count - 1))) : 0;
  }
};

using Rings = std::vector<Spread>;

void addTo(Rings& rings, std::size_t ring, double value, double radius) {
  if (ring >= rings.size()) rings.resize(ring + 1);
  rings[ring].add(value, radius);
}

/// `reference` is taken off every value, so that squares of small differences survive.
Rings ringsOf(std::span<const float> image, ImageShape shape, double x, double y, double ringWidth, double reference) {
  Rings rings;
  for (int row = 0; row < shape.height; ++row) {
    for (int column = 0; column < shape.width; ++column) {
      const float value = image[static_cast<std::size_t>(row) * static_cast<std::size_t>(shape.width) +
                                static_cast<std::size_t>(column)];
      if (!std::isfinite(value)) continue;
      const double distance = std::hypot(column - x, row - y);
      addTo(rings, static_cast<std::size_t>(distance / ringWidth), value - reference, distance);
    }
  }
  return rings;
}

RadialProfile toProfile(const Rings& rings, double reference) {
  RadialProfile profile;
  for (const Spread& ring : rings) {
    if (ring.count == 0) continue;
    profile.radius.push_back(ring.radius / ring.count);
    profile.mean.push_back(ring.mean() + reference);
    profile.spread.push_back(ring.deviation());
    profile.count.push_back(static_cast<int>(ring.count));
  }
  return profile;
}

struct Centre {
  double x, y, sky;
};

Centre centreOf(std::span<const float> image, ImageShape shape) {
  const Sky sky = borderSky(image, shape);
  const AdaptiveMoments moments = adaptiveMoments(findObject(image, shape, sky));
  return {moments.x, moments.y, sky.level};
}

}  // namespace

RadialProfile radialProfile(std::span<const float> image, ImageShape shape, double x, double y, double ringWidth) {
  const double reference = borderSky(image, shape).level;
  return toProfile(ringsOf(image, shape, x, y, ringWidth, reference), reference);
}

RadialProfile radialProfile(std::span<const float> image, ImageShape shape, double ringWidth) {
  const Centre centre = centreOf(image, shape);
  return toProfile(ringsOf(image, shape, centre.x, centre.y, ringWidth, centre.sky), centre.sky);
}

double profileFwhm(const RadialProfile& profile, double sky) {
  if (profile.mean.empty() || !(profile.mean.front() > sky)) return std::numeric_limits<double>::quiet_NaN();
  const double half = sky + 0.5 * (profile.mean.front() - sky);
  for (std::size_t ring = 1; ring < profile.mean.size(); ++ring) {
    if (profile.mean[ring] > half) continue;
    const double part = (profile.mean[ring - 1] - half) / (profile.mean[ring - 1] - profile.mean[ring]);
    return 2 * (profile.radius[ring - 1] + part * (profile.radius[ring] - profile.radius[ring - 1]));
  }
  return std::numeric_limits<double>::quiet_NaN();
}

RadialProfile stackedProfile(const FeatureBatch& batch, const Progress& progress, double ringWidth) {
  constexpr std::size_t kRows = 256;
  std::vector<Rings> parts((batch.size() + kRows - 1) / kRows);
  parallelFor(batch.size(), kRows, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    Rings& part = parts[begin / kRows];
    for (std::size_t row = begin; row < end; ++row) {
      const std::span<const float> image = batch.values.row(row);
      const Centre centre = centreOf(image, batch.shape);
      const Rings rings = ringsOf(image, batch.shape, centre.x, centre.y, ringWidth, 0);
      for (std::size_t k = 0; k < rings.size(); ++k) {
        if (rings[k].count > 0) addTo(part, k, rings[k].mean(), (static_cast<double>(k) + 0.5) * ringWidth);
      }
    }
  });
  Rings all;
  for (const Rings& part : parts) {
    if (part.size() > all.size()) all.resize(part.size());
    for (std::size_t k = 0; k < part.size(); ++k) all[k].add(part[k]);
  }
  return toProfile(all, 0);
}

}  // namespace blendscope
