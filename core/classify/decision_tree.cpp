// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/decision_tree.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "classify/present_classes.h"

namespace blendscope {

namespace {

constexpr std::size_t kBins = 256;
constexpr std::size_t kManyRows = 4096;
constexpr std::size_t kFeaturesPerBlock = 8;

/// A training row on its way down the tree.
struct TreeSample {
  std::uint32_t row;
  std::uint32_t classNumber;
  float weight;
};

/// Where to split a feature: bins ≤ `bin` go to the lower child.
struct SplitPoint {
  double purity = -1;  ///< Σ (weight of a class in a child)² / weight of the child; the larger the better
  std::size_t feature = 0;
  std::size_t bin = 0;
};

/// Weight per bin and class of one feature over some samples. Only the bins that samples fall into are ever touched, so
/// that small nodes cost little.
class Histogram {
 public:
  explicit Histogram(std::size_t classes)
      : classes_(classes), weight_(kBins * classes, 0), lower_(classes), upper_(classes) {}

  void fill(std::span<const std::uint8_t> bins, std::span<const TreeSample> samples) {
    for (const TreeSample& sample : samples) {
      const std::size_t bin = bins[sample.row];
      weight_[bin * classes_ + sample.classNumber] += static_cast<double>(sample.weight);
      ++count_[bin];
      present_[bin / 64] |= std::uint64_t{1} << (bin % 64);
    }
  }

  /// The purest split that leaves `minimumLeaf` samples on both sides; empties the histogram.
  std::optional<SplitPoint> takeBest(std::span<const double> total, std::size_t samples, std::size_t minimumLeaf) {
    std::optional<SplitPoint> best;
    std::fill(lower_.begin(), lower_.end(), 0.0);
    std::copy(total.begin(), total.end(), upper_.begin());
    std::size_t below = 0;
    std::size_t previous = kBins;
    for (std::size_t word = 0; word < present_.size(); ++word) {
      for (std::uint64_t bits = present_[word]; bits != 0; bits &= bits - 1) {
        const std::size_t bin = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
        if (previous != kBins && below >= minimumLeaf && samples - below >= minimumLeaf) {
          const double purity = purityOf(lower_) + purityOf(upper_);
          if (!best || purity > best->purity) best = SplitPoint{purity, 0, (previous + bin) / 2};
        }
        below += moveDown(bin);
        previous = bin;
      }
      present_[word] = 0;
    }
    return best;
  }

 private:
  /// Takes a bin out of the histogram and counts it among the lower ones; gives its samples.
  std::size_t moveDown(std::size_t bin) {
    for (std::size_t c = 0; c < classes_; ++c) {
      double& weight = weight_[bin * classes_ + c];
      lower_[c] += weight;
      upper_[c] -= weight;
      weight = 0;
    }
    return std::exchange(count_[bin], 0);
  }

  static double purityOf(std::span<const double> weights) {
    double sum = 0;
    double squares = 0;
    for (const double w : weights) sum += w, squares += w * w;
    return sum > 0 ? squares / sum : 0;
  }

  std::size_t classes_;
  std::vector<double> weight_;
  std::array<std::uint32_t, kBins> count_{};
  std::array<std::uint64_t, kBins / 64> present_{};
  std::vector<double> lower_;
  std::vector<double> upper_;
};

/// A node whose samples [begin, end) are yet to be split.
struct OpenNode {
  std::size_t node;
  std::size_t begin;
  std::size_t end;
  int depth;
};

}  // namespace

class TreeGrower {
 public:
  TreeGrower(const WeightedRows& rows, const TreeSettings& settings, RandomStream& random, const Progress& progress)
      : rows_(rows),
        settings_(settings),
        random_(random),
        progress_(progress),
        histogram_(rows.classCount),
        order_(rows.features.features()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    for (std::size_t i = 0; i < rows.classes.size(); ++i) {
      if (rows.weights[i] > 0) {
        samples_.push_back(
            {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(rows.classes[i]), rows.weights[i]});
      }
    }
    tree_.classCount_ = rows.classCount;
  }

  DecisionTree grow() {
    tree_.nodes_.emplace_back();
    std::vector<OpenNode> open{{0, 0, samples_.size(), 0}};
    while (!open.empty()) {
      const OpenNode node = open.back();
      open.pop_back();
      if (node.end - node.begin > kManyRows) progress_.throwIfCancelled();
      const std::vector<double> total = weightPerClass(node);
      const std::optional<SplitPoint> split = mayBeSplit(node, total) ? bestSplit(node, total) : std::nullopt;
      if (!split) {
        makeLeaf(node, total);
        continue;
      }
      const std::size_t middle = partition(node, *split);
      const std::size_t lower = tree_.nodes_.size();
      tree_.nodes_.resize(lower + 2);
      tree_.nodes_[node.node] = {rows_.features.cut(split->feature, split->bin),
                                 static_cast<std::int32_t>(split->feature), static_cast<std::int32_t>(lower)};
      open.push_back({lower + 1, middle, node.end, node.depth + 1});
      open.push_back({lower, node.begin, middle, node.depth + 1});
    }
    return std::move(tree_);
  }

 private:
  std::span<const TreeSample> samplesOf(const OpenNode& node) const {
    return std::span(samples_).subspan(node.begin, node.end - node.begin);
  }

  std::vector<double> weightPerClass(const OpenNode& node) const {
    std::vector<double> total(rows_.classCount, 0.0);
    for (const TreeSample& sample : samplesOf(node)) total[sample.classNumber] += static_cast<double>(sample.weight);
    return total;
  }

  bool mayBeSplit(const OpenNode& node, std::span<const double> total) const {
    const bool pure = std::count_if(total.begin(), total.end(), [](double w) { return w > 0; }) < 2;
    const bool deep = settings_.maximumDepth > 0 && node.depth >= settings_.maximumDepth;
    return !pure && !deep && node.end - node.begin >= 2 * std::max<std::size_t>(settings_.minimumLeaf, 1);
  }

  /// Best split among `featuresPerSplit` features drawn at random; where none of them can be split, further ones are
  /// drawn until one can.
  std::optional<SplitPoint> bestSplit(const OpenNode& node, std::span<const double> total) {
    const std::size_t wanted = std::min(settings_.featuresPerSplit, order_.size());
    if (wanted == order_.size()) return bestAmong(node, total, order_);
    std::optional<SplitPoint> best;
    for (std::size_t drawn = 0; drawn < order_.size() && (drawn < wanted || !best); ++drawn) {
      std::swap(order_[drawn], order_[drawn + random_.below(order_.size() - drawn)]);
      const std::optional<SplitPoint> split = splitOf(order_[drawn], node, total, histogram_);
      if (split && (!best || split->purity > best->purity)) best = split;
    }
    return best;
  }

  std::optional<SplitPoint> bestAmong(const OpenNode& node, std::span<const double> total,
                                      std::span<const std::size_t> features) {
    std::vector<std::optional<SplitPoint>> splits(features.size());
    const bool parallel = settings_.parallel && node.end - node.begin > kManyRows / 4;
    parallelFor(features.size(), parallel ? kFeaturesPerBlock : features.size(), [&](std::size_t from, std::size_t to) {
      Histogram own(rows_.classCount);
      for (std::size_t i = from; i < to; ++i) splits[i] = splitOf(features[i], node, total, own);
    });
    std::optional<SplitPoint> best;
    for (const auto& split : splits) {
      if (split && (!best || split->purity > best->purity)) best = split;
    }
    return best;
  }

  std::optional<SplitPoint> splitOf(std::size_t feature, const OpenNode& node, std::span<const double> total,
                                    Histogram& histogram) const {
    histogram.fill(rows_.features.column(feature), samplesOf(node));
    auto split = histogram.takeBest(total, node.end - node.begin, settings_.minimumLeaf);
    if (split) split->feature = feature;
    return split;
  }

  /// Samples of the lower child first; gives where those of the upper begin.
  std::size_t partition(const OpenNode& node, const SplitPoint& split) {
    const std::span<const std::uint8_t> bins = rows_.features.column(split.feature);
    const auto begin = samples_.begin() + static_cast<std::ptrdiff_t>(node.begin);
    const auto end = samples_.begin() + static_cast<std::ptrdiff_t>(node.end);
    const auto middle = std::partition(begin, end, [&](const TreeSample& s) { return bins[s.row] <= split.bin; });
    return static_cast<std::size_t>(middle - samples_.begin());
  }

  void makeLeaf(const OpenNode& node, std::span<const double> total) {
    tree_.nodes_[node.node].next = static_cast<std::int32_t>(tree_.leafCount());
    const double sum = std::accumulate(total.begin(), total.end(), 0.0);
    for (const double weight : total) tree_.shares_.push_back(static_cast<float>(weight / sum));
  }

  const WeightedRows& rows_;
  const TreeSettings& settings_;
  RandomStream& random_;
  const Progress& progress_;
  Histogram histogram_;
  std::vector<std::size_t> order_;
  std::vector<TreeSample> samples_;
  DecisionTree tree_;
};

DecisionTree DecisionTree::grow(const WeightedRows& rows, const TreeSettings& settings, RandomStream& random,
                                const Progress& progress) {
  return TreeGrower(rows, settings, random, progress).grow();
}

std::span<const float> DecisionTree::shares(std::span<const float> row) const {
  const Node* node = nodes_.data();
  while (node->feature >= 0) {
    const bool upper = !(row[static_cast<std::size_t>(node->feature)] <= node->cut);
    node = nodes_.data() + node->next + (upper ? 1 : 0);
  }
  return std::span(shares_).subspan(static_cast<std::size_t>(node->next) * classCount_, classCount_);
}

int DecisionTree::depth() const {
  std::vector<int> depths(nodes_.size(), 0);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].feature < 0) continue;
    const auto lower = static_cast<std::size_t>(nodes_[i].next);
    depths[lower] = depths[lower + 1] = depths[i] + 1;
  }
  return *std::max_element(depths.begin(), depths.end());
}

void DecisionTree::save(ArchiveWriter& archive) const {
  std::vector<float> cuts;
  std::vector<std::int32_t> links;
  for (const Node& node : nodes_) {
    cuts.push_back(node.cut);
    links.push_back(node.feature);
    links.push_back(node.next);
  }
  archive.floats(cuts);
  archive.integers(links);
  archive.floats(shares_);
}

DecisionTree DecisionTree::load(std::size_t features, std::size_t classCount, ArchiveReader& archive) {
  const std::vector<float> cuts = archive.floats();
  const std::vector<std::int32_t> links = archive.integers();
  DecisionTree tree;
  tree.shares_ = archive.floats();
  tree.classCount_ = classCount;
  if (cuts.empty() || links.size() != 2 * cuts.size() || tree.shares_.size() % classCount != 0)
    throwBrokenModel("tree");
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const Node node{cuts[i], links[2 * i], links[2 * i + 1]};
    const auto next = static_cast<std::int64_t>(node.next);
    // Children come after their parent, so that every way down ends.
    const bool leafFits = next >= 0 && next < static_cast<std::int64_t>(tree.leafCount());
    const bool childrenFit = next > static_cast<std::int64_t>(i) && next + 1 < static_cast<std::int64_t>(cuts.size()) &&
                             node.feature < static_cast<std::int64_t>(features);
    if (node.feature < 0 ? !leafFits : !childrenFit) throwBrokenModel("tree");
    tree.nodes_.push_back(node);
  }
  return tree;
}

void averageShares(std::span<const DecisionTree> trees, MatrixView<const float> values, Matrix<double>& block) {
  for (const DecisionTree& tree : trees) {
    for (std::size_t i = 0; i < values.rows(); ++i) {
      const std::span<const float> shares = tree.shares(values.row(i));
      for (std::size_t c = 0; c < shares.size(); ++c) block(i, c) += static_cast<double>(shares[c]);
    }
  }
  for (double& value : block.values()) value /= static_cast<double>(trees.size());
}

}  // namespace blendscope
