// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/kernel_table.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace blendscope {

namespace {

constexpr double kLowest = 0x1p-40;
/// The exponent and the two highest bits of the mantissa of a double number the quarters of its octaves.
constexpr int kShift = 50;

std::uint64_t pieceNumber(double s) { return std::bit_cast<std::uint64_t>(s) >> kShift; }
double lowerEnd(std::uint64_t number) { return std::bit_cast<double>(number << kShift); }

}  // namespace

KernelTable::KernelTable(Function function, double highest) : function_(std::move(function)), highest_(highest) {
  const std::uint64_t first = pieceNumber(kLowest);
  const std::uint64_t last = pieceNumber(std::max(highest, kLowest));
  for (std::uint64_t number = first; number <= last; ++number) {
    pieces_.push_back(interpolate(function_, lowerEnd(number), lowerEnd(number + 1)));
  }
}

/// Through the Chebyshev points of [low, high], in powers of t ∈ [−1, 1].
KernelTable::Polynomial KernelTable::interpolate(const Function& function, double low, double high) {
  constexpr int n = kDegree + 1;
  std::array<double, n> values{};
  for (int i = 0; i < n; ++i) {
    const double t = std::cos(std::numbers::pi * (i + 0.5) / n);
    values[static_cast<std::size_t>(i)] = function(0.5 * (low + high) + 0.5 * (high - low) * t);
  }
  Polynomial sum{};
  Polynomial previous{};  // T_{j−1}
  Polynomial current{};   // T_j
  current[0] = 1;
  for (int j = 0; j < n; ++j) {
    double coefficient = 0;
    for (int i = 0; i < n; ++i) {
      coefficient += values[static_cast<std::size_t>(i)] * std::cos(std::numbers::pi * j * (i + 0.5) / n);
    }
    coefficient *= (j == 0 ? 1.0 : 2.0) / n;
    Polynomial next{};
    for (std::size_t p = 0; p < n; ++p) {
      sum[p] += coefficient * current[p];
      next[p] = (p > 0 ? (j == 0 ? 1 : 2) * current[p - 1] : 0) - previous[p];
    }
    previous = current;
    current = next;
  }
  return sum;
}

double KernelTable::value(double s) const {
  if (s > highest_) return 0;
  if (s < kLowest) return function_(s);
  const std::uint64_t number = pieceNumber(s);
  const double low = lowerEnd(number);
  const double high = lowerEnd(number + 1);
  const double t = (2 * s - low - high) / (high - low);
  const Polynomial& piece = pieces_[number - pieceNumber(kLowest)];
  double sum = piece[kDegree];
  for (int p = kDegree; p-- > 0;) sum = sum * t + piece[static_cast<std::size_t>(p)];
  return sum;
}

void KernelTable::evaluate(double scale, std::span<const double> squared, std::span<double> out) const {
  for (std::size_t i = 0; i < squared.size(); ++i) out[i] = value(scale * squared[i]);
}

}  // namespace blendscope
