// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "classify/classifiers.h"
#include "classify/muygps_calibration.h"
#include "gp/muygps.h"

namespace blendscope {

/// MuyGPs as a classifier: one-hot ±1 responses, probabilities calibrated on leave-object-out means.
class FittedMuyGps final : public FittedClassifier {
 public:
  FittedMuyGps(std::shared_ptr<const MuyGps> model, int classCount, int positive, MuyGpsCalibration calibration);
  static std::shared_ptr<const FittedMuyGps> load(ArchiveReader& archive, BandObjective objective);

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override;
  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override;
  std::vector<std::string> warnings() const override;
  std::string uncertaintyMeaning() const override;
  std::optional<NeighborExplanation> explain(std::span<const float> features) const override;
  std::vector<double> sensitivity(std::span<const float> features) const override;
  std::optional<DecisionBand> band(std::span<const float> features) const override;
  void save(ArchiveWriter& archive) const override;

  /// Of the objective that was asked for.
  const ClassBands& bands() const { return calibration_.bands[static_cast<std::size_t>(calibration_.objective)]; }
  const MuyGps& model() const { return *model_; }

 private:
  std::shared_ptr<const MuyGps> model_;
  int classCount_;
  int positive_;
  MuyGpsCalibration calibration_;
};

ClassifierRegistry::Entry muygpsEntry();

}  // namespace blendscope
