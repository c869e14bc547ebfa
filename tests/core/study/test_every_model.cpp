// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <memory>

#include "base/error.h"
#include "sample_set.h"
#include "study/all_classifiers.h"
#include "study/pipeline.h"

/// What every registered classifier promises as the end of a pipeline, those that hold pipelines themselves among them.
using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Each classifier once, with settings that keep the slow ones quick.
std::vector<std::string> pipelines() {
  std::vector<std::string> texts;
  for (const auto& entry : allClassifiers().entries()) {
    texts.push_back(entry.info.name);
    if (texts.back() == "cnn") texts.back() += ":channels=4,epochs=6,batch=16";
    if (texts.back() == "psf-fit") texts.back() += ":simulations=100";
    if (texts.back() == "stack") texts.back() += ":of=(minmax | knn; minmax | mlp),folds=3";
    if (texts.back() == "two-stage") texts.back() += ":blend=(minmax | forest:trees=20),kind=(minmax | logistic)";
  }
  return texts;
}

std::shared_ptr<const FittedPipeline> trained(const std::string& pipeline, const CutoutSet& set, std::uint64_t seed,
                                              const Progress& progress = Progress()) {
  FitOptions options;
  options.seed = seed;
  StageSeconds seconds;
  return fitPipeline(PipelineSpec::parse(pipeline), set, rowsFrom(0, set.size()), options, progress, seconds);
}

/// Counts what a fit tells of itself, and asks it to stop when it has told enough.
class Interruption {
 public:
  explicit Interruption(std::size_t stopAfter)
      : stopAfter_(stopAfter),
        progress_(ProgressListener{[this](double, const std::string&) { hear(); },
                                   [this](const IterationEvent&) { hear(); }}) {}

  const Progress& progress() const { return progress_; }
  std::size_t heard() const { return heard_; }

 private:
  void hear() {
    if (++heard_ == stopAfter_) progress_.requestCancel();
  }

  std::size_t heard_ = 0;
  std::size_t stopAfter_;
  Progress progress_;
};

}  // namespace

TEST_CASE("every model is the same for the same seed") {
  const auto set = sampleSet(120, 4);
  const auto others = sampleSet(40, 5);
  for (const std::string& pipeline : pipelines()) {
    CAPTURE(pipeline);
    const auto first = trained(pipeline, *set, 11);
    const auto second = trained(pipeline, *set, 11);
    const auto rows = rowsFrom(0, others->size());
    const Prediction one = first->predict(*others, rows, Progress());
    const Prediction two = second->predict(*others, rows, Progress());
    CHECK(one.probability == two.probability);
    CHECK(one.uncertainty == two.uncertainty);
    CHECK(first->hyperparameters() == second->hyperparameters());
  }
}

TEST_CASE("every model stops soon after it is asked to in the midst of its training") {
  const auto set = sampleSet(120, 6);
  for (const std::string& pipeline : pipelines()) {
    CAPTURE(pipeline);
    Interruption whole(0);
    CHECK_NOTHROW(trained(pipeline, *set, 1, whole.progress()));
    REQUIRE(whole.heard() > 0);
    for (const std::size_t after : {std::size_t{1}, (whole.heard() + 1) / 2}) {
      CAPTURE(after);
      Interruption cut(after);
      CHECK_THROWS_AS(trained(pipeline, *set, 1, cut.progress()), Cancelled);
      CHECK(cut.heard() <= after + 3);
    }
  }
}

TEST_CASE("one class, or cutouts that are all alike, are an error that every model explains") {
  CutoutSetParts oneClass = sampleParts(40, 7);
  std::fill(oneClass.labels.begin(), oneClass.labels.end(), 1);
  const auto single = CutoutSet::make(std::move(oneClass));
  CutoutSetParts alike = sampleParts(40, 8);
  std::fill(alike.pixels.values().begin(), alike.pixels.values().end(), 300.0F);
  const auto constant = CutoutSet::make(std::move(alike));
  for (const std::string& pipeline : pipelines()) {
    CAPTURE(pipeline);
    CHECK_THROWS_WITH_AS(trained(pipeline, *single, 1), doctest::Contains("one class"), Error);
    CHECK_THROWS_WITH_AS(trained(pipeline, *constant, 1), doctest::Contains("the same 25 features"), Error);
  }
}
