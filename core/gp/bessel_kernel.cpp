// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/bessel_kernel.h"

#include <algorithm>
#include <boost/math/special_functions/bessel.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace blendscope {

namespace {

/// Beyond this x = √(2νs), x^ν K_ν(x) has no share left in a correlation (e^−700).
constexpr double kFar = 700;
/// Below it a correlation is 1 to the last bit if ν ≥ 1; for rougher kernels only far below.
constexpr double kNearSmooth = 1e-9;
constexpr double kNearRough = 1e-150;

double nearLimit(double nu) { return nu >= 1 ? kNearSmooth : kNearRough; }

double besselK(double nu, double x) {
  using namespace boost::math::policies;
  return boost::math::cyl_bessel_k(nu, x, policy<promote_double<false>, overflow_error<ignore_error>>());
}

}  // namespace

BesselKernel::BesselKernel(double smoothness)
    : nu_(smoothness), logFactor_((1 - smoothness) * std::log(2.0) - boost::math::lgamma(smoothness)) {}

double BesselKernel::reach(double smoothness) { return kFar * kFar / (2 * smoothness); }

double BesselKernel::value(double s) const {
  const double x = std::sqrt(2 * nu_ * s);
  if (x < nearLimit(nu_)) return 1;
  if (x > kFar) return 0;
  // In logarithms: x^ν underflows and K_ν overflows long before their product does.
  return std::min(std::exp(logFactor_ + nu_ * std::log(x) + std::log(besselK(nu_, x))), 1.0);
}

double BesselKernel::slope(double s) const {
  const double x = std::sqrt(2 * nu_ * s);
  if (x < nearLimit(nu_) || x > kFar) return 0;
  return -0.5 * std::exp(logFactor_ + (nu_ + 1) * std::log(x) + std::log(besselK(std::abs(nu_ - 1), x)));
}

SmoothnessDerivative::SmoothnessDerivative(double smoothness)
    : step_(1e-3 * smoothness),
      kernels_{BesselKernel(smoothness - 2 * step_), BesselKernel(smoothness - step_), BesselKernel(smoothness + step_),
               BesselKernel(smoothness + 2 * step_)} {}

double SmoothnessDerivative::operator()(double s) const {
  return (kernels_[0].value(s) - 8 * kernels_[1].value(s) + 8 * kernels_[2].value(s) - kernels_[3].value(s)) /
         (12 * step_);
}

}  // namespace blendscope
