// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/umap_curve.h"

#include <cmath>

namespace blendscope {

namespace {

constexpr int kSamples = 300;
constexpr int kMostSteps = 500;

/// Sum of squares with its Gauss–Newton system in (ln a, ln b), in which the parameters stay positive by themselves.
struct System {
  double loss = 0;
  double gradient[2] = {0, 0};
  double hessian[3] = {0, 0, 0};  // aa, ab, bb
};

System systemAt(const UmapCurve& curve, double minDist, double spread) {
  System system;
  for (int s = 1; s < kSamples; ++s) {  // at distance 0 curve and target are 1 whatever a and b
    const double d = 3 * spread * s / (kSamples - 1);
    const double wanted = d < minDist ? 1 : std::exp(-(d - minDist) / spread);
    const double power = curve.a * std::pow(d, 2 * curve.b);
    const double value = 1 / (1 + power);
    const double slope = -value * value * power;  // ∂value/∂ln a
    const double jacobian[2] = {slope, slope * 2 * curve.b * std::log(d)};
    const double residual = value - wanted;
    system.loss += residual * residual;
    for (int p = 0; p < 2; ++p) system.gradient[p] += jacobian[p] * residual;
    system.hessian[0] += jacobian[0] * jacobian[0];
    system.hessian[1] += jacobian[0] * jacobian[1];
    system.hessian[2] += jacobian[1] * jacobian[1];
  }
  return system;
}

}  // namespace

UmapCurve fitUmapCurve(double minDist, double spread) {
  // Levenberg–Marquardt.
  UmapCurve curve{std::pow(spread, -2.0), 1};
  System system = systemAt(curve, minDist, spread);
  double damping = 1e-3;
  for (int step = 0; step < kMostSteps && damping < 1e12; ++step) {
    const double h00 = system.hessian[0] * (1 + damping), h11 = system.hessian[2] * (1 + damping);
    const double h01 = system.hessian[1];
    const double determinant = h00 * h11 - h01 * h01;
    const double da = -(h11 * system.gradient[0] - h01 * system.gradient[1]) / determinant;
    const double db = -(h00 * system.gradient[1] - h01 * system.gradient[0]) / determinant;
    const UmapCurve trial{curve.a * std::exp(da), curve.b * std::exp(db)};
    const System trialSystem = systemAt(trial, minDist, spread);
    if (!(trialSystem.loss < system.loss)) {
      damping *= 4;
      continue;
    }
    curve = trial;
    system = trialSystem;
    damping /= 3;
    if (std::abs(da) + std::abs(db) < 1e-12) break;
  }
  return curve;
}

}  // namespace blendscope
