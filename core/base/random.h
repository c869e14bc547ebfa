// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>

namespace blendscope {

/// A seeded stream of random numbers (xoshiro256**, Blackman & Vigna 2021, seeded through splitmix64).
///
/// `RandomStream(seed, stream)` gives independent streams for different `stream`: one per cutout, tree or repeat, so
/// that results do not depend on which thread draws first. Satisfies UniformRandomBitGenerator. Not thread-safe; cheap
/// to make. The numbers are the same on every platform.
class RandomStream {
 public:
  using result_type = std::uint64_t;

  explicit RandomStream(std::uint64_t seed, std::uint64_t stream = 0);

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()();

  /// Uniform in [0, 1).
  double uniform();
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// Uniform integer in [0, n); n ≥ 1, unbiased.
  std::uint64_t below(std::uint64_t n);
  /// Standard normal (polar method).
  double normal();
  double normal(double mean, double sigma) { return mean + sigma * normal(); }

  /// Fisher–Yates.
  template <class T>
  void shuffle(std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_[4];
  double spareNormal_ = 0;
  bool hasSpare_ = false;
};

}  // namespace blendscope
