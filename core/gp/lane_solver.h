// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace blendscope {

/// Small symmetric systems, four at a time: element e of the systems' packed matrices stands at [4e … 4e+3], one lane
/// per system, so that every step is one vector operation and needs no shuffling.
///
/// Packed order of a neighbourhood of k points: rows of the lower triangle with its diagonal (row a holds a+1
/// elements), then border rows of k elements each: first the query's correlations, then the responses.
inline constexpr std::size_t kLanes = 4;

constexpr std::size_t packedRow(std::size_t a) { return a * (a + 1) / 2; }
/// Elements of the triangle and the query's row.
constexpr std::size_t neighborhoodSize(std::size_t k) { return packedRow(k) + k; }

/// Cholesky factor L of the k×k triangle in place (the diagonal holds 1/L_aa), and L⁻¹ applied to the border rows.
/// `smallestPivot` (4) receives the least squared pivot of each lane; where it is not above `pivotFloor` the results of
/// that lane are finite but meaningless.
void factorLanes(double* packed, std::size_t k, std::size_t borderRows, double pivotFloor, double* smallestPivot);

/// In place L⁻ᵀ applied to `count` rows of k elements that have gone through `factorLanes`.
void backSubstituteLanes(const double* factor, std::size_t k, double* rows, std::size_t count);

/// out[0…3] = Σ_a x[a] y[a] per lane.
void dotLanes(const double* x, const double* y, std::size_t count, double* out);

/// Weights of the derivatives of all correlations in a derivative of the loss (packed as a neighbourhood):
///   element (a, b) : −(w_a β_b + w_b β_a) − 2 Σ_c σ_c α_ca α_cb, halved where a = b
///   query row a    : β_a − g_v w_a                with β_a = Σ_c g_c α_ca − g_v w_a
/// w (k) are the kriging weights, α (columns × k) the solved responses, g_c (columns), g_v and σ_c (columns) the
/// derivatives of the loss by mean, variance and Yᵀ(K+ε)⁻¹Y; all by lanes.
struct LaneGradient {
  std::size_t k = 0;
  std::size_t columns = 0;
  const double* weights = nullptr;
  const double* alpha = nullptr;
  const double* byMean = nullptr;
  const double* byVariance = nullptr;
  const double* byEnergy = nullptr;
};
void correlationWeightsLanes(const LaneGradient& gradient, double* beta, double* out);

/// sums[f] += weight · (a[f] − b[f])².
void addSquaredDifferences(const double* a, const double* b, std::size_t d, double weight, double* sums);

}  // namespace blendscope
