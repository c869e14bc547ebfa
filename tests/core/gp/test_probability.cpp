// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "gp/probability.h"

using namespace blendscope;

TEST_CASE("the logistic curve behind labels is found again") {
  constexpr std::size_t n = 20000;
  RandomStream random(1);
  Matrix<double> means(n, 2);
  std::vector<int> labels;
  for (std::size_t i = 0; i < n; ++i) {
    const double mu = random.normal();
    means(i, 0) = -mu;
    means(i, 1) = mu;
    labels.push_back(random.uniform() < 1 / (1 + std::exp(-(-0.7 + 2.4 * mu))) ? 1 : 0);
  }
  const ProbabilityMap map = ProbabilityMap::fit(means, labels);
  CHECK(map.offset[1] - map.offset[0] == doctest::Approx(-0.7).epsilon(0.1));
  CHECK(2 * map.slope == doctest::Approx(2.4).epsilon(0.05));
  const Matrix<double> p = map.apply(means);
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += p(i, 1) - labels[i];
  CHECK(std::abs(sum / n) < 0.01);
}

TEST_CASE("separable, chance and reversed means give sensible probabilities") {
  Matrix<double> means(40, 3, -1.0);
  std::vector<int> labels;
  std::vector<int> reversed;
  for (std::size_t i = 0; i < 40; ++i) {
    labels.push_back(static_cast<int>(i % 3));
    reversed.push_back(static_cast<int>((i + 1) % 3));
    means(i, i % 3) = 1;
  }
  const Matrix<double> sure = ProbabilityMap::fit(means, labels).apply(means);
  for (std::size_t i = 0; i < 40; ++i) {
    CHECK(sure(i, i % 3) > 0.85);
    CHECK(sure(i, i % 3) < 1);
    CHECK(sure(i, 0) + sure(i, 1) + sure(i, 2) == doctest::Approx(1));
  }
  CHECK(ProbabilityMap::fit(means, reversed).slope == doctest::Approx(0).scale(1));
  // A mean that points the wrong way leaves the frequencies of the classes.
  std::vector<int> rare(40, 0);
  Matrix<double> wrong(40, 2, 0.0);
  for (std::size_t i = 0; i < 40; ++i) {
    rare[i] = i % 5 == 0 ? 1 : 0;
    wrong(i, 1) = rare[i] == 1 ? -1.5 : -0.3;
    wrong(i, 0) = -wrong(i, 1);
  }
  const ProbabilityMap frequencies = ProbabilityMap::fit(wrong, rare);
  CHECK(frequencies.slope == 0);
  CHECK(frequencies.apply(wrong)(3, 1) == doctest::Approx(0.2).epsilon(0.15));
  const ProbabilityMap flat = ProbabilityMap::fit(Matrix<double>(40, 3, 0.0), labels);
  CHECK(std::isfinite(flat.slope));
  CHECK(flat.apply(Matrix<double>(1, 3, 0.0))(0, 1) == doctest::Approx(13.0 / 40).epsilon(0.05));
}
