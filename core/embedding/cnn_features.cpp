// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/cnn_features.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/error.h"

namespace blendscope {

std::shared_ptr<const FittedCnnFeatures> FittedCnnFeatures::load(ArchiveReader& archive) {
  return std::make_shared<const FittedCnnFeatures>(TrainedNetwork::load(archive));
}

Matrix<float> FittedCnnFeatures::transform(const FeatureBatch& batch, const Progress& progress) const {
  if (batch.values.cols() != network_.images.shape.pixelCount()) {
    throw Error(fmt::format("rows have {} features, but the network was trained with {}", batch.values.cols(),
                            network_.images.shape.pixelCount()),
                "step 'cnn-features'", "Use images of the shape it was trained on.");
  }
  return network_.features(batch, progress);
}

std::vector<FeatureName> FittedCnnFeatures::outputNames() const {
  std::vector<FeatureName> names;
  for (std::size_t f = 0; f < network_.network.features(); ++f) names.push_back({fmt::format("cnn_{}", f), ""});
  return names;
}

StepInfo CnnFeatures::info() {
  StepInfo info;
  info.name = "cnn-features";
  info.label = "Learned features";
  info.kind = StepKind::Embedding;
  info.help =
      "What the last layer of a convolutional network sees, trained on the classes: MuyGPs on it joins the accuracy of "
      "a network with the uncertainty of a Gaussian process.";
  info.parameters = NetworkSettings::rows();
  return info;
}

std::shared_ptr<const FittedTransform> CnnFeatures::fit(const TrainingBatch& batch, const Progress& progress) const {
  const std::string where = "step 'cnn-features'";
  if (batch.labels.empty()) {
    throw Error("it learns from classes, and some rows have none", where, "Train it on labelled rows only.");
  }
  const auto [least, most] = std::minmax_element(batch.labels.begin(), batch.labels.end());
  if (*least == *most) {
    throw Error(fmt::format("all {} training rows are of one class", batch.size()), where,
                "Train on rows of at least two classes.");
  }
  return std::make_shared<const FittedCnnFeatures>(trainNetwork(
      batch, batch.labels, static_cast<std::size_t>(batch.classCount), settings_, "cnn-features", progress));
}

}  // namespace blendscope
