// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#include "survey/population.h"

using namespace blendscope;

TEST_CASE("the exported probability of a binary is calibrated: of pairs given p, a part p are binaries") {
  constexpr double kChance = 7414.0 / 12143;
  const StarPopulation population(kChance);
  RandomStream random(3);
  std::array<double, 10> pairs{}, binaries{}, expected{};
  constexpr int kPairs = 60000;
  for (int i = 0; i < kPairs; ++i) {
    const ObjectKind kind = random.uniform() < kChance ? ObjectKind::LineOfSight : ObjectKind::Binary;
    const double magnitude = population.drawMagnitude(kind, random);
    const double p = population.binaryProbability(population.drawCompanion(kind, random), magnitude);
    REQUIRE((p > 0 && p < 1));
    const auto bin = static_cast<std::size_t>(p * 10);
    pairs[bin] += 1;
    expected[bin] += p;
    if (kind == ObjectKind::Binary) binaries[bin] += 1;
  }
  int filled = 0;
  for (std::size_t bin = 0; bin < 10; ++bin) {
    if (pairs[bin] < 500) continue;
    ++filled;
    const double p = expected[bin] / pairs[bin];
    const double sigma = std::sqrt(p * (1 - p) / pairs[bin]);
    CHECK(std::abs(binaries[bin] / pairs[bin] - p) < 4 * sigma);
  }
  CHECK(filled >= 8);
}

TEST_CASE("separations and magnitude differences keep to their ranges, and both kinds overlap") {
  const StarPopulation population(0.6);
  RandomStream random(1);
  for (const ObjectKind kind : {ObjectKind::LineOfSight, ObjectKind::Binary}) {
    double sum = 0;
    for (int i = 0; i < 5000; ++i) {
      const Companion c = population.drawCompanion(kind, random);
      REQUIRE((c.separation >= StarPopulation::kMinSeparation && c.separation <= StarPopulation::kMaxSeparation));
      REQUIRE((c.magnitudeDifference >= 0 && c.magnitudeDifference <= StarPopulation::kMaxDifference));
      sum += c.separation;
    }
    // A density ∝ s on [0.4, 2.5] has the mean 2/3 · (2.5³ − 0.4³)/(2.5² − 0.4²); physical pairs are closer.
    if (kind == ObjectKind::LineOfSight) CHECK(sum / 5000 == doctest::Approx(1.7035).epsilon(0.02));
    if (kind == ObjectKind::Binary) CHECK(sum / 5000 < 1.45);
  }
}
