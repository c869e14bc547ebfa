// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/archive.h"
#include "base/matrix.h"
#include "base/progress.h"
#include "base/random.h"
#include "classify/binned_features.h"

namespace blendscope {

struct TreeSettings {
  std::size_t featuresPerSplit = 1;  ///< drawn anew at each node
  std::size_t minimumLeaf = 1;       ///< rows that a leaf must hold at least
  int maximumDepth = 0;              ///< of a leaf below the root; 0: no limit
  bool parallel = false;             ///< search features on several threads; for trees that grow one after another
};

/// Training rows as a tree sees them; rows of weight 0 stay out.
struct WeightedRows {
  const BinnedFeatures& features;
  std::span<const int> classes;  ///< in [0, classCount)
  std::span<const float> weights;
  std::size_t classCount;
};

/// A classification tree (Breiman et al. 1984): each node splits one feature where the Gini impurity falls most.
class DecisionTree {
 public:
  /// Depends on the random stream's state alone, not on threads. At least one weight must be positive.
  static DecisionTree grow(const WeightedRows& rows, const TreeSettings& settings, RandomStream& random,
                           const Progress& progress);

  /// Class shares of the leaf a row falls into.
  std::span<const float> shares(std::span<const float> row) const;

  std::size_t leafCount() const { return shares_.size() / classCount_; }
  int depth() const;

  void save(ArchiveWriter& archive) const;
  /// Throws Error if the tree is not one over `features` features and `classCount` classes.
  static DecisionTree load(std::size_t features, std::size_t classCount, ArchiveReader& archive);

 private:
  friend class TreeGrower;
  struct Node {
    float cut = 0;
    std::int32_t feature = -1;  ///< −1: a leaf
    std::int32_t next = 0;      ///< number of the lower child, the upper one follows it; of a leaf: its number
  };
  std::vector<Node> nodes_;
  std::vector<float> shares_;
  std::size_t classCount_ = 1;
};

/// Mean of the class shares over trees, `rows` × classes into `block`, rows [begin, end) of `values`.
void averageShares(std::span<const DecisionTree> trees, MatrixView<const float> values, Matrix<double>& block);

}  // namespace blendscope
