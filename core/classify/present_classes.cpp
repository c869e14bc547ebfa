// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/present_classes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "classify/training_checks.h"

namespace blendscope {

PresentClasses::PresentClasses(const TrainingBatch& batch, std::string_view step)
    : classes_(requireLearnable(batch, step)), classCount_(batch.classCount) {}

std::vector<int> PresentClasses::numbered(std::span<const int> labels) const {
  std::vector<int> numbers;
  numbers.reserve(labels.size());
  for (const int label : labels) {
    numbers.push_back(static_cast<int>(std::lower_bound(classes_.begin(), classes_.end(), label) - classes_.begin()));
  }
  return numbers;
}

std::vector<std::vector<std::size_t>> PresentClasses::rowsByClass(std::span<const int> labels) const {
  std::vector<std::vector<std::size_t>> rows(count());
  const std::vector<int> numbers = numbered(labels);
  for (std::size_t i = 0; i < numbers.size(); ++i) rows[static_cast<std::size_t>(numbers[i])].push_back(i);
  return rows;
}

Prediction PresentClasses::predict(std::size_t rows, std::size_t grain, const Progress& progress,
                                   const std::function<void(std::size_t, std::size_t, Matrix<double>&)>& fill) const {
  progress.throwIfCancelled();
  Prediction prediction;
  prediction.probability = Matrix<double>(rows, static_cast<std::size_t>(classCount_), 0.0);
  parallelFor(rows, grain, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    Matrix<double> block(end - begin, count(), 0.0);
    fill(begin, end, block);
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t c = 0; c < count(); ++c) {
        prediction.probability(i, static_cast<std::size_t>(classes_[c])) = block(i - begin, c);
      }
    }
  });
  prediction.uncertainty = uncertaintyOfTopClass(prediction.probability);
  return prediction;
}

void PresentClasses::save(ArchiveWriter& archive) const {
  archive.integer(classCount_);
  archive.integers(classes_);
}

PresentClasses PresentClasses::load(ArchiveReader& archive) {
  PresentClasses present;
  present.classCount_ = static_cast<int>(archive.integer());
  present.classes_ = archive.integers();
  const std::vector<int>& classes = present.classes_;
  const bool ascending = std::adjacent_find(classes.begin(), classes.end(), std::greater_equal<>()) == classes.end();
  if (classes.size() < 2 || !ascending || classes.front() < 0 || classes.back() >= present.classCount_) {
    throw Error("the saved classes contradict themselves", {}, "Train and save the model again.");
  }
  return present;
}

void normalizeLogProbabilities(std::span<double> row) {
  const double largest = *std::max_element(row.begin(), row.end());
  double sum = 0;
  for (double& value : row) sum += value = std::exp(value - largest);
  for (double& value : row) value /= sum;
}

void throwBrokenModel(std::string_view step) {
  throw Error("the saved model contradicts itself", fmt::format("step '{}'", step), "Train and save it again.");
}

}  // namespace blendscope
