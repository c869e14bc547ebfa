// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "evaluate/metrics.h"
#include "study/run_columns.h"
#include "support/tiny_survey.h"
#include "support/trained_run.h"

using namespace blendscope;

TEST_CASE("what a run said stands beside the rows it tested, and nowhere else") {
  const auto set = testing::tinySurvey();
  const auto run = testing::trainedRun(set, "minmax | logistic", "fraction=0.3,seed=2");
  const auto columns = runColumns(*run, *set);
  REQUIRE(columns.size() == 4);
  const SplitResult& result = run->splits.front();
  std::size_t known = 0;
  for (Row row = 0; row < set->size(); ++row) known += columns[0].text(row).empty() ? 0 : 1;
  CHECK(known == result.split.test.size());
  for (std::size_t i = 0; i < result.split.test.size(); ++i) {
    const Row row = result.split.test[i];
    const int c = predictedClass(result.prediction.probability.row(i));
    CHECK(columns[0].text(row) == set->classNames().name(c));
    CHECK(columns[1].number(row) == (c == set->label(row) ? 0 : 1));
    CHECK(columns[2].number(row) == result.prediction.probability(i, static_cast<std::size_t>(c)));
  }
  for (const Row row : result.split.train) {
    CHECK(std::isnan(columns[1].number(row)));
    CHECK(std::isnan(columns[3].number(row)));
  }
}

TEST_CASE("a label given since decides whether a run was wrong, and other cutouts have nothing") {
  const auto set = testing::tinySurvey();
  const auto run = testing::trainedRun(set, "minmax | logistic", "fraction=0.3,seed=2");
  const Row row = run->splits.front().split.test.front();
  std::vector<int> labels(set->labels().begin(), set->labels().end());
  labels[row] = predictedClass(run->splits.front().prediction.probability.row(0));
  CHECK(runColumns(*run, *set->relabelled(labels))[1].number(row) == 0);
  labels[row] = 1 - labels[row];
  CHECK(runColumns(*run, *set->relabelled(labels))[1].number(row) == 1);
  labels[row] = kUnlabelled;
  CHECK(std::isnan(runColumns(*run, *set->relabelled(labels))[1].number(row)));
  CHECK(runColumns(*run, *testing::tinySurvey()).empty());
}
