// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/intervals.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/numbers.h"
#include "evaluate/calibration_error.h"
#include "evaluate/units.h"
#include "evaluate/weighted_metrics.h"

namespace blendscope {

namespace {

using Figure = double Metrics::*;

bool isMeanOverRows(Figure figure) {
  return figure == &Metrics::accuracy || figure == &Metrics::brier || figure == &Metrics::logLoss;
}

Interval rangeOf(Figure figure) {
  if (figure == &Metrics::mcc) return {-1, 1};
  if (figure == &Metrics::brier) return {0, 2};
  if (figure == &Metrics::logLoss) return {0, kInfinity};
  return {0, 1};
}

/// The work of `metricIntervals`: each figure by the method that suits it.
class Estimation {
 public:
  Estimation(std::span<const int> truth, MatrixView<const double> probability, int positive,
             std::span<const int> groups, const ResamplingOptions& options)
      : truth_(truth),
        probability_(probability),
        groups_(groups),
        options_(options),
        metrics_(evaluatePredictions(truth, probability, positive, groups)),
        weighted_(truth, probability, positive) {
    for (const MetricInfo& info : metricList()) {
      estimates_.push_back({&info, metrics_.*info.value, {}, IntervalMethod::None});
    }
  }

  std::vector<MetricEstimate> run(const Progress& progress) {
    std::vector<MetricEstimate*> resampled;
    for (MetricEstimate& estimate : estimates_) {
      const Figure figure = estimate.metric->value;
      if (figure == &Metrics::ece) {
        estimateCalibrationError(estimate);
      } else if (figure == &Metrics::accuracy) {
        estimate.interval = metrics_.accuracyInterval;
        estimate.method = groups_.empty() ? IntervalMethod::Wilson : IntervalMethod::MeanOverGroups;
      } else if (isMeanOverRows(figure) && !groups_.empty()) {
        estimateMean(estimate);
      } else {
        resampled.push_back(&estimate);
      }
    }
    resample(resampled, progress);
    for (MetricEstimate& estimate : estimates_) finish(estimate);
    return estimates_;
  }

 private:
  void estimateCalibrationError(MetricEstimate& estimate) const {
    std::vector<double> confidence(truth_.size());
    std::vector<double> hit(truth_.size());
    for (std::size_t i = 0; i < truth_.size(); ++i) {
      const int predicted = predictedClass(probability_.row(i));
      confidence[i] = probability_(i, static_cast<std::size_t>(predicted));
      hit[i] = predicted == truth_[i] ? 1 : 0;
    }
    estimate.interval = calibrationErrorInterval(confidence, hit, groups_, options_);
    estimate.method = IntervalMethod::CalibrationTest;
  }

  void estimateMean(MetricEstimate& estimate) const {
    const bool squared = estimate.metric->value == &Metrics::brier;
    const std::vector<double>& loss = squared ? weighted_.brierOfRows() : weighted_.logLossOfRows();
    const double half = groupedMean(loss, groups_).halfWidth();
    estimate.interval = {estimate.value - half, estimate.value + half};
    estimate.method = IntervalMethod::MeanOverGroups;
  }

  void resample(const std::vector<MetricEstimate*>& estimates, const Progress& progress) {
    std::vector<double> values;
    for (const MetricEstimate* estimate : estimates) values.push_back(estimate->value);
    const Statistics statistics = [&](RowWeights weight, std::span<double> out) {
      const Metrics metrics = weighted_.evaluate(weight);
      for (std::size_t s = 0; s < estimates.size(); ++s) out[s] = metrics.*(estimates[s]->metric->value);
    };
    const std::vector<StatisticInterval> intervals =
        resampledIntervals({truth_.size(), groups_}, values, accelerations(estimates), statistics, options_, progress);
    for (std::size_t s = 0; s < estimates.size(); ++s) {
      estimates[s]->interval = intervals[s].interval;
      estimates[s]->method = intervals[s].method;
    }
  }

  std::vector<double> accelerations(const std::vector<MetricEstimate*>& estimates) const {
    if (truth_.size() < 2) return {};
    const std::vector<Metrics> leftOut = weighted_.leaveOneOut();
    std::vector<double> result;
    for (const MetricEstimate* estimate : estimates) {
      std::vector<double> influence;
      for (const Metrics& without : leftOut) {
        const double change = estimate->value - without.*(estimate->metric->value);
        influence.push_back(std::isfinite(change) ? change : 0);
      }
      result.push_back(accelerationOf(influence, groups_));
    }
    return result;
  }

  void finish(MetricEstimate& estimate) const {
    if (!std::isfinite(estimate.interval.low) || !std::isfinite(estimate.interval.high)) {
      estimate.method = IntervalMethod::None;
      return;
    }
    const Interval range = rangeOf(estimate.metric->value);
    if (estimate.interval.high - estimate.interval.low < 1e-12) widenByNumber(estimate, range);
    estimate.interval.low = std::clamp(estimate.interval.low, range.low, range.high);
    estimate.interval.high = std::clamp(estimate.interval.high, range.low, range.high);
  }

  /// No resample differed from the rows as they are; still they are only so many.
  void widenByNumber(MetricEstimate& estimate, const Interval& range) const {
    if (!std::isfinite(range.high)) return;
    std::size_t trials = truth_.size();
    if (!groups_.empty()) {
      trials = unitsOf(truth_.size(), groups_).count;
    } else {
      for (std::size_t c = 0; c < metrics_.confusion.rows(); ++c) {
        std::size_t rows = 0;
        for (const int count : metrics_.confusion.row(c)) rows += static_cast<std::size_t>(count);
        if (rows > 0) trials = std::min(trials, rows);
      }
    }
    const double open = (1 - wilsonInterval(trials, trials).low) * (range.high - range.low);
    estimate.interval = {estimate.value - open, estimate.value + open};
    estimate.method = IntervalMethod::Wilson;
  }

  std::span<const int> truth_;
  MatrixView<const double> probability_;
  std::span<const int> groups_;
  ResamplingOptions options_;
  Metrics metrics_;
  WeightedMetrics weighted_;
  std::vector<MetricEstimate> estimates_;
};

}  // namespace

std::vector<MetricEstimate> metricIntervals(std::span<const int> truth, MatrixView<const double> probability,
                                            int positive, std::span<const int> groups, const ResamplingOptions& options,
                                            const Progress& progress) {
  return Estimation(truth, probability, positive, groups, options).run(progress);
}

MetricEstimate metricInterval(std::string_view metric, std::span<const int> truth, MatrixView<const double> probability,
                              int positive, std::span<const int> groups, const ResamplingOptions& options,
                              const Progress& progress) {
  for (const MetricEstimate& estimate : metricIntervals(truth, probability, positive, groups, options, progress)) {
    if (estimate.metric->name == metric) return estimate;
  }
  throw UsageError(fmt::format("there is no metric '{}'", metric), {}, "See blendscope-cli list metrics.");
}

}  // namespace blendscope
