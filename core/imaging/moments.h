// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/progress.h"
#include "data/steps.h"

namespace blendscope {

/// What the columns of `computeMoments` are, in order; one line each for people.
struct MomentInfo {
  FeatureName name;
  std::string label;  ///< sentence case
  std::string help;
};
const std::vector<MomentInfo>& momentInfos();

/// Shape of every object of a batch of images as a few physical numbers: n × momentInfos().size(), always finite, the
/// same for all mirror images and quarter turns. Uses the measured column SEEING (FWHM of the PSF in px, as ZTF's
/// headers give it) where the batch has it, and fits the width of the PSF where not. Throws Error where the features
/// are no images.
Matrix<float> computeMoments(const FeatureBatch& batch, const Progress& progress);

}  // namespace blendscope
