// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/relearn.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "sample_set.h"
#include "support/trained_run.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Every third label is wrong.
std::shared_ptr<const CutoutSet> mislabelled(const CutoutSet& set) {
  std::vector<int> labels(set.labels().begin(), set.labels().end());
  for (std::size_t i = 0; i < labels.size(); i += 3) labels[i] = 1 - labels[i];
  return set.relabelled(std::move(labels));
}

double accuracyBy(const Run& run, const CutoutSet& judge) {
  double hits = 0;
  double count = 0;
  for (const SplitResult& result : run.splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      hits += predictedClass(result.prediction.probability.row(i)) == judge.label(result.split.test[i]) ? 1 : 0;
      ++count;
    }
  }
  return hits / count;
}

std::shared_ptr<const Run> trainedAgain(const Run& run, const std::shared_ptr<const CutoutSet>& data) {
  return trainAgain(run, data, Progress());
}

}  // namespace

TEST_CASE("training again repeats pipeline and divisions, and the change is judged by the new labels") {
  const auto clean = sampleSet(300);
  const auto wrong = mislabelled(*clean);
  for (const auto& [split, method] :
       {std::pair{"fraction=0.4,seed=3,stratify", "McNemar"}, std::pair{"folds=4,group=object", "sign"},
        std::pair{"repeats=5,fraction=0.3", "resampled"}}) {
    CAPTURE(split);
    const auto before = trainedRun(wrong, "flux | knn:k=3", split);
    const auto after = trainedAgain(*before, clean);
    CHECK(after->spec == before->spec);
    REQUIRE(after->splits.size() == before->splits.size());
    for (std::size_t s = 0; s < after->splits.size(); ++s) {
      CHECK(after->splits[s].split.train == before->splits[s].split.train);
      CHECK(after->splits[s].split.test == before->splits[s].split.test);
    }
    const Relearned relearned = compareRelearned(*before, *after, Progress());
    CHECK(relearned.problem.empty());
    CHECK(relearned.labelsChanged == 100);
    CHECK(relearned.before == doctest::Approx(accuracyBy(*before, *clean)));
    CHECK(relearned.after == doctest::Approx(after->pooled.accuracy));
    CHECK(relearned.test.effect == doctest::Approx(relearned.after - relearned.before));
    CHECK(relearned.test.effect > 0);
    CHECK(relearned.test.interval.low < relearned.test.effect);
    CHECK(relearned.test.interval.high > relearned.test.effect);
    CHECK(relearned.test.method.find(method) != std::string::npos);
  }
}

TEST_CASE("without a change of labels there is no difference at all") {
  const auto data = sampleSet(150);
  const auto before = trainedRun(data, "flux | knn:k=5", "fraction=0.3");
  const Relearned relearned = compareRelearned(*before, *trainedAgain(*before, data), Progress());
  CHECK(relearned.labelsChanged == 0);
  CHECK(relearned.test.effect == 0);
  CHECK(relearned.test.p == 1);
}

TEST_CASE("rows that lose their label drop out, rows that gain one train, objects stay on one side") {
  CutoutSetParts parts = sampleParts(200);
  for (std::size_t i = 0; i < 40; ++i) parts.labels[i] = kUnlabelled;
  parts.labels[41] = kUnlabelled;  // its object, rows 40 and 41, is tested by one of the folds
  const auto start = CutoutSet::make(std::move(parts));
  const auto before = trainedRun(start, "flux | knn:k=5", "folds=4,group=object");
  std::vector<int> labels(start->labels().begin(), start->labels().end());
  labels[3] = 1;
  labels[41] = 0;
  const Row lost = before->splits[0].split.test[0];
  labels[lost] = kUnlabelled;
  const auto after = trainedAgain(*before, start->relabelled(labels));
  int trainsNew = 0;
  for (std::size_t s = 0; s < 4; ++s) {
    const Split& split = after->splits[s].split;
    CHECK(std::ranges::count(split.train, Row{3}) == 1);
    CHECK(std::ranges::count(split.train, lost) + std::ranges::count(split.test, lost) == 0);
    const bool testsObject = std::ranges::count(split.test, Row{40}) == 1;
    CHECK(std::ranges::count(split.train, Row{41}) == (testsObject ? 0 : 1));
    trainsNew += testsObject ? 0 : 1;
  }
  CHECK(trainsNew == 3);
  const Relearned relearned = compareRelearned(*before, *after, Progress());
  CHECK(relearned.labelsChanged == 3);
  CHECK(relearned.tested == 158);
}

TEST_CASE("runs that have nothing in common are not compared") {
  const auto data = sampleSet(120);
  const auto one = trainedRun(data, "flux | knn", "fraction=0.3");
  CHECK_FALSE(compareRelearned(*one, *trainedRun(sampleSet(120), "flux | knn", "fraction=0.3"), Progress()).problem.empty());
  CHECK_FALSE(compareRelearned(*one, *trainedRun(data, "flux | knn", "folds=3"), Progress()).problem.empty());
  CHECK_THROWS_AS(trainAgain(*one, sampleSet(120), Progress()), Error);
  const std::vector<int> none(120, kUnlabelled);
  CHECK_THROWS_AS(trainAgain(*one, data->relabelled(none), Progress()), Error);
}
