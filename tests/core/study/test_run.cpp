// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "base/version.h"
#include "imaging/symmetry.h"
#include "sample_set.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

RunRequest requestFor(std::shared_ptr<const CutoutSet> data, const std::string& pipeline, const std::string& split) {
  RunRequest request;
  request.spec = PipelineSpec::parse(pipeline);
  request.split = parseSplit(split);
  request.data = std::move(data);
  return request;
}

std::shared_ptr<const Run> evaluated(const RunRequest& request) { return evaluatePipeline(request, Progress()); }

bool warns(const Run& run, const std::string& text) {
  return std::any_of(run.warnings.begin(), run.warnings.end(),
                     [&](const std::string& w) { return w.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("a run holds what is needed to look at it and to repeat it") {
  const auto run = evaluated(requestFor(sampleSet(200), "flux | knn:k=5", "fraction=0.25,seed=4"));
  REQUIRE(run->splits.size() == 1);
  const SplitResult& split = run->splits[0];
  CHECK(split.split.test.size() == 50);
  CHECK(split.prediction.probability.rows() == 50);
  CHECK(split.pipeline->spec() == run->spec);
  CHECK(run->pooled.count == 50);
  CHECK(run->pooled.accuracy > 0.8);
  CHECK(run->pooled.accuracyInterval.low < run->pooled.accuracy);
  CHECK(run->positive == 1);
  CHECK(run->version == kVersion);
  CHECK(run->seconds.total >= run->seconds.fit + run->seconds.predict);
  CHECK(run->warnings.empty());
  const auto again = evaluated(requestFor(run->data, run->spec.text(), toText(run->splitSpec)));
  CHECK(again->splits[0].prediction.probability == split.prediction.probability);
}

TEST_CASE("fitted pipelines may be let go, their parameters stay") {
  RunRequest request = requestFor(sampleSet(60), "flux | knn:k=3", "folds=3");
  request.keepPipelines = false;
  const auto run = evaluated(request);
  for (const SplitResult& split : run->splits) {
    CHECK(split.pipeline == nullptr);
    REQUIRE_FALSE(split.hyperparameters.empty());
    CHECK(split.hyperparameters[0].first == "k");
  }
  CHECK_FALSE(run->uncertaintyMeaning.empty());
}

TEST_CASE("a run of any pipeline warns where skies give the classes away, and only there") {
  CutoutSetParts parts = sampleParts(300);
  const auto honest = evaluated(requestFor(CutoutSet::make(parts), "flux | knn:k=5", "fraction=0.3,seed=2"));
  CHECK_FALSE(warns(*honest, "sky level"));
  for (std::size_t i = 0; i < 300; ++i) {
    for (float& pixel : parts.pixels.row(i)) pixel += parts.labels[i] == 1 ? 60.0F : 0.0F;
  }
  const auto data = CutoutSet::make(parts);
  CHECK(warns(*evaluated(requestFor(data, "flux | knn:k=5", "fraction=0.3,seed=2")), "sky level"));
  CHECK(warns(*evaluated(requestFor(data, "nuisance", "fraction=0.3,seed=2")), "sky level"));
}

TEST_CASE("warnings of many splits are counted, not all repeated") {
  const auto run =
      evaluated(requestFor(sampleSet(100), "raw | logistic:C=1e6,max-iterations=2", "repeats=12,fraction=0.3"));
  CHECK(warns(*run, "max-iterations"));
  CHECK(run->warnings.size() <= 6);
}

TEST_CASE("folds test every row once and the pooled figures speak of all") {
  const auto run = evaluated(requestFor(sampleSet(90), "flux | knn:k=5", "folds=3,stratify"));
  REQUIRE(run->splits.size() == 3);
  CHECK(run->pooled.count == 90);
  double hits = 0;
  for (const SplitResult& split : run->splits)
    hits += split.metrics.accuracy * static_cast<double>(split.metrics.count);
  CHECK(run->pooled.accuracy == doctest::Approx(hits / 90));
}

TEST_CASE("the same run on one and two threads gives the same figures") {
  const RunRequest request = requestFor(sampleSet(150), "flux | augment:d4 | logistic", "repeats=3,fraction=0.3");
  setThreadCount(1);
  const auto one = evaluated(request);
  setThreadCount(2);
  const auto two = evaluated(request);
  setThreadCount(0);
  for (std::size_t s = 0; s < 3; ++s) {
    CHECK(one->splits[s].split.test == two->splits[s].split.test);
    CHECK(one->splits[s].prediction.probability == two->splits[s].prediction.probability);
  }
  CHECK(one->pooled.logLoss == two->pooled.logLoss);
}

TEST_CASE("repeats of one row are one observation: more repeats do not narrow the interval without end") {
  const auto few = evaluated(requestFor(sampleSet(100), "raw | knn:k=3", "repeats=2,fraction=0.5"));
  const auto many = evaluated(requestFor(sampleSet(100), "raw | knn:k=3", "repeats=40,fraction=0.5"));
  const auto width = [](const Run& run) { return run.pooled.accuracyInterval.high - run.pooled.accuracyInterval.low; };
  CHECK(width(*many) > width(*few) / 4);
}

TEST_CASE("a grouped split has an interval over groups") {
  const auto grouped = evaluated(requestFor(sampleSet(120), "flux | knn:k=5", "fraction=0.3,group=object"));
  std::vector<double> hit;
  std::vector<int> groups;
  const SplitResult& split = grouped->splits[0];
  for (std::size_t i = 0; i < split.split.test.size(); ++i) {
    const Row row = split.split.test[i];
    hit.push_back(predictedClass(split.prediction.probability.row(i)) == grouped->data->label(row) ? 1 : 0);
    groups.push_back(static_cast<int>(row / 2));
  }
  const Interval expected = groupedInterval(hit, groups);
  CHECK(grouped->pooled.accuracyInterval.low == doctest::Approx(expected.low));
  CHECK(grouped->pooled.accuracyInterval.high == doctest::Approx(expected.high));
  CHECK_THROWS_AS(evaluated(requestFor(sampleSet(20), "flux | knn", "group=nothing")), UsageError);
}

TEST_CASE("rows without class or with NaN are left out, counted and never tested") {
  CutoutSetParts parts = sampleParts(100);
  parts.labels[3] = parts.labels[50] = kUnlabelled;
  parts.pixels(60, 4) = std::numeric_limits<float>::quiet_NaN();
  const auto run = evaluated(requestFor(CutoutSet::make(parts), "flux | knn:k=5", "folds=4"));
  CHECK(run->pooled.count == 97);
  CHECK(warns(*run, "2 unlabelled rows"));
  CHECK(warns(*run, "1 rows of the data with NaN"));
  for (const SplitResult& split : run->splits) {
    for (const auto& rows : {split.split.train, split.split.test}) {
      for (const Row row : {3U, 50U, 60U}) CHECK(std::find(rows.begin(), rows.end(), row) == rows.end());
    }
  }
}

TEST_CASE("test images that also train are counted in a warning") {
  CutoutSetParts parts = sampleParts(40);
  for (std::size_t i = 0; i < 40; i += 2) {
    std::copy(parts.pixels.row(i).begin(), parts.pixels.row(i).end(), parts.pixels.row(i + 1).begin());
    parts.labels[i + 1] = parts.labels[i];
  }
  const auto set = CutoutSet::make(parts);
  const auto run = evaluated(requestFor(set, "flux | knn:k=1", "folds=20"));
  CHECK(warns(*run, "also trained"));
  CHECK(run->leak.affected > 30);
  CHECK(run->leak.affected + run->leak.unaffected == 40);
  CHECK(run->leak.affectedAccuracy == 1);
  for (const char* grouped : {"folds=20,group=object", "folds=20,group=objects"}) {
    const auto kept = evaluated(requestFor(set, "flux | knn:k=1", grouped));
    CHECK_FALSE(warns(*kept, "also trained"));
    CHECK(kept->leak.affected == 0);
    CHECK(kept->leak.unaffected == 40);
    CHECK(std::isnan(kept->leak.gap));
  }
}

TEST_CASE("a run tells the accuracy of leaked rows from that of the others") {
  // Half of the rows have a mirrored twin under a random class: 1-NN recalls the twin.
  CutoutSetParts parts = sampleParts(200);
  RandomStream random(3);
  for (std::size_t i = 0; i < 100; i += 2) {
    mirrorCopy(parts.pixels.row(i), parts.shape, 5, parts.pixels.row(i + 1));
    parts.labels[i + 1] = parts.labels[i] = static_cast<int>(random.below(2));
  }
  const auto run = evaluated(requestFor(CutoutSet::make(parts), "flux | augment:d4 | knn:k=1", "folds=10,seed=3"));
  std::size_t affected = 0;
  double hits = 0;
  std::vector<Row> rows;
  for (const SplitResult& result : run->splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const Row row = result.split.test[i];
      const Row twin = row ^ 1U;
      if (row >= 100 || !std::ranges::binary_search(result.split.train, twin)) continue;
      ++affected;
      rows.push_back(row);
      hits += predictedClass(result.prediction.probability.row(i)) == run->data->label(row) ? 1 : 0;
    }
  }
  std::sort(rows.begin(), rows.end());
  CHECK(run->leak.affected == affected);
  CHECK(run->leak.rows == rows);
  CHECK(run->leak.affectedAccuracy == doctest::Approx(hits / static_cast<double>(affected)));
  CHECK(run->leak.gap == doctest::Approx(run->leak.affectedAccuracy - run->leak.unaffectedAccuracy));
  CHECK(run->leak.gapInterval.low < run->leak.gap);
  CHECK(run->leak.gapInterval.high > run->leak.gap);
}

TEST_CASE("objects of a separate test set are compared with those that trained") {
  const auto data = sampleSet(60, 1);
  CutoutSetParts parts = sampleParts(40, 2);
  std::copy(data->image(7).begin(), data->image(7).end(), parts.pixels.row(11).begin());
  RunRequest request = requestFor(data, "flux | knn:k=5", "fraction=0.2");
  request.testData = CutoutSet::make(parts);
  const auto run = evaluated(request);
  CHECK(run->leak.rows == std::vector<Row>{11});
  CHECK(run->leak.unaffected == 39);
  CHECK(std::isnan(run->leak.gapInterval.low));
  CHECK(warns(*run, "1 of 40 test rows"));
}

TEST_CASE("with test data all of the data train and classes are matched by name") {
  const auto data = sampleSet(100, 1);
  CutoutSetParts parts = sampleParts(60, 2);
  parts.classNames = ClassNames({"blend", "single"});
  for (int& label : parts.labels) label = 1 - label;
  RunRequest request = requestFor(data, "flux | knn:k=5", "fraction=0.2");
  request.testData = CutoutSet::make(parts);
  const auto run = evaluated(request);
  REQUIRE(run->splits.size() == 1);
  CHECK(run->splits[0].split.train.size() == 100);
  CHECK(run->pooled.count == 60);
  CHECK(run->testSet().classNames() == data->classNames());
  CHECK(run->pooled.accuracy > 0.8);
  parts.classNames = ClassNames({"blend", "galaxy"});
  request.testData = CutoutSet::make(parts);
  CHECK_THROWS_WITH_AS(evaluated(request), doctest::Contains("galaxy"), Error);
  parts = sampleParts(4);
  parts.shape = {25, 1};
  request.testData = CutoutSet::make(parts);
  CHECK_THROWS_AS(evaluated(request), Error);
}

TEST_CASE("the positive class may be chosen") {
  RunRequest request = requestFor(sampleSet(100), "raw | knn:k=5", "fraction=0.3");
  const auto blends = evaluated(request);
  request.positive = "single";
  const auto singles = evaluated(request);
  CHECK(singles->positive == 0);
  CHECK(singles->pooled.accuracy == blends->pooled.accuracy);
  CHECK(singles->pooled.f1 != blends->pooled.f1);
  request.positive = "quasar";
  CHECK_THROWS_AS(evaluated(request), UsageError);
}

TEST_CASE("what cannot be evaluated is refused") {
  CHECK_THROWS_AS(evaluated(requestFor(sampleSet(50), "minmax | pca", "fraction=0.5")), UsageError);
  CutoutSetParts parts = sampleParts(10);
  parts.classNames = ClassNames();
  parts.labels.clear();
  CHECK_THROWS_AS(evaluated(requestFor(CutoutSet::make(parts), "flux | knn", "fraction=0.5")), Error);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(evaluatePipeline(requestFor(sampleSet(50), "flux | knn:k=3", "fraction=0.5"), progress), Cancelled);
}
