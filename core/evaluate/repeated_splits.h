// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "evaluate/metrics.h"

namespace blendscope {

/// The mean of a score over several divisions of the same rows, and how far to trust it.
struct RepeatedScore {
  double mean = 0;
  /// √((1/J + n_test/n_train) · s²) of Nadeau & Bengio (2003): divisions of the same rows share most of their training
  /// rows, so that s²/J would promise too much. NaN for one division.
  double standardError = 0;
  /// mean ± t·standardError with J − 1 degrees of freedom, within [0, 1]; NaN for one division.
  Interval interval;
};

/// `scores`: one per division, J ≥ 1, each in [0, 1]; `testToTrain`: number of test rows over training rows, > 0.
RepeatedScore repeatedScore(std::span<const double> scores, double testToTrain);

}  // namespace blendscope
