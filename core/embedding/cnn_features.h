// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "embedding/trained_network.h"

namespace blendscope {

/// What the last layer of a residual network sees: learned features, averaged over the eight mirror copies. The network
/// is trained on the classes of the training rows.
class FittedCnnFeatures final : public FittedTransform {
 public:
  explicit FittedCnnFeatures(TrainedNetwork network) : network_(std::move(network)) {}
  static std::shared_ptr<const FittedCnnFeatures> load(ArchiveReader& archive);

  Matrix<float> transform(const FeatureBatch& batch, const Progress& progress) const override;
  ImageShape outputShape() const override { return {}; }
  std::vector<FeatureName> outputNames() const override;
  void save(ArchiveWriter& archive) const override { network_.save(archive); }

 private:
  TrainedNetwork network_;
};

class CnnFeatures final : public Transform {
 public:
  explicit CnnFeatures(const Parameters& arguments) : settings_(arguments) {}
  static StepInfo info();

  /// Throws Error where the features are no images, or the labels are unknown or all the same.
  std::shared_ptr<const FittedTransform> fit(const TrainingBatch& batch, const Progress& progress) const override;

 private:
  NetworkSettings settings_;
};

}  // namespace blendscope
