// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "core/classify/training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Point sources of one shape on skies of different level; class 1 sits on skies brighter by `step`.
TrainingRows skies(double step, std::uint64_t seed) {
  RandomStream random(seed);
  TrainingRows rows{Matrix<float>(400, 49), {}, 2, {7, 7}, seed};
  for (std::size_t i = 0; i < 400; ++i) {
    rows.labels.push_back(static_cast<int>(random.below(2)));
    const double level = 200 + 40 * random.normal() + step * rows.labels.back();
    for (std::size_t p = 0; p < 49; ++p) rows.values(i, p) = static_cast<float>(level + random.normal(0, 5));
    rows.values(i, 24) += static_cast<float>(1000 * random.uniform(0.5, 2));
  }
  return rows;
}

}  // namespace

TEST_CASE("skies that give the class away are told") {
  const auto model = fitted("nuisance", skies(60, 1));
  REQUIRE(model->warnings().size() == 1);
  CHECK(model->warnings()[0].find("AUC") != std::string::npos);
  CHECK(accuracy(probabilities(*model, skies(60, 2)), skies(60, 2).labels) > 0.7);
}

TEST_CASE("skies that tell nothing raise no alarm") {
  const auto model = fitted("nuisance", skies(0, 3));
  CHECK(model->warnings().empty());
  const auto values = model->hyperparameters();
  REQUIRE(values.size() == 2);
  CHECK(std::abs(std::get<double>(values[1].second) - 0.5) < 0.1);
}

TEST_CASE("the shape of the source does not reach the nuisance check") {
  // The same pixel values, the bright one elsewhere within the border.
  TrainingRows rows = skies(60, 4);
  const auto model = fitted("nuisance", rows);
  const Matrix<double> before = probabilities(*model, rows);
  for (std::size_t i = 0; i < 400; ++i) std::swap(rows.values(i, 24), rows.values(i, 17));
  CHECK(probabilities(*model, rows) == before);
}

TEST_CASE("features that are no image are an error that names the remedy") {
  TrainingRows rows = skies(0, 5);
  rows.shape = {};
  CHECK_THROWS_WITH_AS(fitted("nuisance", rows), doctest::Contains("images"), Error);
}
