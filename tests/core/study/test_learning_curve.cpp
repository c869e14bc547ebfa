// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/learning_curve.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "sample_set.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

LearningCurveRequest requestFor(std::shared_ptr<const CutoutSet> data, const std::string& pipeline,
                                const std::string& split) {
  LearningCurveRequest request;
  request.pipeline = PipelineSpec::parse(pipeline);
  request.split = parseSplit(split);
  request.data = std::move(data);
  return request;
}

}  // namespace

TEST_CASE("the curve ends at what a run with all rows gives, and starts below") {
  const auto data = sampleSet(400);
  const LearningCurve curve = learningCurve(requestFor(data, "raw | knn:k=3", "folds=4,seed=3"), Progress());
  REQUIRE(curve.points.size() == 6);
  CHECK(curve.divisions == 4);
  RunRequest whole;
  whole.spec = PipelineSpec::parse("raw | knn:k=3");
  whole.split = parseSplit("folds=4,seed=3");
  whole.data = data;
  const auto run = evaluatePipeline(whole, Progress());
  CHECK(curve.points.back().accuracy == doctest::Approx(run->pooled.accuracy));
  CHECK(curve.points.back().trainCount == 300);
  CHECK(curve.points.back().accuracies.size() == 4);
  CHECK(curve.points.front().accuracies.size() == 12);
  CHECK(curve.points.front().trainCount == 30);
  CHECK(curve.points.front().accuracy < curve.points.back().accuracy);
  for (const LearningPoint& point : curve.points) {
    CHECK(point.interval.low <= point.accuracy);
    CHECK(point.interval.high >= point.accuracy);
    CHECK(point.fitSeconds > 0);
  }
  REQUIRE(curve.lastDoubling);
  CHECK(curve.lastDoubling->gain == doctest::Approx(curve.points.back().accuracy - curve.points[3].accuracy));
  CHECK(curve.lastDoubling->interval.low < curve.lastDoubling->gain);
}

TEST_CASE("training parts are nested, keep the mix of classes and never part an object") {
  const auto data = sampleSet(200);
  const auto objects = groupsOf(*data, "object");
  const auto order = learningOrder(*data, rowsFrom(0, 200), objects, 1, 0);
  CHECK(order.size() == 100);
  std::set<Row> seen;
  std::size_t blends = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    REQUIRE(order[i].size() == 2);
    CHECK(objects[order[i][0]] == objects[order[i][1]]);
    blends += data->label(order[i][0]) == 1 ? 1 : 0;
    if (i + 1 == 20) CHECK(std::abs(static_cast<double>(blends) - 0.2 * static_cast<double>(100) / 2) <= 3);
    seen.insert(order[i].begin(), order[i].end());
  }
  CHECK(seen.size() == 200);
  CHECK(order != learningOrder(*data, rowsFrom(0, 200), objects, 1, 1));
  CHECK(order == learningOrder(*data, rowsFrom(0, 200), objects, 1, 0));
}

TEST_CASE("every share is told as soon as it is there, the same on one and two threads") {
  const auto data = sampleSet(150);
  std::vector<IterationEvent> events;
  ProgressListener listener;
  listener.onIteration = [&](const IterationEvent& event) {
    if (event.source == kLearningPoint) events.push_back(event);
  };
  LearningCurveRequest request = requestFor(data, "flux | logistic", "fraction=0.3,group=object");
  request.shares = {0.2, 0.6, 1};
  setThreadCount(1);
  const LearningCurve one = learningCurve(request, Progress(listener));
  setThreadCount(2);
  const LearningCurve two = learningCurve(request, Progress());
  setThreadCount(0);
  REQUIRE(events.size() == 3);
  CHECK(events[1].iteration == 2);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(one.points[i].accuracies == two.points[i].accuracies);
    CHECK(events[i].loss == doctest::Approx(1 - one.points[i].accuracy));
  }
  CHECK_FALSE(one.lastDoubling);
}

TEST_CASE("a share that is too small for the model leaves its problem and the others go on") {
  const LearningCurve curve =
      learningCurve(requestFor(sampleSet(60), "flux | pca:n=10 | knn:k=1", "fraction=0.5"), Progress());
  CHECK_FALSE(curve.points.front().problem.empty());
  CHECK(curve.points.back().problem.empty());
  const nlohmann::ordered_json json = toJson(curve);
  CHECK(json["points"][0]["accuracy"].is_null());
  CHECK(json["points"][5]["accuracy"].is_number());
  CHECK(json["points"][5]["accuracy_ci"].size() == 2);
}

TEST_CASE("what cannot be measured is refused, a cancel is heard") {
  LearningCurveRequest request = requestFor(sampleSet(60), "flux | knn", "fraction=0.5");
  for (const std::vector<double>& shares :
       {std::vector<double>{}, {0.0, 1.0}, {0.5, 0.5}, {0.5, 1.5}, {1.0, 0.5}, {std::nan("")}}) {
    request.shares = shares;
    CHECK_THROWS_AS(learningCurve(request, Progress()), UsageError);
  }
  request.shares = {1};
  request.repeats = 0;
  CHECK_THROWS_AS(learningCurve(request, Progress()), UsageError);
  CHECK_THROWS_AS(learningCurve(requestFor(sampleSet(60), "flux | pca", "fraction=0.5"), Progress()), UsageError);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(learningCurve(requestFor(sampleSet(60), "flux | knn", "fraction=0.5"), progress), Cancelled);
}
