// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>

namespace blendscope {

enum class KernelFamily { Rbf, Matern };

/// Form of the correlation between two points at squared distance s = Σ_f (x_f − y_f)²/ℓ_f² (in length scales):
/// RBF exp(−s/2), Matérn of smoothness ν in (0, ∞] (Rasmussen & Williams 2006, eq. 4.14); 1 at s = 0.
struct KernelShape {
  KernelFamily family = KernelFamily::Matern;
  double smoothness = 0.5;  ///< ν; infinity gives exp(−s/2); not used by RBF

  bool operator==(const KernelShape&) const = default;
};

inline constexpr double kInfiniteSmoothness = std::numeric_limits<double>::infinity();

/// out[i] = κ(scale · squared[i]). ν = ½, 3/2, 5/2 and ∞ have closed forms; any other ν goes through the Bessel
/// function K_ν. `out` may be `squared`.
void correlation(const KernelShape& shape, double scale, std::span<const double> squared, std::span<double> out);

/// out[i] = s κ'(s) at s = scale · squared[i]: −½ of the derivative by log ℓ.
void correlationSlope(const KernelShape& shape, double scale, std::span<const double> squared, std::span<double> out);

/// out[i] = ∂κ(s)/∂ν at s = scale · squared[i] for a finite ν, good to about 1e-10.
void correlationBySmoothness(double smoothness, double scale, std::span<const double> squared, std::span<double> out);

}  // namespace blendscope
