// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/significance.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "base/numbers.h"
#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/distributions.h"
#include "evaluate/units.h"

namespace blendscope {

namespace {

constexpr std::size_t kGroupsToEnumerate = 20;
constexpr std::size_t kDraws = 20000;
constexpr std::size_t kSignificanceDrawsPerBlock = 500;

Interval within(double low, double high) { return {std::max(-1.0, low), std::min(1.0, high)}; }

/// Sums within `slack` of the observed one count as equal: rounding must not decide.
struct SumTest {
  double observed = 0;
  double slack = 0;
  bool asExtreme(double sum) const { return std::abs(sum) >= observed - slack; }
};

/// Share of all sign patterns whose sum is as far from 0, walked in Gray code so that one sign changes at a time.
double shareOfAllPatterns(const std::vector<double>& sums, const SumTest& test, const Progress& progress) {
  constexpr std::uint64_t kStepsBetweenLooks = 1 << 16;
  double sum = std::accumulate(sums.begin(), sums.end(), 0.0);
  std::vector<double> sign(sums.size(), 1);
  // The first sign stays: the mirrored patterns are as extreme as their twins.
  const std::uint64_t patterns = std::uint64_t{1} << (sums.size() - 1);
  std::uint64_t extreme = test.asExtreme(sum) ? 1 : 0;
  for (std::uint64_t pattern = 1; pattern < patterns; ++pattern) {
    if (pattern % kStepsBetweenLooks == 0) progress.throwIfCancelled();
    const auto flipped = static_cast<std::size_t>(std::countr_zero(pattern)) + 1;
    sum -= 2 * sign[flipped] * sums[flipped];
    sign[flipped] = -sign[flipped];
    extreme += test.asExtreme(sum) ? 1 : 0;
  }
  return static_cast<double>(extreme) / static_cast<double>(patterns);
}

double shareOfDraws(const std::vector<double>& sums, const SumTest& test, std::uint64_t seed,
                    const Progress& progress) {
  std::vector<std::size_t> extreme((kDraws + kSignificanceDrawsPerBlock - 1) / kSignificanceDrawsPerBlock, 0);
  parallelFor(kDraws, kSignificanceDrawsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    RandomStream random(seed, begin / kSignificanceDrawsPerBlock);
    for (std::size_t d = begin; d < end; ++d) {
      double sum = 0;
      std::uint64_t bits = 0;
      for (std::size_t g = 0; g < sums.size(); ++g) {
        if (g % 64 == 0) bits = random();
        sum += (bits & 1) != 0 ? sums[g] : -sums[g];
        bits >>= 1;
      }
      extreme[begin / kSignificanceDrawsPerBlock] += test.asExtreme(sum) ? 1 : 0;
    }
  });
  const std::size_t all = std::accumulate(extreme.begin(), extreme.end(), std::size_t{0});
  return (real(all) + 1) / (real(kDraws) + 1);
}

}  // namespace

PairedTest mcnemarTest(std::span<const char> hitA, std::span<const char> hitB) {
  if (hitA.size() != hitB.size() || hitA.empty()) throw std::logic_error("two models need the same rows");
  std::size_t onlyA = 0;
  std::size_t onlyB = 0;
  for (std::size_t i = 0; i < hitA.size(); ++i) {
    onlyA += hitA[i] && !hitB[i] ? 1 : 0;
    onlyB += hitB[i] && !hitA[i] ? 1 : 0;
  }
  const double n = real(hitA.size());
  PairedTest test{(real(onlyA) - real(onlyB)) / n, {}, 1, "McNemar, exact mid-p", hitA.size()};
  const std::size_t differing = onlyA + onlyB;
  const std::size_t fewer = std::min(onlyA, onlyB);
  if (onlyA != onlyB) {
    test.p = 2 * binomialProbability(fewer, differing, 0.5) - binomialDensity(fewer, differing, 0.5);
  }
  const double a = (real(onlyA) + 1) / (n + 2);
  const double b = (real(onlyB) + 1) / (n + 2);
  const double half = normalHalfWidth() * std::sqrt((a + b - (a - b) * (a - b)) / (n + 2));
  test.interval = within(a - b - half, a - b + half);
  return test;
}

PairedTest signFlipTest(std::span<const double> difference, std::span<const int> groups, std::uint64_t seed,
                        const Progress& progress) {
  const Units units = unitsOf(difference.size(), groups);
  const GroupedMean mean = groupedMean(difference, groups);
  PairedTest test{mean.mean, {kNaN, kNaN}, kNaN, "sign flips of groups", units.count};
  if (units.count < 2) return test;
  test.interval = {mean.mean - mean.halfWidth(), mean.mean + mean.halfWidth()};
  std::vector<double> sums(units.count, 0);
  for (std::size_t i = 0; i < difference.size(); ++i) sums[units.ofRow[i]] += difference[i];
  std::erase(sums, 0.0);
  if (sums.empty()) {
    test.p = 1;
    return test;
  }
  SumTest sum{std::abs(std::accumulate(sums.begin(), sums.end(), 0.0)), 0};
  for (const double one : sums) sum.slack += 1e-12 * std::abs(one);
  const bool enumerate = sums.size() <= kGroupsToEnumerate;
  test.method += enumerate ? ", all patterns" : ", 20000 draws";
  test.p = enumerate ? shareOfAllPatterns(sums, sum, progress) : shareOfDraws(sums, sum, seed, progress);
  return test;
}

PairedTest resampledTTest(std::span<const double> difference, double testToTrain) {
  const double count = real(difference.size());
  PairedTest test{0, {kNaN, kNaN}, kNaN, "resampled t of Nadeau and Bengio", difference.size()};
  test.effect = std::accumulate(difference.begin(), difference.end(), 0.0) / count;
  if (difference.size() < 2) return test;
  double squares = 0;
  for (const double d : difference) squares += (d - test.effect) * (d - test.effect);
  const double error = std::sqrt((1 / count + testToTrain) * squares / (count - 1));
  const double half = studentHalfWidth(count - 1) * error;
  test.interval = {test.effect - half, test.effect + half};
  test.p = test.effect == 0 ? 1 : studentTwoSided(test.effect / error, count - 1);
  return test;
}

PairedTest fiveByTwoTest(const std::array<std::array<double, 2>, 5>& difference) {
  PairedTest test{0, {}, 1, "5×2cv F of Alpaydın", difference.size()};
  double squares = 0;
  double variances = 0;
  for (const auto& [first, second] : difference) {
    const double mean = (first + second) / 2;
    test.effect += mean / 5;
    squares += first * first + second * second;
    variances += (first - mean) * (first - mean) + (second - mean) * (second - mean);
  }
  const double half = studentHalfWidth(5) * std::sqrt(variances / 5);
  test.interval = {test.effect - half, test.effect + half};
  if (squares > 0) test.p = fisherTail(squares / (2 * variances), 10, 5);
  return test;
}

PairedTest compareHits(std::span<const char> hitA, std::span<const char> hitB, std::span<const int> groups,
                       std::uint64_t seed, const Progress& progress) {
  if (groups.empty()) return mcnemarTest(hitA, hitB);
  if (hitA.size() != hitB.size()) throw std::logic_error("two models need the same rows");
  std::vector<double> difference(hitA.size());
  for (std::size_t i = 0; i < hitA.size(); ++i) difference[i] = (hitA[i] != 0 ? 1 : 0) - (hitB[i] != 0 ? 1 : 0);
  return signFlipTest(difference, groups, seed, progress);
}

std::vector<double> holmAdjusted(std::span<const double> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!std::isnan(p[i])) order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> adjusted(p.begin(), p.end());
  double largest = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    largest = std::max(largest, std::min(1.0, real(order.size() - rank) * p[order[rank]]));
    adjusted[order[rank]] = largest;
  }
  return adjusted;
}

}  // namespace blendscope
