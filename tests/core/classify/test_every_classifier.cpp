// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "base/parallel.h"
#include "core/classify/training_rows.h"

/// What every registered classifier promises, whatever it does inside.
using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Every classifier that needs no pipelines inside it, with settings that keep the slow ones quick.
std::vector<std::string> steps() {
  std::vector<std::string> names;
  for (const auto& entry : classifiers().entries()) {
    const auto& rows = entry.info.parameters;
    const bool nests = std::any_of(rows.begin(), rows.end(),
                                   [](const ParameterInfo& p) { return p.kind == ParameterKind::Pipelines; });
    if (nests) continue;
    names.push_back(entry.info.name);
    if (names.back() == "cnn") names.back() += ":channels=4,epochs=15,batch=32";
    if (names.back() == "psf-fit") names.back() += ":simulations=100";
  }
  return names;
}

void checkIsPrediction(const Prediction& prediction, std::size_t rows, std::size_t classes) {
  REQUIRE(prediction.probability.rows() == rows);
  REQUIRE(prediction.probability.cols() == classes);
  REQUIRE(prediction.uncertainty.size() == rows);
  for (std::size_t i = 0; i < rows; ++i) {
    double sum = 0;
    for (const double p : prediction.probability.row(i)) {
      REQUIRE((p >= 0 && p <= 1));
      sum += p;
    }
    REQUIRE(sum == doctest::Approx(1).epsilon(1e-9));
    REQUIRE(prediction.uncertainty[i] >= 0);
  }
}

}  // namespace

TEST_CASE("every classifier learns what is easy to see, for two classes and three") {
  for (const int classes : {2, 3}) {
    const TrainingRows train = smallImages(240, 6, classes, 1);
    const TrainingRows test = smallImages(120, 6, classes, 2);
    for (const std::string& step : steps()) {
      CAPTURE(step);
      CAPTURE(classes);
      const auto model = fitted(step, train);
      checkIsPrediction(model->predict(test.features(), Progress()), 120, static_cast<std::size_t>(classes));
      CHECK(accuracy(probabilities(*model, test), test.labels) > (classes == 2 ? 0.8 : 0.6));
      CHECK_FALSE(model->uncertaintyMeaning().empty());
    }
  }
}

TEST_CASE("every classifier gives the same on one and two threads, and after a file") {
  const TrainingRows rows = smallImages(300, 5, 2, 3);
  for (const std::string& step : steps()) {
    CAPTURE(step);
    setThreadCount(1);
    const Matrix<double> one = probabilities(*fitted(step, rows), rows);
    setThreadCount(2);
    const auto model = fitted(step, rows);
    const Matrix<double> two = probabilities(*model, rows);
    setThreadCount(0);
    CHECK(one == two);
    ArchiveWriter writer;
    model->save(writer);
    ArchiveReader reader(writer.bytes());
    const auto restored = classifiers().load(parseStep(step), reader);
    CHECK(reader.atEnd());
    CHECK(probabilities(*restored, rows) == two);
    CHECK(restored->hyperparameters() == model->hyperparameters());
    CHECK(restored->warnings() == model->warnings());
  }
}

TEST_CASE("a cut-off model file is an error for every classifier") {
  const TrainingRows rows = smallImages(60, 5, 2, 3);
  for (const std::string& step : steps()) {
    CAPTURE(step);
    ArchiveWriter writer;
    fitted(step, rows)->save(writer);
    for (const std::size_t part : {0, 1, 2, 3}) {
      ArchiveReader reader(std::span(writer.bytes()).first(writer.bytes().size() * part / 4));
      CHECK_THROWS_AS(classifiers().load(parseStep(step), reader), Error);
    }
  }
}

TEST_CASE("one class alone is an error that says so for every classifier") {
  TrainingRows rows = smallImages(40, 5, 2, 4);
  std::fill(rows.labels.begin(), rows.labels.end(), 1);
  for (const std::string& step : steps()) {
    CAPTURE(step);
    CHECK_THROWS_WITH_AS(fitted(step, rows), doctest::Contains("one class"), Error);
  }
}

TEST_CASE("a class without training rows gets no probability from any classifier") {
  TrainingRows rows = smallImages(80, 5, 2, 5);
  rows.classCount = 3;
  for (int& label : rows.labels) label *= 2;
  for (const std::string& step : steps()) {
    CAPTURE(step);
    const Prediction prediction = fitted(step, rows)->predict(rows.features(), Progress());
    checkIsPrediction(prediction, 80, 3);
    for (std::size_t i = 0; i < 80; ++i) REQUIRE(prediction.probability(i, 1) == 0);
  }
}

TEST_CASE("features that are the same in every row are an error that says what to do for every classifier") {
  TrainingRows rows = smallImages(60, 5, 2, 6);
  std::fill(rows.values.values().begin(), rows.values.values().end(), 3.5F);
  for (const std::string& step : steps()) {
    CAPTURE(step);
    CHECK_THROWS_WITH_AS(fitted(step, rows), doctest::Contains("the same 25 features"), Error);
    CHECK_THROWS_WITH_AS(fitted(step, rows), doctest::Contains("choose another normalizer"), Error);
  }
}

TEST_CASE("constant features beside others that vary are no error for any classifier") {
  TrainingRows rows = smallImages(60, 5, 2, 6);
  for (std::size_t i = 0; i < 60; ++i) {
    for (std::size_t p = 0; p < 5; ++p) rows.values(i, p) = 0.5F;
  }
  for (const std::string& step : steps()) {
    CAPTURE(step);
    checkIsPrediction(fitted(step, rows)->predict(rows.features(), Progress()), 60, 2);
  }
}

TEST_CASE("every classifier stops when asked, in training and in prediction") {
  const TrainingRows rows = smallImages(60, 5, 2, 7);
  for (const std::string& step : steps()) {
    CAPTURE(step);
    const Progress progress;
    progress.requestCancel();
    CHECK_THROWS_AS(fitted(step, rows, progress), Cancelled);
    CHECK_THROWS_AS(fitted(step, rows)->predict(rows.features(), progress), Cancelled);
  }
}

TEST_CASE("rows with other features than the training rows are an error for every classifier") {
  const TrainingRows rows = smallImages(60, 5, 2, 8);
  const TrainingRows other = smallImages(10, 4, 2, 8);
  for (const std::string& step : steps()) {
    CAPTURE(step);
    CHECK_THROWS_AS(fitted(step, rows)->predict(other.features(), Progress()), Error);
  }
}

TEST_CASE("every parameter has a label, a default in range, and a line of help") {
  for (const auto& entry : classifiers().entries()) {
    CAPTURE(entry.info.name);
    CHECK_FALSE(entry.info.label.empty());
    CHECK_FALSE(entry.info.help.empty());
    for (const ParameterInfo& row : entry.info.parameters) {
      CAPTURE(row.name);
      CHECK_FALSE(row.label.empty());
      CHECK_FALSE(row.help.empty());
      StepSpec spec{entry.info.name, {{row.name, row.defaultValue}}};
      if (row.kind != ParameterKind::Pipelines) CHECK_NOTHROW(classifiers().make(spec));
    }
  }
}

TEST_CASE("where rows were made up, probabilities are those of the real ones") {
  // Made-up rows whose classes nothing tells make every answer unsure, unless they are left out of the calibration.
  const TrainingRows real = smallImages(240, 6, 2, 1);
  const TrainingRows fresh = smallImages(240, 6, 2, 2);
  TrainingRows all = smallImages(480, 6, 2, 3);
  RandomStream random(5);
  for (int& label : all.labels) label = static_cast<int>(random.below(2));
  std::vector<char> madeUp(all.labels.size(), 1);
  for (std::size_t i = 0; i < real.labels.size(); ++i) {
    std::copy_n(real.values.row(i).begin(), real.values.cols(), all.values.row(i).begin());
    all.labels[i] = real.labels[i];
    madeUp[i] = 0;
  }
  const auto lossOf = [&](const FittedClassifier& model) {
    const Matrix<double> p = probabilities(model, fresh);
    double loss = 0;
    for (std::size_t i = 0; i < p.rows(); ++i) loss -= std::log(p(i, static_cast<std::size_t>(fresh.labels[i])));
    return loss / static_cast<double>(p.rows());
  };
  int seen = 0;
  for (const std::string& step : steps()) {
    if (!classifiers().find(parseStep(step).name)->info.calibratesOnRealRows) continue;
    CAPTURE(step);
    ++seen;
    TrainingBatch batch = all.batch();
    const auto believing = classifiers().make(parseStep(step))->fit(batch, Progress());
    batch.madeUp = madeUp;
    const auto knowing = classifiers().make(parseStep(step))->fit(batch, Progress());
    CHECK(lossOf(*knowing) < lossOf(*believing));
  }
  CHECK(seen == 4);
}
