// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "core/classify/training_rows.h"
#include "survey/moffat.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Single stars and pairs `separation` px apart, all of one PSF, with the noise of sky and photons.
TrainingRows stars(std::size_t n, double separation, std::uint64_t seed) {
  TrainingRows rows{Matrix<float>(n, 100), {}, 2, {10, 10}, seed};
  RandomStream random(seed);
  for (std::size_t i = 0; i < n; ++i) {
    rows.labels.push_back(static_cast<int>(i % 2));
    const double flux = std::exp(random.uniform(std::log(3e3), std::log(3e4)));
    const double x = random.uniform(3.6, 4.6);
    const double y = random.uniform(3.6, 4.6);
    const double angle = random.uniform(0, 6.28);
    std::vector<double> light(100, 0);
    addPointSource({1.4, 2.4, 0, 0}, x, y, flux, {10, 10}, light);
    if (rows.labels.back() == 1) {
      addPointSource({1.4, 2.4, 0, 0}, x + separation * std::cos(angle), y + separation * std::sin(angle),
                     flux * random.uniform(0.4, 1), {10, 10}, light);
    }
    for (std::size_t p = 0; p < 100; ++p) {
      rows.values(i, p) = static_cast<float>(250 + light[p] + random.normal() * std::sqrt(50 + light[p] / 6.2));
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("wide pairs of like stars are told from single stars by their PSF alone") {
  const auto model = fitted("psf-fit:simulations=300", stars(200, 1.4, 1));
  const TrainingRows others = stars(200, 1.4, 2);
  CHECK(accuracy(probabilities(*model, others), others.labels) > 0.95);
  const auto found = model->hyperparameters();
  CHECK(std::get<double>(found[0].second) == doctest::Approx(1.4).epsilon(0.03));
  CHECK(std::get<double>(found[4].second) > 0);
}

TEST_CASE("pairs that lie on top of each other are not claimed to be seen") {
  const auto model = fitted("psf-fit:simulations=300", stars(200, 0.0, 3));
  const TrainingRows others = stars(200, 0.0, 4);
  const double share = accuracy(probabilities(*model, others), others.labels);
  CHECK(share < 0.75);  // brightness alone says a little
}

TEST_CASE("every prediction says how far apart and how unequal the two stars would be") {
  const auto model = fitted("psf-fit:simulations=300", stars(200, 1.4, 1));
  const TrainingRows others = stars(100, 1.4, 2);
  const Prediction said = model->predict(others.features(), Progress());
  REQUIRE(said.columns.size() == 2);
  CHECK(said.columns[0].name == "fit_separation_px");
  CHECK(said.columns[0].unit == "px");
  CHECK(said.columns[1].name == "fit_flux_ratio");
  REQUIRE(said.columns[0].values.size() == 100);
  REQUIRE(said.columns[1].values.size() == 100);
  int near = 0, blends = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    CHECK((said.columns[1].values[i] >= 0 && said.columns[1].values[i] <= 1));
    if (others.labels[i] == 0) continue;
    ++blends;
    near += std::abs(said.columns[0].values[i] - 1.4) < 0.2 ? 1 : 0;
  }
  CHECK(near > 0.85 * blends);
}

TEST_CASE("without rows of the single class the PSF cannot be learned, and that is said") {
  CHECK_THROWS_WITH_AS(fitted("psf-fit:single=5", stars(20, 1, 5)), doctest::Contains("no single stars"), Error);
}
