// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/psf_features.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "core/embedding/psf_survey.h"
#include "embedding/embeddings.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

PsfFitSettings settings(int single = 0) {
  PsfFitSettings settings(Parameters(PsfFeatures::info(), {"psf-features", {}}));
  settings.single = single;
  settings.simulations = 400;
  return settings;
}

std::shared_ptr<const FittedPsfFeatures> learnedFrom(const Survey& survey) {
  return PsfFeatures::learn(survey.batch(), settings(), "psf-features", Progress());
}

using F = FittedPsfFeatures;

}  // namespace

TEST_CASE("single stars teach the PSF's width and what the model lacks") {
  const auto fits = learnedFrom(Survey(300, 3, 1));
  CHECK(fits->psf().fwhm() == Approx(1.3).epsilon(0.03));
  CHECK(fits->psf().residual() == Approx(0.05).epsilon(0.25));
  CHECK(fits->psf().exposures() == 1);
  CHECK(fits->psf().seeingRatio() == 0);
}

TEST_CASE("copies of one star are no exposure's worth of stars") {
  Survey survey(8, 0, 3);
  for (std::size_t i = 1; i < 8; ++i) {
    std::ranges::copy(survey.values.row(0), survey.values.row(i).begin());
    survey.rows[i] = survey.rows[0];
  }
  CHECK(learnedFrom(survey)->psf().exposures() == 0);
}

TEST_CASE("rows of one exposure share its PSF: a wide PSF does not pass for a pair") {
  const Survey survey(400, 4, 2, true);
  const auto fits = learnedFrom(survey);
  REQUIRE(fits->psf().exposures() == 2);
  const auto belief = [&](std::size_t row) {
    const PsfBelief psf = fits->psf().prepare(survey.batch(), row).psf;
    return psf.fwhm * std::exp(psf.mean[0]);
  };
  CHECK(belief(0) == Approx(1.3).epsilon(0.03));
  CHECK(belief(2) == Approx(1.7).epsilon(0.03));
}

TEST_CASE("a training star is not judged by a PSF that it taught itself") {
  // Of five stars that share an exposure one is twice as wide as the others.
  Survey survey(205, 0, 12);
  std::vector<double> time(205, 58001);
  for (std::size_t i = 200; i < 205; ++i) {
    time[i] = 58009;
    std::vector<double> light(kShape.pixelCount(), 0);
    addPointSource({i == 200 ? 2.2 : 1.3, 2.4, 0, 0}, 4.2, 4.0, 5e4, kShape, light);
    for (std::size_t p = 0; p < light.size(); ++p) survey.values(i, p) = static_cast<float>(300 + light[p]);
  }
  survey.metadata = {};
  survey.metadata.add({"OBSMJD", "d", ColumnRole::Measured, time});
  const auto fits = learnedFrom(survey);
  REQUIRE(fits->psf().exposures() == 2);
  const TrainingBatch batch = survey.batch();
  const auto width = [](const PreparedCutout& cutout) { return cutout.psf.fwhm * std::exp(cutout.psf.mean[0]); };
  for (const std::size_t row : {200, 201}) {
    const PreparedCutout heldOut = fits->psf().prepareHeldOut(batch, row);
    TrainingBatch without = batch;
    std::vector<std::size_t> singles;
    for (std::size_t i = 0; i < 205; ++i) {
      if (i != row) singles.push_back(i);
    }
    const PsfKnowledge learned = PsfKnowledge::learn(without, singles, "psf-features", Progress());
    CHECK(width(heldOut) == Approx(width(learned.prepare(without, row))).epsilon(0.01));
  }
  std::vector<int> groups(205);
  for (int i = 0; i < 205; ++i) groups[static_cast<std::size_t>(i)] = i < 200 ? i : 1000;
  TrainingBatch grouped = batch;
  grouped.groups = groups;
  TrainingBatch unknown = batch;
  unknown.metadata = nullptr;
  CHECK(fits->psf().prepareHeldOut(grouped, 201).psf.scatter == fits->psf().prepare(unknown, 201).psf.scatter);
}

TEST_CASE("held-out fits of rows that taught nothing are those of new rows") {
  const Survey survey(60, 2, 13, true);
  const auto fits = learnedFrom(survey);
  const TrainingBatch batch = survey.batch();
  const Matrix<float> asNew = fits->transform(batch, Progress());
  const Matrix<float> heldOut = fits->transformHeldOut(batch, Progress());
  bool differs = false;
  for (std::size_t i = 0; i < 60; ++i) {
    for (std::size_t c = 0; c < asNew.cols(); ++c) {
      if (survey.labels[i] == 1) CHECK(heldOut(i, c) == asNew(i, c));
      differs = differs || heldOut(i, c) != asNew(i, c);
    }
  }
  CHECK(differs);
}

TEST_CASE("SEEING tells the width where exposures are not known") {
  Survey survey(200, 0, 3);
  MetadataTable metadata;
  metadata.add({"SEEING", "px", ColumnRole::Measured, std::vector<double>(200, 1.9)});
  survey.metadata = metadata;
  const auto fits = learnedFrom(survey);
  CHECK(fits->psf().exposures() == 0);
  CHECK(fits->psf().seeingRatio() == Approx(1.3 / 1.9).epsilon(0.03));
}

TEST_CASE("simulated singles give as many false alarms as they promise, on other singles") {
  const auto fits = learnedFrom(Survey(300, 0, 4));
  const Survey others(400, 0, 5);
  const Matrix<float> found = fits->transform(others.batch(), Progress());
  double alarms = 0;
  for (std::size_t i = 0; i < 400; ++i) alarms += found(i, F::Significance) > 1 ? 1 : 0;  // one in ten
  CHECK(alarms / 400 > 0.05);
  CHECK(alarms / 400 < 0.17);
}

TEST_CASE("pairs get their separation and flux ratio, and stand out") {
  const auto fits = learnedFrom(Survey(300, 3, 6));
  const Survey others(100, 1, 7);
  const Matrix<float> found = fits->transform(others.batch(), Progress());
  int significant = 0, right = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    significant += found(i, F::Significance) > 1.5 ? 1 : 0;
    right += std::abs(found(i, F::Separation) - 1.5F) < 0.25F && std::abs(found(i, F::FluxRatio) - 0.5F) < 0.2F ? 1 : 0;
  }
  CHECK(significant > 85);
  CHECK(right > 75);
}

TEST_CASE("the law of chance ratios: quantiles of what was simulated, by S/N") {
  NullLaw law;
  for (int i = 0; i < 1000; ++i) {
    law.add(1, i % 100);
    law.add(5, 10 * (i % 100));
  }
  law.finish();
  CHECK(law.falseAlarms(1, 89.5) == Approx(0.1).epsilon(0.1));
  CHECK(law.falseAlarms(5, 895) == Approx(0.1).epsilon(0.1));
  CHECK(law.falseAlarms(-3, 89.5) == law.falseAlarms(1, 89.5));
  CHECK(law.falseAlarms(5, 1e9) > 0);
  CHECK(law.falseAlarms(5, 0) == Approx(1));
  CHECK(law.threshold(0.1) == Approx(0.5 * (89 + 890)).epsilon(0.02));
}

TEST_CASE("PSF fits do not depend on threads, come back from a file, and refuse what they cannot use") {
  const Survey survey(120, 3, 8);
  setThreadCount(1);
  const Matrix<float> one = learnedFrom(survey)->transform(survey.batch(), Progress());
  setThreadCount(2);
  const auto fits = learnedFrom(survey);
  CHECK(fits->transform(survey.batch(), Progress()) == one);
  setThreadCount(0);
  ArchiveWriter writer;
  fits->save(writer);
  ArchiveReader reader(writer.bytes());
  const auto restored = embeddings().load(parseStep("psf-features"), reader);
  CHECK(restored->transform(survey.batch(), Progress()) == one);
  CHECK(restored->outputNames().size() == one.cols());

  TrainingBatch flat = survey.batch();
  flat.shape = {};
  CHECK_THROWS_WITH_AS(PsfFeatures::learn(flat, settings(), "psf-features", Progress()),
                       doctest::Contains("needs images"), Error);
  CHECK_THROWS_WITH_AS(PsfFeatures::learn(survey.batch(), settings(7), "psf-features", Progress()),
                       doctest::Contains("no single stars"), Error);
  const Progress stopped;
  stopped.requestCancel();
  CHECK_THROWS_AS(PsfFeatures::learn(survey.batch(), settings(), "psf-features", stopped), Cancelled);
}
