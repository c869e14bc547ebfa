// SPDX-License-Identifier: GPL-3.0-or-later
#include "survey/bayes_limit.h"

#include <doctest/doctest.h>

#include <cmath>

#include "survey/simulator.h"

using namespace blendscope;

TEST_CASE("who decides by the exported probabilities is right as often as the Bayes limit says") {
  const auto set = simulateSurvey(SurveyPreset::Challenge, 12000, 5, Progress());
  const auto limit = bayesLimit(*set);
  REQUIRE(limit);
  const MetadataColumn& p = *set->metadata().find("p_binary");
  double right = 0, logLoss = 0;
  std::size_t pairs = 0;
  for (Row row = 0; row < set->size(); ++row) {
    if (set->label(row) == 0) continue;
    ++pairs;
    const bool binary = set->label(row) == 2;
    right += (p.number(row) > 0.5) == binary ? 1 : 0;
    logLoss -= std::log(binary ? p.number(row) : 1 - p.number(row));
  }
  CHECK(limit->pairs == pairs);
  const double n = static_cast<double>(pairs);
  const double sigma = std::sqrt(limit->pairAccuracy * (1 - limit->pairAccuracy) / n);
  CHECK(std::abs(right / n - limit->pairAccuracy) < 4 * sigma);
  CHECK(std::abs(logLoss / n - limit->pairLogLoss) < 4 * sigma);
  CHECK(limit->pairAccuracy > 0.6);
  CHECK(limit->pairAccuracy < 0.95);
  const double singles = static_cast<double>(set->countOfClass(0));
  CHECK(limit->accuracy == doctest::Approx((singles + limit->pairAccuracy * n) / (singles + n)));
}

TEST_CASE("without the simulator's probabilities there is no Bayes limit") {
  CutoutSetParts parts;
  parts.shape = {1, 1};
  parts.pixels = Matrix<float>(3, 1, 1.0F);
  parts.classNames = ClassNames::challenge(true);
  parts.labels = {0, 1, 2};
  CHECK_FALSE(bayesLimit(*CutoutSet::make(parts)));
  parts.metadata.add({"p_binary", "", ColumnRole::Measured, std::vector<double>(3, 0.5)});
  CHECK_FALSE(bayesLimit(*CutoutSet::make(parts)));
}
