// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/archive.h"
#include "base/error.h"
#include "base/parallel.h"
#include "sample_set.h"
#include "study/pipeline.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

std::shared_ptr<const FittedPipeline> fitted(const std::string& text, const CutoutSet& set,
                                             const std::vector<int>* groups = nullptr,
                                             const Progress& progress = Progress()) {
  FitOptions options;
  options.groups = groups;
  StageSeconds seconds;
  return fitPipeline(PipelineSpec::parse(text), set, rowsFrom(0, set.size()), options, progress, seconds);
}

double accuracyOf(const FittedPipeline& pipeline, const CutoutSet& set) {
  const Prediction said = pipeline.predict(set, rowsFrom(0, set.size()), Progress());
  double right = 0;
  for (Row i = 0; i < set.size(); ++i) right += (said.probability(i, 1) > 0.5) == (set.label(i) == 1) ? 1 : 0;
  return right / static_cast<double>(set.size());
}

/// Every object stands there twice, with the same pixels and a class that says nothing.
std::shared_ptr<const CutoutSet> pairsOfChance(std::size_t objects) {
  CutoutSetParts parts;
  parts.shape = {3, 3};
  parts.pixels = Matrix<float>(2 * objects, 9);
  parts.classNames = ClassNames::challenge(false);
  RandomStream random(5);
  for (std::size_t i = 0; i < 2 * objects; ++i) {
    for (std::size_t p = 0; p < 9; ++p) {
      parts.pixels(i, p) = i % 2 ? parts.pixels(i - 1, p) : static_cast<float>(random.normal());
    }
    parts.labels.push_back(i % 2 ? parts.labels.back() : static_cast<int>(random.below(2)));
  }
  return CutoutSet::make(std::move(parts));
}

}  // namespace

TEST_CASE("a stack judges its members by objects they did not see") {
  const auto set = pairsOfChance(150);
  std::vector<int> groups;
  for (int i = 0; i < 300; ++i) groups.push_back(i / 2);
  // The nearest neighbour knows every training row by heart, and nothing beyond.
  const auto grouped = fitted("stack:of=(knn:k=1)", *set, &groups);
  const auto apart = fitted("stack:of=(knn:k=1)", *set);
  CHECK(std::get<double>(grouped->hyperparameters().front().second) < 0.65);
  CHECK(std::get<double>(apart->hyperparameters().front().second) > 0.7);
  const Prediction said = grouped->predict(*set, rowsFrom(0, 300), Progress());
  for (std::size_t i = 0; i < 300; ++i) CHECK(std::abs(said.probability(i, 1) - 0.5) < 0.25);
}

TEST_CASE("a stack is as good as its best member and follows it rather than a useless one") {
  const auto train = sampleSet(400, 1);
  const auto test = sampleSet(400, 2);
  const double best = accuracyOf(*fitted("flux | logistic", *train), *test);
  const double poor = accuracyOf(*fitted("minmax | knn:k=1", *train), *test);
  const double stack = accuracyOf(*fitted("stack:of=(flux | logistic; minmax | knn:k=1),folds=3", *train), *test);
  CHECK(stack >= std::max(best, poor) - 0.03);
}

TEST_CASE("a stack does not depend on threads, and a file gives it back") {
  const auto set = sampleSet(120);
  const std::string text = "stack:of=(flux | logistic; minmax | forest:trees=5),folds=3";
  const auto rows = rowsFrom(0, 120);
  setThreadCount(1);
  const Matrix<double> one = fitted(text, *set)->predict(*set, rows, Progress()).probability;
  setThreadCount(2);
  const auto pipeline = fitted(text, *set);
  setThreadCount(0);
  CHECK(pipeline->predict(*set, rows, Progress()).probability == one);
  ArchiveWriter writer;
  pipeline->save(writer);
  ArchiveReader reader(writer.bytes());
  const auto restored = loadPipeline(reader);
  CHECK(restored->predict(*set, rows, Progress()).probability == one);
  CHECK(restored->hyperparameters() == pipeline->hyperparameters());
  ArchiveReader half(std::span(writer.bytes()).first(writer.bytes().size() / 2));
  CHECK_THROWS_AS(loadPipeline(half), Error);
}

TEST_CASE("what a stack cannot use is refused with a reason") {
  const auto set = sampleSet(60);
  CHECK_THROWS_WITH_AS(fitted("stack:of=(minmax)", *set), doctest::Contains("no classifier"), UsageError);
  CHECK_THROWS_WITH_AS(fitted("pca:n=3 | stack:of=(logistic)", *set), doctest::Contains("need images"), Error);
  CHECK_THROWS_AS(PipelineSpec::parse("stack:of=(flux | nonsense)"), UsageError);
  CutoutSetParts parts = sampleParts(20);
  std::fill(parts.labels.begin(), parts.labels.end(), 1);
  CHECK_THROWS_WITH_AS(fitted("stack:of=(logistic)", *CutoutSet::make(parts)), doctest::Contains("one class"), Error);
}

TEST_CASE("a stack stops when asked") {
  const auto set = sampleSet(60);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(fitted("stack:of=(logistic)", *set, nullptr, progress), Cancelled);
  CHECK_THROWS_AS(fitted("stack:of=(logistic)", *set)->predict(*set, rowsFrom(0, 60), progress), Cancelled);
}
