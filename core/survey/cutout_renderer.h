// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "base/random.h"
#include "survey/catalogue.h"

namespace blendscope {

/// Something in a cutout that is not the object.
enum class Artefact { None, BrightNeighbour, SaturatedNeighbour, CosmicRay, BadColumn };

/// What is known of a cutout once it is drawn.
struct CutoutTruth {
  double peakSnr = 0;  ///< brightest pixel of the object without noise, above the sky, over the noise of empty sky
  double fwhm = 0;     ///< px, of the PSF before pixel integration
  Artefact artefact = Artefact::None;
};

/// Draws an object as one exposure saw it: PSF, field stars, sky, photon and read noise, artefacts, whole DN.
/// `image` is row-major. Artefacts and field stars do not depend on the object.
CutoutTruth renderCutout(const SkyObject& object, const Exposure& exposure, ImageShape shape, RandomStream& random,
                         std::span<float> image);

}  // namespace blendscope
