// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/trust.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/parallel.h"
#include "sample_set.h"
#include "study/tested_rows.h"
#include "study/trust_json.h"
#include "support/tiny_survey.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

Trust trustOf(const Run& run, std::size_t runs = 1) {
  TrustOptions options;
  options.resamples = 200;
  options.runsCompared = runs;
  return examineTrust(run, options, Progress());
}

bool says(const Trust& trust, const std::string& words) {
  return std::ranges::any_of(trust.statements,
                             [&](const TrustStatement& one) { return one.text.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("the trust in a run speaks of the same figures as the run") {
  const auto run = runOf(tinySurvey(400), "minmax | knn:k=9", "folds=4,seed=2");
  const Trust trust = trustOf(*run);
  CHECK(trust.rows == 400);
  CHECK(trust.objects == 400);
  CHECK_FALSE(trust.grouped);
  CHECK(trust.metrics.front().value == run->pooled.accuracy);
  CHECK(trust.metrics.front().interval.low == run->pooled.accuracyInterval.low);
  REQUIRE(trust.calibration.size() == 4);
  CHECK(trust.calibration.front().ece == run->pooled.ece);
  CHECK(trust.abstention.byShare.front().right == Approx(run->pooled.accuracy));
  CHECK(trust.abstention.byShare.size() == 96);
  CHECK(trust.abstention.byShare[50].right >= run->pooled.accuracy);
  CHECK(trust.answers.testedPrevalence == Approx(0.5));
  CHECK_FALSE(trust.band);
  CHECK(trust.bandObjectives.empty());
  REQUIRE(trust.conformal.size() == 4);
  for (const ConformalView& view : trust.conformal) {
    CHECK(view.marginal.all.coverage > view.level - 0.06);
    for (const ClassCoverage& one : view.perClass.perClass) CHECK(one.coverage > view.level - 0.08);
  }
}

TEST_CASE("objects of a grouped split stay in one half and widen the intervals") {
  const auto data = tinySurvey(320);
  const auto alone = runOf(data, "minmax | knn:k=9", "folds=4,seed=2");
  const auto grouped = runOf(data, "minmax | knn:k=9", "folds=4,seed=2,group=FIELD");
  const Trust trust = trustOf(*grouped);
  CHECK(trust.objects == 80);
  CHECK(trust.grouped);
  CHECK(trust.groupMeaning == "values of FIELD");
  CHECK(trust.metrics[2].method == IntervalMethod::BootstrapGroups);
  CHECK(trust.crossFitting.find("one object in one half") != std::string::npos);
  CHECK(says(trust, "80 objects"));
  CHECK_FALSE(says(trust, "count as independent"));
  CHECK(says(trustOf(*alone), "count as independent"));
}

TEST_CASE("rows tested several times are one observation each") {
  const auto run = runOf(tinySurvey(120), "minmax | knn:k=5", "repeats=4,fraction=0.5,seed=2");
  const Trust trust = trustOf(*run);
  CHECK(trust.rows == 240);
  CHECK(trust.objects <= 120);
  CHECK(trust.groupMeaning == "rows tested several times");
  CHECK(says(trust, "Over 4 divisions"));
  std::vector<Row> rows;
  for (const Suspect& suspect : trust.suspects) rows.push_back(suspect.row);
  std::ranges::sort(rows);
  CHECK(std::ranges::adjacent_find(rows) == rows.end());
}

TEST_CASE("MuyGPs' bands leave fewer mistakes among the clear decisions") {
  const auto run = runOf(tinySurvey(300), "minmax | muygps", "fraction=0.5,seed=2");
  const Trust trust = trustOf(*run);
  REQUIRE(trust.band);
  CHECK(trust.band->rows == 150);
  CHECK(trust.band->ambiguous > 0);
  CHECK(trust.band->ambiguous < 1);
  CHECK(trust.band->rightWhenClear > trust.band->rightWhenAmbiguous);
  REQUIRE(trust.bandObjectives.size() == 5);
  // The dearer a sure mistake, the wider the band.
  CHECK(trust.bandObjectives[3].objective == "10alpha+beta");
  CHECK(trust.bandObjectives[3].ambiguous >= trust.bandObjectives[0].ambiguous);
  CHECK(trust.bandObjectives[3].clearWhenWrong <= trust.bandObjectives[0].clearWhenWrong);
  const auto let = runOf(tinySurvey(300), "minmax | muygps", "fraction=0.5,seed=2", false);
  CHECK_FALSE(trustOf(*let).band);
}

TEST_CASE("flipped labels are the first to be doubted") {
  CutoutSetParts parts = sampleParts(400, 5);
  const std::vector<Row> flipped{11, 57, 130, 222, 301, 377};
  for (const Row row : flipped) parts.labels[row] = 1 - parts.labels[row];
  const auto run = runOf(CutoutSet::make(std::move(parts)), "flux | knn:k=9", "folds=5,seed=1");
  const Trust trust = trustOf(*run);
  REQUIRE(trust.suspects.size() >= flipped.size());
  std::size_t found = 0;
  for (std::size_t s = 0; s < flipped.size(); ++s) {
    found += static_cast<std::size_t>(std::ranges::count(flipped, trust.suspects[s].row));
  }
  CHECK(found >= 5);
  CHECK(says(trust, "than their label says"));
}

TEST_CASE("what was chosen, simulated or tested on few rows is said to be so") {
  const auto run = runOf(tinySurvey(60), "minmax | knn:k=3", "fraction=0.5,seed=2");
  CHECK(says(trustOf(*run, 3), "3 runs were compared"));
  CHECK_FALSE(says(trustOf(*run, 1), "runs were compared"));
  CHECK(says(trustOf(*run), "test rows are of class blend"));
  CHECK(says(trustOf(*run), "One division"));
  const auto few = runOf(tinySurvey(60), "minmax | knn:k=3", "fraction=0.2,seed=2");
  const Trust trust = trustOf(*few);
  CHECK(trust.conformal.empty());
  CHECK(trust.calibration.size() == 1);
  CHECK(trust.crossFitting.find("Too few") == 0);
}

TEST_CASE("trust is the same for one thread and two") {
  const auto run = runOf(tinySurvey(200), "minmax | muygps", "fraction=0.5,seed=2");
  setThreadCount(1);
  const auto one = toJson(trustOf(*run), run->testSet());
  setThreadCount(2);
  const auto two = toJson(trustOf(*run), run->testSet());
  setThreadCount(0);
  CHECK(one == two);
}

TEST_CASE("the JSON of trust names every figure with its interval") {
  const auto run = runOf(tinySurvey(200), "minmax | muygps", "fraction=0.5,seed=2");
  const auto json = toJson(trustOf(*run), run->testSet());
  CHECK(json["metrics"]["auc"]["ci"].size() == 2);
  CHECK(json["calibration"].size() == 4);
  CHECK(json["abstention"]["targets"].size() == 3);
  CHECK(json["conformal"][0]["per_class"]["classes"]["blend"]["coverage"].is_number());
  CHECK(json["prevalence"]["table"].size() == 6);
  CHECK(json["band"]["ambiguous"].is_number());
  CHECK(json["statements"].size() >= 4);
}

TEST_CASE("new cutouts like the training ones show no drift, others do, in distance and in variance") {
  const auto run = runOf(tinySurvey(300, 7), "minmax | muygps", "fraction=0.3,seed=2");
  const DriftView alike = examineDrift(*run, *tinySurvey(150, 8), Progress());
  CHECK(alike.distance.level == DriftLevel::None);
  REQUIRE(alike.variance);
  CHECK(alike.variance->level == DriftLevel::None);
  CutoutSetParts noise;
  noise.shape = {6, 6};
  noise.pixels = Matrix<float>(80, 36);
  RandomStream random(1);
  for (float& pixel : noise.pixels.values()) pixel = static_cast<float>(random.normal());
  const auto strange = CutoutSet::make(std::move(noise));
  const DriftView drift = examineDrift(*run, *strange, Progress());
  CHECK(drift.distance.level == DriftLevel::Strong);
  REQUIRE(drift.variance);
  CHECK(drift.variance->level == DriftLevel::Strong);
  CHECK(drift.rows.size() == 80);
  CHECK(toJson(drift)["distance"]["verdict"] == "unlike the training data");
  const auto let = runOf(tinySurvey(300), "minmax | knn", "fraction=0.5,seed=2", false);
  CHECK_THROWS_AS(examineDrift(*let, *strange, Progress()), Error);
}

TEST_CASE("an examination stops when asked") {
  const auto run = runOf(tinySurvey(100), "minmax | knn:k=3", "fraction=0.5,seed=2");
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(examineTrust(*run, {}, progress), Cancelled);
}
