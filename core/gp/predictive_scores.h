// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace blendscope {

/// How well normal predictive distributions N(mean, deviation²) foretold what was then observed. Smaller is better but
/// for coverage, which should be 0.95. Units of the response, squared nowhere.
struct PredictiveScores {
  double rmse = 0;
  double mae = 0;
  double crps = 0;             ///< continuous ranked probability score (Gneiting & Raftery 2007, eq. 21)
  double coverage95 = 0;       ///< share inside mean ± 1.96 deviations
  double intervalScore95 = 0;  ///< width of that interval plus 2/0.05 times what lies outside (ibid., eq. 43)
};

/// CRPS of N(0, deviation²) for an error; deviation > 0.
double normalCrps(double error, double deviation);

/// All spans of one length n ≥ 1; deviations > 0. Throws Error otherwise.
PredictiveScores scorePredictions(std::span<const double> mean, std::span<const double> deviation,
                                  std::span<const double> observed);

}  // namespace blendscope
