// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/calibration_error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/numbers.h"
#include "base/random.h"
#include "evaluate/units.h"

namespace blendscope {

namespace {

constexpr double kTail = 0.025;

/// Signed gaps of the bins, each as its part of the calibration error, and the noise they may have.
struct Bins {
  std::vector<double> gap;
  Matrix<double> noise;  ///< draws × bins
};

std::vector<std::size_t> binsOfRows(std::span<const double> confidence) {
  const std::size_t n = confidence.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return confidence[a] < confidence[b]; });
  std::vector<std::size_t> bins(n);
  for (std::size_t bin = 0; bin < kCalibrationBins; ++bin) {
    for (std::size_t i = bin * n / kCalibrationBins; i < (bin + 1) * n / kCalibrationBins; ++i) bins[order[i]] = bin;
  }
  return bins;
}

/// Normal noise of independent bins; the share of hits is drawn towards ½ by one row each way, so that a bin without
/// a miss is not taken for certain.
Matrix<double> noiseOfRows(const std::vector<double>& hits, const std::vector<double>& rows, double n,
                           const ResamplingOptions& options) {
  Matrix<double> noise(options.resamples, kCalibrationBins);
  RandomStream random(options.seed, 1);
  for (std::size_t d = 0; d < noise.rows(); ++d) {
    for (std::size_t b = 0; b < kCalibrationBins; ++b) {
      const double share = (hits[b] + 1) / (rows[b] + 2);
      noise(d, b) = std::sqrt(rows[b] * share * (1 - share)) / n * random.normal();
    }
  }
  return noise;
}

/// Whole groups deviate together: their residuals with random normal weights (wild bootstrap), t-scaled.
Matrix<double> noiseOfGroups(const Matrix<double>& residuals, const ResamplingOptions& options) {
  Matrix<double> noise(options.resamples, kCalibrationBins, 0);
  RandomStream random(options.seed, 2);
  const auto count = static_cast<double>(residuals.rows());
  const double degrees = count - 1;
  for (std::size_t d = 0; d < noise.rows(); ++d) {
    // χ² by the cube-root normal approximation of Wilson & Hilferty (1931).
    const double root = 1 - 2 / (9 * degrees) + std::sqrt(2 / (9 * degrees)) * random.normal();
    const double scale = std::sqrt(count / degrees / std::max(1e-3, root * root * root));
    for (std::size_t g = 0; g < residuals.rows(); ++g) {
      const double weight = scale * random.normal();
      for (std::size_t b = 0; b < kCalibrationBins; ++b) noise(d, b) += weight * residuals(g, b);
    }
  }
  return noise;
}

Bins binsOf(std::span<const double> confidence, std::span<const double> hit, std::span<const int> groups,
            const ResamplingOptions& options) {
  const auto n = static_cast<double>(confidence.size());
  const std::vector<std::size_t> bins = binsOfRows(confidence);
  std::vector<double> hits(kCalibrationBins, 0);
  std::vector<double> rows(kCalibrationBins, 0);
  Bins result{std::vector<double>(kCalibrationBins, 0), {}};
  for (std::size_t i = 0; i < bins.size(); ++i) {
    hits[bins[i]] += hit[i];
    rows[bins[i]] += 1;
    result.gap[bins[i]] += (confidence[i] - hit[i]) / n;
  }
  if (groups.empty()) {
    result.noise = noiseOfRows(hits, rows, n, options);
    return result;
  }
  const Units units = unitsOf(bins.size(), groups);
  Matrix<double> residuals(units.count, kCalibrationBins, 0);
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const std::size_t b = bins[i];
    residuals(units.ofRow[i], b) += (confidence[i] - hit[i]) / n - result.gap[b] / rows[b];
  }
  result.noise = noiseOfGroups(residuals, options);
  return result;
}

double sumOfSizes(const std::vector<double>& gaps) {
  double sum = 0;
  for (const double gap : gaps) sum += std::abs(gap);
  return sum;
}

/// Share of draws whose calibration error is at most `error` if the true gaps were `factor` times the direction.
double shareUpTo(double error, double factor, const std::vector<double>& direction, const Matrix<double>& noise) {
  std::size_t below = 0;
  for (std::size_t d = 0; d < noise.rows(); ++d) {
    double sum = 0;
    for (std::size_t b = 0; b < direction.size(); ++b) sum += std::abs(factor * direction[b] + noise(d, b));
    below += sum <= error ? 1 : 0;
  }
  return static_cast<double>(below) / static_cast<double>(noise.rows());
}

/// Largest factor in [low, high] for which still more than `share` of the draws lie below the error.
double factorAt(double share, double error, double low, double high, const std::vector<double>& direction,
                const Matrix<double>& noise) {
  constexpr int kHalvings = 20;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    (shareUpTo(error, middle, direction, noise) > share ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

Interval calibrationErrorInterval(std::span<const double> confidence, std::span<const double> hit,
                                  std::span<const int> groups, const ResamplingOptions& options) {
  if (unitsOf(confidence.size(), groups).count < 2) return {kNaN, kNaN};
  const Bins bins = binsOf(confidence, hit, groups, options);
  const double error = sumOfSizes(bins.gap);
  if (error <= 0) {
    // Every bin exactly as promised: only the number of rows bounds the error.
    return {0, 1 - wilsonInterval(confidence.size(), confidence.size()).low};
  }
  // Many gaps of one size add least to the noise, so that the largest error compatible with the estimate has them.
  std::vector<double> even = bins.gap;
  for (double& gap : even) gap = std::copysign(error / static_cast<double>(even.size()), gap);
  const auto share = [&](double factor, const std::vector<double>& gaps) {
    return shareUpTo(error, factor, gaps, bins.noise);
  };
  double widest = 2;
  while (widest < 1e6 && share(widest, even) > kTail) widest *= 2;
  const double low = share(0, bins.gap) > 1 - kTail ? factorAt(1 - kTail, error, 0, 1, bins.gap, bins.noise) : 0;
  const double high = factorAt(kTail, error, 0, widest, even, bins.noise);
  return {low * error, std::min(1.0, std::max(1.0, high) * error)};
}

}  // namespace blendscope
