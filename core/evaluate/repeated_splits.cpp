// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/repeated_splits.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/numbers.h"
#include "evaluate/distributions.h"

namespace blendscope {

RepeatedScore repeatedScore(std::span<const double> scores, double testToTrain) {
  const auto count = static_cast<double>(scores.size());
  const double mean = std::accumulate(scores.begin(), scores.end(), 0.0) / count;
  if (scores.size() < 2) return {mean, kNaN, {kNaN, kNaN}};
  double squares = 0;
  for (const double score : scores) squares += (score - mean) * (score - mean);
  const double error = std::sqrt((1 / count + testToTrain) * squares / (count - 1));
  const double half = studentHalfWidth(count - 1) * error;
  return {mean, error, {std::max(0.0, mean - half), std::min(1.0, mean + half)}};
}

}  // namespace blendscope
