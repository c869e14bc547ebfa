// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "imaging/class_images.h"
#include "imaging/normalizer_preview.h"
#include "imaging/normalizers.h"

using namespace blendscope;

namespace {

/// 3×3 cutouts of three classes in unequal numbers, the brightest pixel of class 2 above all others; one row is broken,
/// one unlabelled.
std::shared_ptr<const CutoutSet> unequalSet() {
  CutoutSetParts parts;
  parts.shape = {3, 3};
  parts.classNames = ClassNames({"single", "blend", "binary"});
  for (int i = 0; i < 60; ++i) parts.labels.push_back(i < 40 ? 0 : i < 56 ? 1 : 2);
  parts.labels[0] = kUnlabelled;
  parts.pixels = Matrix<float>(60, 9);
  RandomStream random(3);
  for (float& x : parts.pixels.values()) x = static_cast<float>(100 + 10 * random.normal());
  for (std::size_t i = 56; i < 60; ++i) parts.pixels(i, 4) = 1000;
  parts.pixels(1, 3) = std::numeric_limits<float>::quiet_NaN();
  return CutoutSet::make(std::move(parts));
}

PreviewRequest requestFor(const std::shared_ptr<const CutoutSet>& set, const char* step) {
  PreviewRequest request;
  request.set = set;
  request.normalizers = parseStages(step).front();
  request.sample = balancedRows(*set, 45, 1);
  request.shown = {40, 56};
  return request;
}

}  // namespace

TEST_CASE("a balanced sample holds equally many of every class, as far as there are") {
  const auto set = unequalSet();
  const std::vector<Row> rows = balancedRows(*set, 24, 5);
  CHECK(rows.size() == 24);
  CHECK(std::set<Row>(rows.begin(), rows.end()).size() == 24);
  std::vector<int> counts(3, 0);
  for (const Row row : rows) ++counts[static_cast<std::size_t>(set->label(row))];
  CHECK(counts == std::vector<int>{10, 10, 4});
  CHECK(std::ranges::is_sorted(rows, {}, [&](Row row) { return set->label(row); }));
  CHECK(std::ranges::count(balancedRows(*set, 1000, 5), Row{1}) == 0);  // the broken one
  CHECK(balancedRows(*set, 1000, 5).size() == 58);                      // nor the unlabelled one
  CHECK(balancedRows(*set, 24, 5) == rows);
  CHECK(balancedRows(*set, 24, 6) != rows);
}

TEST_CASE("a set without classes is sampled all the same") {
  CutoutSetParts parts;
  parts.shape = {2, 2};
  parts.pixels = Matrix<float>(10, 4, 1.0F);
  const auto set = CutoutSet::make(std::move(parts));
  CHECK(balancedRows(*set, 4, 1).size() == 4);
  PreviewRequest request;
  request.set = set;
  request.normalizers = {{"minmax", {}}};
  request.sample = balancedRows(*set, 4, 1);
  request.shown = {0};
  const NormalizerPreview preview = previewNormalizers(request, Progress());
  CHECK(preview.separation.rocArea.empty());
  REQUIRE(preview.histograms.size() == 1);
  CHECK(preview.histograms[0].classIndex == kUnlabelled);
}

TEST_CASE("the shown cutouts pass the steps that were fitted on the sample") {
  const auto set = unequalSet();
  const PreviewRequest request = requestFor(set, "flux > zscore-pixel");
  const NormalizerPreview preview = previewNormalizers(request, Progress());
  Matrix<float> sample(request.sample.size(), 9);
  Matrix<float> shown(2, 9);
  for (std::size_t i = 0; i < sample.rows(); ++i)
    std::ranges::copy(set->image(request.sample[i]), sample.row(i).begin());
  for (std::size_t i = 0; i < 2; ++i) std::ranges::copy(set->image(request.shown[i]), shown.row(i).begin());
  for (const char* name : {"flux", "zscore-pixel"}) {
    TrainingBatch learnt;
    learnt.values = sample;
    learnt.shape = {3, 3};
    const auto step = normalizers().make(parseStep(name))->fit(learnt, Progress());
    TrainingBatch seen = learnt;
    seen.values = shown;
    shown = step->transform(seen, Progress());
    sample = step->transform(learnt, Progress());
  }
  CHECK(preview.images == shown);
  CHECK(preview.shape == ImageShape{3, 3});
}

TEST_CASE("a pixel that tells two classes apart has area 1, one that does not about a half") {
  const auto set = unequalSet();
  PreviewRequest request = requestFor(set, "raw");
  request.to = 2;
  const NormalizerPreview preview = previewNormalizers(request, Progress());
  CHECK(preview.separation.fromCount == 25);
  CHECK(preview.separation.toCount == 4);
  REQUIRE(preview.separation.rocArea.size() == 9);
  CHECK(preview.separation.rocArea[4] == 1);
  CHECK(preview.separation.bestPixel == 4);
  CHECK(preview.separation.bestDistance == 0.5);
  CHECK(preview.separation.chance == doctest::Approx(1.96 * std::sqrt(30.0 / (12 * 25 * 4))));
  request.to.reset();
  const NormalizerPreview against = previewNormalizers(request, Progress());
  CHECK(against.separation.toCount == 20);
  CHECK(against.separation.rocArea[4] < 1);
  request.from = 2;
  request.to = 0;
  CHECK(previewNormalizers(request, Progress()).separation.rocArea[4] == 0);
}

TEST_CASE("the area under the curve is the share of ordered pairs, ties counted half") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Matrix<float> a(3, 2, {1, nan, 2, nan, 2, nan});
  const Matrix<float> b(2, 2, {2, 1, 3, 1});
  // 2 beats 1 and ties with two, 3 beats all: (1 + ½ + ½ + 3) / 6.
  CHECK(rocAreaImage(a, b)[0] == doctest::Approx(5.0 / 6));
  CHECK(std::isnan(rocAreaImage(a, b)[1]));
  CHECK(rocAreaImage(b, a)[0] == doctest::Approx(1.0 / 6));
}

TEST_CASE("the histograms of a class hold all of its pixels but those beyond the ends") {
  const auto set = unequalSet();
  const NormalizerPreview preview = previewNormalizers(requestFor(set, "minmax"), Progress());
  REQUIRE(preview.histograms.size() == 3);
  for (const ClassHistogram& histogram : preview.histograms) {
    CHECK(histogram.share.size() == kHistogramBins);
    const double sum = std::accumulate(histogram.share.begin(), histogram.share.end(), 0.0);
    CHECK(sum <= doctest::Approx(1));
    CHECK(sum > 0.95);
  }
}

TEST_CASE("a preview is the same on any number of threads, and stops when asked to") {
  const auto set = unequalSet();
  const PreviewRequest request = requestFor(set, "rroot-minmax:r=0.5,scope=all");
  setThreadCount(1);
  const NormalizerPreview one = previewNormalizers(request, Progress());
  setThreadCount(3);
  const NormalizerPreview three = previewNormalizers(request, Progress());
  setThreadCount(0);
  CHECK(one.images == three.images);
  CHECK(one.separation.rocArea == three.separation.rocArea);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(previewNormalizers(request, progress), Cancelled);
}

TEST_CASE("a preview refuses what is no normalizer") {
  CHECK_THROWS_AS(previewNormalizers(requestFor(unequalSet(), "pca"), Progress()), UsageError);
}
