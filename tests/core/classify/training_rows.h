// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"
#include "classify/classifiers.h"

/// Small training sets for the tests of classifiers.
namespace blendscope::testing {

struct TrainingRows {
  Matrix<float> values;
  std::vector<int> labels;
  int classCount = 2;
  ImageShape shape{};
  std::uint64_t seed = 1;

  TrainingBatch batch() const {
    TrainingBatch batch;
    batch.values = values;
    batch.shape = shape;
    batch.labels = labels;
    batch.classCount = classCount;
    batch.positive = classCount - 1;
    batch.seed = seed;
    return batch;
  }

  FeatureBatch features() const {
    FeatureBatch batch;
    batch.values = values;
    batch.shape = shape;
    return batch;
  }
};

/// Rows to be predicted.
inline FeatureBatch queries(const Matrix<float>& values) {
  FeatureBatch batch;
  batch.values = values;
  return batch;
}

/// Rows anybody can make again: row i is of class i mod `classes`, feature f is sin(1.3·i·(f+1)+f), for f = 0 plus 0.6
/// times the class. Reference values of other programs are for these.
inline TrainingRows waveRows(std::size_t n, std::size_t features, int classes) {
  TrainingRows rows{Matrix<float>(n, features), {}, classes};
  for (std::size_t i = 0; i < n; ++i) {
    rows.labels.push_back(static_cast<int>(i) % classes);
    for (std::size_t f = 0; f < features; ++f) {
      const auto step = static_cast<double>(f);
      const double shift = f == 0 ? 0.6 * rows.labels.back() : 0;
      rows.values(i, f) = static_cast<float>(shift + std::sin(1.3 * static_cast<double>(i) * (step + 1) + step));
    }
  }
  return rows;
}

/// Square images of noise with a source whose width grows with the class; one pixel in a corner is constant.
inline TrainingRows smallImages(std::size_t n, int side, int classes, std::uint64_t seed) {
  const auto size = static_cast<std::size_t>(side);
  TrainingRows rows{Matrix<float>(n, size * size), {}, classes, {side, side}, seed};
  RandomStream random(seed);
  for (std::size_t i = 0; i < n; ++i) {
    rows.labels.push_back(static_cast<int>(random.below(static_cast<std::uint64_t>(classes))));
    const double width = 0.8 + 0.6 * rows.labels.back();
    for (std::size_t p = 0; p < size * size; ++p) {
      const double x = static_cast<double>(p % size) - (side - 1) / 2.0;
      const double y = static_cast<double>(p / size) - (side - 1) / 2.0;
      rows.values(i, p) =
          static_cast<float>(std::exp(-(x * x + y * y) / (2 * width * width)) + random.normal(0.1, 0.1));
    }
    rows.values(i, 0) = 0.25F;
  }
  return rows;
}

inline std::shared_ptr<const FittedClassifier> fitted(const std::string& step, const TrainingRows& rows,
                                                      const Progress& progress = Progress()) {
  return classifiers().make(parseStep(step))->fit(rows.batch(), progress);
}

inline Matrix<double> probabilities(const FittedClassifier& model, const TrainingRows& rows) {
  return model.predict(rows.features(), Progress()).probability;
}

inline double accuracy(const Matrix<double>& probability, const std::vector<int>& labels) {
  std::size_t right = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = probability.row(i);
    right += std::max_element(row.begin(), row.end()) - row.begin() == labels[i];
  }
  return static_cast<double>(right) / static_cast<double>(labels.size());
}

}  // namespace blendscope::testing
