// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>

#include "gp/kernel_table.h"

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

/// What will be asked of a Kernel beside its values: tables are made for no more.
struct KernelDerivatives {
  bool slope = false;
  bool smoothness = false;
};

/// A correlation function ready for use: ν = ½, 3/2, 5/2 and ∞ have closed forms; any other ν goes through the Bessel
/// function K_ν, tabulated once to 1e-12. Immutable; copies share the tables.
class Kernel {
 public:
  explicit Kernel(const KernelShape& shape, KernelDerivatives derivatives = {});

  /// out[i] = κ(scale · squared[i]); `out` may be `squared`.
  void correlation(double scale, std::span<const double> squared, std::span<double> out) const;
  /// out[i] = s κ'(s) at s = scale · squared[i]: −½ of the derivative by log ℓ.
  void slope(double scale, std::span<const double> squared, std::span<double> out) const;
  /// out[i] = ∂κ(s)/∂ν at s = scale · squared[i] for a finite ν, good to about 1e-10.
  void bySmoothness(double scale, std::span<const double> squared, std::span<double> out) const;

 private:
  KernelShape shape_;
  std::shared_ptr<const KernelTable> value_;
  std::shared_ptr<const KernelTable> slope_;
  std::shared_ptr<const KernelTable> bySmoothness_;
};

}  // namespace blendscope
