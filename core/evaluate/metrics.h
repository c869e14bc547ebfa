// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "base/matrix.h"

namespace blendscope {

/// A number and the 95 % interval it lies in.
struct Interval {
  double low = 0;
  double high = 0;
};

/// What the evaluation of n predictions says. A row is a hit if its predicted class (see predictedClass) is the true
/// one.
struct Metrics {
  std::size_t count = 0;
  /// Hits over n.
  double accuracy = 0;
  /// Of Wilson for independent rows; groupedInterval where rows share objects.
  Interval accuracyInterval;
  /// Mean over the classes that occur of the share of their rows that were hit.
  double balancedAccuracy = 0;
  /// Probability that a row of the class scores higher than a row of the rest, ties counted half (Mann–Whitney). Two
  /// classes: of the positive one; more: mean over the classes, each against the rest. NaN if only one class occurs.
  double auc = 0;
  /// 2·hits / (rows of the class + rows predicted so). Two classes: of the positive one; more: mean over the classes
  /// that occur or were predicted. 0 where nothing was hit.
  double f1 = 0;
  /// Matthews' correlation; R_K of Gorodkin (2004) for more than two classes. 0 if either side shows one class only.
  double mcc = 0;
  /// Mean over rows of Σ_c (p_c − [c is true])², the original of Brier (1950): 0 to 2.
  double brier = 0;
  /// Mean of −ln p(true class), p clipped at 1e-15.
  double logLoss = 0;
  /// Expected calibration error: rows by rising largest probability in 15 bins of equal number, Σ n_bin/n · |mean
  /// probability − share of hits|. Rows of equal probability share their mean outcome, so that their order is no
  /// matter.
  double ece = 0;
  /// Number of rows by true class (row) and predicted class (column).
  Matrix<int> confusion;
};

/// `truth`: n classes in [0, classes); `probability`: n × classes, finite; `positive` in [0, classes); `groups`: object
/// number of each row, or empty. n ≥ 1. Arguments that break this are a programming error (std::logic_error).
Metrics evaluatePredictions(std::span<const int> truth, MatrixView<const double> probability, int positive,
                            std::span<const int> groups = {});

/// 95 % score interval of Wilson (1927) for `successes` out of `trials`; NaN without trials.
Interval wilsonInterval(std::size_t successes, std::size_t trials);

/// 95 % interval of the mean of `hit` (0 or 1 per row) when rows of one object depend on each other: mean ± t·SE over
/// the groups, where a group counts with the number of its rows (ratio estimator, Cochran 1977, eq. 2.46; for groups of
/// equal size the standard error of their means) and t has groups − 1 degrees of freedom; clipped to [0, 1]. If all
/// groups agree exactly, Wilson's interval with the groups as trials. NaN with fewer than two groups.
Interval groupedInterval(std::span<const double> hit, std::span<const int> groups);

/// 95 % interval of the mean of `hit`: Wilson's without groups, else groupedInterval. NaN without rows.
Interval shareInterval(std::span<const double> hit, std::span<const int> groups);

/// Predicted class of one row: the largest probability, the first among equals.
int predictedClass(std::span<const double> probability);

}  // namespace blendscope
