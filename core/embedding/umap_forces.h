// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/random.h"
#include "embedding/umap_curve.h"

/// The forces between points of a UMAP layout. `Dimensions` is a std::size_t or a std::integral_constant.
namespace blendscope {

inline constexpr std::size_t kUmapBatch = 64;  ///< pushes computed together
inline constexpr float kUmapLargestStep = 4;   ///< of one gradient along one axis, before the learning rate

inline float clippedGradient(float gradient) {
  return std::min(std::max(gradient, -kUmapLargestStep), kUmapLargestStep);  // std::clamp would branch
}

/// Attraction and repulsion as factors of the difference vector, from the squared distance: the gradients of
/// log q and log(1 − q) for q = 1/(1 + a d^(2b)).
class UmapGradients {
 public:
  explicit UmapGradients(const UmapCurve& curve) : a_(static_cast<float>(curve.a)), b_(static_cast<float>(curve.b)) {}

  float attraction(float squared) const {
    if (squared <= 0) return 0;
    const float power = std::pow(squared, b_);
    return -2 * a_ * b_ * power / (squared * (1 + a_ * power));
  }
  /// Replaces squared distances by the factors of repulsion; four at a time on any x86-64, hence the fixed number.
  void repulsions(std::span<float, kUmapBatch> values) const;

 private:
  float a_;
  float b_;
};

template <class Dimensions>
float squaredDistance(const float* x, const float* y, Dimensions dimensions) {
  float sum = 0;
  for (std::size_t c = 0; c < dimensions; ++c) sum += (x[c] - y[c]) * (x[c] - y[c]);
  return sum;
}

/// Moves both ends towards each other.
template <class Dimensions>
void attract(const UmapGradients& gradients, float rate, float* x, float* y, Dimensions dimensions) {
  const float factor = gradients.attraction(squaredDistance(x, y, dimensions));
  for (std::size_t c = 0; c < dimensions; ++c) {
    const float step = rate * clippedGradient(factor * (x[c] - y[c]));
    x[c] += step;
    y[c] -= step;
  }
}

/// Uniform in [0, count) from one draw; the bias of 2⁻³² count is far below what a layout could show.
inline std::uint32_t drawVertex(RandomStream& random, std::size_t count) {
  return static_cast<std::uint32_t>(((random() >> 32) * count) >> 32);
}

/// Pushes of moving points away from standing ones, gathered so that their forces are computed several at a time. The
/// points move when the batch is applied.
class PushBatch {
 public:
  bool full() const { return count_ == kUmapBatch; }
  void add(std::uint32_t moving, std::uint32_t standing) {
    moving_[count_] = moving;
    standing_[count_] = standing;
    ++count_;
  }

  template <class Dimensions>
  void apply(const UmapGradients& gradients, float rate, float* points, const float* others, Dimensions dimensions) {
    for (std::size_t p = 0; p < count_; ++p) {
      factor_[p] = squaredDistance(points + moving_[p] * dimensions, others + standing_[p] * dimensions, dimensions);
    }
    gradients.repulsions(factor_);
    for (std::size_t p = 0; p < count_; ++p) {
      float* const x = points + moving_[p] * dimensions;
      const float* const y = others + standing_[p] * dimensions;
      for (std::size_t c = 0; c < dimensions; ++c) x[c] += rate * clippedGradient(factor_[p] * (x[c] - y[c]));
    }
    count_ = 0;
  }

 private:
  std::array<std::uint32_t, kUmapBatch> moving_{};
  std::array<std::uint32_t, kUmapBatch> standing_{};
  std::array<float, kUmapBatch> factor_{};
  std::size_t count_ = 0;
};

}  // namespace blendscope
