// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/exact_gp.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <set>

#include "base/random.h"
#include "classify/dense_gp.h"
#include "classify/parameter_rows.h"
#include "classify/present_classes.h"
#include "classify/training_checks.h"
#include "gp/probability.h"

namespace blendscope {

namespace {

constexpr std::size_t kExactGpRowsPerBlock = 64;
constexpr std::size_t kRowsForSearch = 500;

struct ExactGpSettings {
  KernelShape kernel;
  std::size_t rows;
  DenseGpSearch search;

  explicit ExactGpSettings(const Parameters& arguments)
      : kernel(kernelOf(arguments)), rows(static_cast<std::size_t>(arguments.integer("rows"))) {
    if (!arguments.isWord("length_scale")) search.lengthScale = arguments.number("length_scale");
    if (!arguments.isWord("noise")) search.noise = arguments.number("noise");
  }

  static KernelShape kernelOf(const Parameters& arguments) {
    if (arguments.word("kernel") == "rbf") return {KernelFamily::Rbf, kInfiniteSmoothness};
    return {KernelFamily::Matern, arguments.number("nu")};
  }
};

/// Means of the class code, one column per present class, from the response columns (one for two classes).
Matrix<double> classMeans(const Matrix<double>& columns, std::size_t classes) {
  if (classes > 2) return columns;
  Matrix<double> means(columns.rows(), 2);
  for (std::size_t i = 0; i < columns.rows(); ++i) {
    means(i, 0) = -columns(i, 0);
    means(i, 1) = columns(i, 0);
  }
  return means;
}

class FittedExactGp final : public FittedClassifier {
 public:
  FittedExactGp(PresentClasses classes, int classCount, std::shared_ptr<const DenseGp> gp, ProbabilityMap map)
      : classes_(std::move(classes)), classCount_(classCount), gp_(std::move(gp)), map_(std::move(map)) {}

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, gp_->points().cols(), "exact-gp");
    const std::size_t all = batch.size();
    Matrix<double> mean(all, static_cast<std::size_t>(classCount_), -1.0);
    std::vector<double> variance(all);
    const std::vector<double>& scales = gp_->scales();
    const double scale = std::accumulate(scales.begin(), scales.end(), 0.0) / static_cast<double>(scales.size());
    Prediction prediction =
        classes_.predict(all, kExactGpRowsPerBlock, progress, [&](std::size_t begin, std::size_t end, auto& block) {
          const DenseGp::Posterior posterior = gp_->predict(batch.values.rowRange(begin, end));
          const Matrix<double> means = classMeans(posterior.mean, classes_.count());
          block = map_.apply(means);
          for (std::size_t i = begin; i < end; ++i) {
            variance[i] = scale * posterior.variance[i - begin];
            for (std::size_t c = 0; c < classes_.count(); ++c) {
              mean(i, static_cast<std::size_t>(classes_.original(c))) = means(i - begin, c);
            }
          }
        });
    prediction.mean = std::move(mean);
    prediction.variance = std::move(variance);
    return prediction;
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    std::vector<std::pair<std::string, HyperparameterValue>> values{{"rows", static_cast<double>(gp_->points().rows())},
                                                                    {"length_scale", gp_->parameters().lengthScale},
                                                                    {"noise", gp_->parameters().noise}};
    for (std::size_t c = 0; c < gp_->scales().size(); ++c) {
      values.emplace_back(gp_->scales().size() == 1 ? "sigma2" : fmt::format("sigma2_{}", classes_.original(c)),
                          gp_->scales()[c]);
    }
    return values;
  }

  std::vector<std::string> warnings() const override {
    if (gp_->jitter() == 0) return {};
    return {fmt::format("exact-gp: {:.0e} was added to the diagonal of the covariance; a larger noise avoids that",
                        gp_->jitter())};
  }

  void save(ArchiveWriter& archive) const override {
    classes_.save(archive);
    archive.integer(classCount_);
    archive.number(gp_->parameters().lengthScale);
    archive.number(gp_->parameters().noise);
    archive.table(MatrixView<const float>(gp_->points()));
    archive.table(MatrixView<const double>(gp_->responses()));
    archive.numbers(map_.offset);
    archive.number(map_.slope);
  }

  static std::shared_ptr<const FittedExactGp> load(const Parameters& arguments, ArchiveReader& archive) {
    PresentClasses classes = PresentClasses::load(archive);
    const auto classCount = static_cast<int>(archive.integer());
    DenseGpParameters parameters;
    parameters.lengthScale = archive.number();
    parameters.noise = archive.number();
    Matrix<float> points = archive.floatTable();
    Matrix<double> responses = archive.doubleTable();
    ProbabilityMap map;
    map.offset = archive.numbers();
    map.slope = archive.number();
    const std::size_t count = classes.count();
    const bool sound = points.rows() == responses.rows() && points.rows() > 1 && map.offset.size() == count &&
                       responses.cols() == (count == 2 ? 1 : count) && parameters.lengthScale > 0 &&
                       parameters.noise >= 0 && classes.original(count - 1) < classCount;
    if (!sound) throwBrokenModel("exact-gp");
    auto gp = std::make_shared<const DenseGp>(ExactGpSettings::kernelOf(arguments), parameters, std::move(points),
                                              std::move(responses), Progress());
    return std::make_shared<FittedExactGp>(std::move(classes), classCount, std::move(gp), std::move(map));
  }

 private:
  PresentClasses classes_;
  int classCount_;
  std::shared_ptr<const DenseGp> gp_;
  ProbabilityMap map_;
};

class ExactGp final : public Classifier {
 public:
  explicit ExactGp(const Parameters& arguments) : settings_(arguments) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    PresentClasses classes(batch, "exact-gp");
    const std::vector<int> labels = classes.numbered(batch.labels);
    const std::vector<std::size_t> rows = sample(labels, classes.count(), batch);
    Matrix<float> points(rows.size(), batch.values.cols());
    Matrix<double> responses(rows.size(), classes.count() == 2 ? 1 : classes.count(), -1.0);
    std::vector<int> sampled;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::copy_n(batch.values.row(rows[i]).begin(), points.cols(), points.row(i).begin());
      const auto label = static_cast<std::size_t>(labels[rows[i]]);
      if (responses.cols() > 1) responses(i, label) = 1;
      if (responses.cols() == 1 && label == 1) responses(i, 0) = 1;
      sampled.push_back(labels[rows[i]]);
    }
    // The sample is in random order, so that its beginning is one of its own.
    const std::size_t some = std::min(rows.size(), kRowsForSearch);
    const DenseGpParameters parameters =
        findParameters(settings_.kernel, settings_.search, MatrixView<const float>(points).rowRange(0, some),
                       MatrixView<const double>(responses).rowRange(0, some), progress.part(0, 0.6));
    auto gp = std::make_shared<const DenseGp>(settings_.kernel, parameters, std::move(points), std::move(responses),
                                              progress.part(0.6, 0.8));
    progress.throwIfCancelled();
    ProbabilityMap map = ProbabilityMap::fit(classMeans(gp->leaveOneOut(), classes.count()), sampled);
    return std::make_shared<FittedExactGp>(std::move(classes), batch.classCount, std::move(gp), std::move(map));
  }

 private:
  /// At most `rows` training rows in random order, one per object, at least one of each class.
  std::vector<std::size_t> sample(std::span<const int> labels, std::size_t classes, const TrainingBatch& batch) const {
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    RandomStream(batch.seed, 1).shuffle(std::span(order));
    std::set<int> objects;
    std::vector<std::vector<std::size_t>> byClass(classes);
    std::size_t available = 0;
    for (const std::size_t row : order) {
      if (!batch.groups.empty() && !objects.insert(batch.groups[row]).second) continue;
      byClass[static_cast<std::size_t>(labels[row])].push_back(row);
      ++available;
    }
    std::vector<char> taken(labels.size(), 0);
    for (std::size_t c = 0; c < classes; ++c) {
      // An object of several classes may have left one of them without rows.
      if (byClass[c].empty())
        byClass[c].push_back(
            static_cast<std::size_t>(std::find(labels.begin(), labels.end(), static_cast<int>(c)) - labels.begin()));
      const double share = static_cast<double>(settings_.rows) / static_cast<double>(available);
      const auto wanted = static_cast<std::size_t>(std::lround(share * static_cast<double>(byClass[c].size())));
      const std::size_t count = std::clamp<std::size_t>(wanted, 1, byClass[c].size());
      for (std::size_t i = 0; i < count; ++i) taken[byClass[c][i]] = 1;
    }
    std::erase_if(order, [&](std::size_t row) { return !taken[row]; });
    return order;
  }

  ExactGpSettings settings_;
};

StepInfo exactGpInfo() {
  StepInfo info;
  info.name = "exact-gp";
  info.label = "Exact Gaussian process";
  info.kind = StepKind::Classifier;
  info.help = "A Gaussian process without MuyGPs' neighbourhoods: slow, so it sees a sample of the training rows.";
  info.formula = "μ(x) = k(x)ᵀ (K + εI)⁻¹ y";
  info.parameters = {logarithmic(integerRow("rows", "Rows", 1000, 2, 5000,
                                            "Training rows it may use; the time grows with their cube.")),
                     choiceRow("kernel", "Kernel", {"matern", "rbf"}, "How similarity falls with distance."),
                     numberRow("nu", "Smoothness ν", 1.5, 0.1, 10, "Of the Matérn kernel: rough (0.5) to smooth."),
                     orWord(logarithmic(numberRow("length_scale", "Length scale", 1, 1e-6, 1e9,
                                                  "Distance over which similarity falls; auto finds it.")),
                            "auto"),
                     orWord(logarithmic(numberRow("noise", "Noise", 0.1, 1e-9, 1e3,
                                                  "How much labels may contradict each other; auto finds it.")),
                            "auto")};
  return info;
}

}  // namespace

ClassifierRegistry::Entry exactGpEntry() {
  return {exactGpInfo(), [](const Parameters& arguments) { return std::make_shared<ExactGp>(arguments); },
          FittedExactGp::load};
}

}  // namespace blendscope
