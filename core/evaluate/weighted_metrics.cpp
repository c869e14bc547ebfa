// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/weighted_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/numbers.h"
#include "evaluate/class_counts.h"

namespace blendscope {

namespace {

constexpr double kWeightedMetricsSmallestProbability = 1e-15;

/// Figures that follow from the confusion matrix.
Metrics countedFigures(const Matrix<double>& confusion, std::size_t positive) {
  const ClassCounts counts(confusion);
  Metrics metrics;
  metrics.count = static_cast<std::size_t>(counts.total);
  if (counts.total <= 0) {
    metrics.accuracy = metrics.balancedAccuracy = metrics.f1 = metrics.mcc = kNaN;
    return metrics;
  }
  metrics.accuracy = counts.accuracy();
  metrics.balancedAccuracy = counts.balancedAccuracy();
  metrics.f1 = counts.f1(positive);
  metrics.mcc = counts.mcc();
  return metrics;
}

}  // namespace

WeightedMetrics::WeightedMetrics(std::span<const int> truth, MatrixView<const double> probability, int positive)
    : classes_(probability.cols()), positive_(positive) {
  const std::size_t n = truth.size();
  for (std::size_t i = 0; i < n; ++i) {
    const auto trueClass = static_cast<std::size_t>(truth[i]);
    const auto predicted = static_cast<std::size_t>(predictedClass(probability.row(i)));
    cell_.push_back(static_cast<std::uint32_t>(trueClass * classes_ + predicted));
    double squares = 0;
    for (std::size_t c = 0; c < classes_; ++c) {
      const double difference = probability(i, c) - (c == trueClass ? 1.0 : 0.0);
      squares += difference * difference;
    }
    brier_.push_back(squares);
    logLoss_.push_back(-std::log(std::clamp(probability(i, trueClass), kWeightedMetricsSmallestProbability, 1.0)));
  }
  for (std::size_t c = 0; c < classes_; ++c) {
    if (classes_ == 2 && static_cast<int>(c) != positive) continue;
    Ranking ranking;
    ranking.order.resize(n);
    std::iota(ranking.order.begin(), ranking.order.end(), 0U);
    std::ranges::sort(ranking.order,
                      [&](std::uint32_t a, std::uint32_t b) { return probability(a, c) > probability(b, c); });
    for (std::size_t i = 0; i < n; ++i) {
      ranking.isClass.push_back(static_cast<std::size_t>(truth[ranking.order[i]]) == c);
      ranking.endsStep.push_back(i + 1 == n ||
                                 probability(ranking.order[i], c) != probability(ranking.order[i + 1], c));
    }
    rankings_.push_back(std::move(ranking));
  }
}

double WeightedMetrics::area(const Ranking& ranking, std::span<const std::uint16_t> weight) const {
  double pairsWon = 0;
  double positives = 0;
  double negatives = 0;
  double stepPositives = 0;
  double stepNegatives = 0;
  for (std::size_t i = 0; i < ranking.order.size(); ++i) {
    const auto count = static_cast<double>(weight[ranking.order[i]]);
    const double own = ranking.isClass[i] != 0 ? count : 0;
    stepPositives += own;
    stepNegatives += count - own;
    if (!ranking.endsStep[i]) continue;
    pairsWon += stepNegatives * (positives + stepPositives / 2);
    positives += stepPositives;
    negatives += stepNegatives;
    stepPositives = stepNegatives = 0;
  }
  return positives > 0 && negatives > 0 ? pairsWon / positives / negatives : kNaN;
}

Metrics WeightedMetrics::evaluate(std::span<const std::uint16_t> weight) const {
  Matrix<double> confusion(classes_, classes_, 0);
  double brier = 0;
  double logLoss = 0;
  for (std::size_t i = 0; i < cell_.size(); ++i) {
    const auto count = static_cast<double>(weight[i]);
    confusion.values()[cell_[i]] += count;
    brier += count * brier_[i];
    logLoss += count * logLoss_[i];
  }
  Metrics metrics = countedFigures(confusion, static_cast<std::size_t>(positive_));
  metrics.brier = brier / static_cast<double>(metrics.count);
  metrics.logLoss = logLoss / static_cast<double>(metrics.count);
  double sum = 0;
  int defined = 0;
  for (const Ranking& ranking : rankings_) {
    const double one = area(ranking, weight);
    if (std::isnan(one)) continue;
    sum += one;
    ++defined;
  }
  metrics.auc = defined > 0 ? sum / defined : kNaN;
  return metrics;
}

void WeightedMetrics::addAreasWithout(const Ranking& ranking, std::vector<double>& sum,
                                      std::vector<int>& defined) const {
  const std::size_t n = ranking.order.size();
  double positives = 0;
  for (const char isClass : ranking.isClass) positives += isClass != 0 ? 1 : 0;
  const double negatives = static_cast<double>(n) - positives;
  std::vector<double> wins(n);  // pairs that a row wins (of the class) or lets the class win (of the rest)
  double pairsWon = 0;
  double positivesAbove = 0;
  double negativesAbove = 0;
  for (std::size_t from = 0; from < n;) {
    std::size_t to = from;
    double stepPositives = 0;
    do stepPositives += ranking.isClass[to] != 0 ? 1 : 0;
    while (!ranking.endsStep[to++]);
    const double stepNegatives = static_cast<double>(to - from) - stepPositives;
    for (std::size_t i = from; i < to; ++i) {
      wins[i] =
          ranking.isClass[i] != 0 ? negatives - negativesAbove - stepNegatives / 2 : positivesAbove + stepPositives / 2;
    }
    pairsWon += stepNegatives * (positivesAbove + stepPositives / 2);
    positivesAbove += stepPositives;
    negativesAbove += stepNegatives;
    from = to;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const double pairs = ranking.isClass[i] != 0 ? (positives - 1) * negatives : positives * (negatives - 1);
    if (pairs <= 0) continue;
    sum[ranking.order[i]] += (pairsWon - wins[i]) / pairs;
    ++defined[ranking.order[i]];
  }
}

std::vector<Metrics> WeightedMetrics::leaveOneOut() const {
  const std::size_t n = cell_.size();
  Matrix<double> confusion(classes_, classes_, 0);
  for (const std::uint32_t cell : cell_) confusion.values()[cell] += 1;
  std::vector<Metrics> withoutOneOf(classes_ * classes_);
  for (std::size_t cell = 0; cell < withoutOneOf.size(); ++cell) {
    if (confusion.values()[cell] == 0) continue;
    Matrix<double> rest = confusion;
    rest.values()[cell] -= 1;
    withoutOneOf[cell] = countedFigures(rest, static_cast<std::size_t>(positive_));
  }
  std::vector<double> areas(n, 0);
  std::vector<int> defined(n, 0);
  for (const Ranking& ranking : rankings_) addAreasWithout(ranking, areas, defined);
  const double brier = std::accumulate(brier_.begin(), brier_.end(), 0.0);
  const double logLoss = std::accumulate(logLoss_.begin(), logLoss_.end(), 0.0);
  const double others = static_cast<double>(n) - 1;
  std::vector<Metrics> metrics(n);
  for (std::size_t i = 0; i < n; ++i) {
    metrics[i] = withoutOneOf[cell_[i]];
    metrics[i].auc = defined[i] > 0 ? areas[i] / defined[i] : kNaN;
    metrics[i].brier = (brier - brier_[i]) / others;
    metrics[i].logLoss = (logLoss - logLoss_[i]) / others;
  }
  return metrics;
}

}  // namespace blendscope
