// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/forest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <unordered_set>
#include <utility>

#include "base/parallel.h"
#include "classify/decision_tree.h"
#include "classify/parameter_rows.h"
#include "classify/present_classes.h"
#include "classify/training_checks.h"

namespace blendscope {

namespace {

constexpr std::size_t kForestRowsPerBlock = 128;

struct ForestSettings {
  std::size_t trees = 100;
  std::string features = "sqrt";  ///< sqrt, log2, all
  double featureShare = 0;        ///< used where `features` is empty
  std::size_t minimumLeaf = 1;
  int maximumDepth = 0;
  bool bootstrap = true;

  explicit ForestSettings(const Parameters& arguments)
      : trees(static_cast<std::size_t>(arguments.integer("trees"))),
        features(arguments.isWord("features") ? arguments.word("features") : ""),
        featureShare(features.empty() ? arguments.number("features") : 0),
        minimumLeaf(static_cast<std::size_t>(arguments.integer("min-leaf"))),
        maximumDepth(arguments.integer("max-depth")),
        bootstrap(arguments.flag("bootstrap")) {}

  std::size_t featuresPerSplit(std::size_t count) const {
    const auto all = static_cast<double>(count);
    const double wanted = features == "sqrt"   ? std::sqrt(all)
                          : features == "log2" ? std::log2(all)
                          : features == "all"  ? all
                                               : featureShare * all;
    return std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, count);
  }
};

class FittedForest final : public FittedClassifier {
 public:
  PresentClasses classes;
  std::size_t features = 0;
  std::size_t featuresPerSplit = 1;
  double outOfBagAccuracy = 0;  ///< NaN if every row was in every tree
  std::vector<DecisionTree> trees;

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, features, "forest");
    return classes.predict(batch.size(), kForestRowsPerBlock, progress, [&](std::size_t begin, std::size_t end, auto& block) {
      averageShares(trees, batch.values.rowRange(begin, end), block);
    });
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    double leaves = 0;
    for (const DecisionTree& tree : trees) leaves += static_cast<double>(tree.leafCount());
    std::vector<std::pair<std::string, HyperparameterValue>> values{
        {"trees", static_cast<double>(trees.size())},
        {"features per split", static_cast<double>(featuresPerSplit)},
        {"leaves per tree", leaves / static_cast<double>(trees.size())}};
    if (!std::isnan(outOfBagAccuracy)) values.emplace_back("out-of-bag accuracy", outOfBagAccuracy);
    return values;
  }

  void save(ArchiveWriter& archive) const override {
    classes.save(archive);
    archive.integer(static_cast<std::int64_t>(features));
    archive.integer(static_cast<std::int64_t>(featuresPerSplit));
    archive.number(outOfBagAccuracy);
    archive.integer(static_cast<std::int64_t>(trees.size()));
    for (const DecisionTree& tree : trees) tree.save(archive);
  }

  static std::shared_ptr<const FittedForest> load(const Parameters&, ArchiveReader& archive) {
    auto model = std::make_shared<FittedForest>();
    model->classes = PresentClasses::load(archive);
    model->features = static_cast<std::size_t>(archive.integer());
    model->featuresPerSplit = static_cast<std::size_t>(archive.integer());
    model->outOfBagAccuracy = archive.number();
    const std::int64_t count = archive.integer();
    if (count < 1) throwBrokenModel("forest");
    for (std::int64_t t = 0; t < count; ++t) {
      model->trees.push_back(DecisionTree::load(model->features, model->classes.count(), archive));
    }
    return model;
  }
};

/// Votes of the trees that did not train on any row of a row's object, added tree by tree.
class OutOfBagVotes {
 public:
  /// `groups` as in TrainingBatch.
  OutOfBagVotes(std::size_t rows, std::size_t classes, std::span<const int> groups)
      : votes_(rows, classes, 0.0), groups_(groups) {}

  void add(const DecisionTree& tree, std::span<const float> weights, MatrixView<const float> values) {
    std::unordered_set<int> drawn;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (weights[i] > 0) drawn.insert(groups_[i]);
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (weights[i] > 0 || (!groups_.empty() && drawn.contains(groups_[i]))) continue;
      const std::span<const float> shares = tree.shares(values.row(i));
      for (std::size_t c = 0; c < shares.size(); ++c) votes_(i, c) += static_cast<double>(shares[c]);
    }
  }

  /// Share of rows with votes whose votes are right; NaN without votes.
  double accuracy(std::span<const int> labels) const {
    std::size_t voted = 0;
    std::size_t right = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const auto row = votes_.row(i);
      const auto top = std::max_element(row.begin(), row.end());
      if (*top <= 0) continue;
      ++voted;
      right += top - row.begin() == labels[i];
    }
    return voted > 0 ? static_cast<double>(right) / static_cast<double>(voted)
                     : std::numeric_limits<double>::quiet_NaN();
  }

 private:
  Matrix<double> votes_;
  std::span<const int> groups_;
};

class Forest final : public Classifier {
 public:
  explicit Forest(const Parameters& arguments) : settings_(arguments) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    auto model = std::make_shared<FittedForest>();
    model->classes = PresentClasses(batch, "forest");
    model->features = batch.values.cols();
    model->featuresPerSplit = settings_.featuresPerSplit(model->features);
    const std::vector<int> labels = model->classes.numbered(batch.labels);
    const BinnedFeatures binned(batch.values, progress);
    const TreeSettings settings{model->featuresPerSplit, settings_.minimumLeaf, settings_.maximumDepth};

    model->trees.resize(settings_.trees);
    OutOfBagVotes votes(batch.size(), model->classes.count(), batch.groups);
    std::vector<std::vector<float>> finished(settings_.trees);  // weights of trees whose votes are not counted yet
    std::size_t counted = 0;
    std::mutex mutex;
    parallelFor(settings_.trees, 1, [&](std::size_t t, std::size_t) {
      progress.throwIfCancelled();
      RandomStream random(batch.seed, t);
      std::vector<float> weights = drawnWeights(batch.size(), random);
      model->trees[t] =
          DecisionTree::grow({binned, labels, weights, model->classes.count()}, settings, random, progress);
      const std::lock_guard lock(mutex);
      finished[t] = std::move(weights);
      // Trees end in any order; their votes are counted, and told, in the order of their numbers.
      for (; counted < finished.size() && !finished[counted].empty(); ++counted) {
        progress.throwIfCancelled();  // many trees may have waited for a slow one
        votes.add(model->trees[counted], std::exchange(finished[counted], {}), batch.values);
        model->outOfBagAccuracy = votes.accuracy(labels);
        if (settings_.bootstrap) progress.iteration({"forest", counted + 1, 1 - model->outOfBagAccuracy, {}});
        progress.report(static_cast<double>(counted + 1) / static_cast<double>(settings_.trees));
      }
    });
    return model;
  }

 private:
  /// How often each row is drawn.
  std::vector<float> drawnWeights(std::size_t rows, RandomStream& random) const {
    if (!settings_.bootstrap) return std::vector<float>(rows, 1);
    std::vector<float> weights(rows, 0);
    for (std::size_t i = 0; i < rows; ++i) ++weights[random.below(rows)];
    return weights;
  }

  ForestSettings settings_;
};

StepInfo forestInfo() {
  StepInfo info;
  info.name = "forest";
  info.label = "Random forest";
  info.kind = StepKind::Classifier;
  info.help = "Many trees of yes/no questions about pixels, each grown on its own random sample; they vote.";
  ParameterInfo features = numberRow("features", "Features per split", 0.1, 0.001, 1,
                                     "How many features each question may choose from, as a share of all, or their "
                                     "square root, or their binary logarithm; few make the trees differ.");
  features = orWord(std::move(features), "log2");
  features = orWord(std::move(features), "all");
  info.parameters = {
      logarithmic(integerRow("trees", "Trees", 100, 1, 10000, "More trees vote more steadily and take longer.")),
      orWord(std::move(features), "sqrt"),
      integerRow("min-leaf", "Rows per leaf", 1, 1, 1000000,
                 "A leaf holds at least so many training rows: larger leaves smooth the probabilities."),
      advanced(integerRow("max-depth", "Depth", 0, 0, 1000, "Most questions in a row; 0 means no limit.")),
      advanced(flagRow("bootstrap", "Bootstrap", true,
                       "Each tree sees rows drawn with replacement, so that the rest can test it (out-of-bag)."))};
  return info;
}

}  // namespace

ClassifierRegistry::Entry forestEntry() {
  return {forestInfo(), [](const Parameters& arguments) { return std::make_shared<Forest>(arguments); },
          FittedForest::load};
}

}  // namespace blendscope
