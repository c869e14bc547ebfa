// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/predictive_scores.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.h"

namespace blendscope {

namespace {

constexpr double kQuantile975 = 1.959963984540054;

/// CRPS of the standard normal at z, in deviations.
double standardCrps(double z) {
  const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
  const double twiceCdfMinusOne = std::erf(z / std::numbers::sqrt2);
  return z * twiceCdfMinusOne + 2 * density - 1 / std::sqrt(std::numbers::pi);
}

}  // namespace

double normalCrps(double error, double deviation) { return deviation * standardCrps(error / deviation); }

PredictiveScores scorePredictions(std::span<const double> mean, std::span<const double> deviation,
                                  std::span<const double> observed) {
  const std::size_t n = mean.size();
  if (n == 0 || deviation.size() != n || observed.size() != n) throw Error("predictions and observations do not match");
  PredictiveScores scores;
  for (std::size_t i = 0; i < n; ++i) {
    if (!(deviation[i] > 0)) throw Error(fmt::format("prediction {} has no spread", i));
    const double error = observed[i] - mean[i];
    const double halfWidth = kQuantile975 * deviation[i];
    const double outside = std::max(0.0, std::abs(error) - halfWidth);
    scores.rmse += error * error;
    scores.mae += std::abs(error);
    scores.crps += normalCrps(error, deviation[i]);
    scores.coverage95 += outside == 0 ? 1 : 0;
    scores.intervalScore95 += 2 * halfWidth + 2 / 0.05 * outside;
  }
  const auto count = static_cast<double>(n);
  return {std::sqrt(scores.rmse / count), scores.mae / count, scores.crps / count, scores.coverage95 / count,
          scores.intervalScore95 / count};
}

}  // namespace blendscope
