// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/sharpness.h"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>

namespace blendscope {

namespace {

constexpr double kFarthestSharpness = 2;  // of its logarithm, either way
constexpr int kSharpnessBits = 24;

/// Probability of the true class, on average over the copies.
double probabilityOf(std::size_t label, std::span<const double> logits, std::size_t classes, double sharpness) {
  double sum = 0;
  for (std::size_t from = 0; from < logits.size(); from += classes) {
    double all = 0;
    for (const double logit : logits.subspan(from, classes)) all += std::exp(sharpness * logit);
    sum += std::exp(sharpness * logits[from + label]) / all;
  }
  return sum * static_cast<double>(classes) / static_cast<double>(logits.size());
}

}  // namespace

double likeliestSharpness(const Matrix<double>& logits, std::size_t classes, std::span<const int> labels) {
  const auto loss = [&](double logarithm) {
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const double p = probabilityOf(static_cast<std::size_t>(labels[i]), logits.row(i), classes, std::exp(logarithm));
      sum -= std::log(std::max(p, 1e-300));
    }
    return sum;
  };
  const auto found =
      boost::math::tools::brent_find_minima(loss, -kFarthestSharpness, kFarthestSharpness, kSharpnessBits);
  return std::exp(found.first);
}

}  // namespace blendscope
