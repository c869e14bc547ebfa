// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace blendscope {

struct CurvePoint {
  double x = 0;
  double y = 0;
  double threshold = 0;  ///< scores ≥ threshold count as positive
};

/// False positive rate (x) against true positive rate (y), from (0,0) to (1,1), ties joined into one step.
/// Empty when only one class is present. Here and below: one class flag and one score per row; different lengths or a
/// NaN score are a programming error (std::logic_error).
std::vector<CurvePoint> rocCurve(std::span<const char> isPositive, std::span<const double> score);

/// Area under that curve with ties counted half (Mann–Whitney); NaN when only one class is present.
double areaUnderRoc(std::span<const char> isPositive, std::span<const double> score);

/// Recall (x) against precision (y), from (0, 1) by falling threshold to recall 1; no interpolation, ties joined into
/// one step. Empty when nothing is positive.
std::vector<CurvePoint> precisionRecallCurve(std::span<const char> isPositive, std::span<const double> score);

/// Average precision: the area under the steps of that curve, Σ (recall_k − recall_{k−1}) · precision_k. NaN for none.
double averagePrecision(std::span<const CurvePoint> precisionRecall);

}  // namespace blendscope
