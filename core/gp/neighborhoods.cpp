// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/neighborhoods.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <numeric>

#include "base/error.h"
#include "neighbors/squared_distances.h"

namespace blendscope {

namespace {

/// A point whose variance given the ones before it falls to this share of its own cannot be told from them.
constexpr double kPivotFloor = 1e-12;
constexpr double kFirstJitter = 1e-10;
constexpr double kLastJitter = 1e-2;

template <class T>
void copyScaled(std::span<const T> from, std::span<const double> factors, double* to) {
  if (factors.empty()) {
    for (std::size_t f = 0; f < from.size(); ++f) to[f] = static_cast<double>(from[f]);
  } else {
    for (std::size_t f = 0; f < from.size(); ++f) to[f] = static_cast<double>(from[f]) * factors[f];
  }
}

}  // namespace

template <class T>
void gatherFeatures(const NeighborhoodSource<T>& source, std::size_t query, std::vector<double>& features) {
  const std::size_t d = source.training.cols();
  const std::size_t k = source.k();
  features.resize((k + 1) * d);
  for (std::size_t a = 0; a < k; ++a) {
    const std::span<const T> row = source.training.row(source.neighbors(query, a));
    copyScaled(row, source.inverseLengths, features.data() + a * d);
  }
  const std::span<const T> point = source.queries.row(query);
  copyScaled(point, source.inverseLengths, features.data() + k * d);
}

template <class T>
void packDistances(const NeighborhoodSource<T>& source, std::size_t first, std::vector<double>& scratch,
                   std::span<double> packed) {
  const std::size_t d = source.training.cols();
  const std::size_t k = source.k();
  std::vector<std::uint32_t> places(k);
  std::iota(places.begin(), places.end(), 0U);
  std::vector<double> row(k);
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    gatherFeatures(source, std::min(first + lane, source.size() - 1), scratch);
    for (std::size_t a = 0; a <= k; ++a) {
      squaredDistances(scratch.data() + a * d, scratch.data(), d, std::span(places).first(a), row.data());
      double* out = packed.data() + packedRow(a) * kLanes + lane;
      for (std::size_t b = 0; b < a; ++b) out[b * kLanes] = row[b];
      if (a < k) out[a * kLanes] = 0;
    }
  }
}

template void gatherFeatures(const NeighborhoodSource<float>&, std::size_t, std::vector<double>&);
template void gatherFeatures(const NeighborhoodSource<double>&, std::size_t, std::vector<double>&);
template void packDistances(const NeighborhoodSource<float>&, std::size_t, std::vector<double>&, std::span<double>);
template void packDistances(const NeighborhoodSource<double>&, std::size_t, std::vector<double>&, std::span<double>);

LaneWorkspace::LaneWorkspace(std::size_t k, std::size_t columns)
    : k_(k),
      columns_(columns),
      matrix_((neighborhoodSize(k) + columns * k) * kLanes),
      noise_(k * kLanes),
      jitter_(kLanes),
      responses_(columns * k * kLanes),
      means_(columns * kLanes),
      variances_(kLanes),
      energies_(columns * kLanes) {}

void LaneWorkspace::load(std::span<const std::uint32_t> const* rows, std::size_t lanes, const GpResponses& responses,
                         const GpParameters& parameters) {
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const std::span<const std::uint32_t> neighbors = rows[std::min(lane, lanes - 1)];
    for (std::size_t a = 0; a < k_; ++a) {
      noise_[a * kLanes + lane] = parameters.noiseOf(responses, neighbors[a]);
      for (std::size_t c = 0; c < columns_; ++c) {
        responses_[(c * k_ + a) * kLanes + lane] = responses.values(neighbors[a], c);
      }
    }
  }
}

void LaneWorkspace::assemble(std::span<const double> distances, double distanceScale, const Kernel& kernel) {
  kernel.correlation(distanceScale, distances, std::span(matrix_).first(distances.size()));
  for (std::size_t a = 0; a < k_; ++a) {
    double* diagonal = matrix_.data() + (packedRow(a) + a) * kLanes;
    for (std::size_t lane = 0; lane < kLanes; ++lane) diagonal[lane] += noise_[a * kLanes + lane] + jitter_[lane];
  }
  std::ranges::copy(responses_, matrix_.begin() + static_cast<std::ptrdiff_t>(distances.size()));
}

JitterReport LaneWorkspace::solve(std::span<const double> distances, double distanceScale,
                                  std::span<const std::uint32_t> const* rows, std::size_t lanes,
                                  const GpResponses& responses, const GpParameters& parameters, const Kernel& kernel) {
  load(rows, lanes, responses, parameters);
  std::ranges::fill(jitter_, 0.0);
  std::array<double, kLanes> pivots{};
  for (bool solved = false; !solved;) {
    assemble(distances, distanceScale, kernel);
    factorLanes(matrix_.data(), k_, 1 + columns_, kPivotFloor, pivots.data());
    solved = true;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      if (pivots[lane] > kPivotFloor) continue;
      jitter_[lane] = jitter_[lane] == 0 ? kFirstJitter : 10 * jitter_[lane];
      if (jitter_[lane] > kLastJitter) {
        throw Error("a neighbourhood's covariance matrix cannot be factorised", "muygps",
                    "Set a larger noise, and check the features for values out of all proportion.");
      }
      solved = false;
    }
  }
  const double* query = matrix_.data() + packedRow(k_) * kLanes;
  dotLanes(query, query, k_, variances_.data());
  for (double& v : variances_) v = std::max(0.0, 1 - v);
  for (std::size_t c = 0; c < columns_; ++c) {
    const double* response = query + (1 + c) * k_ * kLanes;
    dotLanes(query, response, k_, means_.data() + c * kLanes);
    dotLanes(response, response, k_, energies_.data() + c * kLanes);
  }
  for (double& e : energies_) e /= static_cast<double>(k_);
  JitterReport report;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    if (jitter_[lane] > 0) report.merge({1, jitter_[lane]});
  }
  return report;
}

std::span<const double> LaneWorkspace::backSubstitute() {
  double* border = matrix_.data() + packedRow(k_) * kLanes;
  backSubstituteLanes(matrix_.data(), k_, border, 1 + columns_);
  return {border, (1 + columns_) * k_ * kLanes};
}

}  // namespace blendscope
