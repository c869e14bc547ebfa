// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "gp/gp_model.h"
#include "gp/lane_solver.h"

namespace blendscope {

/// Features of the points of some neighbourhoods: rows of a training table around m queries. Views only.
template <class T>
struct NeighborhoodSource {
  MatrixView<const T> training;                 ///< n × d
  MatrixView<const T> queries;                  ///< m × d
  MatrixView<const std::uint32_t> neighbors;    ///< m × k rows of `training`
  std::span<const double> inverseLengths = {};  ///< d factors for the features, or empty: all 1

  std::size_t size() const { return neighbors.rows(); }
  std::size_t k() const { return neighbors.cols(); }
};

/// Features of one neighbourhood, scaled, in double: its k neighbours and then the query.
template <class T>
void gatherFeatures(const NeighborhoodSource<T>& source, std::size_t query, std::vector<double>& features);

/// Squared distances of the four neighbourhoods from `first` on, packed by lanes (`neighborhoodSize(k)` elements with a
/// zero diagonal). Lanes beyond the last query repeat it.
template <class T>
void packDistances(const NeighborhoodSource<T>& source, std::size_t first, std::vector<double>& scratch,
                   std::span<double> packed);

/// Four neighbourhoods at work: correlations, factor, posterior. One per thread.
class LaneWorkspace {
 public:
  LaneWorkspace(std::size_t k, std::size_t columns);

  /// Solves for the neighbourhoods whose neighbours are the first `lanes` (1…4) of `rows`; distances as packed above,
  /// in units that `distanceScale` turns into squared length scales. Reports jitter where it had to add some.
  JitterReport solve(std::span<const double> distances, double distanceScale,
                     std::span<const std::uint32_t> const* rows, std::size_t lanes, const GpResponses& responses,
                     const GpParameters& parameters, const Kernel& kernel);

  /// Posterior mean of a response column (without any constant mean), valid after `solve`.
  double mean(std::size_t column, std::size_t lane) const { return means_[column * kLanes + lane]; }
  /// Variance in units of σ², of the latent function: in [0, 1].
  double variance(std::size_t lane) const { return variances_[lane]; }
  /// Yᵀ (K + ε)⁻¹ Y / k of a response column: its mean over a batch is the scale σ².
  double energy(std::size_t column, std::size_t lane) const { return energies_[column * kLanes + lane]; }

  /// After `solve`: kriging weights (K + ε)⁻¹ k (k elements), then (K + ε)⁻¹ Y (columns × k), by lanes. Destroys
  /// nothing but the border rows.
  std::span<const double> backSubstitute();

 private:
  void load(std::span<const std::uint32_t> const* rows, std::size_t lanes, const GpResponses& responses,
            const GpParameters& parameters);
  void assemble(std::span<const double> distances, double distanceScale, const Kernel& kernel);

  std::size_t k_;
  std::size_t columns_;
  std::vector<double> matrix_;     ///< triangle, query row, response rows
  std::vector<double> noise_;      ///< k
  std::vector<double> jitter_;     ///< 1
  std::vector<double> responses_;  ///< columns × k
  std::vector<double> means_;
  std::vector<double> variances_;
  std::vector<double> energies_;
};

}  // namespace blendscope
