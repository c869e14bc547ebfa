// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/pixel_cut.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace blendscope {

namespace {

/// Bilinear; the outer half of a pixel at the edge has that pixel's value.
double valueAt(std::span<const float> image, ImageShape shape, PixelPlace place) {
  if (std::abs(place.x - 0.5 * (shape.width - 1)) > 0.5 * shape.width ||
      std::abs(place.y - 0.5 * (shape.height - 1)) > 0.5 * shape.height) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  place.x = std::clamp(place.x, 0.0, shape.width - 1.0);
  place.y = std::clamp(place.y, 0.0, shape.height - 1.0);
  const double column = std::floor(place.x);
  const double row = std::floor(place.y);
  double sum = 0;
  for (const int down : {0, 1}) {
    for (const int right : {0, 1}) {
      const double weight =
          (right ? place.x - column : column + 1 - place.x) * (down ? place.y - row : row + 1 - place.y);
      if (weight == 0) continue;
      const double value = image[static_cast<std::size_t>(row + down) * static_cast<std::size_t>(shape.width) +
                                 static_cast<std::size_t>(column + right)];
      if (!std::isfinite(value)) return std::numeric_limits<double>::quiet_NaN();
      sum += weight * value;
    }
  }
  return sum;
}

}  // namespace

std::vector<CutPoint> cutAlong(std::span<const float> image, ImageShape shape, PixelPlace from, PixelPlace to) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const auto steps = static_cast<std::size_t>(std::max(1.0, std::ceil(length - 1e-9)));
  std::vector<CutPoint> points(length > 0 ? steps + 1 : 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(steps);
    const PixelPlace place{from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)};
    points[i] = {place, part * length, valueAt(image, shape, place)};
  }
  return points;
}

ValueHistogram valueHistogram(std::span<const float> values, Limits range, std::size_t bins) {
  ValueHistogram histogram{.range = range, .counts = std::vector<std::size_t>(bins, 0)};
  const double perBin = static_cast<double>(bins) / (range.high - range.low);
  for (const float value : values) {
    if (!std::isfinite(value)) {
      ++histogram.missing;
    } else if (value < range.low) {
      ++histogram.below;
    } else if (value > range.high) {
      ++histogram.above;
    } else {
      ++histogram.counts[std::min(bins - 1, static_cast<std::size_t>((value - range.low) * perBin))];
    }
  }
  return histogram;
}

Limits rangeAround(std::span<const float> values, Limits limits) {
  const Limits all = findLimits(values, LimitsMode::MinMax);
  const double room = limits.high - limits.low;
  return {std::min(limits.low, std::max(all.low, limits.low - room)),
          std::max(limits.high, std::min(all.high, limits.high + room))};
}

}  // namespace blendscope
