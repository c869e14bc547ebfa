// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/adaptive_moments.h"

#include <algorithm>
#include <cmath>

namespace blendscope {

namespace {

constexpr double kReach = 6.5;  // px about the brightest part
/// Variance of the weight over that of the object, κ. A matched weight (κ = 1) leaves products so narrow that the pixel
/// grid of an undersampled survey cannot carry them: a round star's |e| then depends on where it lies in its pixel.
constexpr double kWeightWidth = 3;
/// A Gaussian under a weight κ times as wide has its shift and variance shrunk by κ/(κ + 1).
constexpr double kUnshrink = (kWeightWidth + 1) / kWeightWidth;
constexpr double kGaussianFourth = 0.25 * kUnshrink * kUnshrink;  // makes ⟨ρ⁴⟩ of a Gaussian 2
constexpr int kMostSteps = 40;
constexpr double kConverged = 1e-5;  // px, px²
constexpr double kSmallestVariance = 0.3;
constexpr double kLargestVariance = 9;
constexpr double kFarthestShift = 2;  // px from the start: beyond, it is another object

/// The middle of all pixels of a region whose value is the largest, so that mirror images agree.
struct Brightest {
  double value = 0;
  double x = 0;
  double y = 0;
};

template <class Value>
Brightest brightestOf(int firstRow, int lastRow, int firstColumn, int lastColumn, Value value) {
  double largest = -std::numeric_limits<double>::infinity();
  double x = 0, y = 0, count = 0;
  for (int row = firstRow; row < lastRow; ++row) {
    for (int column = firstColumn; column < lastColumn; ++column) {
      const double v = value(row, column);
      const double tie = 1e-12 * std::abs(largest);
      if (v < largest - tie) continue;
      if (!(v <= largest + tie)) largest = v, x = y = count = 0;
      x += column, y += row, count += 1;
    }
  }
  return count > 0 ? Brightest{largest, x / count, y / count} : Brightest{};
}

/// Keeps both eigenvalues of M within bounds.
void bound(AdaptiveMoments& m) {
  const double mean = 0.5 * (m.xx + m.yy);
  const double half = 0.5 * std::hypot(m.xx - m.yy, 2 * m.xy);
  const double large = std::clamp(mean + half, kSmallestVariance, kLargestVariance);
  const double small = std::clamp(mean - half, kSmallestVariance, kLargestVariance);
  const double shrink = half > 0 ? 0.5 * (large - small) / half : 0;
  const double difference = 0.5 * (m.xx - m.yy) * shrink;
  m.xx = 0.5 * (large + small) + difference;
  m.yy = 0.5 * (large + small) - difference;
  m.xy *= shrink;
}

/// Sums under the weight function of the current moments.
struct WeightedSums {
  double light = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0, fourth = 0;
};

WeightedSums weightedSums(const ObjectPatch& patch, const AdaptiveMoments& m) {
  const double determinant = m.xx * m.yy - m.xy * m.xy;
  const double a = m.yy / determinant, b = -m.xy / determinant, c = m.xx / determinant;  // M⁻¹
  // From pixel to pixel the weight changes by a factor that changes by a factor itself.
  const double s = -0.5 / kWeightWidth;
  const double acrossAgain = std::exp(2 * s * a), down = std::exp(2 * s * b), downAgain = std::exp(2 * s * c);
  const double left = patch.firstColumn - m.x, top = patch.firstRow - m.y;
  double rowWeight = std::exp(s * (a * left * left + 2 * b * left * top + c * top * top));
  double toNextRow = std::exp(s * (2 * b * left + c * (2 * top + 1)));
  double rowAcross = std::exp(s * (a * (2 * left + 1) + 2 * b * top));
  WeightedSums sums;
  std::size_t pixel = 0;
  for (int row = 0; row < patch.height; ++row) {
    const double dy = top + row;
    double weight = rowWeight, across = rowAcross;
    for (int column = 0; column < patch.width; ++column, ++pixel) {
      const double dx = left + column;
      const double rho2 = a * dx * dx + 2 * b * dx * dy + c * dy * dy;
      const double weighted = patch.light[pixel] * weight;
      weight *= across;
      across *= acrossAgain;
      sums.light += weighted;
      sums.x += weighted * dx;
      sums.y += weighted * dy;
      sums.xx += weighted * dx * dx;
      sums.xy += weighted * dx * dy;
      sums.yy += weighted * dy * dy;
      sums.fourth += weighted * rho2 * rho2;
    }
    rowWeight *= toNextRow;
    toNextRow *= downAgain;
    rowAcross *= down;
  }
  return sums;
}

}  // namespace

ObjectPatch findObject(std::span<const float> image, ImageShape shape, const Sky& sky) {
  const auto light = [&](int row, int column) {
    const float x =
        image[static_cast<std::size_t>(row) * static_cast<std::size_t>(shape.width) + static_cast<std::size_t>(column)];
    return std::isfinite(x) ? x - sky.level : 0.0;
  };
  const auto smoothed = [&](int row, int column) {
    double sum = 0;
    for (int r = std::max(0, row - 1); r <= std::min(shape.height - 1, row + 1); ++r) {
      for (int c = std::max(0, column - 1); c <= std::min(shape.width - 1, column + 1); ++c) sum += light(r, c);
    }
    return sum;
  };
  const int top = shape.height / 4, left = shape.width / 4;
  const int bottom = shape.height - top, right = shape.width - left;
  const Brightest centre = brightestOf(top, bottom, left, right, smoothed);
  const Brightest peak = brightestOf(top, bottom, left, right, light);

  ObjectPatch patch;
  patch.firstRow = std::max(0, static_cast<int>(std::ceil(centre.y - kReach)));
  patch.firstColumn = std::max(0, static_cast<int>(std::ceil(centre.x - kReach)));
  patch.height = std::min(shape.height - 1, static_cast<int>(std::floor(centre.y + kReach))) - patch.firstRow + 1;
  patch.width = std::min(shape.width - 1, static_cast<int>(std::floor(centre.x + kReach))) - patch.firstColumn + 1;
  patch.light.reserve(static_cast<std::size_t>(patch.height) * static_cast<std::size_t>(patch.width));
  for (int row = 0; row < patch.height; ++row) {
    for (int column = 0; column < patch.width; ++column) {
      patch.light.push_back(light(patch.firstRow + row, patch.firstColumn + column));
    }
  }
  patch.peakX = peak.x;
  patch.peakY = peak.y;
  patch.peak = peak.value;
  return patch;
}

double AdaptiveMoments::size() const { return std::pow(xx * yy - xy * xy, 0.25); }

double AdaptiveMoments::ellipticity() const { return std::hypot(xx - yy, 2 * xy) / (xx + yy); }

AdaptiveMoments adaptiveMoments(const ObjectPatch& patch) {
  AdaptiveMoments m;
  m.x = patch.peakX;
  m.y = patch.peakY;
  for (int step = 0; step < kMostSteps && !m.converged; ++step) {
    const WeightedSums sums = weightedSums(patch, m);
    if (!(sums.light > 0)) return m;
    const double dx = kUnshrink * sums.x / sums.light;
    const double dy = kUnshrink * sums.y / sums.light;
    AdaptiveMoments next = m;
    next.x = std::clamp(m.x + std::clamp(dx, -0.5, 0.5), patch.peakX - kFarthestShift, patch.peakX + kFarthestShift);
    next.y = std::clamp(m.y + std::clamp(dy, -0.5, 0.5), patch.peakY - kFarthestShift, patch.peakY + kFarthestShift);
    next.xx = kUnshrink * sums.xx / sums.light;
    next.xy = kUnshrink * sums.xy / sums.light;
    next.yy = kUnshrink * sums.yy / sums.light;
    next.concentration = std::clamp(kGaussianFourth * sums.fourth / sums.light, 0.0, 10.0);
    bound(next);
    next.converged = std::abs(next.x - m.x) < kConverged && std::abs(next.y - m.y) < kConverged &&
                     std::abs(next.xx - m.xx) < kConverged && std::abs(next.xy - m.xy) < kConverged &&
                     std::abs(next.yy - m.yy) < kConverged;
    m = next;
  }
  return m;
}

}  // namespace blendscope
