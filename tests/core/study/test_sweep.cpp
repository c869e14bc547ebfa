// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/parallel.h"
#include "sample_set.h"
#include "study/sweep.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

SweepRequest requestFor(const char* pipeline, std::vector<double> values) {
  SweepRequest request;
  request.pipeline = PipelineSpec::parse(pipeline);
  request.values = std::move(values);
  request.split = parseSplit("repeats=4,fraction=0.25,seed=3");
  request.data = sampleSet(120);
  return request;
}

}  // namespace

TEST_CASE("sweep values go in equal ratios over a wide range and in equal steps over a narrow one") {
  CHECK(sweepValues(0.01, 1, 3) == std::vector<double>{0.01, 0.1, 1});
  CHECK(sweepValues(0.03, 1, 4) == std::vector<double>{0.03, 0.097, 0.31, 1});
  CHECK(sweepValues(1, 1.06, 4) == std::vector<double>{1, 1.02, 1.04, 1.06});
  CHECK(sweepValues(1, 3, 3) == std::vector<double>{1, 2, 3});
  CHECK(sweepValues(-1, 1, 3) == std::vector<double>{-1, 0, 1});
  CHECK(sweepValues(0.5, 0.5, 3) == std::vector<double>{0.5});
  CHECK(sweepValues(0.2, 0.9, 1) == std::vector<double>{0.2});
}

TEST_CASE("every point of a sweep is what evaluating its pipeline on the same divisions gives") {
  const SweepRequest request = requestFor("rroot-minmax | knn:k=5", {0.1, 0.3, 1});
  const Sweep sweep = sweepParameter(request, Progress());
  CHECK(sweep.step == "rroot-minmax");
  REQUIRE(sweep.curves.size() == 2);
  CHECK(sweep.curves[0].scope == "image");
  CHECK(sweep.curves[1].scope == "all");
  CHECK(sweep.divisions == 4);
  CHECK(sweep.trainCount == 90);
  CHECK(sweep.testCount == 30);
  for (const SweepCurve& curve : sweep.curves) {
    REQUIRE(curve.points.size() == 3);
    for (const SweepPoint& point : curve.points) {
      CAPTURE(point.pipeline.text());
      RunRequest single;
      single.spec = point.pipeline;
      single.split = request.split;
      single.data = request.data;
      const auto run = evaluatePipeline(single, Progress());
      std::vector<double> accuracies;
      for (const SplitResult& result : run->splits) accuracies.push_back(result.metrics.accuracy);
      CHECK(point.accuracies == accuracies);
      CHECK(point.accuracy.interval.low <= point.accuracy.mean);
      CHECK(point.accuracy.interval.high >= point.accuracy.mean);
    }
  }
}

TEST_CASE("what is near the best lies within the best's standard error, and nothing else") {
  const Sweep sweep = sweepParameter(requestFor("rroot-minmax | knn:k=5", {0.03, 0.1, 0.3, 1}), Progress());
  const SweepPoint* best = sweep.bestPoint();
  REQUIRE(best);
  CHECK(best->nearBest);
  for (const SweepCurve& curve : sweep.curves) {
    for (const SweepPoint& point : curve.points) {
      CHECK(point.accuracy.mean <= best->accuracy.mean);
      CHECK(point.nearBest == (best->accuracy.mean - point.accuracy.mean <= best->accuracy.standardError));
    }
  }
}

TEST_CASE("a pipeline that fixes the scope gives one curve, and any step's number can be varied") {
  CHECK(sweepParameter(requestFor("rroot-minmax:scope=all | knn", {0.3}), Progress()).curves.size() == 1);
  SweepRequest request = requestFor("minmax:scope=image | pca:n=4 | knn", {1, 3, 7});
  request.parameter = "k";
  const Sweep sweep = sweepParameter(request, Progress());
  CHECK(sweep.step == "knn");
  REQUIRE(sweep.curves.size() == 1);
  CHECK(sweep.curves[0].scope.empty());
  CHECK(sweep.curves[0].points[2].pipeline == PipelineSpec::parse("minmax:scope=image | pca:n=4 | knn:k=7"));
}

TEST_CASE("a point that fails says why and leaves the others") {
  SweepRequest request = requestFor("minmax | pca | knn:k=5", {2, 4, 1000});
  request.parameter = "n";
  const Sweep sweep = sweepParameter(request, Progress());
  CHECK(sweep.curves[0].points[0].problem.empty());
  CHECK(!sweep.curves[0].points[2].problem.empty());
  CHECK(!sweep.curves[0].points[2].nearBest);
  REQUIRE(sweep.best);
  CHECK(sweep.best->second < 2);
  const auto json = toJson(sweep);
  CHECK(json["curves"][0]["points"][2]["accuracy"].is_null());
  CHECK(json["curves"][0]["points"][2].contains("problem"));
  CHECK(json["curves"][0]["points"][1]["per_split"].size() == 4);
}

TEST_CASE("a sweep hands out every point when it is done, and stops when asked to") {
  std::vector<IterationEvent> events;
  Progress* self = nullptr;
  Progress progress(ProgressListener{{}, [&](const IterationEvent& event) {
                                       if (event.source != kSweepPoint) return;
                                       events.push_back(event);
                                       if (events.size() == 3) self->requestCancel();
                                     }});
  self = &progress;
  CHECK_THROWS_AS(sweepParameter(requestFor("rroot-minmax | knn:k=5", {0.1, 0.3, 1}), progress), Cancelled);
  REQUIRE(events.size() == 3);
  CHECK(events[1].iteration == 2);
  CHECK(events[1].values[0] == std::pair<std::string, double>("curve", 1));
  CHECK(events[2].values[1] == std::pair<std::string, double>("value", 0.3));
  CHECK(events[0].values[2].second == doctest::Approx(1 - events[0].loss));
}

TEST_CASE("a sweep is the same on any number of threads") {
  const SweepRequest request = requestFor("rroot-minmax | muygps:k=10", {0.1, 1});
  setThreadCount(1);
  const Sweep one = sweepParameter(request, Progress());
  setThreadCount(3);
  const Sweep three = sweepParameter(request, Progress());
  setThreadCount(0);
  for (std::size_t c = 0; c < one.curves.size(); ++c) {
    for (std::size_t p = 0; p < one.curves[c].points.size(); ++p) {
      CHECK(one.curves[c].points[p].accuracies == three.curves[c].points[p].accuracies);
      CHECK(one.curves[c].points[p].auc == three.curves[c].points[p].auc);
    }
  }
}

TEST_CASE("one division lends a sweep its own interval") {
  SweepRequest request = requestFor("rroot-minmax:scope=image | knn:k=5", {0.3});
  request.split = parseSplit("fraction=0.25");
  const SweepPoint point = sweepParameter(request, Progress()).curves[0].points[0];
  CHECK(point.accuracy.interval.low < point.accuracy.mean);
  CHECK(point.accuracy.interval.high > point.accuracy.mean);
  CHECK(point.accuracy.standardError ==
        doctest::Approx((point.accuracy.interval.high - point.accuracy.interval.low) / 4));
}

TEST_CASE("sweeps that cannot be are refused by name") {
  CHECK_THROWS_WITH_AS(sweepParameter(requestFor("rroot-minmax", {0.3}), Progress()),
                       doctest::Contains("no classifier"), UsageError);
  CHECK_THROWS_WITH_AS(sweepParameter(requestFor("minmax | knn", {0.3}), Progress()), doctest::Contains("k of knn"),
                       UsageError);
  CHECK_THROWS_WITH_AS(sweepParameter(requestFor("rroot-minmax | knn", {0.3, 2}), Progress()), doctest::Contains("r=2"),
                       UsageError);
  CHECK_THROWS_AS(sweepParameter(requestFor("rroot-minmax | knn", {}), Progress()), UsageError);
}
