// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "evaluate/metrics.h"

namespace blendscope {

/// A ratio and its 95 % interval; may be infinite.
struct Ratio {
  double value = 0;
  Interval interval;
};

/// What a positive and a negative answer are worth where the positive class is as common as `prevalence` says.
struct PredictiveValues {
  double prevalence = 0;
  double precision = 0;  ///< share of the rows called positive that are
  Interval precisionInterval;
  double negativeValue = 0;  ///< share of the rows called negative that are
  Interval negativeInterval;
};

/// How good yes/no answers are, apart from how common the positive class was among the test rows. Bayes' theorem then
/// gives the worth of an answer at any other prevalence, if the classes themselves look the same there.
struct AnswerQuality {
  double recall = 0;  ///< share of the positive rows called positive
  Interval recallInterval;
  double falsePositiveRate = 0;  ///< share of the others called positive
  Interval falsePositiveInterval;
  Ratio positiveRatio;          ///< recall / falsePositiveRate: odds gained by a positive answer
  Ratio negativeRatio;          ///< (1 − recall) / (1 − falsePositiveRate): odds left by a negative one
  double testedPrevalence = 0;  ///< among the rows measured on

  /// `prevalence` in (0, 1).
  PredictiveValues at(double prevalence) const;
};

/// `isPositive` and `calledPositive`: 0 or 1 per row, both classes present (else NaN); `groups`: object per row, or
/// empty. Intervals of the ratios: independent rows by MOVER from Wilson limits on the log scale (Zou & Donner 2008;
/// Fagerland & Newcombe 2013); groups by a delete-one-group jackknife with t on the log scale, counts plus ½.
AnswerQuality answerQuality(std::span<const char> isPositive, std::span<const char> calledPositive,
                            std::span<const int> groups);

}  // namespace blendscope
