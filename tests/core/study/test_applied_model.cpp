// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/applied_model.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "sample_set.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

std::shared_ptr<const FittedPipeline> trained(const CutoutSet& set, const std::string& pipeline = "minmax | knn") {
  StageSeconds seconds;
  return fitPipeline(PipelineSpec::parse(pipeline), set, rowsFrom(0, set.size()), FitOptions{}, Progress(), seconds);
}

const MetadataColumn& column(const std::vector<MetadataColumn>& columns, const std::string& name) {
  for (const MetadataColumn& each : columns) {
    if (each.name == name) return each;
  }
  throw Error("no column " + name);
}

}  // namespace

TEST_CASE("a model predicts unlabelled cutouts, and what it says becomes columns of all of them") {
  const auto model = trained(*sampleSet(120, 1));
  CutoutSetParts parts = sampleParts(40, 2);
  parts.labels.clear();
  parts.classNames = {};
  parts.pixels(3, 0) = std::numeric_limits<float>::quiet_NaN();
  const AppliedModel applied = applyModel("first", model, CutoutSet::make(std::move(parts)), Progress());
  CHECK(applied.rows.size() == 39);
  CHECK(applied.counts[0] + applied.counts[1] == 39);
  REQUIRE(applied.warnings.size() == 1);
  CHECK(applied.warnings.front().find("1 cutouts with NaN") == 0);

  const auto columns = predictionColumns(applied);
  const auto& classes = std::get<TextValues>(column(columns, "predicted class").values);
  CHECK(classes.dictionary == std::vector<std::string>{"single", "blend"});
  CHECK(classes.codes[3] == -1);
  CHECK(std::isnan(column(columns, "P(blend)").number(3)));
  for (std::size_t i = 0; i < applied.rows.size(); ++i) {
    const Row row = applied.rows[i];
    const double p = column(columns, "P(blend)").number(row);
    CHECK(p == applied.prediction.probability(i, 1));
    CHECK(column(columns, "P(single)").number(row) + p == doctest::Approx(1));
    if (p != 0.5) CHECK(classes.codes[row] == (p > 0.5 ? 1 : 0));
    CHECK(column(columns, "uncertainty").number(row) == applied.prediction.uncertainty[i]);
  }
}

TEST_CASE("a model applied to the cutouts that trained it says that this flatters") {
  const auto set = sampleSet(60, 1);
  const AppliedModel applied = applyModel("again", trained(*set), set, Progress());
  REQUIRE(applied.warnings.size() == 1);
  CHECK(applied.warnings.front().find("flatters") != std::string::npos);
}

TEST_CASE("what a model finds beside classes reaches columns and tables, mirror copies averaged") {
  const auto set = sampleSet(60, 3);
  for (const char* pipeline : {"psf-fit:simulations=100", "augment:d4 | psf-fit:simulations=100"}) {
    CAPTURE(pipeline);
    const AppliedModel applied = applyModel("fit", trained(*set, pipeline), set, Progress());
    const auto columns = predictionColumns(applied);
    CHECK(column(columns, "fit_separation_px").unit == "px");
    CHECK(column(columns, "fit_flux_ratio").size() == 60);
    const PredictionTable table = predictionTable(applied);
    REQUIRE(table.columns.size() == 2);
    CHECK(table.columns[0].name == "fit_separation_px");
    for (std::size_t i = 0; i < 60; ++i) {
      CHECK(std::isfinite(table.columns[0].values[i]));
      CHECK(table.columns[0].values[i] == column(columns, "fit_separation_px").number(i));
    }
  }
}

TEST_CASE("cutouts of another shape are refused with both shapes named") {
  CutoutSetParts other;
  other.shape = {6, 6};
  other.pixels = Matrix<float>(4, 36, 1.0F);
  CHECK_THROWS_WITH_AS(applyModel("x", trained(*sampleSet(40)), CutoutSet::make(std::move(other)), Progress()),
                       doctest::Contains("6×6"), Error);
}
