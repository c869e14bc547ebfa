// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "evaluate/metrics.h"

namespace blendscope {

/// The figures of `Metrics` (all but the calibration error, the accuracy's interval and the confusion matrix) when rows
/// count several times or not at all, in O(rows · classes): what resampling needs thousands of times. Immutable and
/// safe to share between threads; refers to the arguments, which must outlive it.
class WeightedMetrics {
 public:
  /// As for `evaluatePredictions`.
  WeightedMetrics(std::span<const int> truth, MatrixView<const double> probability, int positive);

  /// Squared distance of each row's probabilities from the truth, and −ln p of its true class.
  const std::vector<double>& brierOfRows() const { return brier_; }
  const std::vector<double>& logLossOfRows() const { return logLoss_; }
  /// Figures of the rows, each counted `weight` times; NaN where none is left.
  Metrics evaluate(std::span<const std::uint16_t> weight) const;
  /// The figures without each of the rows in turn.
  std::vector<Metrics> leaveOneOut() const;

 private:
  /// Rows by falling score of one class, for its area under the ROC curve.
  struct Ranking {
    std::vector<std::uint32_t> order;
    std::vector<char> isClass;   ///< of order[i]
    std::vector<char> endsStep;  ///< the next row's score differs
  };
  double area(const Ranking& ranking, std::span<const std::uint16_t> weight) const;
  /// Areas of one class without each of the rows.
  void addAreasWithout(const Ranking& ranking, std::vector<double>& sum, std::vector<int>& defined) const;

  std::size_t classes_;
  int positive_;
  std::vector<std::uint32_t> cell_;  ///< true class · classes + predicted class
  std::vector<double> brier_;
  std::vector<double> logLoss_;
  std::vector<Ranking> rankings_;  ///< of the positive class with two classes, else of each
};

}  // namespace blendscope
