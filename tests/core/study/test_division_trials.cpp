// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "sample_set.h"
#include "study/division_trials.h"
#include "study/run.h"
#include "study/run_plan.h"

using namespace blendscope;
using namespace blendscope::testing;

TEST_CASE("pipelines that share their beginning give what each gives alone, in any order") {
  const auto set = sampleSet(160);
  const SplitSpec splitSpec = parseSplit("fraction=0.25,seed=3");
  std::vector<std::string> unused;
  const Split split = makeSplits(splitSpec, *set, usableRows(*set, "data", unused), 1).front();
  FitOptions options;
  options.positive = set->classNames().positive({});
  DivisionTrials trials(set, split, options);
  for (const char* text :
       {"minmax | knn:k=5", "minmax | logistic", "minmax | augment:d4 | knn:k=5", "minmax | pca:n=4 | knn:k=5",
        "minmax | augment:d4 | pca:n=4 | muygps:k=10", "zscore-pixel | pca:n=4 | lda", "minmax | knn:k=5",
        "moments | knn:k=5", "cnn-features:epochs=2 | muygps:k=10", "muygps:k=10"}) {
    CAPTURE(text);
    RunRequest request;
    request.spec = PipelineSpec::parse(text);
    request.split = splitSpec;
    request.data = set;
    const auto alone = evaluatePipeline(request, Progress());
    const Trial shared = trials.run(request.spec, Progress());
    CHECK(shared.prediction.probability == alone->splits.front().prediction.probability);
    CHECK(shared.prediction.uncertainty == alone->splits.front().prediction.uncertainty);
    CHECK(shared.hyperparameters == alone->splits.front().hyperparameters);
    CHECK(shared.warnings == alone->splits.front().pipeline->warnings());
  }
}

TEST_CASE("a pipeline that cannot be fitted leaves the next one unharmed") {
  const auto set = sampleSet(60);
  const Split split{rowsFrom(0, 40), rowsFrom(40, 20)};
  DivisionTrials trials(set, split, {});
  CHECK_THROWS_AS(trials.run(PipelineSpec::parse("minmax | pca:n=400 | knn"), Progress()), Error);
  CHECK(trials.run(PipelineSpec::parse("minmax | knn"), Progress()).prediction.probability.rows() == 20);
}
