// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// A number and the 95 % interval it lies in.
struct Interval {
  double low = 0;
  double high = 0;
};

/// What the evaluation of n predictions says. Definitions beside the functions in this header's source.
struct Metrics {
  std::size_t count = 0;
  double accuracy = 0;
  Interval accuracyInterval;       ///< Wilson for independent rows; mean ± t·SE over groups when grouped
  double balancedAccuracy = 0;     ///< mean recall over the classes present
  double auc = 0;                  ///< two classes: of the positive one; more: macro average one-vs-rest; NaN with one class
  double f1 = 0;                   ///< two classes: of the positive one; more: macro average
  double mcc = 0;                  ///< Matthews (Gorodkin for more than two classes)
  double brier = 0;                ///< mean over rows of the sum over classes of squared differences
  double logLoss = 0;              ///< natural logarithm, probabilities clipped at 1e-15
  double ece = 0;                  ///< of the largest probability, 15 equal-mass bins
  Matrix<int> confusion;           ///< true class × predicted class
};

/// `truth` in [0, classes); `probability` n × classes; `groups` of each row or empty.
Metrics evaluatePredictions(std::span<const int> truth, MatrixView<const double> probability, int positive,
                            std::span<const int> groups = {});

/// 95 % score interval of Wilson (1927) for `successes` out of `trials`.
Interval wilsonInterval(std::size_t successes, std::size_t trials);

/// Predicted class of one row: the largest probability, the first among equals.
int predictedClass(std::span<const double> probability);

}  // namespace blendscope
