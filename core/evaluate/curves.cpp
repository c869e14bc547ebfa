// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/curves.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "base/numbers.h"

namespace blendscope {

namespace {

/// Rows whose scores are equal: they pass a threshold together.
struct Step {
  double score = 0;
  std::size_t positives = 0;
  std::size_t negatives = 0;
};

/// The steps by falling score.
std::vector<Step> stepsOf(std::span<const char> isPositive, std::span<const double> score) {
  if (isPositive.size() != score.size()) throw std::logic_error("scores and classes differ in number");
  std::vector<std::size_t> order(score.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
  std::vector<Step> steps;
  for (const std::size_t i : order) {
    if (std::isnan(score[i])) throw std::logic_error("a score is not a number");
    if (steps.empty() || steps.back().score != score[i]) steps.push_back({score[i], 0, 0});
    ++(isPositive[i] ? steps.back().positives : steps.back().negatives);
  }
  return steps;
}

Step total(const std::vector<Step>& steps) {
  Step sum;
  for (const Step& step : steps) {
    sum.positives += step.positives;
    sum.negatives += step.negatives;
  }
  return sum;
}

double share(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

}  // namespace

std::vector<CurvePoint> rocCurve(std::span<const char> isPositive, std::span<const double> score) {
  const std::vector<Step> steps = stepsOf(isPositive, score);
  const Step all = total(steps);
  if (all.positives == 0 || all.negatives == 0) return {};
  std::vector<CurvePoint> curve{{0, 0, kInfinity}};
  Step passed;
  for (const Step& step : steps) {
    passed.positives += step.positives;
    passed.negatives += step.negatives;
    curve.push_back({share(passed.negatives, all.negatives), share(passed.positives, all.positives), step.score});
  }
  return curve;
}

double areaUnderRoc(std::span<const char> isPositive, std::span<const double> score) {
  const std::vector<Step> steps = stepsOf(isPositive, score);
  const Step all = total(steps);
  if (all.positives == 0 || all.negatives == 0) return std::numeric_limits<double>::quiet_NaN();
  double pairsWon = 0;
  double positivesAbove = 0;
  for (const Step& step : steps) {
    const auto positives = static_cast<double>(step.positives);
    pairsWon += static_cast<double>(step.negatives) * (positivesAbove + positives / 2);
    positivesAbove += positives;
  }
  return pairsWon / static_cast<double>(all.positives) / static_cast<double>(all.negatives);
}

std::vector<CurvePoint> precisionRecallCurve(std::span<const char> isPositive, std::span<const double> score) {
  const std::vector<Step> steps = stepsOf(isPositive, score);
  const Step all = total(steps);
  if (all.positives == 0) return {};
  std::vector<CurvePoint> curve{{0, 1, kInfinity}};
  Step passed;
  for (const Step& step : steps) {
    passed.positives += step.positives;
    passed.negatives += step.negatives;
    curve.push_back({share(passed.positives, all.positives),
                     share(passed.positives, passed.positives + passed.negatives), step.score});
  }
  return curve;
}

double averagePrecision(std::span<const CurvePoint> precisionRecall) {
  if (precisionRecall.empty()) return std::numeric_limits<double>::quiet_NaN();
  double area = 0;
  for (std::size_t i = 1; i < precisionRecall.size(); ++i) {
    area += (precisionRecall[i].x - precisionRecall[i - 1].x) * precisionRecall[i].y;
  }
  return area;
}

}  // namespace blendscope
