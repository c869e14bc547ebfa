// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/progress.h"
#include "data/steps.h"

namespace blendscope {

/// Values of one image by distance from a centre, in rings of equal width; only rings that hold pixels.
struct RadialProfile {
  std::vector<double> radius;  ///< px, mean distance of the ring's pixels
  std::vector<double> mean;    ///< in the image's units
  std::vector<double> spread;  ///< standard deviation within the ring, 0 for one pixel
  std::vector<int> count;      ///< finite pixels
};

/// About (x, y), counted from the centre of the first pixel. `ringWidth` > 0 in px.
RadialProfile radialProfile(std::span<const float> image, ImageShape shape, double x, double y, double ringWidth = 0.5);

/// About the object's centroid: the adaptive Gaussian's, started at the brightest pixel of the central half.
RadialProfile radialProfile(std::span<const float> image, ImageShape shape, double ringWidth = 0.5);

/// Full width at half maximum of a profile above `sky`, in px: twice the radius where it first falls to half of its
/// innermost value, between rings on a straight line. NaN where it does not rise above the sky or never falls that far.
double profileFwhm(const RadialProfile& profile, double sky);

/// Profiles of many images about their own centroids, ring by ring: mean of their means, and the spread between images.
/// Ring k covers distances [k, k + 1)·ringWidth; `radius` is its middle and `count` the number of images with pixels in
/// it. Rings that no image reaches are left out.
RadialProfile stackedProfile(const FeatureBatch& batch, const Progress& progress, double ringWidth = 0.5);

}  // namespace blendscope
