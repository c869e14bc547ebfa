// SPDX-License-Identifier: GPL-3.0-or-later
#include "survey/population.h"

#include <cmath>
#include <numbers>

namespace blendscope {

namespace {

constexpr double kBrightest = 13.7;
constexpr double kFaintest = 19.75;
constexpr double kSampleSlope = 0.10;  // dex per mag; labelled samples hold more bright stars than the sky does
constexpr double kCountSlope = 0.25;   // γ of n(m)
constexpr double kBinaryFraction = 0.1;
constexpr double kMedianSeparation = 1.15;   // px
constexpr double kSeparationSpread = 0.6;    // of ln s
constexpr double kMassRatioSlope = 0.0;      // p(q) ∝ q^slope
constexpr double kLuminosityExponent = 3.5;  // L ∝ M^η
/// p(Δm) ∝ 10^{−slope·Δm} follows from q = 10^{−Δm/(2.5 η)} and dq ∝ q dΔm.
constexpr double kBinaryDifferenceSlope = (kMassRatioSlope + 1) / (2.5 * kLuminosityExponent);

/// Density ∝ 10^{slope·x} on [low, high].
double exponentialDensity(double x, double low, double high, double slope) {
  const double k = slope * std::numbers::ln10;
  return k * std::exp(k * (x - low)) / std::expm1(k * (high - low));
}

double drawExponential(RandomStream& random, double low, double high, double slope) {
  const double k = slope * std::numbers::ln10;
  return low + std::log1p(random.uniform() * std::expm1(k * (high - low))) / k;
}

double normalCumulative(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double standardLogSeparation(double s) { return std::log(s / kMedianSeparation) / kSeparationSpread; }

/// Log-normal, cut to the range of separations.
double binarySeparationDensity(double s) {
  const double z = standardLogSeparation(s);
  const double inside = normalCumulative(standardLogSeparation(StarPopulation::kMaxSeparation)) -
                        normalCumulative(standardLogSeparation(StarPopulation::kMinSeparation));
  return std::exp(-0.5 * z * z) / (std::sqrt(2 * std::numbers::pi) * kSeparationSpread * s * inside);
}

double drawBinarySeparation(RandomStream& random) {
  for (;;) {
    const double s = kMedianSeparation * std::exp(kSeparationSpread * random.normal());
    if (s >= StarPopulation::kMinSeparation && s <= StarPopulation::kMaxSeparation) return s;
  }
}

/// Density ∝ s.
double drawChanceSeparation(RandomStream& random) {
  const double low = StarPopulation::kMinSeparation * StarPopulation::kMinSeparation;
  const double high = StarPopulation::kMaxSeparation * StarPopulation::kMaxSeparation;
  return std::sqrt(random.uniform(low, high));
}

}  // namespace

StarPopulation::StarPopulation(double chanceFraction) {
  const auto averageChance = [this] {
    constexpr int kSteps = 200;
    double average = 0;
    for (int i = 0; i < kSteps; ++i) {
      const double m = kBrightest + (kFaintest - kBrightest) * (i + 0.5) / kSteps;
      average += exponentialDensity(m, kBrightest, kFaintest, kSampleSlope) * chanceProbability(m);
    }
    return average * (kFaintest - kBrightest) / kSteps;
  };
  double low = -12;  // log10 n₀
  double high = 6;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    density_ = std::pow(10.0, middle);
    (averageChance() < chanceFraction ? low : high) = middle;
  }
}

double StarPopulation::drawMagnitude(RandomStream& random) const {
  return drawExponential(random, kBrightest, kFaintest, kSampleSlope);
}

double StarPopulation::drawMagnitude(ObjectKind kind, RandomStream& random) const {
  for (;;) {
    const double m = drawMagnitude(random);
    if (kind == ObjectKind::Single) return m;
    const bool chance = random.uniform() < chanceProbability(m);
    if (chance == (kind == ObjectKind::LineOfSight)) return m;
  }
}

Companion StarPopulation::drawCompanion(ObjectKind kind, RandomStream& random) const {
  if (kind == ObjectKind::Binary) {
    return {drawBinarySeparation(random), drawExponential(random, 0, kMaxDifference, -kBinaryDifferenceSlope)};
  }
  return {drawChanceSeparation(random), drawExponential(random, 0, kMaxDifference, kCountSlope)};
}

/// ∫∫ 2πs n(m + Δm) ds dΔm over the ranges of s and Δm.
double StarPopulation::chanceExpectation(double magnitude) const {
  const double k = kCountSlope * std::numbers::ln10;
  const double area = std::numbers::pi * (kMaxSeparation * kMaxSeparation - kMinSeparation * kMinSeparation);
  return area * density_ * std::exp(k * (magnitude - kFaintest)) * std::expm1(k * kMaxDifference) / k;
}

double StarPopulation::chanceProbability(double magnitude) const {
  const double chance = chanceExpectation(magnitude);
  return chance / (chance + kBinaryFraction);
}

double StarPopulation::binaryProbability(const Companion& companion, double magnitude) const {
  const auto [s, difference] = companion;
  const double binary = kBinaryFraction * binarySeparationDensity(s) *
                        exponentialDensity(difference, 0, kMaxDifference, -kBinaryDifferenceSlope);
  const double k = kCountSlope * std::numbers::ln10;
  const double chance = 2 * std::numbers::pi * s * density_ * std::exp(k * (magnitude + difference - kFaintest));
  return binary / (binary + chance);
}

}  // namespace blendscope
