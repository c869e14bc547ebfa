// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/resampling.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/numbers.h"
#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/distributions.h"
#include "evaluate/units.h"

namespace blendscope {

namespace {

constexpr double kResamplingTail = 0.025;
constexpr std::size_t kResamplingDrawsPerBlock = 8;

/// Draws × statistics.
Matrix<double> drawAgain(const Units& units, std::size_t count, const Statistics& statistics,
                         const ResamplingOptions& options, const Progress& progress) {
  Matrix<double> values(options.resamples, count);
  const auto size = static_cast<double>(units.count);
  parallelFor(options.resamples, kResamplingDrawsPerBlock, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint16_t> ofUnit(units.count);
    std::vector<std::uint16_t> ofRow(units.ofRow.size());
    for (std::size_t draw = begin; draw < end; ++draw) {
      progress.throwIfCancelled();
      std::ranges::fill(ofUnit, std::uint16_t{0});
      RandomStream random(options.seed, draw);
      for (std::size_t i = 0; i < units.count; ++i) ++ofUnit[static_cast<std::size_t>(size * random.uniform())];
      for (std::size_t i = 0; i < ofRow.size(); ++i) ofRow[i] = ofUnit[units.ofRow[i]];
      statistics(ofRow, values.row(draw));
    }
  });
  return values;
}

/// Each unit left out once: units × statistics.
Matrix<double> leaveOutEach(const Units& units, std::size_t count, const Statistics& statistics,
                            const Progress& progress) {
  Matrix<double> values(units.count, count);
  parallelFor(units.count, 1, [&](std::size_t begin, std::size_t end) {
    std::vector<std::uint16_t> weight(units.ofRow.size());
    for (std::size_t unit = begin; unit < end; ++unit) {
      progress.throwIfCancelled();
      for (std::size_t i = 0; i < weight.size(); ++i) weight[i] = units.ofRow[i] == unit ? 0 : 1;
      statistics(weight, values.row(unit));
    }
  });
  return values;
}

std::vector<double> sortedColumn(const Matrix<double>& values, std::size_t column) {
  std::vector<double> sorted;
  for (std::size_t r = 0; r < values.rows(); ++r) {
    if (std::isfinite(values(r, column))) sorted.push_back(values(r, column));
  }
  std::ranges::sort(sorted);
  return sorted;
}

/// The (B + 1)·p-th of B sorted draws, linear between them (Davison & Hinkley 1997, eq. 5.8).
double quantileOf(const std::vector<double>& sorted, double p) {
  const auto last = static_cast<double>(sorted.size() - 1);
  const double place = std::clamp((last + 2) * p - 1, 0.0, last);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// BCa limits of Efron (1987); draws equal to the estimate count half.
Interval correctedPercentiles(const std::vector<double>& sorted, double estimate, double acceleration) {
  if (sorted.empty() || !std::isfinite(estimate)) return {kNaN, kNaN};
  const auto below = static_cast<double>(std::ranges::lower_bound(sorted, estimate) - sorted.begin());
  const auto upTo = static_cast<double>(std::ranges::upper_bound(sorted, estimate) - sorted.begin());
  const auto draws = static_cast<double>(sorted.size());
  const double bias = normalQuantile(std::clamp((below + upTo) / 2 / draws, 0.5 / draws, 1 - 0.5 / draws));
  const auto limit = [&](double z) {
    const double shifted = bias + z;
    return quantileOf(sorted, normalProbability(bias + shifted / (1 - acceleration * shifted)));
  };
  return {limit(normalQuantile(kResamplingTail)), limit(-normalQuantile(kResamplingTail))};
}

/// value ± t·√((G − 1)/G Σ(θ₍₋g₎ − θ̄)²), Efron & Tibshirani (1993), eq. 11.5.
Interval jackknifeInterval(const Matrix<double>& leftOut, std::size_t column, double estimate) {
  const auto count = static_cast<double>(leftOut.rows());
  double mean = 0;
  for (std::size_t u = 0; u < leftOut.rows(); ++u) mean += leftOut(u, column) / count;
  double squares = 0;
  for (std::size_t u = 0; u < leftOut.rows(); ++u) {
    squares += (leftOut(u, column) - mean) * (leftOut(u, column) - mean);
  }
  const double half = studentHalfWidth(count - 1) * std::sqrt(squares * (count - 1) / count);
  if (!std::isfinite(half)) return {kNaN, kNaN};
  return {estimate - half, estimate + half};
}

}  // namespace

std::string_view toText(IntervalMethod method) {
  switch (method) {
    case IntervalMethod::None:
      return "no interval";
    case IntervalMethod::Wilson:
      return "Wilson";
    case IntervalMethod::BootstrapRows:
      return "bootstrap of rows";
    case IntervalMethod::MeanOverGroups:
      return "t over groups";
    case IntervalMethod::JackknifeGroups:
      return "jackknife over groups";
    case IntervalMethod::BootstrapGroups:
      return "bootstrap of groups";
    case IntervalMethod::CalibrationTest:
      return "inverted calibration test";
  }
  return "";
}

std::vector<StatisticInterval> resampledIntervals(const ResampledRows& rows, std::span<const double> estimate,
                                                  std::span<const double> acceleration, const Statistics& statistics,
                                                  const ResamplingOptions& options, const Progress& progress) {
  std::vector<StatisticInterval> intervals(estimate.size(), {{kNaN, kNaN}, IntervalMethod::None});
  const Units units = unitsOf(rows.rows, rows.groups);
  if (units.count < 2) return intervals;
  const bool jackknife = !rows.groups.empty() && units.count < kFewestGroupsForBootstrap;
  const Matrix<double> values = jackknife ? leaveOutEach(units, estimate.size(), statistics, progress)
                                          : drawAgain(units, estimate.size(), statistics, options, progress);
  for (std::size_t s = 0; s < estimate.size(); ++s) {
    if (!std::isfinite(estimate[s])) continue;
    intervals[s].interval = jackknife ? jackknifeInterval(values, s, estimate[s])
                                      : correctedPercentiles(sortedColumn(values, s), estimate[s],
                                                             acceleration.empty() ? 0 : acceleration[s]);
    if (!std::isfinite(intervals[s].interval.low)) continue;
    intervals[s].method = jackknife             ? IntervalMethod::JackknifeGroups
                          : rows.groups.empty() ? IntervalMethod::BootstrapRows
                                                : IntervalMethod::BootstrapGroups;
  }
  return intervals;
}

double accelerationOf(std::span<const double> rowInfluence, std::span<const int> groups) {
  const Units units = unitsOf(rowInfluence.size(), groups);
  std::vector<double> influence(units.count, 0);
  for (std::size_t i = 0; i < rowInfluence.size(); ++i) influence[units.ofRow[i]] += rowInfluence[i];
  double squares = 0;
  double cubes = 0;
  for (const double u : influence) {
    squares += u * u;
    cubes += u * u * u;
  }
  return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

}  // namespace blendscope
