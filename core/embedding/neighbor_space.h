// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/parameter_info.h"
#include "data/steps.h"
#include "neighbors/neighbor_search.h"

namespace blendscope {

enum class EmbeddingMetric {
  Euclidean,
  Cosine,  ///< 1 − cosine of the angle: brightness does not count, only shape
};

enum class NeighborMethod {
  Auto,  ///< Exact up to 100,000 rows
  Exact,
  Approximate,  ///< HNSW
};

/// The training rows of an embedding with their metric and the search over them. Immutable; shared between threads.
class NeighborSpace {
 public:
  /// Throws Error naming `step` and the row if a value is not finite.
  NeighborSpace(MatrixView<const float> values, EmbeddingMetric metric, NeighborMethod method, std::string_view step,
                const Progress& progress);
  static std::shared_ptr<const NeighborSpace> load(ArchiveReader& archive, std::string_view step);
  void save(ArchiveWriter& archive) const;

  std::size_t size() const { return points_->rows(); }
  /// n × d, of unit length under Cosine.
  const Matrix<float>& points() const { return *points_; }
  /// The k nearest others of every training row, distances in the metric.
  NeighborLists ofTrainingRows(std::size_t k, const Progress& progress) const;
  /// Throws Error naming the step if the rows have another number of features than the training rows.
  void requireWidth(MatrixView<const float> values) const;
  /// The k nearest training rows of other rows, all finite and of the right width.
  NeighborLists of(MatrixView<const float> values, std::size_t k, const Progress& progress) const;

 private:
  Matrix<float> inSpace(MatrixView<const float> values) const;
  void toMetric(NeighborLists& lists) const;

  std::string step_;
  EmbeddingMetric metric_;
  NeighborMethod method_;
  std::shared_ptr<const Matrix<float>> points_;
  std::unique_ptr<NeighborSearch> search_;
};

/// The two parameters that choose a space, and their values.
ParameterInfo metricParameter();
ParameterInfo neighborMethodParameter();
EmbeddingMetric metricFrom(const Parameters& parameters);
NeighborMethod neighborMethodFrom(const Parameters& parameters);

/// Fills the position of a row from its nearest training rows and the distances to them, nearest first.
using Settle = std::function<void(std::span<const float> row, std::span<const std::uint32_t> neighbors,
                                  std::span<const double> distances, std::span<float> position)>;

/// Places rows among training rows that stand at `trainingPositions`: rows identical to a training row where it stands
/// (the first such), others by `settle` among their k nearest, rows with a value that is not finite at NaN. In blocks
/// of bounded memory; `settle` is called from several threads. Throws Error if the rows have another number of
/// features.
Matrix<float> placeRows(MatrixView<const float> values, const NeighborSpace& space,
                        const Matrix<float>& trainingPositions, std::size_t k, const Progress& progress,
                        const Settle& settle);

/// A number that depends on the values of a row alone: the seed of what is drawn for it.
std::uint64_t seedOfRow(std::span<const float> row, std::uint64_t seed);

}  // namespace blendscope
