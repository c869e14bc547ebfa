// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <span>
#include <vector>

namespace blendscope {

/// A function of s > 0 that is smooth in log s, as polynomials over quarters of octaves: a few nanoseconds where a
/// Bessel function takes hundreds. Relative to the function's largest value the error is under 1e-12 for correlations.
class KernelTable {
 public:
  using Function = std::function<double(double)>;

  /// Tabulates `function` from 2^-40 to `highest`; below it is called itself, above it counts as 0.
  KernelTable(Function function, double highest);

  /// out[i] = function(scale · squared[i]).
  void evaluate(double scale, std::span<const double> squared, std::span<double> out) const;

 private:
  static constexpr int kDegree = 9;
  using Polynomial = std::array<double, kDegree + 1>;

  static Polynomial interpolate(const Function& function, double low, double high);
  double value(double s) const;

  Function function_;
  double highest_;
  std::vector<Polynomial> pieces_;
};

}  // namespace blendscope
