// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include "base/parameter_info.h"
#include "embedding/iterative_embedding.h"
#include "embedding/neighbor_space.h"
#include "embedding/point_tree.h"

namespace blendscope {

struct TsneSettings {
  int dimensions = 2;  ///< 2 or 3
  double perplexity = 30;
  int iterations = 1000;
  double earlyExaggeration = 12;  ///< of the attraction, during the first quarter of the iterations, at most 250
  double learningRate = 0;        ///< 0: n/earlyExaggeration/4, at least 50
  double angle = 0.5;             ///< 0: exact forces
  EmbeddingMetric metric = EmbeddingMetric::Euclidean;
  NeighborMethod method = NeighborMethod::Auto;
};

/// A finished t-SNE. Rows identical to a training row get the position of that row (of the first such); others are
/// placed one by one among the fixed training rows: from the mean of their neighbours, weighted to the same perplexity,
/// downhill to where attraction and repulsion balance.
class TsneModel final : public FittedTransform {
 public:
  /// `meanWeight` is Σ_{i≠j} w_ij / n of the training positions: with it a new row feels the repulsion a training row
  /// does.
  TsneModel(std::shared_ptr<const NeighborSpace> space, Matrix<float> positions, double perplexity, double angle,
            double meanWeight);
  static std::shared_ptr<const TsneModel> load(ArchiveReader& archive);

  Matrix<float> transform(const FeatureBatch& batch, const Progress& progress) const override;
  ImageShape outputShape() const override { return {}; }
  std::vector<FeatureName> outputNames() const override;
  void save(ArchiveWriter& archive) const override;

  const Matrix<float>& trainingPositions() const { return positions_; }  ///< n × dimensions

 private:
  std::shared_ptr<const NeighborSpace> space_;
  Matrix<float> positions_;
  double perplexity_;
  double angle_;
  double meanWeight_;
  std::variant<PointTree<2>, PointTree<3>> tree_;
};

/// t-distributed stochastic neighbour embedding (van der Maaten & Hinton 2008) with Barnes & Hut's forces (van der
/// Maaten 2014), started from the principal components. Same bits on any number of threads. Every 50th iteration
/// reports its Kullback–Leibler divergence as an IterationEvent.
class Tsne final : public IterativeTransform {
 public:
  explicit Tsne(TsneSettings settings) : settings_(settings) {}
  explicit Tsne(const Parameters& parameters);
  static StepInfo info();

  /// Throws Error if there are too few rows for the perplexity or a value is not finite.
  std::unique_ptr<EmbeddingRun> start(const TrainingBatch& batch, const Progress& progress) const override;

 private:
  TsneSettings settings_;
};

}  // namespace blendscope
