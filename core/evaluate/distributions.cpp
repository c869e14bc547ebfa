// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/distributions.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "base/numbers.h"

namespace blendscope {

namespace {

constexpr double kUpperTail = 0.975;

double logBeta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

}  // namespace

double normalQuantile(double p) {
  if (p <= 0) return -kInfinity;
  if (p >= 1) return kInfinity;
  return boost::math::quantile(boost::math::normal(), p);
}

double normalProbability(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

double studentQuantile(double p, double degrees) { return boost::math::quantile(boost::math::students_t(degrees), p); }

double studentTwoSided(double t, double degrees) {
  if (std::isinf(t)) return 0;
  return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::abs(t)));
}

double fisherTail(double f, double numeratorDegrees, double denominatorDegrees) {
  if (std::isinf(f)) return 0;
  return boost::math::cdf(
      boost::math::complement(boost::math::fisher_f(numeratorDegrees, denominatorDegrees), std::max(0.0, f)));
}

double binomialProbability(std::size_t k, std::size_t trials, double p) {
  if (k >= trials) return 1;
  return boost::math::cdf(boost::math::binomial(real(trials), p), real(k));
}

double binomialDensity(std::size_t k, std::size_t trials, double p) {
  if (k > trials) return 0;
  return boost::math::pdf(boost::math::binomial(real(trials), p), real(k));
}

double exceedanceTail(std::size_t k, std::size_t trials, std::size_t above, std::size_t known) {
  const double a = real(above);
  const double b = real(known - above + 1);
  double tail = 0;
  for (std::size_t x = k; x <= trials; ++x) {
    const double rest = real(trials - x);
    const double logChoices = std::lgamma(real(trials) + 1) - std::lgamma(real(x) + 1) - std::lgamma(rest + 1);
    tail += std::exp(logChoices + logBeta(real(x) + a, rest + b) - logBeta(a, b));
  }
  return std::min(1.0, tail);
}

double normalHalfWidth() {
  static const double value = normalQuantile(kUpperTail);
  return value;
}

double studentHalfWidth(double degrees) { return studentQuantile(kUpperTail, degrees); }

}  // namespace blendscope
