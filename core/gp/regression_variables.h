// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "base/matrix.h"
#include "gp/gp_model.h"
#include "gp/regression.h"

namespace blendscope {

/// What a request leaves free of length scale, noise and the stretch of every further input, as a vector of logarithms
/// within bounds that follow from the inputs' extent. Smoothness is settled before.
class RegressionVariables {
 public:
  RegressionVariables(const RegressionRequest& request, MatrixView<const double> inputs);

  std::size_t count() const { return kinds_.size(); }
  /// Typical width of the box that holds the inputs.
  double extent() const { return extent_; }
  const std::vector<double>& lower() const { return lower_; }
  const std::vector<double>& upper() const { return upper_; }

  std::vector<double> start() const;
  GpParameters parameters(const std::vector<double>& x, double smoothness) const;
  /// The vector that `parameters` turns into these.
  std::vector<double> vector(const GpParameters& p) const;

 private:
  enum class Kind { Length, Noise, Stretch };

  void add(Kind kind, double low, double high);

  double extent_;
  GpParameters base_;
  std::vector<Kind> kinds_;
  std::vector<double> lower_;
  std::vector<double> upper_;
};

/// Smallest loss within the bounds by BOBYQA (Powell 2009) from one start: where, and its value.
std::pair<std::vector<double>, double> minimiseWithoutGradient(
    const RegressionVariables& variables, std::vector<double> start,
    const std::function<double(const std::vector<double>&)>& loss);

}  // namespace blendscope
