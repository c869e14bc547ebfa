// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/naive_bayes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "classify/parameter_rows.h"
#include "classify/present_classes.h"
#include "classify/training_checks.h"

namespace blendscope {

namespace {

constexpr std::size_t kNaiveBayesRowsPerBlock = 512;

struct Moments {
  std::vector<double> mean;
  std::vector<double> variance;
};

/// Mean and variance (over n) of the columns, over some rows.
Moments momentsOf(MatrixView<const float> values, std::span<const std::size_t> rows) {
  Moments moments{std::vector<double>(values.cols(), 0), std::vector<double>(values.cols(), 0)};
  const auto n = static_cast<double>(rows.size());
  for (const std::size_t r : rows) {
    for (std::size_t f = 0; f < values.cols(); ++f) moments.mean[f] += static_cast<double>(values(r, f)) / n;
  }
  for (const std::size_t r : rows) {
    for (std::size_t f = 0; f < values.cols(); ++f) {
      const double difference = static_cast<double>(values(r, f)) - moments.mean[f];
      moments.variance[f] += difference * difference / n;
    }
  }
  return moments;
}

class FittedNaiveBayes final : public FittedClassifier {
 public:
  PresentClasses classes;
  double smoothing = 0;
  double added = 0;         ///< variance added to every feature
  Matrix<double> mean;      ///< classes × features
  Matrix<double> variance;  ///< classes × features, smoothing included
  std::vector<double> logPrior;

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, mean.cols(), "bayes");
    std::vector<double> constant = logPrior;
    for (std::size_t c = 0; c < classes.count(); ++c) {
      for (const double v : variance.row(c)) constant[c] -= std::log(2 * std::numbers::pi * v) / 2;
    }
    return classes.predict(batch.size(), kNaiveBayesRowsPerBlock, progress, [&](std::size_t begin, std::size_t end, auto& block) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::span<double> scores = block.row(i - begin);
        for (std::size_t c = 0; c < scores.size(); ++c) scores[c] = constant[c] - distance(batch.values.row(i), c) / 2;
        normalizeLogProbabilities(scores);
      }
    });
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    return {{"smoothing", smoothing}, {"added variance", added}};
  }

  void save(ArchiveWriter& archive) const override {
    classes.save(archive);
    archive.number(added);
    archive.numbers(logPrior);
    archive.table(MatrixView<const double>(mean));
    archive.table(MatrixView<const double>(variance));
  }

  static std::shared_ptr<const FittedNaiveBayes> load(const Parameters& arguments, ArchiveReader& archive) {
    auto model = std::make_shared<FittedNaiveBayes>();
    model->smoothing = arguments.number("smoothing");
    model->classes = PresentClasses::load(archive);
    model->added = archive.number();
    model->logPrior = archive.numbers();
    model->mean = archive.doubleTable();
    model->variance = archive.doubleTable();
    const std::size_t count = model->classes.count();
    if (model->logPrior.size() != count || model->mean.rows() != count || model->variance.rows() != count ||
        model->variance.cols() != model->mean.cols()) {
      throwBrokenModel("bayes");
    }
    return model;
  }

 private:
  /// Squared distance of a row from a class's mean, in units of its variances.
  double distance(std::span<const float> row, std::size_t c) const {
    double sum = 0;
    for (std::size_t f = 0; f < row.size(); ++f) {
      const double difference = static_cast<double>(row[f]) - mean(c, f);
      sum += difference * difference / variance(c, f);
    }
    return sum;
  }
};

class NaiveBayes final : public Classifier {
 public:
  explicit NaiveBayes(const Parameters& arguments)
      : smoothing_(arguments.number("smoothing")), equalPriors_(arguments.word("priors") == "equal") {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    auto model = std::make_shared<FittedNaiveBayes>();
    model->classes = PresentClasses(batch, "bayes");
    model->smoothing = smoothing_;
    model->added = addedVariance(batch.values);
    const auto rows = model->classes.rowsByClass(batch.labels);
    const std::size_t count = rows.size();
    model->mean = Matrix<double>(count, batch.values.cols());
    model->variance = Matrix<double>(count, batch.values.cols());
    for (std::size_t c = 0; c < count; ++c) {
      progress.throwIfCancelled();
      const Moments moments = momentsOf(batch.values, rows[c]);
      std::copy(moments.mean.begin(), moments.mean.end(), model->mean.row(c).begin());
      std::transform(moments.variance.begin(), moments.variance.end(), model->variance.row(c).begin(),
                     [&](double v) { return v + model->added; });
      const double share = static_cast<double>(rows[c].size()) / static_cast<double>(batch.size());
      model->logPrior.push_back(std::log(equalPriors_ ? 1 / static_cast<double>(count) : share));
      progress.report(static_cast<double>(c + 1) / static_cast<double>(count));
    }
    return model;
  }

 private:
  double addedVariance(MatrixView<const float> values) const {
    std::vector<std::size_t> all(values.rows());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const std::vector<double> variance = momentsOf(values, all).variance;
    const double largest = *std::max_element(variance.begin(), variance.end());
    // Where no feature varies any width will do: the features cancel and the priors decide.
    return largest > 0 ? std::max(smoothing_ * largest, 1e-300) : 1;
  }

  double smoothing_;
  bool equalPriors_;
};

StepInfo naiveBayesInfo() {
  StepInfo info;
  info.name = "bayes";
  info.label = "Gaussian naive Bayes";
  info.kind = StepKind::Classifier;
  info.help = "Each pixel of each class is a bell curve of its own; pixels are taken as independent.";
  info.formula = "p(c|x) ∝ p(c) ∏ N(x_f; μ_cf, σ²_cf)";
  info.parameters = {
      advanced(logarithmic(numberRow("smoothing", "Smoothing", 1e-9, 1e-12, 1,
                                     "Part of the largest variance that is added to all: keeps constant pixels "
                                     "harmless."))),
      choiceRow("priors", "Class shares", {"training", "equal"},
                "How common each class is expected to be: as in the training rows, or all alike.")};
  return info;
}

}  // namespace

ClassifierRegistry::Entry naiveBayesEntry() {
  return {naiveBayesInfo(), [](const Parameters& arguments) { return std::make_shared<NaiveBayes>(arguments); },
          FittedNaiveBayes::load};
}

}  // namespace blendscope
