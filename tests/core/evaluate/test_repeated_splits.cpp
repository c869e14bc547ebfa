// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "evaluate/repeated_splits.h"

using namespace blendscope;

TEST_CASE("the error over repeated divisions is Nadeau and Bengio's") {
  const std::vector<double> scores{0.80, 0.82, 0.81, 0.81 - 0.01, 0.81 + 0.01, 0.81};
  double squares = 0;
  for (const double s : scores) squares += (s - 0.81) * (s - 0.81);
  const RepeatedScore score = repeatedScore(scores, 0.25);
  CHECK(score.mean == doctest::Approx(0.81));
  CHECK(score.standardError == doctest::Approx(std::sqrt((1.0 / 6 + 0.25) * squares / 5)));
  // t of five degrees of freedom at 97.5 %: 2.5706.
  CHECK(score.interval.high == doctest::Approx(0.81 + 2.570582 * score.standardError));
  CHECK(score.interval.low == doctest::Approx(0.81 - 2.570582 * score.standardError));
}

TEST_CASE("one division has no spread to tell its error from") {
  const std::vector<double> scores{0.7};
  const RepeatedScore score = repeatedScore(scores, 0.25);
  CHECK(score.mean == doctest::Approx(0.7));
  CHECK(std::isnan(score.standardError));
  CHECK(std::isnan(score.interval.low));
}

TEST_CASE("the interval of a share stays between 0 and 1") {
  const std::vector<double> scores{0.9, 1.0, 1.0};
  const RepeatedScore score = repeatedScore(scores, 1);
  CHECK(score.interval.high == 1);
  CHECK(score.interval.low < 0.9);
}
