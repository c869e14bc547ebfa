// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "core/classify/training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

// Reference values: GaussianNB of scikit-learn 1.2.1 on waveRows(60, 4, 3).
TEST_CASE("naive Bayes agrees with scikit-learn") {
  const TrainingRows rows = waveRows(60, 4, 3);
  const Matrix<double> p = probabilities(*fitted("bayes", rows), rows);
  const std::vector<double> expected{0.5206055745, 0.3083952733, 0.1709991521,
                                     0.0610299237, 0.3735036929, 0.5654663834};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(p.values()[i] == Approx(expected[i]).epsilon(1e-6));
}

TEST_CASE("equal priors forget how often each class was seen") {
  TrainingRows rows = waveRows(50, 4, 3);
  const Matrix<double> p = probabilities(*fitted("bayes:priors=equal", rows), rows);
  const std::vector<double> expected{0.5829012983, 0.2371767542, 0.1799219475, 0.0697776899, 0.476379635, 0.453842675};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(p.values()[i] == Approx(expected[i]).epsilon(1e-6));
}

TEST_CASE("one feature: the border lies where the two Gaussians meet") {
  // Variance 1 around 0 and around 4: at 2 both are as likely, at 2 + t the odds are exp(4t).
  const TrainingRows rows{Matrix<float>(4, 1, {-1, 1, 3, 5}), {0, 0, 1, 1}, 2};
  const auto model = fitted("bayes:smoothing=1e-12", rows);
  const TrainingRows asked{Matrix<float>(2, 1, {2, 2.5F}), {0, 0}, 2};
  const Matrix<double> p = probabilities(*model, asked);
  CHECK(p(0, 1) == Approx(0.5));
  CHECK(p(1, 1) / p(1, 0) == Approx(std::exp(2)).epsilon(1e-6));
}
