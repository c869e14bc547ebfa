// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "embedding/sparse_graph.h"
#include "embedding/tsne.h"

namespace blendscope {

/// The optimisation of t-SNE: gradient descent with momentum and a gain per coordinate (Jacobs 1988).
class TsneRun final : public EmbeddingRun {
 public:
  TsneRun(std::shared_ptr<const NeighborSpace> space, SparseGraph probabilities, Matrix<float> start,
          const TsneSettings& settings);

  int epoch() const override { return iteration_; }
  int epochCount() const override { return settings_.iterations; }
  void run(int untilEpoch, const Progress& progress) override;
  Matrix<float> positions() const override { return positions_; }
  std::shared_ptr<const FittedTransform> finish() const override;

 private:
  void step(const Progress& progress);

  std::shared_ptr<const NeighborSpace> space_;
  SparseGraph probabilities_;
  TsneSettings settings_;
  int iteration_ = 0;
  Matrix<float> positions_;
  Matrix<float> velocity_;
  Matrix<float> gain_;
};

}  // namespace blendscope
