// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/sharpness.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/random.h"

using namespace blendscope;
using doctest::Approx;

TEST_CASE("two answers that are right three times in four get the odds of that") {
  // One copy: p = 1 / (1 + e^-s·4) is to be 3/4, so s = ln 3 / 4.
  Matrix<double> logits(8, 2, 0.0);
  std::vector<int> labels;
  for (std::size_t i = 0; i < 8; ++i) {
    logits(i, 0) = 4;
    labels.push_back(i % 4 == 0 ? 1 : 0);
  }
  CHECK(likeliestSharpness(logits, 2, labels) == Approx(std::log(3.0) / 4).epsilon(1e-4));
}

TEST_CASE("probabilities that are right stay, whatever the constant of each copy; squared ones are halved") {
  constexpr std::size_t kRows = 20'000;
  RandomStream random(1);
  Matrix<double> honest(kRows, 6);  // two copies that agree, three classes
  Matrix<double> tooSure(kRows, 6);
  std::vector<int> labels;
  for (std::size_t i = 0; i < kRows; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < 3; ++k) honest(i, k) = honest(i, k + 3) = random.normal(0, 1.5);
    for (std::size_t k = 0; k < 3; ++k) sum += std::exp(honest(i, k));
    double left = random.uniform() * sum;
    int label = 0;
    while (label < 2 && (left -= std::exp(honest(i, static_cast<std::size_t>(label)))) > 0) ++label;
    labels.push_back(label);
    for (std::size_t v = 0; v < 6; ++v) {
      tooSure(i, v) = 2 * honest(i, v);
      honest(i, v) += v < 3 ? 1.0 : -2.0;
    }
  }
  CHECK(likeliestSharpness(honest, 3, labels) == Approx(1).epsilon(0.03));
  CHECK(likeliestSharpness(tooSure, 3, labels) == Approx(0.5).epsilon(0.03));
}
