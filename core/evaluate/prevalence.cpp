// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/prevalence.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "base/numbers.h"
#include "evaluate/distributions.h"
#include "evaluate/units.h"

namespace blendscope {

namespace {

/// Rows by truth and answer.
struct Counts {
  double truePositive = 0, falseNegative = 0, falsePositive = 0, trueNegative = 0;

  void add(bool positive, bool called) {
    (positive ? (called ? truePositive : falseNegative) : (called ? falsePositive : trueNegative)) += 1;
  }
  Counts without(const Counts& other) const {
    return {truePositive - other.truePositive, falseNegative - other.falseNegative, falsePositive - other.falsePositive,
            trueNegative - other.trueNegative};
  }
  double positives() const { return truePositive + falseNegative; }
  double negatives() const { return falsePositive + trueNegative; }
  /// ln of the ratio of two shares, half a row added to each count so that it is finite.
  double logRatio(double hits, double falseAlarms) const {
    return std::log((hits + 0.5) / (positives() + 1)) - std::log((falseAlarms + 0.5) / (negatives() + 1));
  }
  double logPositiveRatio() const { return logRatio(truePositive, falsePositive); }
  double logNegativeRatio() const { return logRatio(falseNegative, trueNegative); }
};

std::size_t rounded(double count) { return static_cast<std::size_t>(std::llround(count)); }

double ratioOf(double a, double b) { return b > 0 ? a / b : a > 0 ? kInfinity : kNaN; }

/// Method of variance estimates recovery on the log scale; where a share is 0 its limits stand alone.
Interval moverInterval(double a, const Interval& aLimits, double b, const Interval& bLimits) {
  const auto distance = [](double from, double to) { return std::log(from) - std::log(to); };
  const auto combine = [](double x, double y) { return std::sqrt(x * x + y * y); };
  if (a <= 0 || b <= 0) {
    const double high = b <= 0 ? kInfinity : aLimits.high / bLimits.low;
    return {a <= 0 ? 0 : aLimits.low / bLimits.high, high};
  }
  const double centre = distance(a, b);
  return {std::exp(centre - combine(distance(a, aLimits.low), distance(bLimits.high, b))),
          std::exp(centre + combine(distance(aLimits.high, a), distance(b, bLimits.low)))};
}

/// Groups left out in turn, t on the log scale.
Interval jackknifeRatio(const std::vector<Counts>& perGroup, const Counts& all, double (Counts::*logRatio)() const) {
  const auto count = static_cast<double>(perGroup.size());
  std::vector<double> values;
  double mean = 0;
  for (const Counts& group : perGroup) {
    const Counts rest = all.without(group);
    if (rest.positives() <= 0 || rest.negatives() <= 0) return {0, kInfinity};
    values.push_back((rest.*logRatio)());
    mean += values.back() / count;
  }
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double half = studentHalfWidth(count - 1) * std::sqrt(squares * (count - 1) / count);
  const double centre = (all.*logRatio)();
  return {std::exp(centre - half), std::exp(centre + half)};
}

std::vector<double> valuesWhere(std::span<const char> called, std::span<const char> isPositive, bool positive) {
  std::vector<double> values;
  for (std::size_t i = 0; i < called.size(); ++i) {
    if ((isPositive[i] != 0) == positive) values.push_back(called[i] != 0 ? 1 : 0);
  }
  return values;
}

std::vector<int> groupsWhere(std::span<const int> groups, std::span<const char> isPositive, bool positive) {
  std::vector<int> values;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if ((isPositive[i] != 0) == positive) values.push_back(groups[i]);
  }
  return values;
}

/// Probability with the odds `prior · ratio`.
double afterwards(double priorOdds, double ratio) {
  if (std::isinf(ratio)) return 1;
  return priorOdds * ratio / (1 + priorOdds * ratio);
}

}  // namespace

PredictiveValues AnswerQuality::at(double prevalence) const {
  const double odds = prevalence / (1 - prevalence);
  PredictiveValues values;
  values.prevalence = prevalence;
  values.precision = afterwards(odds, positiveRatio.value);
  values.precisionInterval = {afterwards(odds, positiveRatio.interval.low),
                              afterwards(odds, positiveRatio.interval.high)};
  values.negativeValue = 1 - afterwards(odds, negativeRatio.value);
  values.negativeInterval = {1 - afterwards(odds, negativeRatio.interval.high),
                             1 - afterwards(odds, negativeRatio.interval.low)};
  return values;
}

AnswerQuality answerQuality(std::span<const char> isPositive, std::span<const char> calledPositive,
                            std::span<const int> groups) {
  if (isPositive.size() != calledPositive.size()) throw std::logic_error("truth and answers differ in number");
  const Units units = unitsOf(isPositive.size(), groups);
  std::vector<Counts> perGroup(groups.empty() ? 0 : units.count);
  Counts all;
  for (std::size_t i = 0; i < isPositive.size(); ++i) {
    all.add(isPositive[i] != 0, calledPositive[i] != 0);
    if (!groups.empty()) perGroup[units.ofRow[i]].add(isPositive[i] != 0, calledPositive[i] != 0);
  }
  AnswerQuality quality;
  if (all.positives() <= 0 || all.negatives() <= 0) {
    const Ratio unknown{kNaN, {kNaN, kNaN}};
    return {kNaN, {kNaN, kNaN}, kNaN, {kNaN, kNaN}, unknown, unknown, all.positives() > 0 ? 1.0 : 0.0};
  }
  quality.recall = all.truePositive / all.positives();
  quality.falsePositiveRate = all.falsePositive / all.negatives();
  quality.testedPrevalence = all.positives() / (all.positives() + all.negatives());
  quality.positiveRatio.value = ratioOf(quality.recall, quality.falsePositiveRate);
  quality.negativeRatio.value = ratioOf(1 - quality.recall, 1 - quality.falsePositiveRate);
  quality.recallInterval =
      shareInterval(valuesWhere(calledPositive, isPositive, true), groupsWhere(groups, isPositive, true));
  quality.falsePositiveInterval =
      shareInterval(valuesWhere(calledPositive, isPositive, false), groupsWhere(groups, isPositive, false));
  if (groups.empty()) {
    const auto wilson = [](double hits, double rows) { return wilsonInterval(rounded(hits), rounded(rows)); };
    quality.positiveRatio.interval =
        moverInterval(quality.recall, wilson(all.truePositive, all.positives()), quality.falsePositiveRate,
                      wilson(all.falsePositive, all.negatives()));
    quality.negativeRatio.interval =
        moverInterval(1 - quality.recall, wilson(all.falseNegative, all.positives()), 1 - quality.falsePositiveRate,
                      wilson(all.trueNegative, all.negatives()));
  } else if (units.count >= 2) {
    quality.positiveRatio.interval = jackknifeRatio(perGroup, all, &Counts::logPositiveRatio);
    quality.negativeRatio.interval = jackknifeRatio(perGroup, all, &Counts::logNegativeRatio);
  } else {
    quality.positiveRatio.interval = quality.negativeRatio.interval = {kNaN, kNaN};
  }
  return quality;
}

}  // namespace blendscope
