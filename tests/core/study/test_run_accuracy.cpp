// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_accuracy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "sample_set.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// The sample set with columns as the simulator has them: single stars without separation, and words beside numbers.
std::shared_ptr<const Run> sampleRun(const std::string& split) {
  CutoutSetParts parts = sampleParts(300);
  std::vector<double> separation, ratio, seeing;
  TextValues filter;
  for (std::size_t i = 0; i < 300; ++i) {
    const bool pair = parts.labels[i] == 1;
    separation.push_back(pair ? 0.5 + static_cast<double>(i % 7) / 4 : std::numeric_limits<double>::quiet_NaN());
    ratio.push_back(pair ? 0.2 + static_cast<double>(i % 5) / 6 : 0);
    seeing.push_back(static_cast<double>(i % 10));
    filter.append("ZTF_i");
  }
  parts.metadata.add({"SEEING", "px", ColumnRole::Measured, seeing});
  parts.metadata.add({"FILTER", "", ColumnRole::Measured, filter});
  parts.metadata.add({"separation_px", "px", ColumnRole::Truth, separation});
  parts.metadata.add({"flux_ratio", "", ColumnRole::Truth, ratio});
  parts.metadata.add({"GAIN", "", ColumnRole::Measured, std::vector<double>(300, 6.2)});
  RunRequest request;
  request.spec = PipelineSpec::parse("flux | knn:k=5");
  request.split = parseSplit(split);
  request.data = CutoutSet::make(std::move(parts));
  return evaluatePipeline(request, Progress());
}

}  // namespace

TEST_CASE("the columns that tell rows apart are offered, what people ask for first") {
  const auto run = sampleRun("fraction=0.5,seed=1");
  CHECK(numericColumns(*run) == std::vector<std::string>{"separation_px", "flux_ratio", "SEEING", "object"});
}

TEST_CASE("accuracy by a column adds up to the accuracy of the run") {
  for (const char* split : {"fraction=0.5,seed=1", "repeats=3,fraction=0.3", "folds=3,group=object"}) {
    CAPTURE(split);
    const auto run = sampleRun(split);
    const AccuracyCurve curve = accuracyBy(*run, "seeing", 5, Progress());
    CHECK(curve.unit == "px");
    CHECK(curve.bins.size() == 5);
    double hits = 0;
    double completeHits = 0;
    double positives = 0;
    for (std::size_t b = 0; b < curve.bins.size(); ++b) {
      const AccuracyBin& bin = curve.bins[b];
      hits += bin.accuracy * static_cast<double>(bin.count);
      completeHits += bin.completeness * static_cast<double>(bin.positives);
      positives += static_cast<double>(bin.positives);
      for (const Row row : curve.rows[b]) {
        CHECK(run->data->metadata().find("SEEING")->number(row) >= bin.low);
        CHECK(run->data->metadata().find("SEEING")->number(row) <= bin.high);
      }
    }
    CHECK(hits == doctest::Approx(run->pooled.accuracy * static_cast<double>(run->pooled.count)));
    const Matrix<int>& confusion = run->pooled.confusion;
    CHECK(positives == confusion(1, 0) + confusion(1, 1));
    CHECK(completeHits == doctest::Approx(confusion(1, 1)));
    CHECK(curve.missing == 0);
  }
  const auto run = sampleRun("fraction=0.5,seed=1");
  const AccuracyCurve bySeparation = accuracyBy(*run, "separation_px", 10, Progress());
  CHECK(bySeparation.missing == static_cast<std::size_t>(run->pooled.confusion(0, 0) + run->pooled.confusion(0, 1)));
  CHECK_THROWS_AS(accuracyBy(*run, "FILTER", 10, Progress()), UsageError);
  CHECK_THROWS_AS(accuracyBy(*run, "nothing", 10, Progress()), UsageError);
}

TEST_CASE("the map of companions counts pairs alone") {
  const auto run = sampleRun("fraction=0.5,seed=1");
  const auto companions = companionMap(*run, 4, 3, Progress());
  REQUIRE(companions);
  CHECK(companions->unit == "px");
  std::size_t count = 0;
  std::size_t found = 0;
  for (std::size_t c = 0; c < companions->map.cells.size(); ++c) {
    count += companions->map.cells[c].count;
    found += companions->map.cells[c].found;
    for (const Row row : companions->rows[c]) CHECK(run->data->label(row) == 1);
  }
  CHECK(count == static_cast<std::size_t>(run->pooled.confusion(1, 0) + run->pooled.confusion(1, 1)));
  CHECK(found == static_cast<std::size_t>(run->pooled.confusion(1, 1)));
  RunRequest plain;
  plain.spec = run->spec;
  plain.data = sampleSet(60);
  CHECK_FALSE(companionMap(*evaluatePipeline(plain, Progress()), 4, 3, Progress()));
}
