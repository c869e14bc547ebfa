// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "data/steps.h"
#include "gp/confidence_band.h"
#include "gp/muygps.h"

namespace blendscope {

/// Where a training row's own label noise comes from, if it has one.
struct LabelNoise {
  std::string column;  ///< metadata column with noise variances in units of σ², or empty
  /// A heuristic: ε₀ + ε₁ (σ_sky/peak)², with both factors trained and the ratio measured on each cutout, whose border
  /// is taken for sky. Faint cutouts are thought to be mislabelled, or their labels hard to tell, more often.
  bool fromSky = false;

  /// Fills the noise column of `responses` and sets what is trained. Throws Error naming the remedy where the column is
  /// missing or the features are no images.
  void apply(const TrainingBatch& batch, GpResponses& responses, TrainingOptions& training) const;
};

/// (σ_sky/peak)² of an image with its border of one pixel as sky: robust (median and MAD), so the same for any
/// normalization that keeps ratios of differences.
double skyNoiseRatio(std::span<const float> image, ImageShape shape);

/// `adaptNeighbors`: k is a wish that small training sets may undercut. `objective`: what decides which predictions are
/// ambiguous.
std::shared_ptr<const Classifier> makeMuyGpsClassifier(MuyGpsOptions options, LabelNoise noise, bool adaptNeighbors,
                                                       BandObjective objective);

}  // namespace blendscope
