// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameter_info.h"
#include "embedding/network_images.h"
#include "embedding/residual_network.h"

namespace blendscope {

/// How a residual network is trained.
struct NetworkSettings {
  std::size_t channels = 16;
  int epochs = 30;
  int patience = 10;  ///< epochs without improvement after which it ends
  double rate = 3e-3;
  std::size_t batch = 128;
  double decay = 0.02;
  double dropout = 0.2;
  double validation = 0.1;  ///< share of the training rows, whole objects, that chooses the epoch
  NetworkImageSettings images;

  /// Rows for the registries, and what was chosen in them.
  static std::vector<ParameterInfo> rows();
  explicit NetworkSettings(const Parameters& arguments);
};

/// A residual network with the images it wants, after training.
struct TrainedNetwork {
  NetworkImages images;
  ResidualNetwork network;
  int epochs = 0;
  int bestEpoch = 0;
  double validationLoss = 0;      ///< mean log loss of the rows set aside, at the epoch kept, as it was then
  double validationAccuracy = 0;  ///< likewise

  /// Mean over the eight mirrored and turned copies of what the last layer sees: n × features.
  Matrix<float> features(const FeatureBatch& cutouts, const Progress& progress) const;
  /// Mean over the copies of the class probabilities: n × classes.
  Matrix<double> probabilities(const FeatureBatch& cutouts, const Progress& progress) const;

  void save(ArchiveWriter& archive) const;
  static TrainedNetwork load(ArchiveReader& archive);
};

/// Trains by Adam with decoupled weight decay (Loshchilov & Hutter 2019), a cosine schedule with a short warm-up, and a
/// random mirror copy of each image in each epoch; keeps the epoch that predicts the rows set aside, of those
/// that are not made up, best. Normalises
/// by parts of the batch of fixed size ("ghost batches", Hoffer et al. 2017), so that the result does not depend on the
/// number of threads. Where rows were made up, probabilities are calibrated on the real rows set aside by one
/// temperature (Guo et al. 2017, arXiv 1706.04599). `labels` are numbers in [0, classes). Epochs go to `progress` as
/// iterations of `step`.
TrainedNetwork trainNetwork(const TrainingBatch& batch, std::span<const int> labels, std::size_t classes,
                            const NetworkSettings& settings, const std::string& step, const Progress& progress);

}  // namespace blendscope
