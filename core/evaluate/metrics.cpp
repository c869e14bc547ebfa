// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/metrics.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

#include "evaluate/curves.h"

namespace blendscope {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kTailBeyondInterval = 0.025;
constexpr std::size_t kCalibrationBins = 15;
constexpr double kSmallestProbability = 1e-15;

double real(std::size_t count) { return static_cast<double>(count); }

double ratioOrZero(double numerator, double denominator) { return denominator > 0 ? numerator / denominator : 0; }

/// Marginals of a confusion matrix: how often each class is true, is predicted, and both.
struct ClassCounts {
  std::vector<double> isTrue, predicted, hits;

  explicit ClassCounts(const Matrix<int>& confusion)
      : isTrue(confusion.rows(), 0), predicted(confusion.rows(), 0), hits(confusion.rows(), 0) {
    for (std::size_t t = 0; t < confusion.rows(); ++t) {
      hits[t] = confusion(t, t);
      for (std::size_t p = 0; p < confusion.cols(); ++p) {
        isTrue[t] += confusion(t, p);
        predicted[p] += confusion(t, p);
      }
    }
  }
  std::size_t classes() const { return isTrue.size(); }
  double f1(std::size_t c) const { return ratioOrZero(2 * hits[c], isTrue[c] + predicted[c]); }
};

double balancedAccuracyOf(const ClassCounts& counts) {
  double recalls = 0;
  int present = 0;
  for (std::size_t c = 0; c < counts.classes(); ++c) {
    if (counts.isTrue[c] == 0) continue;
    recalls += counts.hits[c] / counts.isTrue[c];
    ++present;
  }
  return recalls / present;
}

double f1Of(const ClassCounts& counts, std::size_t positive) {
  if (counts.classes() == 2) return counts.f1(positive);
  double sum = 0;
  int seen = 0;
  for (std::size_t c = 0; c < counts.classes(); ++c) {
    if (counts.isTrue[c] + counts.predicted[c] == 0) continue;
    sum += counts.f1(c);
    ++seen;
  }
  return sum / seen;
}

/// R_K of Gorodkin (2004), eq. 8, in the form of covariances of class counts.
double mccOf(const ClassCounts& counts, double n) {
  const double hits = std::accumulate(counts.hits.begin(), counts.hits.end(), 0.0);
  double both = 0;
  double trueSquares = 0;
  double predictedSquares = 0;
  for (std::size_t c = 0; c < counts.classes(); ++c) {
    both += counts.isTrue[c] * counts.predicted[c];
    trueSquares += counts.isTrue[c] * counts.isTrue[c];
    predictedSquares += counts.predicted[c] * counts.predicted[c];
  }
  return ratioOrZero(hits * n - both, std::sqrt((n * n - predictedSquares) * (n * n - trueSquares)));
}

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
  const double z = boost::math::quantile(boost::math::complement(boost::math::normal(), kTailBeyondInterval));
  const double n = real(trials);
  const double p = real(successes) / n;
  const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  return clipped(centre - half, centre + half);
}

Interval groupedInterval(std::span<const double> hit, std::span<const int> groups) {
  struct Group {
    double hits = 0;
    double rows = 0;
  };
  std::vector<Group> objects;
  std::unordered_map<int, std::size_t> place;
  Group all;
  for (std::size_t i = 0; i < hit.size(); ++i) {
    const auto [at, isNew] = place.emplace(groups[i], objects.size());
    if (isNew) objects.emplace_back();
    for (Group* group : {&objects[at->second], &all}) {
      group->hits += hit[i];
      group->rows += 1;
    }
  }
  if (objects.size() < 2) return {kNaN, kNaN};
  const double count = real(objects.size());
  const double mean = all.hits / all.rows;
  const double meanRows = all.rows / count;
  double squares = 0;
  for (const Group& group : objects) {
    const double residual = (group.hits - mean * group.rows) / meanRows;
    squares += residual * residual;
  }
  if (squares == 0) {
    return wilsonInterval(static_cast<std::size_t>(std::llround(mean * count)), objects.size());
  }
  const double standardError = std::sqrt(squares / (count - 1) / count);
  const boost::math::students_t t(count - 1);
  const double half = boost::math::quantile(boost::math::complement(t, kTailBeyondInterval)) * standardError;
  return clipped(mean - half, mean + half);
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
  metrics.accuracy = real(hits) / real(n);
  metrics.accuracyInterval = groups.empty() ? wilsonInterval(hits, n) : groupedInterval(hit, groups);
  metrics.balancedAccuracy = balancedAccuracyOf(counts);
  metrics.auc = aucOf(truth, probability, positive);
  metrics.f1 = f1Of(counts, static_cast<std::size_t>(positive));
  metrics.mcc = mccOf(counts, real(n));
  metrics.brier = brierOf(truth, probability);
  metrics.logLoss = logLossOf(truth, probability);
  metrics.ece = expectedCalibrationError(confidence, std::move(hit));
  return metrics;
}

}  // namespace blendscope
