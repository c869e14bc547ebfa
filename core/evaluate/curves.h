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
/// Empty when only one class is present.
std::vector<CurvePoint> rocCurve(std::span<const char> isPositive, std::span<const double> score);

/// Area under that curve with ties counted half (Mann–Whitney); NaN when only one class is present.
double areaUnderRoc(std::span<const char> isPositive, std::span<const double> score);

/// Recall (x) against precision (y).
std::vector<CurvePoint> precisionRecallCurve(std::span<const char> isPositive, std::span<const double> score);

}  // namespace blendscope
