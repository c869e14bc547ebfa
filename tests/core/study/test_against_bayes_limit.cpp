// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "sample_set.h"
#include "study/pipeline.h"
#include "survey/bayes_limit.h"
#include "survey/simulator.h"

/// Models against what the simulator says can be known at best.
using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Share of the pairs among the rows of which binary and line of sight are told apart rightly, single stars left out.
double pairAccuracy(const FittedPipeline& model, const CutoutSet& set, const std::vector<Row>& rows, int los,
                    int binary) {
  const Prediction said = model.predict(set, rows, Progress());
  double right = 0, pairs = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int truth = set.label(rows[i]);
    if (truth != los && truth != binary) continue;
    const bool saysBinary =
        said.probability(i, static_cast<std::size_t>(binary)) > said.probability(i, static_cast<std::size_t>(los));
    ++pairs;
    right += saysBinary == (truth == binary) ? 1 : 0;
  }
  return right / pairs;
}

std::shared_ptr<const FittedPipeline> trained(const std::string& pipeline, const CutoutSet& set,
                                              const std::vector<Row>& rows) {
  StageSeconds seconds;
  return fitPipeline(PipelineSpec::parse(pipeline), set, rows, FitOptions{}, Progress(), seconds);
}

/// The pairs of a survey as "images" of what nobody measures exactly: separation, flux ratio, magnitude.
std::shared_ptr<const CutoutSet> truthOfPairs(const CutoutSet& survey) {
  const char* columns[] = {"separation_px", "flux_ratio", "magnitude"};
  CutoutSetParts parts;
  std::vector<float> values;
  for (Row row = 0; row < survey.size(); ++row) {
    if (survey.label(row) == 0) continue;
    for (const char* name : columns) {
      values.push_back(static_cast<float>(survey.metadata().find(name)->number(row)));
    }
    parts.labels.push_back(survey.label(row) - 1);
  }
  parts.shape = {1, 3};
  parts.pixels = Matrix<float>(parts.labels.size(), 3, std::move(values));
  parts.classNames = ClassNames({"blend", "binary"});
  return CutoutSet::make(std::move(parts));
}

}  // namespace

TEST_CASE("who knows separation, flux ratio and magnitude comes near the Bayes limit; who sees pixels stays below") {
  const auto survey = simulateSurvey(SurveyPreset::Challenge, 9000, 21, Progress());
  const BayesLimit limit = *bayesLimit(*survey);
  const auto truth = truthOfPairs(*survey);
  const auto half = static_cast<Row>(truth->size() / 2);
  const auto knowing = trained("zscore-pixel | mlp", *truth, rowsFrom(0, half));
  const double known = pairAccuracy(*knowing, *truth, rowsFrom(half, half), 0, 1);
  const double sigma = std::sqrt(limit.pairAccuracy * (1 - limit.pairAccuracy) / half);
  CHECK(known > limit.pairAccuracy - 0.02 - 3 * sigma);
  CHECK(known < limit.pairAccuracy + 4 * sigma);

  const auto seeing = trained("moments | forest:trees=60", *survey, rowsFrom(0, 4500));
  const double seen = pairAccuracy(*seeing, *survey, rowsFrom(4500, 4500), 1, 2);
  CHECK(seen > 0.6);  // more than always the commoner kind
  CHECK(seen < limit.pairAccuracy + 4 * sigma);
}
