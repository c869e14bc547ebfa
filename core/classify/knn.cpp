// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/knn.h"

#include <fmt/format.h>
#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "classify/training_checks.h"
#include "neighbors/neighbor_search.h"

namespace blendscope {

namespace {

struct KnnParameters {
  std::size_t k = 10;
  bool byDistance = false;
};

/// Votes of neighbours at these distances, nearest first; they sum to 1.
std::vector<double> votes(std::span<const double> distances, bool byDistance) {
  std::vector<double> weights(distances.size(), 1);
  if (byDistance) {
    const bool touching = distances.front() == 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      weights[i] = touching ? (distances[i] == 0 ? 1 : 0) : distances.front() / distances[i];
    }
  }
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= sum;
  return weights;
}

class FittedKnn final : public FittedClassifier {
 public:
  FittedKnn(KnnParameters parameters, Matrix<float> points, std::vector<int> labels, int classCount,
            const Progress& progress)
      : parameters_(parameters),
        points_(std::make_shared<const Matrix<float>>(std::move(points))),
        search_(makeExactSearch(points_, progress)),
        labels_(std::move(labels)),
        classCount_(classCount) {}

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, points_->cols(), "knn");
    const NeighborLists neighbors = search_->find(batch.values, parameters_.k, {}, progress);
    Prediction prediction;
    prediction.probability = Matrix<double>(batch.size(), static_cast<std::size_t>(classCount_), 0.0);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const std::vector<double> weights = votes(neighbors.distance.row(i), parameters_.byDistance);
      for (std::size_t n = 0; n < weights.size(); ++n) {
        prediction.probability(i, static_cast<std::size_t>(labels_[neighbors.row(i, n)])) += weights[n];
      }
    }
    prediction.uncertainty = uncertaintyOfTopClass(prediction.probability);
    return prediction;
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    return {{"k", static_cast<double>(parameters_.k)}, {"weights", parameters_.byDistance ? "distance" : "uniform"}};
  }

  std::optional<NeighborExplanation> explain(std::span<const float> features) const override {
    const MatrixView<const float> query(features.data(), 1, features.size());
    const NeighborLists neighbors = search_->find(query, parameters_.k, {}, Progress());
    const std::span<const double> distance = neighbors.distance.row(0);
    return NeighborExplanation{
        {neighbors.row.values()}, {distance.begin(), distance.end()}, votes(distance, parameters_.byDistance)};
  }

  void save(ArchiveWriter& archive) const override {
    archive.integer(classCount_);
    archive.integers(labels_);
    archive.table(MatrixView<const float>(*points_));
  }

  static std::shared_ptr<const FittedKnn> load(KnnParameters parameters, ArchiveReader& archive) {
    const auto classCount = static_cast<int>(archive.integer());
    std::vector<std::int32_t> labels = archive.integers();
    Matrix<float> points = archive.floatTable();
    const bool inRange = std::all_of(labels.begin(), labels.end(), [&](int c) { return c >= 0 && c < classCount; });
    if (labels.size() != points.rows() || parameters.k > points.rows() || !inRange) {
      throw Error("the saved model contradicts itself", "step 'knn'", "Train and save it again.");
    }
    return std::make_shared<FittedKnn>(parameters, std::move(points), std::move(labels), classCount, Progress());
  }

 private:
  KnnParameters parameters_;
  std::shared_ptr<const Matrix<float>> points_;
  std::unique_ptr<NeighborSearch> search_;
  std::vector<int> labels_;
  int classCount_;
};

class Knn final : public Classifier {
 public:
  explicit Knn(KnnParameters parameters) : parameters_(parameters) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    requireLearnable(batch, "knn");
    if (parameters_.k > batch.size()) {
      throw Error(
          fmt::format("k={} neighbours were asked for, but there are {} training rows", parameters_.k, batch.size()),
          "step 'knn'", "Lower k or train on more rows.");
    }
    const std::size_t values = batch.size() * batch.values.cols();
    Matrix<float> points(batch.size(), batch.values.cols(),
                         std::vector<float>(batch.values.data(), batch.values.data() + values));
    return std::make_shared<FittedKnn>(parameters_, std::move(points),
                                       std::vector<int>(batch.labels.begin(), batch.labels.end()), batch.classCount,
                                       progress);
  }

 private:
  KnnParameters parameters_;
};

KnnParameters knnParameters(const Parameters& arguments) {
  return {static_cast<std::size_t>(arguments.integer("k")), arguments.word("weights") == "distance"};
}

StepInfo knnInfo() {
  StepInfo info;
  info.name = "knn";
  info.label = "k nearest neighbours";
  info.kind = StepKind::Classifier;
  info.help = "The k most similar training cutouts vote; the share of votes is the probability.";
  ParameterInfo k;
  k.name = "k";
  k.label = "Neighbours";
  k.kind = ParameterKind::Integer;
  k.defaultValue = 10.0;
  k.minimum = 1;
  k.maximum = 10000;
  k.help = "How many training cutouts vote: few follow the noise, many smooth over detail.";
  k.logarithmic = true;
  ParameterInfo weights;
  weights.name = "weights";
  weights.label = "Votes";
  weights.kind = ParameterKind::Choice;
  weights.defaultValue = std::string("uniform");
  weights.choices = {"uniform", "distance"};
  weights.help = "All neighbours alike, or each by one over its distance.";
  info.parameters = {k, weights};
  return info;
}

}  // namespace

ClassifierRegistry::Entry knnEntry() {
  return {knnInfo(), [](const Parameters& arguments) { return std::make_shared<Knn>(knnParameters(arguments)); },
          [](const Parameters& arguments, ArchiveReader& archive) {
            return FittedKnn::load(knnParameters(arguments), archive);
          }};
}

}  // namespace blendscope
