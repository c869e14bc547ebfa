// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace blendscope {

/// Matérn correlation of any finite smoothness ν > 0, one value at a time:
/// κ(s) = 2^{1−ν}/Γ(ν) x^ν K_ν(x) with x = √(2νs).
class BesselKernel {
 public:
  explicit BesselKernel(double smoothness);
  /// The s beyond which the correlation is 0 for all purposes.
  static double reach(double smoothness);
  double value(double s) const;
  /// s κ'(s) = −½ · 2^{1−ν}/Γ(ν) · x^{ν+1} K_{ν−1}(x).
  double slope(double s) const;

 private:
  double nu_;
  double logFactor_;
};

/// ∂κ/∂ν by the five-point rule: K_ν has no closed derivative in its order.
class SmoothnessDerivative {
 public:
  explicit SmoothnessDerivative(double smoothness);
  double operator()(double s) const;

 private:
  double step_;
  std::array<BesselKernel, 4> kernels_;  ///< at ν − 2h, ν − h, ν + h, ν + 2h
};

}  // namespace blendscope
