// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "base/matrix.h"
#include "evaluate/metrics.h"
#include "evaluate/resampling.h"

namespace blendscope {

/// Number of bins of equal number that `Metrics::ece` is made of.
inline constexpr std::size_t kCalibrationBins = 15;

/// 95 % interval of the expected calibration error.
///
/// Its estimate is a sum of absolute values and so too large by chance alone: drawing rows again would only add to
/// that. Instead: the errors that a test would not refuse. If the gaps of the bins were c times those seen, c ≥ 0, the
/// estimate would scatter by the bins' own noise; the limits are the c · ECE for which the estimate lies at the 97.5 %
/// and 2.5 % point of that scatter. For c = 0 this is the consistency test of Bröcker & Smith (2007, Weather Forecast.
/// 22, 651): the lower limit is 0 where a calibrated model might well give what was seen.
/// `confidence`: largest probability per row; `hit`: 1 where its class is the true one; `groups`: object of each row,
/// or empty. With groups the noise is that between groups. NaN with fewer than two of them.
Interval calibrationErrorInterval(std::span<const double> confidence, std::span<const double> hit,
                                  std::span<const int> groups, const ResamplingOptions& options);

}  // namespace blendscope
