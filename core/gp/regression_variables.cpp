// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/regression_variables.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <nlopt.hpp>

#include "gp/input_frame.h"

namespace blendscope {

namespace {

constexpr double kStartLength = 0.1;  ///< of the inputs' extent
constexpr double kLengthRange[] = {1e-3, 10};
constexpr double kStartNoise = 1e-3;
constexpr double kNoiseRange[] = {1e-7, 1};
constexpr double kStretchRange[] = {0.2, 5};
constexpr std::size_t kMaxStretchedInputs = 8;
constexpr int kTrialsPerFit = 60;

double typicalExtent(MatrixView<const double> inputs) {
  double sum = 0;
  for (const auto& [low, high] : inputRanges(inputs)) sum += (high - low) * (high - low);
  return sum > 0 ? std::sqrt(sum / static_cast<double>(inputs.cols())) : 1;
}

}  // namespace

RegressionVariables::RegressionVariables(const RegressionRequest& request, MatrixView<const double> inputs)
    : extent_(typicalExtent(inputs)) {
  base_.lengthScales.assign(1, request.lengthScale.value_or(kStartLength * extent_));
  base_.noise = request.noise.value_or(kStartNoise);
  if (!request.lengthScale) add(Kind::Length, kLengthRange[0] * extent_, kLengthRange[1] * extent_);
  if (!request.noise) add(Kind::Noise, kNoiseRange[0], kNoiseRange[1]);
  if (request.lengthScale || inputs.cols() > kMaxStretchedInputs) return;
  for (std::size_t f = 1; f < inputs.cols(); ++f) add(Kind::Stretch, kStretchRange[0], kStretchRange[1]);
}

void RegressionVariables::add(Kind kind, double low, double high) {
  kinds_.push_back(kind);
  lower_.push_back(std::log(low));
  upper_.push_back(std::log(high));
}

std::vector<double> RegressionVariables::start() const {
  GpParameters stretched = base_;
  stretched.lengthScales.resize(1 + static_cast<std::size_t>(std::ranges::count(kinds_, Kind::Stretch)),
                                base_.lengthScales[0]);
  return vector(stretched);
}

std::vector<double> RegressionVariables::vector(const GpParameters& p) const {
  std::vector<double> x;
  std::size_t stretched = 0;
  for (const Kind kind : kinds_) {
    if (kind == Kind::Length) x.push_back(std::log(p.lengthScales[0]));
    if (kind == Kind::Noise) x.push_back(std::log(p.noise));
    if (kind == Kind::Stretch) x.push_back(std::log(p.lengthScales[++stretched] / p.lengthScales[0]));
  }
  return x;
}

GpParameters RegressionVariables::parameters(const std::vector<double>& x, double smoothness) const {
  GpParameters p = base_;
  p.kernel.smoothness = smoothness;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double value = std::exp(x[i]);
    if (kinds_[i] == Kind::Length) p.lengthScales[0] = value;
    if (kinds_[i] == Kind::Noise) p.noise = value;
    if (kinds_[i] == Kind::Stretch) p.lengthScales.push_back(p.lengthScales[0] * value);
  }
  return p;
}

std::pair<std::vector<double>, double> minimiseWithoutGradient(
    const RegressionVariables& variables, std::vector<double> start,
    const std::function<double(const std::vector<double>&)>& loss) {
  std::vector<double> best = std::move(start);
  // What another search found may lie a rounding outside the box.
  for (std::size_t i = 0; i < best.size(); ++i)
    best[i] = std::clamp(best[i], variables.lower()[i], variables.upper()[i]);
  double bestLoss = loss(best);
  if (variables.count() == 0) return {best, bestLoss};
  std::exception_ptr failure;  // must not pass through NLopt, which would replace it
  const auto objective = [&](const std::vector<double>& x) {
    try {
      const double value = loss(x);
      if (value < bestLoss) {
        bestLoss = value;
        best = x;
      }
      return std::isfinite(value) ? value : 1e30;
    } catch (...) {
      failure = std::current_exception();
      throw nlopt::forced_stop();
    }
  };
  // One free parameter is too few for BOBYQA's quadratic model.
  nlopt::opt optimiser(variables.count() > 1 ? nlopt::LN_BOBYQA : nlopt::LN_SBPLX,
                       static_cast<unsigned>(variables.count()));
  optimiser.set_lower_bounds(variables.lower());
  optimiser.set_upper_bounds(variables.upper());
  optimiser.set_initial_step(0.5);
  optimiser.set_maxeval(kTrialsPerFit);
  optimiser.set_xtol_rel(1e-3);
  using Objective = decltype(objective);
  optimiser.set_min_objective([](const std::vector<double>& x, std::vector<double>&,
                                 void* self) { return (*static_cast<const Objective*>(self))(x); },
                              const_cast<void*>(static_cast<const void*>(&objective)));
  std::vector<double> x = best;
  double value = 0;
  try {
    optimiser.optimize(x, value);
  } catch (const nlopt::roundoff_limited&) {
    // The best trial so far stands.
  } catch (const nlopt::forced_stop&) {
  }
  if (failure) std::rethrow_exception(failure);
  return {best, bestLoss};
}

}  // namespace blendscope
