// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "base/progress.h"
#include "gp/loss.h"
#include "gp/neighborhoods.h"

namespace blendscope {

/// Which parameters training may change; the optimisers work on their logarithms, in this order: length scales (one or
/// one per feature), smoothness, noise, noise slope.
struct FreeParameters {
  bool lengthScales = true;
  bool smoothness = false;
  bool noise = false;
  bool noiseSlope = false;

  std::size_t count(const GpParameters& parameters) const;
  std::vector<double> pack(const GpParameters& parameters) const;
  /// `base` with the free ones replaced by exp(logarithms).
  GpParameters unpack(const std::vector<double>& logarithms, const GpParameters& base) const;
};

/// The leave-one-out loss of a batch of training points as a function of the parameters. Squared distances within the
/// neighbourhoods are computed once if all features share a length scale. Evaluations run on all threads with results
/// that do not depend on their number; one evaluation at a time.
class BatchObjective {
 public:
  /// `source.queries` are the batch points, `batchRows` their rows in the responses. What the views show must outlive
  /// this.
  template <class T>
  BatchObjective(const NeighborhoodSource<T>& source, std::vector<std::uint32_t> batchRows,
                 const GpResponses& responses, bool anisotropic, const Progress& progress);
  ~BatchObjective();
  BatchObjective(BatchObjective&&) noexcept;

  std::size_t size() const;

  /// Leave-one-out posterior of the batch.
  BatchPosterior posterior(const GpParameters& parameters, const Progress& progress);
  /// Loss; with `gradient` also its derivatives by the logarithms of the free parameters.
  double loss(Loss loss, const GpParameters& parameters, const FreeParameters& free, std::vector<double>* gradient,
              const Progress& progress);
  /// Jitter of the last evaluation.
  const JitterReport& jitter() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace blendscope
