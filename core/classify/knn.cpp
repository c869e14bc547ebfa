// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/knn.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "classify/training_checks.h"

namespace blendscope {

namespace {

constexpr std::size_t kQueriesPerBlock = 64;

struct KnnParameters {
  std::size_t k = 10;
  bool byDistance = false;
};

struct Near {
  double distance;
  std::uint32_t row;
  auto operator<=>(const Near&) const = default;
};

/// Nearest first; among equal distances the earlier row.
std::vector<Near> nearestRows(const Matrix<float>& points, std::span<const float> query, std::size_t k) {
  std::vector<Near> all(points.rows());
  for (std::size_t i = 0; i < points.rows(); ++i) {
    double squares = 0;
    for (std::size_t f = 0; f < query.size(); ++f) {
      const double difference = static_cast<double>(points(i, f)) - static_cast<double>(query[f]);
      squares += difference * difference;
    }
    all[i] = {std::sqrt(squares), static_cast<std::uint32_t>(i)};
  }
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(k), all.end());
  all.resize(k);
  return all;
}

/// Votes of neighbours, nearest first; they sum to 1.
std::vector<double> votes(const std::vector<Near>& neighbors, bool byDistance) {
  std::vector<double> weights(neighbors.size(), 1);
  if (byDistance) {
    const bool touching = neighbors.front().distance == 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const double distance = neighbors[i].distance;
      weights[i] = touching ? (distance == 0 ? 1 : 0) : neighbors.front().distance / distance;
    }
  }
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= sum;
  return weights;
}

class FittedKnn final : public FittedClassifier {
 public:
  FittedKnn(KnnParameters parameters, Matrix<float> points, std::vector<int> labels, int classCount)
      : parameters_(parameters), points_(std::move(points)), labels_(std::move(labels)), classCount_(classCount) {}

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, points_.cols(), "knn");
    Prediction prediction;
    prediction.probability = Matrix<double>(batch.size(), static_cast<std::size_t>(classCount_), 0.0);
    parallelFor(batch.size(), kQueriesPerBlock, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      for (std::size_t i = begin; i < end; ++i) {
        const std::vector<Near> neighbors = nearestRows(points_, batch.values.row(i), parameters_.k);
        const std::vector<double> weights = votes(neighbors, parameters_.byDistance);
        for (std::size_t n = 0; n < neighbors.size(); ++n) {
          prediction.probability(i, static_cast<std::size_t>(labels_[neighbors[n].row])) += weights[n];
        }
      }
    });
    prediction.uncertainty = uncertaintyOfTopClass(prediction.probability);
    return prediction;
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    return {{"k", static_cast<double>(parameters_.k)}, {"weights", parameters_.byDistance ? "distance" : "uniform"}};
  }

  std::optional<NeighborExplanation> explain(std::span<const float> features) const override {
    const std::vector<Near> neighbors = nearestRows(points_, features, parameters_.k);
    NeighborExplanation explanation;
    explanation.weight = votes(neighbors, parameters_.byDistance);
    for (const Near& neighbor : neighbors) {
      explanation.trainingRow.push_back(neighbor.row);
      explanation.distance.push_back(neighbor.distance);
    }
    return explanation;
  }

  void save(ArchiveWriter& archive) const override {
    archive.integer(classCount_);
    archive.integers(labels_);
    archive.table(MatrixView<const float>(points_));
  }

  static std::shared_ptr<const FittedKnn> load(KnnParameters parameters, ArchiveReader& archive) {
    const auto classCount = static_cast<int>(archive.integer());
    std::vector<std::int32_t> labels = archive.integers();
    Matrix<float> points = archive.floatTable();
    const bool inRange = std::all_of(labels.begin(), labels.end(), [&](int c) { return c >= 0 && c < classCount; });
    if (labels.size() != points.rows() || parameters.k > points.rows() || !inRange) {
      throw Error("the saved model contradicts itself", "step 'knn'", "Train and save it again.");
    }
    return std::make_shared<FittedKnn>(parameters, std::move(points), std::move(labels), classCount);
  }

 private:
  KnnParameters parameters_;
  Matrix<float> points_;
  std::vector<int> labels_;
  int classCount_;
};

class Knn final : public Classifier {
 public:
  explicit Knn(KnnParameters parameters) : parameters_(parameters) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    requireSeveralClasses(batch, "knn");
    if (parameters_.k > batch.size()) {
      throw Error(
          fmt::format("k={} neighbours were asked for, but there are {} training rows", parameters_.k, batch.size()),
          "step 'knn'", "Lower k or train on more rows.");
    }
    const std::size_t values = batch.size() * batch.values.cols();
    Matrix<float> points(batch.size(), batch.values.cols(),
                         std::vector<float>(batch.values.data(), batch.values.data() + values));
    return std::make_shared<FittedKnn>(parameters_, std::move(points),
                                       std::vector<int>(batch.labels.begin(), batch.labels.end()), batch.classCount);
  }

 private:
  KnnParameters parameters_;
};

KnnParameters parametersOf(const Parameters& arguments) {
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
  return {knnInfo(), [](const Parameters& arguments) { return std::make_shared<Knn>(parametersOf(arguments)); },
          [](const Parameters& arguments, ArchiveReader& archive) {
            return FittedKnn::load(parametersOf(arguments), archive);
          }};
}

}  // namespace blendscope
