// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "evaluate/metric_list.h"
#include "evaluate/resampling.h"

namespace blendscope {

/// A figure, and what chance leaves open of it.
struct MetricEstimate {
  const MetricInfo* metric = nullptr;
  double value = 0;
  Interval interval;  ///< 95 %, within the metric's range; NaN where there is none
  IntervalMethod method = IntervalMethod::None;
};

/// All figures of `metricList`, in its order. Arguments as for `evaluatePredictions`.
///
/// Independent rows: Wilson for the accuracy, BCa bootstrap for the rest. Groups: mean ± t·standard error for figures
/// that are means over rows (accuracy, Brier, log loss); for the others a delete-one-group jackknife with t below
/// kFewestGroupsForBootstrap groups, else a BCa bootstrap of whole groups. The calibration error has its own method
/// (calibration_error.h). Where nothing varies (everything right), Wilson's limit for as many trials as there are
/// groups, or rows of the rarest class. The intervals speak of new rows (or groups) for this very model; what another
/// training set would give is another matter (repeatedScore). The same for any thread count.
std::vector<MetricEstimate> metricIntervals(std::span<const int> truth, MatrixView<const double> probability,
                                            int positive, std::span<const int> groups, const ResamplingOptions& options,
                                            const Progress& progress);

/// One of them. Throws UsageError if there is no metric of that name.
MetricEstimate metricInterval(std::string_view metric, std::span<const int> truth, MatrixView<const double> probability,
                              int positive, std::span<const int> groups, const ResamplingOptions& options,
                              const Progress& progress);

}  // namespace blendscope
