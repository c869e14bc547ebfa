// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "evaluate/metrics.h"

/// Are new rows like those that a model was trained on?
namespace blendscope {

enum class DriftLevel {
  None,    ///< no more strange rows than chance gives (p ≥ 0.01)
  Some,    ///< more than chance gives, less than three times the expected share
  Strong,  ///< at least three times the expected share
};

/// "like the training data", "partly unlike the training data", "unlike the training data".
std::string_view toText(DriftLevel level);

/// How strange new rows are by one score (distance to neighbours, posterior variance) that is larger for stranger rows.
struct Drift {
  std::vector<double> score;  ///< of each new row
  double limit95 = 0;         ///< beyond this lie 5 % of the training rows,
  double limit99 = 0;         ///< beyond this 1 %
  double beyond95 = 0;        ///< share of the new rows beyond them
  Interval beyond95Interval;  ///< Wilson
  double beyond99 = 0;
  Interval beyond99Interval;
  /// Chance of at least so many new rows beyond limit95 if they were like the training rows and independent of each
  /// other: beta-binomial, exact for any distribution of the score.
  double p = 1;
  DriftLevel level = DriftLevel::None;
  double medianRatio = 1;  ///< median score of new over training rows; NaN where the latter is 0
};

/// `trainScore`: of training rows as if they were new (leave-one-out), at least 20; `newScore`: finite, at least one.
Drift driftOfScores(std::span<const double> trainScore, std::vector<double> newScore);

struct DriftOptions {
  std::size_t neighbors = 10;    ///< the score is the mean distance to as many training rows; fewer where there are
  std::size_t trainRows = 2000;  ///< at most so many training rows, drawn at random, measure what is usual
  std::uint64_t seed = 1;
};

/// Mean Euclidean distance of new rows to their nearest training rows, against the training rows' own, each without
/// itself and its object. `train`: n × d features, n ≥ 21; `incoming`: m × d, m ≥ 1, as the classifier sees them;
/// `groups`: object per training row, or empty. Throws Error if a feature is not finite, Cancelled when asked to stop.
Drift featureDrift(const Matrix<float>& train, std::span<const int> groups, MatrixView<const float> incoming,
                   const DriftOptions& options, const Progress& progress);

}  // namespace blendscope
