// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "data/cutout_set.h"
#include "imaging/display.h"

namespace blendscope {

/// Where something is in an image: px from the centre of its first pixel.
struct PixelPlace {
  double x = 0;
  double y = 0;
};

struct CutPoint {
  PixelPlace place;
  double distance = 0;  ///< px from the start
  double value = 0;     ///< NaN outside the image's pixels and where one that it is made of has no value
};

/// Values along a straight line, evenly spaced and at most 1 px apart, both ends included; between pixels the bilinear
/// mean of the four around. A line along a row or column from pixel to pixel gives the pixels themselves.
std::vector<CutPoint> cutAlong(std::span<const float> image, ImageShape shape, PixelPlace from, PixelPlace to);

/// How often values fall into bins of equal width.
struct ValueHistogram {
  Limits range;                     ///< from the first bin's lower edge to the last one's upper edge
  std::vector<std::size_t> counts;  ///< of [edge, next edge); the last bin holds its upper edge too
  std::size_t below = 0;            ///< finite values under the range
  std::size_t above = 0;
  std::size_t missing = 0;  ///< NaN and infinite values

  double binWidth() const { return (range.high - range.low) / static_cast<double>(counts.size()); }
};

/// `bins` ≥ 1, range.high > range.low.
ValueHistogram valueHistogram(std::span<const float> values, Limits range, std::size_t bins);

/// A range to choose limits in: `limits` with as much room again on either side, within the finite values but never
/// without the limits themselves.
Limits rangeAround(std::span<const float> values, Limits limits);

}  // namespace blendscope
