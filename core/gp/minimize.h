// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/progress.h"

namespace blendscope {

/// Bounds of the searched variables, low ≤ high.
struct SearchBox {
  std::vector<double> low;
  std::vector<double> high;

  std::size_t dimension() const { return low.size(); }
};

/// A smooth function; fills `gradient` unless it is null.
using DifferentiableFunction = std::function<double(const std::vector<double>& x, std::vector<double>* gradient)>;

struct MinimizeOptions {
  int starts = 3;           ///< local searches at most, from the best points of a coarse scan; 1: from `start`, no scan
  int evaluations = 60;     ///< at most, per local search; in all for Bayesian optimisation
  double tolerance = 1e-3;  ///< a local search ends when a step changes x by less than this
  std::uint64_t seed = 1;
};

struct Minimum {
  std::vector<double> x;
  double value = 0;
  int evaluations = 0;
  bool stopped = false;  ///< a cancel ended it early: `x` is the best so far
};

/// Called after every evaluation.
using MinimizeObserver = std::function<void(int evaluation, const std::vector<double>& x, double value)>;

/// L-BFGS with bounds from several starts (NLopt). Values that are not finite count as very bad. A cancel of `progress`
/// ends the search with the best so far; if not even one value is known, Cancelled is thrown.
Minimum minimizeByGradient(const DifferentiableFunction& function, const SearchBox& box,
                           const std::vector<double>& start, const MinimizeOptions& options, const Progress& progress,
                           const MinimizeObserver& observer);

/// Bayesian optimisation for few variables and rough functions: a Gaussian process over the box (Matérn 5/2), next
/// point by expected improvement (Jones, Schonlau & Welch 1998). Same rules for cancels.
Minimum minimizeByExpectedImprovement(const DifferentiableFunction& function, const SearchBox& box,
                                      const std::vector<double>& start, const MinimizeOptions& options,
                                      const Progress& progress, const MinimizeObserver& observer);

}  // namespace blendscope
