// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "data/steps.h"

namespace blendscope {

/// An embedding that is being optimised: runs in pieces, so that its points can be drawn while they move. Not
/// thread-safe; `positions()` between two calls of `run`.
class EmbeddingRun {
 public:
  virtual ~EmbeddingRun() = default;

  virtual int epoch() const = 0;  ///< finished ones
  virtual int epochCount() const = 0;
  /// Works until `untilEpoch` (at most epochCount()) are finished. After Cancelled it goes on where it stopped: any
  /// sequence of calls ends in the same bits as one call.
  virtual void run(int untilEpoch, const Progress& progress) = 0;
  /// One row per training row.
  virtual Matrix<float> positions() const = 0;
  /// The embedding as it stands, able to place further rows.
  virtual std::shared_ptr<const FittedTransform> finish() const = 0;
};

/// Positions of the training rows after `epoch` of `epochCount` epochs.
using PositionListener = std::function<void(const Matrix<float>& positions, int epoch, int epochCount)>;

/// A Transform whose fit can be watched. What `embeddings()` makes may be asked for it by `dynamic_pointer_cast`.
class IterativeTransform : public Transform {
 public:
  /// Does what comes before the first epoch: neighbours, graph, starting positions. Throws like `fit`. The rows of
  /// `batch` need not outlive the run.
  virtual std::unique_ptr<EmbeddingRun> start(const TrainingBatch& batch, const Progress& progress) const = 0;

  /// All epochs in one go.
  std::shared_ptr<const FittedTransform> fit(const TrainingBatch& batch, const Progress& progress) const final;
  /// The same, to the last bit, with the positions handed out some ten times a second, at the start and at the end, on
  /// the calling thread.
  std::shared_ptr<const FittedTransform> fit(const TrainingBatch& batch, const PositionListener& listener,
                                             const Progress& progress) const;
};

/// "UMAP 1", "UMAP 2", …
std::vector<FeatureName> axisNames(std::string_view embedding, std::size_t count);

}  // namespace blendscope
