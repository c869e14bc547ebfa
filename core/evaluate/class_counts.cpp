// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/class_counts.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace blendscope {

namespace {

double ratioOrZero(double numerator, double denominator) { return denominator > 0 ? numerator / denominator : 0; }

}  // namespace

double ClassCounts::accuracy() const { return std::accumulate(hits.begin(), hits.end(), 0.0) / total; }

double ClassCounts::balancedAccuracy() const {
  double recalls = 0;
  int present = 0;
  for (std::size_t c = 0; c < classes(); ++c) {
    if (isTrue[c] == 0) continue;
    recalls += hits[c] / isTrue[c];
    ++present;
  }
  return present > 0 ? recalls / present : std::numeric_limits<double>::quiet_NaN();
}

double ClassCounts::f1(std::size_t positive) const {
  const auto ofClass = [&](std::size_t c) { return ratioOrZero(2 * hits[c], isTrue[c] + predicted[c]); };
  if (classes() == 2) return ofClass(positive);
  double sum = 0;
  int seen = 0;
  for (std::size_t c = 0; c < classes(); ++c) {
    if (isTrue[c] + predicted[c] == 0) continue;
    sum += ofClass(c);
    ++seen;
  }
  return ratioOrZero(sum, seen);
}

/// R_K of Gorodkin (2004), eq. 8, in the form of covariances of class counts.
double ClassCounts::mcc() const {
  double both = 0;
  double trueSquares = 0;
  double predictedSquares = 0;
  for (std::size_t c = 0; c < classes(); ++c) {
    both += isTrue[c] * predicted[c];
    trueSquares += isTrue[c] * isTrue[c];
    predictedSquares += predicted[c] * predicted[c];
  }
  const double squares = total * total;
  return ratioOrZero(accuracy() * squares - both, std::sqrt((squares - predictedSquares) * (squares - trueSquares)));
}

}  // namespace blendscope
