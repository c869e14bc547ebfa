// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "data/steps.h"

namespace blendscope {

/// The classes that occur among training rows, numbered without gaps. A class of the data set that no training row
/// has cannot be learned: it keeps its column of the prediction, with probability 0.
class PresentClasses {
 public:
  PresentClasses() = default;
  /// Throws Error in the name of `step` if fewer than two classes occur.
  PresentClasses(const TrainingBatch& batch, std::string_view step);

  std::size_t count() const { return classes_.size(); }
  /// Class of the data set behind number `c`.
  int original(std::size_t c) const { return classes_[c]; }
  /// Labels of the data set as numbers in [0, count()).
  std::vector<int> numbered(std::span<const int> labels) const;
  /// Rows of each class, ascending.
  std::vector<std::vector<std::size_t>> rowsByClass(std::span<const int> labels) const;

  /// Prediction of `rows` rows whose probabilities `fill(begin, end, block)` writes: row i − begin, one column per
  /// present class, each row summing to 1. Blocks of `grain` rows in parallel; stops when asked to.
  Prediction predict(std::size_t rows, std::size_t grain, const Progress& progress,
                     const std::function<void(std::size_t, std::size_t, Matrix<double>&)>& fill) const;

  void save(ArchiveWriter& archive) const;
  /// Throws Error if what it reads contradicts itself.
  static PresentClasses load(ArchiveReader& archive);

 private:
  std::vector<int> classes_;
  int classCount_ = 0;
};

/// Turns log-probabilities, up to a constant, into probabilities in place.
void normalizeLogProbabilities(std::span<double> row);

/// Error that a saved model is not what `step` writes.
[[noreturn]] void throwBrokenModel(std::string_view step);

}  // namespace blendscope
