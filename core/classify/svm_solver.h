// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "classify/kernel_rows.h"

namespace blendscope {

struct SvmProblem {
  SvmKernel kernel;
  MatrixView<const float> points;     ///< n × d, prepared by the kernel
  std::span<const signed char> side;  ///< n values +1 or −1, both occurring
  double c = 1;                       ///< largest weight of a row
  double tolerance = 1e-3;            ///< of the optimality conditions, on the scale where the margin is 1
  std::size_t maximumSteps = 0;
  std::size_t cacheBytes = 0;
};

struct SvmSolution {
  std::vector<double> weights;  ///< yᵢαᵢ of each row; 0 if it is no support vector
  double bias = 0;
  double objective = 0;  ///< Σα − ½ Σᵢⱼ αᵢαⱼyᵢyⱼKᵢⱼ, maximised
  std::size_t steps = 0;
  bool converged = true;
};

/// Trains a two-sided support vector machine by sequential minimal optimisation: in each step the two rows that promise
/// most by second-order information (Fan, Chen & Lin 2005, J. Mach. Learn. Res. 6, 1889) trade weight. The answer is
/// the decision value Σ weights·K + bias. Stops soon when asked; iterations report minus the objective.
SvmSolution solveSvm(const SvmProblem& problem, const Progress& progress);

}  // namespace blendscope
