// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/adaboost.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "classify/decision_tree.h"
#include "classify/parameter_rows.h"
#include "classify/present_classes.h"
#include "classify/training_checks.h"
#include "data/inner_folds.h"
#include "gp/probability.h"

namespace blendscope {

namespace {

constexpr std::size_t kAdaboostRowsPerBlock = 256;

struct AdaboostSettings {
  std::size_t rounds;
  double rate;
  int depth;
  int folds;

  explicit AdaboostSettings(const Parameters& arguments)
      : rounds(static_cast<std::size_t>(arguments.integer("rounds"))),
        rate(arguments.number("rate")),
        depth(arguments.integer("depth")),
        folds(arguments.integer("folds")) {}
};

/// Trees and the weights of their votes.
struct Committee {
  std::vector<DecisionTree> trees;
  std::vector<double> weights;

  static std::size_t voteOf(const DecisionTree& tree, std::span<const float> row) {
    const std::span<const float> shares = tree.shares(row);
    return static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
  }

  /// Shares of the vote, rows × classes.
  Matrix<double> shares(MatrixView<const float> rows, std::size_t classes) const {
    Matrix<double> result(rows.rows(), classes, 0.0);
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t t = 0; t < trees.size(); ++t) {
      for (std::size_t i = 0; i < rows.rows(); ++i) result(i, voteOf(trees[t], rows.row(i))) += weights[t] / total;
    }
    return result;
  }
};

/// Without folds: what scikit-learn makes of the shares, softmax(share·K/(K−1)) up to a factor of 2 for two classes.
ProbabilityMap uncalibrated(std::size_t classes) {
  return {std::vector<double>(classes, 0.0), classes == 2 ? 1.0 : 1.0 / static_cast<double>(classes - 1)};
}

class FittedAdaboost final : public FittedClassifier {
 public:
  PresentClasses classes;
  std::size_t features = 0;
  Committee committee;
  ProbabilityMap map;
  double trainingError = 0;

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, features, "adaboost");
    return classes.predict(batch.size(), kAdaboostRowsPerBlock, progress,
                           [&](std::size_t begin, std::size_t end, auto& block) {
                             block = map.apply(committee.shares(batch.values.rowRange(begin, end), classes.count()));
                           });
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    return {{"rounds", static_cast<double>(committee.trees.size())},
            {"training error", trainingError},
            {"slope of the probabilities", map.slope}};
  }

  void save(ArchiveWriter& archive) const override {
    classes.save(archive);
    archive.integer(static_cast<std::int64_t>(features));
    archive.numbers(committee.weights);
    for (const DecisionTree& tree : committee.trees) tree.save(archive);
    archive.numbers(map.offset);
    archive.number(map.slope);
    archive.number(trainingError);
  }

  static std::shared_ptr<const FittedAdaboost> load(const Parameters&, ArchiveReader& archive) {
    auto model = std::make_shared<FittedAdaboost>();
    model->classes = PresentClasses::load(archive);
    model->features = static_cast<std::size_t>(archive.integer());
    model->committee.weights = archive.numbers();
    for (std::size_t t = 0; t < model->committee.weights.size(); ++t) {
      model->committee.trees.push_back(DecisionTree::load(model->features, model->classes.count(), archive));
    }
    model->map.offset = archive.numbers();
    model->map.slope = archive.number();
    model->trainingError = archive.number();
    if (model->committee.trees.empty() || model->map.offset.size() != model->classes.count()) {
      throwBrokenModel("adaboost");
    }
    return model;
  }
};

struct Boosted {
  Committee committee;
  double error = 0;  ///< share of the training rows that the committee gets wrong
};

/// Rows taking part have `takesPart` set.
class AdaboostRounds {
 public:
  AdaboostRounds(const AdaboostSettings& settings, const BinnedFeatures& binned, MatrixView<const float> values,
                 std::span<const int> labels, std::size_t classes)
      : settings_(settings), binned_(binned), values_(values), labels_(labels), classes_(classes) {}

  Boosted run(const std::vector<char>& takesPart, const Progress& progress, bool tell) const {
    Boosted boosted;
    const auto count = static_cast<double>(std::count(takesPart.begin(), takesPart.end(), 1));
    std::vector<float> weights(takesPart.begin(), takesPart.end());
    Matrix<double> votes(labels_.size(), classes_, 0.0);
    const TreeSettings tree{binned_.features(), 1, settings_.depth, true};
    RandomStream unused(0);  // trees that look at all features draw nothing
    for (std::size_t round = 1; round <= settings_.rounds; ++round) {
      progress.throwIfCancelled();
      DecisionTree grown = DecisionTree::grow({binned_, labels_, weights, classes_}, tree, unused, progress);
      const std::vector<std::size_t> vote = votesOf(grown);
      const double error = weightedError(vote, weights);
      const double chance = 1 - 1 / static_cast<double>(classes_);
      const bool perfect = error <= 0;
      const bool useless = error >= chance - 1e-12;
      if (useless && round > 1) break;
      const double weight =
          perfect || useless
              ? 1
              : settings_.rate * (std::log((1 - error) / error) + std::log(static_cast<double>(classes_ - 1)));
      boosted.committee.trees.push_back(std::move(grown));
      boosted.committee.weights.push_back(weight);
      for (std::size_t i = 0; i < vote.size(); ++i) votes(i, vote[i]) += weight;
      boosted.error = errorOf(votes, takesPart) / count;
      if (tell) progress.iteration({"adaboost", round, boosted.error, {{"error of the round", error}}});
      progress.report(static_cast<double>(round) / static_cast<double>(settings_.rounds));
      if (perfect || useless) break;
      raiseWeights(vote, weight, count, weights);
    }
    return boosted;
  }

 private:
  std::vector<std::size_t> votesOf(const DecisionTree& tree) const {
    std::vector<std::size_t> vote(labels_.size());
    parallelFor(vote.size(), 4096, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) vote[i] = Committee::voteOf(tree, values_.row(i));
    });
    return vote;
  }

  double weightedError(std::span<const std::size_t> vote, std::span<const float> weights) const {
    double wrong = 0;
    double all = 0;
    for (std::size_t i = 0; i < vote.size(); ++i) {
      all += static_cast<double>(weights[i]);
      if (vote[i] != static_cast<std::size_t>(labels_[i])) wrong += static_cast<double>(weights[i]);
    }
    return wrong / all;
  }

  double errorOf(const Matrix<double>& votes, const std::vector<char>& takesPart) const {
    double wrong = 0;
    for (std::size_t i = 0; i < votes.rows(); ++i) {
      const auto row = votes.row(i);
      if (takesPart[i] && std::max_element(row.begin(), row.end()) - row.begin() != labels_[i]) ++wrong;
    }
    return wrong;
  }

  /// Rows that were wrong gain weight; the mean weight stays 1.
  void raiseWeights(std::span<const std::size_t> vote, double weight, double count, std::vector<float>& weights) const {
    const double factor = std::exp(weight);
    double sum = 0;
    for (std::size_t i = 0; i < vote.size(); ++i) {
      const bool wrong = vote[i] != static_cast<std::size_t>(labels_[i]);
      sum += static_cast<double>(weights[i]) * (wrong ? factor : 1);
    }
    for (std::size_t i = 0; i < vote.size(); ++i) {
      const bool wrong = vote[i] != static_cast<std::size_t>(labels_[i]);
      weights[i] = static_cast<float>(static_cast<double>(weights[i]) * (wrong ? factor : 1) * count / sum);
    }
  }

  const AdaboostSettings& settings_;
  const BinnedFeatures& binned_;
  MatrixView<const float> values_;
  std::span<const int> labels_;
  std::size_t classes_;
};

class Adaboost final : public Classifier {
 public:
  explicit Adaboost(const Parameters& arguments) : settings_(arguments) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    auto model = std::make_shared<FittedAdaboost>();
    model->classes = PresentClasses(batch, "adaboost");
    model->features = batch.values.cols();
    const std::size_t classes = model->classes.count();
    const std::vector<int> labels = model->classes.numbered(batch.labels);
    const BinnedFeatures binned(batch.values, progress);
    const AdaboostRounds rounds(settings_, binned, batch.values, labels, classes);
    const double whole = 1.0 / (1 + settings_.folds);
    Boosted boosted = rounds.run(std::vector<char>(labels.size(), 1), progress.part(0, whole), true);
    model->committee = std::move(boosted.committee);
    model->trainingError = boosted.error;
    model->map = uncalibrated(classes);
    if (settings_.folds > 0) {
      const std::vector<int> folds = innerFolds(labels, batch.groups, settings_.folds, batch.seed);
      model->map = calibrate(rounds, batch, labels, folds, classes, progress.part(whole, 1));
    }
    return model;
  }

 private:
  ProbabilityMap calibrate(const AdaboostRounds& rounds, const TrainingBatch& batch, std::span<const int> labels,
                           std::span<const int> folds, std::size_t classes, const Progress& progress) const {
    std::vector<double> shares;  // real rows × classes
    std::vector<int> truth;
    for (int fold = 0; fold < settings_.folds; ++fold) {
      std::vector<char> inside;
      for (const int f : folds) inside.push_back(f != fold);
      const double n = settings_.folds;
      // A fold may hold all there is.
      if (std::count(inside.begin(), inside.end(), 1) == 0) continue;
      const Boosted boosted = rounds.run(inside, progress.part(fold / n, (fold + 1) / n), false);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        if (inside[i] || !batch.isReal(i)) continue;
        const Matrix<double> row = boosted.committee.shares(batch.values.rowRange(i, i + 1), classes);
        shares.insert(shares.end(), row.values().begin(), row.values().end());
        truth.push_back(labels[i]);
      }
    }
    if (truth.empty()) return uncalibrated(classes);
    return ProbabilityMap::fit(Matrix<double>(truth.size(), classes, std::move(shares)), truth);
  }

  AdaboostSettings settings_;
};

StepInfo adaboostInfo() {
  StepInfo info;
  info.name = "adaboost";
  info.label = "AdaBoost";
  info.kind = StepKind::Classifier;
  info.calibratesOnRealRows = true;
  info.help = "Shallow trees in a row; each looks hardest at the rows that those before it got wrong.";
  info.parameters = {
      logarithmic(integerRow("rounds", "Rounds", 100, 1, 10000, "Most trees that vote.")),
      integerRow("depth", "Depth", 2, 1, 10, "Most questions in a row within one tree."),
      logarithmic(numberRow("rate", "Learning rate", 1, 0.001, 2,
                            "Weight of each vote against the usual one; smaller rates need more rounds.")),
      integerRow("folds", "Folds for probabilities", 3, 0, 20,
                 "Parts of the training rows used to turn votes into probabilities; 0 is faster, but then "
                 "probabilities are not calibrated.")};
  return info;
}

}  // namespace

ClassifierRegistry::Entry adaboostEntry() {
  return {adaboostInfo(), [](const Parameters& arguments) { return std::make_shared<Adaboost>(arguments); },
          FittedAdaboost::load};
}

}  // namespace blendscope
