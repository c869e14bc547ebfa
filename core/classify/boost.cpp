// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/boost.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/parallel.h"
#include "base/random.h"
#include "classify/parameter_rows.h"
#include "classify/present_classes.h"
#include "classify/training_checks.h"
#include "classify/xgboost_model.h"

namespace blendscope {

namespace {

constexpr std::size_t kBoostRowsPerBlock = 1024;

struct BoostSettings {
  std::size_t rounds;
  double rate;
  int depth;
  double rowShare;
  double columnShare;
  double minimumWeight;
  double penalty;
  int bins;

  explicit BoostSettings(const Parameters& arguments)
      : rounds(static_cast<std::size_t>(arguments.integer("rounds"))),
        rate(arguments.number("rate")),
        depth(arguments.integer("depth")),
        rowShare(arguments.number("rows")),
        columnShare(arguments.number("columns")),
        minimumWeight(arguments.number("min-weight")),
        penalty(arguments.number("penalty")),
        bins(arguments.integer("bins")) {}

  XgboostModel::Settings forXgboost(std::uint64_t seed) const {
    return {{"eta", fmt::format("{}", rate)},
            {"max_depth", fmt::format("{}", depth)},
            {"colsample_bytree", fmt::format("{}", columnShare)},
            {"min_child_weight", fmt::format("{}", minimumWeight)},
            {"lambda", fmt::format("{}", penalty)},
            {"max_bin", fmt::format("{}", bins)},
            {"seed", fmt::format("{}", seed % 2147483647)}};
  }
};

/// Class probabilities from a row's margins; a single margin is the log-odds of the second of two classes.
void probabilitiesOf(std::span<const float> margins, std::span<double> p) {
  p[0] = 0;
  for (std::size_t m = 0; m < margins.size(); ++m) p[p.size() - margins.size() + m] = static_cast<double>(margins[m]);
  normalizeLogProbabilities(p);
}

/// A multiple of 2⁻²⁰. Sums of millions of such numbers are exact in double precision, hence the same in whatever order
/// XGBoost's threads add them.
float rounded(double value) { return static_cast<float>(std::nearbyint(value * 1048576) / 1048576); }

/// Slopes and curvatures of the log loss at the current margins.
class LogLoss {
 public:
  std::vector<float> slopes;      ///< rows × margins
  std::vector<float> curvatures;  ///< rows × margins

  LogLoss(std::vector<int> labels, std::size_t classes)
      : labels_(std::move(labels)), classes_(classes), margins_(classes == 2 ? 1 : classes) {
    slopes.resize(labels_.size() * margins_);
    curvatures.resize(labels_.size() * margins_);
  }

  std::size_t margins() const { return margins_; }

  /// Fills slopes and curvatures, zero for rows outside `rowShare` of a random draw; gives the mean loss.
  double update(std::span<const float> current, double rowShare, RandomStream random) {
    std::vector<char> drawn(labels_.size(), 1);
    if (rowShare < 1) {
      for (char& d : drawn) d = random.uniform() < rowShare;
    }
    std::vector<double> losses((labels_.size() + kBoostRowsPerBlock - 1) / kBoostRowsPerBlock);
    parallelFor(labels_.size(), kBoostRowsPerBlock, [&](std::size_t begin, std::size_t end) {
      std::vector<double> p(classes_);
      for (std::size_t i = begin; i < end; ++i) {
        probabilitiesOf(current.subspan(i * margins_, margins_), p);
        const auto label = static_cast<std::size_t>(labels_[i]);
        losses[begin / kBoostRowsPerBlock] -= std::log(std::max(p[label], 1e-300));
        for (std::size_t m = 0; m < margins_; ++m) {
          const std::size_t c = classes_ - margins_ + m;
          slopes[i * margins_ + m] = drawn[i] ? rounded(p[c] - (c == label ? 1 : 0)) : 0.0F;
          // XGBoost's own softmax takes twice the diagonal, as a bound on the whole matrix of curvatures.
          curvatures[i * margins_ + m] = drawn[i] ? rounded((margins_ > 1 ? 2 : 1) * p[c] * (1 - p[c])) : 0.0F;
        }
      }
    });
    return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(labels_.size());
  }

 private:
  std::vector<int> labels_;
  std::size_t classes_;
  std::size_t margins_;
};

class FittedBoost final : public FittedClassifier {
 public:
  FittedBoost(PresentClasses classes, XgboostModel model, std::size_t rounds, double loss)
      : classes_(std::move(classes)), model_(std::move(model)), rounds_(rounds), loss_(loss) {}

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, model_.features(), "boost");
    return classes_.predict(batch.size(), kBoostRowsPerBlock, progress,
                            [&](std::size_t begin, std::size_t end, auto& block) {
                              const std::vector<float> margins = model_.margins(batch.values.rowRange(begin, end));
                              const std::size_t perRow = margins.size() / (end - begin);
                              for (std::size_t i = 0; i < end - begin; ++i) {
                                probabilitiesOf(std::span(margins).subspan(i * perRow, perRow), block.row(i));
                              }
                            });
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    return {{"rounds", static_cast<double>(rounds_)}, {"training log loss", loss_}};
  }

  void save(ArchiveWriter& archive) const override {
    classes_.save(archive);
    archive.integer(static_cast<std::int64_t>(rounds_));
    archive.number(loss_);
    archive.text(model_.bytes());
  }

  static std::shared_ptr<const FittedBoost> load(const Parameters&, ArchiveReader& archive) {
    PresentClasses classes = PresentClasses::load(archive);
    const auto rounds = static_cast<std::size_t>(archive.integer());
    const double loss = archive.number();
    XgboostModel model(archive.text());
    const std::size_t margins = model.margins(Matrix<float>(1, model.features(), 0.0F)).size();
    if (margins != (classes.count() == 2 ? 1 : classes.count())) throwBrokenModel("boost");
    return std::make_shared<FittedBoost>(std::move(classes), std::move(model), rounds, loss);
  }

 private:
  PresentClasses classes_;
  XgboostModel model_;
  std::size_t rounds_;
  double loss_;
};

class Boost final : public Classifier {
 public:
  explicit Boost(const Parameters& arguments) : settings_(arguments) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    PresentClasses classes(batch, "boost");
    progress.throwIfCancelled();
    LogLoss loss(classes.numbered(batch.labels), classes.count());
    const XgboostRows rows(batch.values);
    XgboostModel model(rows, loss.margins(), settings_.forXgboost(batch.seed));
    const auto update = [&](std::size_t round) {
      return loss.update(model.trainingMargins(rows), settings_.rowShare, RandomStream(batch.seed, round));
    };
    double mean = update(0);
    for (std::size_t round = 1; round <= settings_.rounds; ++round) {
      progress.throwIfCancelled();
      model.addRound(rows, loss.slopes, loss.curvatures);
      mean = update(round);
      progress.iteration({"boost", round, mean, {}});
      progress.report(static_cast<double>(round) / static_cast<double>(settings_.rounds));
    }
    model.finish();
    return std::make_shared<FittedBoost>(std::move(classes), std::move(model), settings_.rounds, mean);
  }

 private:
  BoostSettings settings_;
};

StepInfo boostInfo() {
  StepInfo info;
  info.name = "boost";
  info.label = "Gradient boosting";
  info.kind = StepKind::Classifier;
  info.help = "Small trees in a row, each mending the errors of those before it (XGBoost).";
  info.parameters = {
      logarithmic(integerRow("rounds", "Rounds", 200, 1, 10000, "Trees in a row: too many learn the noise.")),
      logarithmic(numberRow("rate", "Learning rate", 0.1, 0.001, 1,
                            "How much of each tree is believed; smaller rates need more rounds.")),
      integerRow("depth", "Depth", 6, 1, 16, "Most questions in a row within one tree."),
      numberRow("rows", "Share of rows", 1, 0.05, 1, "Part of the training rows each tree sees, drawn at random."),
      numberRow("columns", "Share of features", 1, 0.01, 1, "Part of the features each tree sees, drawn at random."),
      advanced(numberRow("min-weight", "Smallest leaf", 1, 0, 1e6,
                         "Least curvature of the loss in a leaf, for two classes at most a quarter of its rows.")),
      advanced(logarithmic(numberRow("penalty", "Penalty", 1, 0, 1e6, "L2 penalty that pulls leaves towards zero."))),
      advanced(integerRow("bins", "Bins", 64, 4, 1024, "Values of a feature that are told apart."))};
  return info;
}

}  // namespace

ClassifierRegistry::Entry boostEntry() {
  return {boostInfo(), [](const Parameters& arguments) { return std::make_shared<Boost>(arguments); },
          FittedBoost::load};
}

}  // namespace blendscope
