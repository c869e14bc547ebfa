// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "base/numbers.h"
#include "evaluate/calibration_error.h"
#include "evaluate/class_counts.h"
#include "evaluate/curves.h"
#include "evaluate/distributions.h"
#include "evaluate/units.h"

namespace blendscope {

namespace {

constexpr double kSmallestProbability = 1e-15;

double aucOf(std::span<const int> truth, MatrixView<const double> probability, int positive) {
  const auto ofClass = [&](int c) {
    std::vector<char> isClass(truth.size());
    std::vector<double> score(truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
      isClass[i] = truth[i] == c;
      score[i] = probability(i, static_cast<std::size_t>(c));
    }
    return areaUnderRoc(isClass, score);
  };
  if (probability.cols() == 2) return ofClass(positive);
  double sum = 0;
  int defined = 0;
  for (int c = 0; c < static_cast<int>(probability.cols()); ++c) {
    const double area = ofClass(c);
    if (std::isnan(area)) continue;
    sum += area;
    ++defined;
  }
  return defined > 0 ? sum / defined : kNaN;
}

double brierOf(std::span<const int> truth, MatrixView<const double> probability) {
  double sum = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    for (std::size_t c = 0; c < probability.cols(); ++c) {
      const double difference = probability(i, c) - (static_cast<int>(c) == truth[i] ? 1.0 : 0.0);
      sum += difference * difference;
    }
  }
  return sum / real(truth.size());
}

double logLossOf(std::span<const int> truth, MatrixView<const double> probability) {
  double sum = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    sum -= std::log(std::clamp(probability(i, static_cast<std::size_t>(truth[i])), kSmallestProbability, 1.0));
  }
  return sum / real(truth.size());
}

/// Replaces the outcome of rows of equal confidence by their mean, so that bins do not depend on the order of rows.
void levelTies(const std::vector<std::size_t>& order, const std::vector<double>& confidence, std::vector<double>& hit) {
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from;
    double sum = 0;
    while (to < order.size() && confidence[order[to]] == confidence[order[from]]) sum += hit[order[to++]];
    for (std::size_t i = from; i < to; ++i) hit[order[i]] = sum / real(to - from);
    from = to;
  }
}

double expectedCalibrationError(const std::vector<double>& confidence, std::vector<double> hit) {
  const std::size_t n = confidence.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return confidence[a] < confidence[b]; });
  levelTies(order, confidence, hit);
  double error = 0;
  for (std::size_t bin = 0; bin < kCalibrationBins; ++bin) {
    double gap = 0;
    for (std::size_t i = bin * n / kCalibrationBins; i < (bin + 1) * n / kCalibrationBins; ++i) {
      gap += confidence[order[i]] - hit[order[i]];
    }
    error += std::abs(gap) / real(n);
  }
  return error;
}

Interval clipped(double low, double high) { return {std::max(0.0, low), std::min(1.0, high)}; }

void check(std::span<const int> truth, MatrixView<const double> probability, int positive,
           std::span<const int> groups) {
  const auto classes = static_cast<int>(probability.cols());
  if (truth.size() != probability.rows() || (!groups.empty() && groups.size() != truth.size())) {
    throw std::logic_error("classes, probabilities and groups differ in number");
  }
  if (truth.empty()) throw std::logic_error("there are no predictions to evaluate");
  if (positive < 0 || positive >= classes) throw std::logic_error("the positive class is out of range");
  for (std::size_t i = 0; i < truth.size(); ++i) {
    if (truth[i] < 0 || truth[i] >= classes) throw std::logic_error("a true class is out of range");
    for (const double p : probability.row(i)) {
      if (!std::isfinite(p)) throw std::logic_error("a probability is not finite");
    }
  }
}

}  // namespace

int predictedClass(std::span<const double> probability) {
  return static_cast<int>(std::max_element(probability.begin(), probability.end()) - probability.begin());
}

Interval wilsonInterval(std::size_t successes, std::size_t trials) {
  if (trials == 0) return {kNaN, kNaN};
  const double z = normalHalfWidth();
  const double n = real(trials);
  const double p = real(successes) / n;
  const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return clipped(centre - half, centre + half);
}

Interval groupedInterval(std::span<const double> hit, std::span<const int> groups) {
  const GroupedMean over = groupedMean(hit, groups);
  if (over.units < 2) return {kNaN, kNaN};
  if (over.standardError == 0) {
    return wilsonInterval(static_cast<std::size_t>(std::llround(over.mean * real(over.units))), over.units);
  }
  return clipped(over.mean - over.halfWidth(), over.mean + over.halfWidth());
}

Interval shareInterval(std::span<const double> hit, std::span<const int> groups) {
  if (hit.empty()) return {kNaN, kNaN};
  if (!groups.empty()) return groupedInterval(hit, groups);
  return wilsonInterval(static_cast<std::size_t>(std::llround(std::accumulate(hit.begin(), hit.end(), 0.0))),
                        hit.size());
}

Metrics evaluatePredictions(std::span<const int> truth, MatrixView<const double> probability, int positive,
                            std::span<const int> groups) {
  check(truth, probability, positive, groups);
  const std::size_t n = truth.size();
  Metrics metrics;
  metrics.count = n;
  metrics.confusion = Matrix<int>(probability.cols(), probability.cols(), 0);
  std::vector<double> confidence(n);
  std::vector<double> hit(n);
  std::size_t hits = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const int predicted = predictedClass(probability.row(i));
    ++metrics.confusion(static_cast<std::size_t>(truth[i]), static_cast<std::size_t>(predicted));
    confidence[i] = probability(i, static_cast<std::size_t>(predicted));
    hit[i] = predicted == truth[i] ? 1 : 0;
    hits += predicted == truth[i] ? 1 : 0;
  }
  const ClassCounts counts(metrics.confusion);
  metrics.accuracy = counts.accuracy();
  metrics.accuracyInterval = groups.empty() ? wilsonInterval(hits, n) : groupedInterval(hit, groups);
  metrics.balancedAccuracy = counts.balancedAccuracy();
  metrics.auc = aucOf(truth, probability, positive);
  metrics.f1 = counts.f1(static_cast<std::size_t>(positive));
  metrics.mcc = counts.mcc();
  metrics.brier = brierOf(truth, probability);
  metrics.logLoss = logLossOf(truth, probability);
  metrics.ece = expectedCalibrationError(confidence, std::move(hit));
  return metrics;
}

}  // namespace blendscope
