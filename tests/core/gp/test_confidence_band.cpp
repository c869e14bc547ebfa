// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/random.h"
#include "gp/confidence_band.h"

using namespace blendscope;

namespace {

/// Decision values of both classes around ±0.6 with unequal deviations.
std::vector<BandPoint> points(std::size_t n) {
  RandomStream random(1);
  std::vector<BandPoint> all;
  for (std::size_t i = 0; i < n; ++i) {
    const bool positive = i % 2 == 0;
    all.push_back({(positive ? 0.6 : -0.6) + 0.7 * random.normal(), random.uniform(0.2, 1.2), positive});
  }
  return all;
}

/// α and β by their definitions.
std::pair<double, double> alphaBeta(const std::vector<BandPoint>& all, double cutoff) {
  double wrong = 0, wrongOutside = 0, right = 0, rightInside = 0;
  for (const BandPoint& p : all) {
    const bool inside = p.mean - cutoff * p.deviation <= 0 && p.mean + cutoff * p.deviation >= 0;
    if ((p.mean > 0) == p.positive) {
      right += 1;
      rightInside += inside ? 1 : 0;
    } else {
      wrong += 1;
      wrongOutside += inside ? 0 : 1;
    }
  }
  return {wrongOutside / wrong, rightInside / right};
}

}  // namespace

TEST_CASE("no cutoff of a fine grid beats the trained one, for any objective") {
  const std::vector<BandPoint> all = points(400);
  double wrong = 0;
  for (const BandPoint& p : all) wrong += (p.mean > 0) != p.positive ? 1 : 0;
  const double weights[][2] = {{1, 1}, {2, 1}, {4, 1}, {10, 1}, {wrong, 400 - wrong}};
  for (std::size_t o = 0; o < kBandObjectives.size(); ++o) {
    CAPTURE(toText(kBandObjectives[o]));
    CHECK(parseBandObjective(toText(kBandObjectives[o])) == kBandObjectives[o]);
    const ConfidenceBand band = trainBand(all, kBandObjectives[o]);
    const auto [alpha, beta] = alphaBeta(all, band.cutoff * (1 + 1e-12));
    CHECK(band.alpha == doctest::Approx(alpha));
    CHECK(band.beta == doctest::Approx(beta));
    const double best = weights[o][0] * band.alpha + weights[o][1] * band.beta;
    for (double cutoff = 0; cutoff < 20; cutoff += 0.01) {
      const auto [a, b] = alphaBeta(all, cutoff);
      CHECK(weights[o][0] * a + weights[o][1] * b >= best - 1e-12);
    }
  }
}

TEST_CASE("dearer sure errors widen the band") {
  const std::vector<BandPoint> all = points(400);
  double before = -1;
  for (const BandObjective objective : {BandObjective::AlphaPlusBeta, BandObjective::TwiceAlphaPlusBeta,
                                        BandObjective::FourTimesAlphaPlusBeta, BandObjective::TenTimesAlphaPlusBeta}) {
    const double cutoff = trainBand(all, objective).cutoff;
    CHECK(cutoff >= before);
    before = cutoff;
  }
}

TEST_CASE("without errors, and with certainty, bands stay finite") {
  std::vector<BandPoint> sure{{1, 0, true}, {-1, 0, false}};
  CHECK(trainBand(sure, BandObjective::AlphaPlusBeta).cutoff == 0);
  sure.push_back({-1, 0, true});  // wrong, and sure of it: no band helps
  const ConfidenceBand band = trainBand(sure, BandObjective::TenTimesAlphaPlusBeta);
  CHECK(std::isfinite(band.cutoff));
  CHECK(band.alpha == 1);
  CHECK(trainBand({}, BandObjective::CountsWeighted).cutoff == 0);
}

TEST_CASE("several classes: one band above zero and the others below is unambiguous") {
  const ClassBands bands{{{1, 0, 0}, {1, 0, 0}, {1, 0, 0}}};
  const std::vector<double> s{0.2, 0.2, 0.2};
  CHECK_FALSE(bands.ambiguous(std::vector<double>{0.9, -0.8, -0.9}, s));
  CHECK(bands.ambiguous(std::vector<double>{0.1, -0.8, -0.9}, s));
  CHECK(bands.ambiguous(std::vector<double>{0.9, 0.5, -0.9}, s));
  CHECK(bands.ambiguous(std::vector<double>{-0.5, -0.6, -0.9}, s));
}
