// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameter_info.h"
#include "data/steps.h"

namespace blendscope {

/// Physical numbers of each object (`imaging/moments.h`) as an embedding. Nothing is fitted.
class FittedMoments final : public FittedTransform {
 public:
  static std::shared_ptr<const FittedMoments> load(ArchiveReader& archive);

  Matrix<float> transform(const FeatureBatch& batch, const Progress& progress) const override;
  ImageShape outputShape() const override { return {}; }
  std::vector<FeatureName> outputNames() const override;
  void save(ArchiveWriter& archive) const override;
};

class MomentsEmbedding final : public Transform {
 public:
  explicit MomentsEmbedding(const Parameters&) {}
  static StepInfo info();

  /// Throws Error where the features are no images.
  std::shared_ptr<const FittedTransform> fit(const TrainingBatch& batch, const Progress& progress) const override;
};

}  // namespace blendscope
