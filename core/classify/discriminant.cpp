// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/discriminant.h"

#include <fmt/format.h>
#include <Eigen/Core>
#include <cmath>

#include "classify/eigen_index.h"
#include "classify/parameter_rows.h"
#include "classify/present_classes.h"
#include "classify/shrunk_covariance.h"
#include "classify/training_checks.h"

namespace blendscope {

namespace {

using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t kDiscriminantRowsPerBlock = 256;

struct Settings {
  std::string step;
  std::optional<double> shrinkage;
  bool equalPriors = false;
};

/// One Gaussian per class; linear discriminants share one whitening.
class FittedDiscriminant final : public FittedClassifier {
 public:
  std::string step;
  PresentClasses classes;
  std::vector<double> logPrior;
  Matrix<double> mean;                ///< classes × features
  std::vector<Whitening> whitenings;  ///< one, or one per class
  std::vector<double> shrinkages;     ///< one per class

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, mean.cols(), step);
    return classes.predict(batch.size(), kDiscriminantRowsPerBlock, progress, [&](std::size_t begin, std::size_t end, auto& block) {
      const MatrixView<const float> values = batch.values.rowRange(begin, end);
      for (std::size_t c = 0; c < classes.count(); ++c) {
        const Whitening& whitening = whitenings.size() == 1 ? whitenings.front() : whitenings[c];
        const Eigen::VectorXd distance = squaredDistances(values, c, whitening);
        for (std::size_t i = 0; i < values.rows(); ++i) {
          block(i, c) = logPrior[c] - (distance[index(i)] + whitening.logDeterminant) / 2;
        }
      }
      for (std::size_t i = 0; i < values.rows(); ++i) normalizeLogProbabilities(block.row(i));
    });
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    std::vector<std::pair<std::string, HyperparameterValue>> values;
    for (std::size_t c = 0; c < shrinkages.size(); ++c) {
      values.emplace_back(fmt::format("shrinkage of class {}", classes.original(c)), shrinkages[c]);
    }
    return values;
  }

  std::vector<std::string> warnings() const override {
    double ridge = 0;
    for (const Whitening& whitening : whitenings) ridge = std::max(ridge, whitening.ridge);
    if (ridge == 0) return {};
    return {
        fmt::format("{}: some features are constant or follow from the others; {:.0e} of each variance was added "
                    "(a larger shrinkage avoids that)",
                    step, ridge)};
  }

  void save(ArchiveWriter& archive) const override {
    classes.save(archive);
    archive.numbers(logPrior);
    archive.numbers(shrinkages);
    archive.table(MatrixView<const double>(mean));
    archive.integer(static_cast<std::int64_t>(whitenings.size()));
    for (const Whitening& whitening : whitenings) {
      archive.table(MatrixView<const double>(whitening.triangle));
      archive.number(whitening.logDeterminant);
      archive.number(whitening.ridge);
    }
  }

  static std::shared_ptr<const FittedDiscriminant> load(const std::string& step, ArchiveReader& archive) {
    auto model = std::make_shared<FittedDiscriminant>();
    model->step = step;
    model->classes = PresentClasses::load(archive);
    model->logPrior = archive.numbers();
    model->shrinkages = archive.numbers();
    model->mean = archive.doubleTable();
    const std::size_t count = model->classes.count();
    const std::int64_t whitenings = archive.integer();
    if (model->logPrior.size() != count || model->shrinkages.size() != count || model->mean.rows() != count ||
        (whitenings != 1 && whitenings != static_cast<std::int64_t>(count))) {
      throwBrokenModel(step);
    }
    for (std::int64_t w = 0; w < whitenings; ++w) {
      Whitening whitening{archive.doubleTable(), archive.number(), archive.number()};
      if (whitening.triangle.rows() != model->mean.cols() || whitening.triangle.cols() != model->mean.cols()) {
        throwBrokenModel(step);
      }
      model->whitenings.push_back(std::move(whitening));
    }
    return model;
  }

 private:
  Eigen::VectorXd squaredDistances(MatrixView<const float> values, std::size_t c, const Whitening& whitening) const {
    const Eigen::Index d = index(mean.cols());
    Rows centred(index(values.rows()), d);
    for (std::size_t i = 0; i < values.rows(); ++i) {
      for (std::size_t f = 0; f < values.cols(); ++f) {
        centred(index(i), index(f)) = static_cast<double>(values(i, f)) - mean(c, f);
      }
    }
    const Eigen::Map<const Rows> triangle(whitening.triangle.data(), d, d);
    const Rows whitened = centred * triangle.transpose();
    return whitened.rowwise().squaredNorm();
  }
};

class Discriminant final : public Classifier {
 public:
  explicit Discriminant(Settings settings) : settings_(std::move(settings)) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    auto model = std::make_shared<FittedDiscriminant>();
    model->step = settings_.step;
    model->classes = PresentClasses(batch, settings_.step);
    const auto rows = model->classes.rowsByClass(batch.labels);
    model->mean = Matrix<double>(rows.size(), batch.values.cols());
    Matrix<double> shared(batch.values.cols(), batch.values.cols(), 0.0);
    for (std::size_t c = 0; c < rows.size(); ++c) {
      progress.throwIfCancelled();
      const double share = static_cast<double>(rows[c].size()) / static_cast<double>(batch.size());
      const double prior = settings_.equalPriors ? 1 / static_cast<double>(rows.size()) : share;
      ShrunkCovariance gaussian = shrunkCovariance(batch.values, rows[c], settings_.shrinkage, progress);
      std::copy(gaussian.mean.begin(), gaussian.mean.end(), model->mean.row(c).begin());
      model->logPrior.push_back(std::log(prior));
      model->shrinkages.push_back(gaussian.shrinkage);
      if (quadratic()) {
        const auto n = static_cast<double>(rows[c].size());
        scale(gaussian.covariance, n > 1 ? n / (n - 1) : 1);
        model->whitenings.push_back(whiteningOf(gaussian.covariance));
      } else {
        scale(gaussian.covariance, prior);
        for (std::size_t i = 0; i < shared.values().size(); ++i) shared.values()[i] += gaussian.covariance.values()[i];
      }
      progress.report(static_cast<double>(c + 1) / static_cast<double>(rows.size() + 1));
    }
    if (!quadratic()) model->whitenings.push_back(whiteningOf(shared));
    return model;
  }

 private:
  bool quadratic() const { return settings_.step == "qda"; }

  static void scale(Matrix<double>& covariance, double factor) {
    for (double& value : covariance.values()) value *= factor;
  }

  Settings settings_;
};

ClassifierRegistry::Entry entry(StepInfo info) {
  info.kind = StepKind::Classifier;
  info.parameters = {
      orWord(numberRow("shrinkage", "Shrinkage", 0, 0, 1,
                       "How far correlations between pixels are damped: 0 believes the training rows, 1 ignores "
                       "correlations; auto chooses by Ledoit and Wolf."),
             "auto"),
      choiceRow("priors", "Class shares", {"training", "equal"},
                "How common each class is expected to be: as in the training rows, or all alike.")};
  const std::string step = info.name;
  return {std::move(info),
          [step](const Parameters& arguments) {
            Settings settings{step, {}, arguments.word("priors") == "equal"};
            if (!arguments.isWord("shrinkage")) settings.shrinkage = arguments.number("shrinkage");
            return std::make_shared<Discriminant>(std::move(settings));
          },
          [step](const Parameters&, ArchiveReader& archive) { return FittedDiscriminant::load(step, archive); }};
}

}  // namespace

ClassifierRegistry::Entry linearDiscriminantEntry() {
  StepInfo info;
  info.name = "lda";
  info.label = "Linear discriminant";
  info.help = "Classes are Gaussian clouds of one common shape; the border between them is a plane.";
  info.formula = "ln p(c|x) = ln p(c) − ½ (x−μ_c)ᵀ Σ⁻¹ (x−μ_c) + const";
  return entry(std::move(info));
}

ClassifierRegistry::Entry quadraticDiscriminantEntry() {
  StepInfo info;
  info.name = "qda";
  info.label = "Quadratic discriminant";
  info.help = "Classes are Gaussian clouds, each with a shape of its own; the border between them is curved.";
  info.formula = "ln p(c|x) = ln p(c) − ½ ln|Σ_c| − ½ (x−μ_c)ᵀ Σ_c⁻¹ (x−μ_c) + const";
  return entry(std::move(info));
}

}  // namespace blendscope
