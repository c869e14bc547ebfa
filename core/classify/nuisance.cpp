// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/nuisance.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "classify/logistic.h"
#include "classify/present_classes.h"
#include "classify/training_checks.h"
#include "data/inner_folds.h"
#include "imaging/sky.h"

namespace blendscope {

namespace {

constexpr std::size_t kFeatures = 3;
constexpr std::size_t kNuisanceRowsPerBlock = 256;
constexpr int kFolds = 3;
constexpr double kSuspicious = 0.60;

void requireImages(const FeatureBatch& batch) {
  if (batch.shape.pixelCount() == batch.values.cols() && batch.values.cols() > 0) return;
  throw Error("it needs images, but these features are none", "step 'nuisance'", "Leave out the embedding before it.");
}

/// Sky level, sky noise and height of the peak above the sky.
Matrix<float> measure(const FeatureBatch& batch, const Progress& progress) {
  Matrix<float> features(batch.size(), kFeatures);
  parallelFor(batch.size(), kNuisanceRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      const std::span<const float> image = batch.values.row(i);
      const Sky sky = borderSky(image, batch.shape);
      const double peak = static_cast<double>(*std::max_element(image.begin(), image.end())) - sky.level;
      features(i, 0) = static_cast<float>(sky.level);
      features(i, 1) = static_cast<float>(sky.noise);
      features(i, 2) = static_cast<float>(peak);
    }
  });
  return features;
}

/// Fluxes span decades: columns in units of their median, then asinh, so that faint and bright stars count alike.
void compress(Matrix<float>& features, std::span<const double> scales) {
  for (std::size_t i = 0; i < features.rows(); ++i) {
    for (std::size_t f = 0; f < kFeatures; ++f) {
      features(i, f) = static_cast<float>(std::asinh(static_cast<double>(features(i, f)) / scales[f]));
    }
  }
}

std::vector<double> mediansOf(const Matrix<float>& features) {
  std::vector<double> scales;
  for (std::size_t f = 0; f < kFeatures; ++f) {
    std::vector<double> column;
    for (std::size_t i = 0; i < features.rows(); ++i) column.push_back(std::abs(static_cast<double>(features(i, f))));
    const auto middle = column.begin() + static_cast<std::ptrdiff_t>(column.size() / 2);
    std::nth_element(column.begin(), middle, column.end());
    scales.push_back(*middle > 0 ? *middle : 1);
  }
  return scales;
}

StepSpec logisticStep() { return {"logistic", {}}; }

ClassifierRegistry inner() { return ClassifierRegistry({logisticEntry()}); }

/// Probability that a row of the class scores higher than another one (Mann–Whitney, ties by halves); NaN if there are
/// none of either kind.
double areaUnderCurve(const Matrix<double>& probability, std::span<const int> labels, std::size_t c) {
  std::vector<std::pair<double, bool>> scores;
  for (std::size_t i = 0; i < labels.size(); ++i)
    scores.emplace_back(probability(i, c), labels[i] == static_cast<int>(c));
  std::sort(scores.begin(), scores.end());
  double below = 0, wins = 0, members = 0;
  for (std::size_t from = 0; from < scores.size();) {
    std::size_t to = from;
    double inClass = 0;
    for (; to < scores.size() && scores[to].first == scores[from].first; ++to) inClass += scores[to].second;
    const double others = static_cast<double>(to - from) - inClass;
    wins += inClass * (below + others / 2);
    below += others;
    members += inClass;
    from = to;
  }
  return members * below > 0 ? wins / (members * below) : std::numeric_limits<double>::quiet_NaN();
}

double meanArea(const Matrix<double>& probability, std::span<const int> labels) {
  double sum = 0;
  int count = 0;
  for (std::size_t c = 0; c < probability.cols(); ++c) {
    const double area = areaUnderCurve(probability, labels, c);
    if (!std::isnan(area)) sum += area, ++count;
  }
  return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

class FittedNuisance final : public FittedClassifier {
 public:
  ImageShape shape;
  std::vector<double> scales;
  double area = 0;  ///< cross-validated; NaN where the rows were too few
  std::shared_ptr<const FittedClassifier> logistic;

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, shape.pixelCount(), "nuisance");
    requireImages(batch);
    Matrix<float> features = measure(batch, progress);
    compress(features, scales);
    FeatureBatch inside;
    inside.values = features;
    return logistic->predict(inside, progress);
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    std::vector<std::pair<std::string, HyperparameterValue>> values{{"features", std::string("sky, noise, peak")}};
    if (!std::isnan(area)) values.emplace_back("cross-validated AUC", area);
    return values;
  }

  std::vector<std::string> warnings() const override {
    if (!(area > kSuspicious)) return {};
    return {
        fmt::format("sky level, sky noise and peak height alone tell the classes apart with an AUC of {:.2f}: other "
                    "classifiers may use them too, and then fail on data where they mean nothing",
                    area)};
  }

  void save(ArchiveWriter& archive) const override {
    archive.integer(shape.height);
    archive.integer(shape.width);
    archive.numbers(scales);
    archive.number(area);
    logistic->save(archive);
  }

  static std::shared_ptr<const FittedNuisance> load(const Parameters&, ArchiveReader& archive) {
    auto model = std::make_shared<FittedNuisance>();
    model->shape.height = static_cast<int>(archive.integer());
    model->shape.width = static_cast<int>(archive.integer());
    model->scales = archive.numbers();
    model->area = archive.number();
    if (model->scales.size() != kFeatures || model->shape.height < 1 || model->shape.width < 1) {
      throwBrokenModel("nuisance");
    }
    model->logistic = inner().load(logisticStep(), archive);
    return model;
  }
};

class Nuisance final : public Classifier {
 public:
  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    requireLearnable(batch, "nuisance");
    requireImages(batch);
    auto model = std::make_shared<FittedNuisance>();
    model->shape = batch.shape;
    Matrix<float> features = measure(batch, progress);
    model->scales = mediansOf(features);
    compress(features, model->scales);
    model->logistic = train(features, batch, progress.part(0, 0.25));
    model->area = crossValidate(features, batch, progress.part(0.25, 1));
    return model;
  }

 private:
  static std::shared_ptr<const FittedClassifier> train(const Matrix<float>& features, const TrainingBatch& batch,
                                                       const Progress& progress) {
    TrainingBatch inside = batch;
    inside.values = features;
    inside.shape = {};
    return inner().make(logisticStep())->fit(inside, progress);
  }

  static double crossValidate(const Matrix<float>& features, const TrainingBatch& batch, const Progress& progress) {
    const std::vector<int> folds = innerFolds(batch.labels, batch.groups, kFolds, batch.seed);
    Matrix<double> probability(batch.size(), static_cast<std::size_t>(batch.classCount), 0.0);
    for (int fold = 0; fold < kFolds; ++fold) {
      std::vector<int> labels;
      std::vector<float> inside, outside;
      for (std::size_t i = 0; i < batch.size(); ++i) {
        std::vector<float>& part = folds[i] == fold ? outside : inside;
        part.insert(part.end(), features.row(i).begin(), features.row(i).end());
        if (folds[i] != fold) labels.push_back(batch.labels[i]);
      }
      const bool oneClass = std::adjacent_find(labels.begin(), labels.end(), std::not_equal_to<>()) == labels.end();
      if (oneClass || outside.empty()) return std::numeric_limits<double>::quiet_NaN();
      TrainingBatch rows = batch;
      rows.labels = labels;
      rows.groups = {};
      const std::size_t count = labels.size();
      const auto model = train(Matrix<float>(count, kFeatures, std::move(inside)), rows,
                               progress.part(fold / double{kFolds}, (fold + 1) / double{kFolds}));
      const std::size_t leftOut = outside.size() / kFeatures;
      const Matrix<float> left(leftOut, kFeatures, std::move(outside));
      FeatureBatch asked;
      asked.values = left;
      const Matrix<double> answer = model->predict(asked, progress).probability;
      for (std::size_t i = 0, row = 0; i < batch.size(); ++i) {
        if (folds[i] != fold) continue;
        std::copy(answer.row(row).begin(), answer.row(row).end(), probability.row(i).begin());
        ++row;
      }
    }
    return meanArea(probability, batch.labels);
  }
};

}  // namespace

ClassifierRegistry::Entry nuisanceEntry() {
  StepInfo info;
  info.name = "nuisance";
  info.label = "Nuisance check";
  info.kind = StepKind::Classifier;
  info.help =
      "Sees sky level, sky noise and peak height alone, best of raw images: above an AUC of 0.60 the sample gives its "
      "classes away by how it was observed.";
  return {std::move(info), [](const Parameters&) { return std::make_shared<Nuisance>(); }, FittedNuisance::load};
}

}  // namespace blendscope
