// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/svm_solver.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/numbers.h"

namespace blendscope {

namespace {

constexpr double kFlat = 1e-12;
constexpr std::size_t kStepsBetweenChecks = 128;
constexpr std::size_t kStepsBetweenReports = 1024;

class SmoSearch {
 public:
  SmoSearch(const SvmProblem& problem, const Progress& progress)
      : problem_(problem),
        progress_(progress),
        rows_(problem.kernel, problem.points, problem.cacheBytes),
        alpha_(problem.side.size(), 0),
        mayRise_(problem.side.size()),
        mayFall_(problem.side.size()) {
    for (std::size_t t = 0; t < alpha_.size(); ++t) {
      error_.push_back(problem.side[t]);
      updateBounds(t);
    }
  }

  SvmSolution run() {
    SvmSolution solution;
    std::size_t high = highest();
    for (; gap(high) > problem_.tolerance; ++solution.steps) {
      if (solution.steps == problem_.maximumSteps) {
        solution.converged = false;
        break;
      }
      tell(solution.steps, gap(high));
      need(high, high);
      const std::size_t low = bestPartner(high);
      need(low, high);
      high = trade(high, low);
    }
    for (std::size_t t = 0; t < alpha_.size(); ++t) solution.weights.push_back(problem_.side[t] * alpha_[t]);
    solution.bias = bias(high);
    solution.objective = objective();
    return solution;
  }

 private:
  double gap(std::size_t high) const { return error_[high] - lowestError(); }

  /// The row that would most like more weight on the +1 side.
  std::size_t highest() const {
    std::size_t best = 0;
    double bestError = -kInfinity;
    for (std::size_t t = 0; t < error_.size(); ++t) {
      if (mayRise_[t] && error_[t] > bestError) bestError = error_[t], best = t;
    }
    return best;
  }

  double lowestError() const { return lowest_; }

  /// The row whose trade with `high` gains most.
  std::size_t bestPartner(std::size_t high) {
    const float* kernel = rows_.row(high);
    const double own = rows_.diagonal(high);
    double best = -1;
    std::size_t partner = high;
    for (std::size_t t = 0; t < error_.size(); ++t) {
      const double difference = error_[high] - error_[t];
      if (!mayFall_[t] || difference <= 0) continue;
      const double curvature = std::max(own + rows_.diagonal(t) - 2 * static_cast<double>(kernel[t]), kFlat);
      const double gain = difference * difference / curvature;
      if (gain > best) best = gain, partner = t;
    }
    return partner;
  }

  /// Moves weight from `low` to `high`; gives the next row that would like to rise most.
  std::size_t trade(std::size_t high, std::size_t low) {
    const float* ofHigh = rows_.row(high);
    const float* ofLow = rows_.row(low);
    const double curvature =
        std::max(rows_.diagonal(high) + rows_.diagonal(low) - 2 * static_cast<double>(ofHigh[low]), kFlat);
    const double roomHigh = problem_.side[high] > 0 ? problem_.c - alpha_[high] : alpha_[high];
    const double roomLow = problem_.side[low] > 0 ? alpha_[low] : problem_.c - alpha_[low];
    const double step = std::min({(error_[high] - error_[low]) / curvature, roomHigh, roomLow});
    move(high, step, roomHigh);
    move(low, -step, roomLow);

    std::size_t next = 0;
    double bestError = -kInfinity;
    lowest_ = kInfinity;
    for (std::size_t t = 0; t < error_.size(); ++t) {
      const double e = error_[t] -= step * (static_cast<double>(ofHigh[t]) - static_cast<double>(ofLow[t]));
      if (mayRise_[t] && e > bestError) bestError = e, next = t;
      if (mayFall_[t] && e < lowest_) lowest_ = e;
    }
    return next;
  }

  void move(std::size_t t, double step, double room) {
    const bool towardsC = (step > 0) == (problem_.side[t] > 0);
    alpha_[t] = std::abs(step) < room ? alpha_[t] + problem_.side[t] * step : (towardsC ? problem_.c : 0);
    updateBounds(t);
  }

  void updateBounds(std::size_t t) {
    const bool below = alpha_[t] < problem_.c;
    const bool above = alpha_[t] > 0;
    mayRise_[t] = problem_.side[t] > 0 ? below : above;
    mayFall_[t] = problem_.side[t] > 0 ? above : below;
  }

  /// Makes sure that a row of the kernel is there. A missing one is computed together with others that are likely to be
  /// asked for soon: those that violate the optimality conditions most.
  void need(std::size_t row, std::size_t keep) {
    if (rows_.has(row)) return;
    std::vector<std::size_t> wanted{row};
    for (const bool rising : {true, false}) addViolators(rising, row, wanted);
    rows_.compute(wanted, keep, progress_);
  }

  void addViolators(bool rising, std::size_t except, std::vector<std::size_t>& wanted) const {
    std::vector<std::size_t> candidates;
    for (std::size_t t = 0; t < error_.size(); ++t) {
      if ((rising ? mayRise_[t] : mayFall_[t]) && t != except && !rows_.has(t)) candidates.push_back(t);
    }
    const std::size_t count = std::min(candidates.size(), KernelRows::kBatch / 2 - 1);
    const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(candidates.begin(), middle, candidates.end(), [&](std::size_t a, std::size_t b) {
      if (error_[a] != error_[b]) return rising ? error_[a] > error_[b] : error_[a] < error_[b];
      return a < b;
    });
    for (auto at = candidates.begin(); at != middle; ++at) {
      if (std::find(wanted.begin(), wanted.end(), *at) == wanted.end()) wanted.push_back(*at);
    }
  }

  /// Mean error of the rows strictly between their bounds, or the middle of the range the others leave open.
  double bias(std::size_t high) const {
    double sum = 0;
    std::size_t free = 0;
    for (std::size_t t = 0; t < alpha_.size(); ++t) {
      if (alpha_[t] > 0 && alpha_[t] < problem_.c) sum += error_[t], ++free;
    }
    return free > 0 ? sum / static_cast<double>(free) : (error_[high] + lowest_) / 2;
  }

  double objective() const {
    double sum = 0;
    // Error is y − Σ αyK, so that α(1 + y·error)/2 adds up to Σα − ½ΣΣ.
    for (std::size_t t = 0; t < alpha_.size(); ++t) sum += alpha_[t] * (1 + problem_.side[t] * error_[t]) / 2;
    return sum;
  }

  void tell(std::size_t step, double gap) const {
    if (step % kStepsBetweenChecks == 0) progress_.throwIfCancelled();
    if (step % kStepsBetweenReports != 0) return;
    progress_.report(std::clamp(1 - std::log(gap / problem_.tolerance) / std::log(2 / problem_.tolerance), 0.0, 1.0));
    if (step > 0) progress_.iteration({"svm", step, -objective(), {{"optimality gap", gap}}});
  }

  const SvmProblem& problem_;
  const Progress& progress_;
  KernelRows rows_;
  std::vector<double> alpha_;
  std::vector<double> error_;  ///< y − Σ αyK: what the decision value without bias lacks
  std::vector<char> mayRise_;  ///< could take more weight on the +1 side (less on the −1 side)
  std::vector<char> mayFall_;
  double lowest_ = -1;  ///< smallest error of the rows that may fall
};

}  // namespace

SvmSolution solveSvm(const SvmProblem& problem, const Progress& progress) { return SmoSearch(problem, progress).run(); }

}  // namespace blendscope
