// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "evaluate/metrics.h"

/// 95 % intervals of any statistics of rows, by drawing the rows (or their objects) again.
namespace blendscope {

/// How an interval came about.
enum class IntervalMethod {
  None,             ///< there is none: one object only, or no value
  Wilson,           ///< score interval of a share, Wilson (1927)
  BootstrapRows,    ///< rows drawn again, bias-corrected (accelerated) percentiles, Efron (1987)
  MeanOverGroups,   ///< mean ± t·standard error over groups
  JackknifeGroups,  ///< value ± t·error from leaving out one group at a time
  BootstrapGroups,  ///< groups drawn again, as BootstrapRows
  CalibrationTest,  ///< calibration errors that a test would not refuse, see calibrationErrorInterval
};

/// A few words for people: "bootstrap of 1000 draws of groups" without the number.
std::string_view toText(IntervalMethod method);

/// Fewer groups than this are too few to be drawn again: their number then decides the width more than their spread.
inline constexpr std::size_t kFewestGroupsForBootstrap = 50;

struct ResamplingOptions {
  std::size_t resamples = 1000;
  std::uint64_t seed = 1;
};

/// How often each row counts.
using RowWeights = std::span<const std::uint16_t>;
/// Writes the statistics of the weighted rows; NaN where one is undefined. Called from several threads at once.
using Statistics = std::function<void(RowWeights, std::span<double>)>;

/// The rows and how they hang together.
struct ResampledRows {
  std::size_t rows = 0;
  std::span<const int> groups;  ///< object number of each row, or empty: rows are independent
};

struct StatisticInterval {
  Interval interval;  ///< NaN where there is none
  IntervalMethod method = IntervalMethod::None;
};

/// Intervals of several statistics at once. `estimate`: their values for weights of 1. `acceleration`: of each
/// (Efron 1987, eq. 3.9 for the jackknife form), empty for 0; used where draws are made. Up to 49 groups: jackknife
/// with t; else draws. Limits are not clipped. The same for any thread count. Throws Cancelled.
std::vector<StatisticInterval> resampledIntervals(const ResampledRows& rows, std::span<const double> estimate,
                                                  std::span<const double> acceleration, const Statistics& statistics,
                                                  const ResamplingOptions& options, const Progress& progress);

/// Σu³ / (6 (Σu²)^1.5) over units, where u is the summed influence of a unit's rows: how skewed a statistic is.
double accelerationOf(std::span<const double> rowInfluence, std::span<const int> groups);

}  // namespace blendscope
