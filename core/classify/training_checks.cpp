// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/training_checks.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/error.h"

namespace blendscope {

namespace {

bool anyFeatureVaries(const MatrixView<const float>& values) {
  for (std::size_t i = 1; i < values.rows(); ++i) {
    if (!std::ranges::equal(values.row(i), values.row(0))) return true;
  }
  return false;
}

}  // namespace

std::vector<int> requireLearnable(const TrainingBatch& batch, std::string_view step) {
  std::vector<int> classes(batch.labels.begin(), batch.labels.end());
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  if (classes.size() < 2) {
    throw Error(fmt::format("all {} training rows are of one class", batch.size()), fmt::format("step '{}'", step),
                "Train on rows of at least two classes; a stratified split keeps their proportions.");
  }
  if (!anyFeatureVaries(batch.values)) {
    throw Error(fmt::format("all {} training rows have the same {} features, so nothing tells their classes apart",
                            batch.size(), batch.values.cols()),
                fmt::format("step '{}'", step),
                "Check that the cutouts hold data, or choose another normalizer or embedding.");
  }
  return classes;
}

void requireSameFeatures(const FeatureBatch& batch, std::size_t trainedWith, std::string_view step) {
  if (batch.values.cols() == trainedWith) return;
  throw Error(fmt::format("rows have {} features, but the model was trained with {}", batch.values.cols(), trainedWith),
              fmt::format("step '{}'", step), "Predict data of the same image shape and columns.");
}

std::vector<double> uncertaintyOfTopClass(const Matrix<double>& probability) {
  std::vector<double> uncertainty(probability.rows());
  for (std::size_t i = 0; i < uncertainty.size(); ++i) {
    const std::span<const double> row = probability.row(i);
    uncertainty[i] = std::max(0.0, 1 - *std::max_element(row.begin(), row.end()));
  }
  return uncertainty;
}

}  // namespace blendscope
