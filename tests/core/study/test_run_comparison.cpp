// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_comparison.h"

#include <doctest/doctest.h>

#include <cmath>

#include "sample_set.h"

using namespace blendscope;
using namespace blendscope::testing;

TEST_CASE("runs on the same rows are compared pair by pair, by the test that their divisions ask for") {
  const auto data = sampleSet(240);
  for (const auto& [split, method] : {std::pair{"folds=4", "McNemar"}, std::pair{"folds=4,group=object", "sign"},
                                      std::pair{"repeats=8,fraction=0.3", "resampled"}}) {
    CAPTURE(split);
    const std::vector<std::shared_ptr<const Run>> runs{runOf(data, "flux | knn:k=5", split),
                                                       runOf(data, "raw | knn:k=5", split),
                                                       runOf(data, "flux | logistic", split)};
    const auto pairs = compareRuns(runs, Progress());
    REQUIRE(pairs.size() == 3);
    for (const RunPair& pair : pairs) {
      CHECK(pair.problem.empty());
      CHECK(pair.first < pair.second);
      CHECK(pair.test.effect ==
            doctest::Approx(runs[pair.first]->pooled.accuracy - runs[pair.second]->pooled.accuracy));
      CHECK(pair.test.method.find(method) != std::string::npos);
      CHECK(pair.adjusted >= pair.test.p);
    }
    CHECK(pairs[0].adjusted <= 3 * pairs[0].test.p);
  }
}

TEST_CASE("runs on other rows are not compared") {
  const auto data = sampleSet(120);
  const std::vector<std::shared_ptr<const Run>> runs{runOf(data, "flux | knn:k=5", "fraction=0.3,seed=1"),
                                                     runOf(data, "flux | knn:k=5", "fraction=0.3,seed=2")};
  const auto pairs = compareRuns(runs, Progress());
  REQUIRE(pairs.size() == 1);
  CHECK_FALSE(pairs[0].problem.empty());
  CHECK(std::isnan(pairs[0].adjusted));
  CHECK(compareRuns({runs[0]}, Progress()).empty());
}
