// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/archive.h"
#include "base/error.h"
#include "sample_set.h"
#include "study/pipeline.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// The sample with its second class parted in two by the side the second star stands on.
CutoutSetParts threeClasses(std::size_t n) {
  CutoutSetParts parts = sampleParts(n);
  parts.classNames = ClassNames::challenge(true);
  for (std::size_t i = 0; i < n; ++i) {
    if (parts.labels[i] == 1 && parts.pixels(i, 7) + parts.pixels(i, 17) > parts.pixels(i, 11) + parts.pixels(i, 13)) {
      parts.labels[i] = 2;
    }
  }
  return parts;
}

std::shared_ptr<const FittedPipeline> fitted(const std::string& text, const CutoutSet& set,
                                             const std::vector<Row>& rows, const Progress& progress = Progress()) {
  StageSeconds seconds;
  return fitPipeline(PipelineSpec::parse(text), set, rows, FitOptions(), progress, seconds);
}

const char* const kText = "two-stage:blend=(flux | logistic),kind=(minmax | lda)";

}  // namespace

TEST_CASE("two stages multiply: P(kind) = (1 - P(single)) P(kind | not single)") {
  const CutoutSetParts parts = threeClasses(200);
  const auto set = CutoutSet::make(parts);
  CutoutSetParts merged = parts;
  merged.classNames = ClassNames::challenge(false);
  std::vector<Row> others;
  for (Row i = 0; i < 200; ++i) {
    if (parts.labels[i] > 0) others.push_back(i), merged.labels[i] = 1;
  }
  const auto rows = rowsFrom(0, 200);
  const auto two = CutoutSet::make(merged);
  const Matrix<double> blend = fitted("flux | logistic", *two, rows)->predict(*two, rows, Progress()).probability;
  const Matrix<double> kind = fitted("minmax | lda", *set, others)->predict(*set, rows, Progress()).probability;
  const Matrix<double> said = fitted(kText, *set, rows)->predict(*set, rows, Progress()).probability;
  for (Row i = 0; i < 200; ++i) {
    CHECK(said(i, 0) == doctest::Approx(blend(i, 0)).epsilon(1e-9));
    CHECK(said(i, 1) == doctest::Approx(blend(i, 1) * kind(i, 1)).epsilon(1e-9));
    CHECK(said(i, 2) == doctest::Approx(blend(i, 1) * kind(i, 2)).epsilon(1e-9));
  }
}

TEST_CASE("with two classes the first stage decides alone") {
  const auto set = sampleSet(100);
  const auto rows = rowsFrom(0, 100);
  const Matrix<double> alone = fitted("flux | logistic", *set, rows)->predict(*set, rows, Progress()).probability;
  CHECK(fitted(kText, *set, rows)->predict(*set, rows, Progress()).probability == alone);
}

TEST_CASE("a two-stage model comes back from a file") {
  const auto set = CutoutSet::make(threeClasses(120));
  const auto rows = rowsFrom(0, 120);
  const auto pipeline = fitted(kText, *set, rows);
  ArchiveWriter writer;
  pipeline->save(writer);
  ArchiveReader reader(writer.bytes());
  const auto restored = loadPipeline(reader);
  CHECK(reader.atEnd());
  CHECK(restored->predict(*set, rows, Progress()).probability == pipeline->predict(*set, rows, Progress()).probability);
  CHECK(restored->hyperparameters() == pipeline->hyperparameters());
  ArchiveReader half(std::span(writer.bytes()).first(writer.bytes().size() / 2));
  CHECK_THROWS_AS(loadPipeline(half), Error);
}

TEST_CASE("what two stages cannot use is refused with a reason, and they stop when asked") {
  const auto set = CutoutSet::make(threeClasses(60));
  const auto rows = rowsFrom(0, 60);
  CHECK_THROWS_WITH_AS(fitted("two-stage:blend=(flux; minmax | lda)", *set, rows), doctest::Contains("no classifier"),
                       UsageError);
  CHECK_THROWS_WITH_AS(fitted("two-stage:blend=(lda; lda)", *set, rows), doctest::Contains("takes 1"), UsageError);
  CHECK_THROWS_WITH_AS(fitted("two-stage:single=7", *set, rows), doctest::Contains("class number 7"), Error);
  CHECK_THROWS_WITH_AS(fitted("pca:n=3 | two-stage", *set, rows), doctest::Contains("need images"), Error);
  std::vector<Row> singles;
  for (const Row row : rows) {
    if (set->label(row) == 0) singles.push_back(row);
  }
  CHECK_THROWS_WITH_AS(fitted(kText, *set, singles), doctest::Contains("one class"), Error);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(fitted(kText, *set, rows, progress), Cancelled);
}
