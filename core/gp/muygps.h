// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/archive.h"
#include "gp/batch.h"
#include "gp/gp_model.h"
#include "gp/training.h"
#include "neighbors/neighbor_search.h"

namespace blendscope {

enum class SearchKind { Exact, Hnsw };
enum class MeanKind {
  Exact,  ///< every query has its own neighbourhood
  Fast    ///< coefficients of the nearest training point (Dunton et al. 2022, arXiv 2205.10879); means only
};

/// A MuyGPs model before it has seen data.
struct MuyGpsOptions {
  std::size_t k = 30;
  SearchKind search = SearchKind::Exact;
  HnswOptions hnsw;
  std::size_t batchSize = 200;
  BatchSampling sampling = BatchSampling::Balanced;
  MeanKind mean = MeanKind::Exact;
  TrainingOptions training;
};

/// Training rows of a model.
struct MuyGpsData {
  std::shared_ptr<const Matrix<float>> features;  ///< n × d, finite
  GpResponses responses;                          ///< n × c
  std::vector<int> labels;                        ///< n classes for balanced batches, or empty
  int classCount = 0;
  std::vector<int> groups;  ///< n object numbers, or empty: rows of one object are left out together
};

/// Posterior of m points. Multiply variances by `MuyGps::scales()` for those of the responses.
struct GpPosterior {
  Matrix<double> mean;           ///< m × c
  std::vector<double> variance;  ///< m, of the latent function in units of σ²; empty with fast means
  JitterReport jitter;
};

/// What the posterior at one point is made of.
struct GpExplanation {
  std::vector<std::uint32_t> row;  ///< training rows, nearest first
  std::vector<double> distance;    ///< in feature units
  std::vector<double> weight;      ///< the mean is Σ weight · response
};

/// Gaussian process regression of every point on its k nearest training points (Muyskens et al. 2021, arXiv
/// 2104.14581). Immutable once fitted; all functions may be called from any thread.
class MuyGps {
 public:
  /// Trains the free parameters on a batch. Throws Error where the data cannot train it, Cancelled when asked to stop
  /// before anything is known; a later stop keeps the best parameters so far (see `training().stopped`).
  static std::shared_ptr<const MuyGps> fit(MuyGpsData data, const MuyGpsOptions& options, const Progress& progress);
  static std::shared_ptr<const MuyGps> load(ArchiveReader& archive);
  void save(ArchiveWriter& archive) const;

  GpPosterior predict(MatrixView<const float> queries, const Progress& progress) const;
  /// Posterior at training rows with their own object left out.
  GpPosterior leaveOut(std::span<const std::uint32_t> rows, const Progress& progress) const;
  GpExplanation explain(std::span<const float> query) const;
  /// Derivatives of the posterior means by the features of one point (c × d), for its own neighbourhood. A neighbour at
  /// exactly the same place adds nothing: the rough kernels have a cusp there.
  Matrix<double> sensitivity(std::span<const float> query) const;

  const MuyGpsOptions& options() const { return options_; }
  const TrainingResult& training() const { return training_; }
  const GpParameters& parameters() const { return training_.parameters; }
  /// σ² of every response column.
  const std::vector<double>& scales() const { return training_.scales; }
  const MuyGpsData& data() const { return data_; }
  /// Share of the true neighbours that HNSW finds, on a sample of training rows; nothing for exact search.
  std::optional<double> recall() const { return recall_; }

 private:
  MuyGps() = default;
  void buildSearch(const Progress& progress);
  void measureRecall(const Progress& progress);
  void buildCoefficients(const Progress& progress);
  GpPosterior posterior(MatrixView<const float> queries, const NeighborLists& lists, const Progress& progress) const;
  GpPosterior fastMean(MatrixView<const float> queries, const Progress& progress) const;

  MuyGpsData data_;
  MuyGpsOptions options_;
  TrainingResult training_;
  std::unique_ptr<NeighborSearch> search_;
  std::optional<double> recall_;
  Matrix<std::uint32_t> fastRows_;   ///< n × k: every training point and its k − 1 nearest
  Matrix<double> fastCoefficients_;  ///< n × (c·k)
};

}  // namespace blendscope
