// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameter_info.h"
#include "embedding/held_out.h"
#include "embedding/iterative_embedding.h"
#include "embedding/neighbor_space.h"
#include "embedding/umap_layout.h"

namespace blendscope {

struct UmapSettings {
  int dimensions = 2;
  int neighbors = 15;  ///< counts the point itself
  double minDist = 0.1;
  double spread = 1;
  EmbeddingMetric metric = EmbeddingMetric::Euclidean;
  int epochs = 0;  ///< 0: 500 up to 10,000 rows, else 200
  bool supervised = false;
  double targetWeight = 0.5;
  int negativeSamples = 5;
  double learningRate = 1;
  NeighborMethod method = NeighborMethod::Auto;
};

/// A finished UMAP. Rows identical to a training row get the position of that row (of the first such); others settle
/// among their neighbours, each by itself, so that its place does not depend on the rows it comes with.
class UmapModel final : public FittedTransform, public HeldOutTransform {
 public:
  UmapModel(std::shared_ptr<const NeighborSpace> space, Matrix<float> positions, const UmapForces& forces,
            int neighbors, std::uint64_t seed, bool supervised = false);
  static std::shared_ptr<const UmapModel> load(ArchiveReader& archive);

  Matrix<float> transform(const FeatureBatch& batch, const Progress& progress) const override;
  /// The same as `transform` for one that is not supervised.
  Matrix<float> transformHeldOut(const TrainingBatch& training, const Progress& progress) const override;
  ImageShape outputShape() const override { return {}; }
  std::vector<FeatureName> outputNames() const override;
  void save(ArchiveWriter& archive) const override;

  const Matrix<float>& trainingPositions() const { return positions_; }  ///< n × dimensions

 private:
  void placeOne(std::span<const float> row, std::span<const std::uint32_t> neighbors, std::span<const double> distances,
                std::span<float> position) const;

  std::shared_ptr<const NeighborSpace> space_;
  Matrix<float> positions_;
  UmapForces forces_;
  int neighbors_;
  std::uint64_t seed_;
  bool supervised_;
};

/// Uniform manifold approximation and projection (McInnes, Healy & Melville 2018, arXiv 1802.03426), plain or
/// supervised by the labels. Same bits on any number of threads.
class Umap final : public IterativeTransform {
 public:
  explicit Umap(UmapSettings settings) : settings_(settings) {}
  explicit Umap(const Parameters& parameters);
  static StepInfo info();

  /// Throws Error if there are not more rows than neighbours, min_dist exceeds spread, a value is not finite, or
  /// labels are missing where they are asked for.
  std::unique_ptr<EmbeddingRun> start(const TrainingBatch& batch, const Progress& progress) const override;

 private:
  void validate(const TrainingBatch& batch) const;
  UmapSettings settings_;
};

}  // namespace blendscope
