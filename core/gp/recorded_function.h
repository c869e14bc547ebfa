// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "gp/minimize.h"

namespace blendscope {

/// Remembers the best point of a function that is being minimised, tells the observer, and turns cancels into an end.
class RecordedFunction {
 public:
  RecordedFunction(const DifferentiableFunction& function, const Progress& progress, const MinimizeObserver& observer)
      : function_(function), progress_(progress), observer_(observer) {}

  /// Stands in for values that are not finite.
  static constexpr double kVeryBad = 1e100;

  double operator()(const std::vector<double>& x, std::vector<double>* gradient) {
    progress_.throwIfCancelled();
    double value = function_(x, gradient);
    ++evaluations_;
    if (!std::isfinite(value)) {
      value = kVeryBad;
      if (gradient) std::fill(gradient->begin(), gradient->end(), 0.0);
    }
    if (evaluations_ == 1 || value < best_) {
      best_ = value;
      bestX_ = x;
    }
    if (observer_) observer_(evaluations_, x, value);
    return value;
  }

  /// Throws Cancelled if nothing is known yet.
  Minimum result(bool stopped) const {
    if (evaluations_ == 0) throw Cancelled();
    return {bestX_, best_, evaluations_, stopped};
  }

 private:
  const DifferentiableFunction& function_;
  const Progress& progress_;
  const MinimizeObserver& observer_;
  int evaluations_ = 0;
  double best_ = std::numeric_limits<double>::infinity();
  std::vector<double> bestX_;
};

}  // namespace blendscope
