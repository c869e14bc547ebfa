// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/matrix.h"

/// MuyGPs as one would first write it: one thread, every distance by its definition, one LDLT per point. The measure of
/// what the rest gains.
namespace blendscope::naive {

inline double squaredDistance(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t f = 0; f < a.size(); ++f) {
    const double difference = static_cast<double>(a[f]) - static_cast<double>(b[f]);
    sum += difference * difference;
  }
  return sum;
}

inline std::vector<std::uint32_t> nearest(const Matrix<float>& train, std::span<const float> query, std::size_t k) {
  std::vector<double> squared(train.rows());
  for (std::size_t i = 0; i < train.rows(); ++i) squared[i] = squaredDistance(train.row(i), query);
  std::vector<std::uint32_t> order(train.rows());
  std::iota(order.begin(), order.end(), 0U);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(k), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) { return squared[a] < squared[b]; });
  order.resize(k);
  return order;
}

struct Posterior {
  double mean;
  double variance;
};

/// Matérn ½.
inline Posterior posterior(const Matrix<float>& train, const std::vector<double>& responses,
                           std::span<const float> query, const std::vector<std::uint32_t>& neighbors, double length,
                           double noise) {
  const auto k = static_cast<Eigen::Index>(neighbors.size());
  Eigen::MatrixXd covariance(k, k);
  Eigen::VectorXd cross(k);
  Eigen::VectorXd values(k);
  for (Eigen::Index a = 0; a < k; ++a) {
    const auto row = neighbors[static_cast<std::size_t>(a)];
    values(a) = responses[row];
    cross(a) = std::exp(-std::sqrt(squaredDistance(train.row(row), query)) / length);
    for (Eigen::Index b = 0; b < k; ++b) {
      const auto other = neighbors[static_cast<std::size_t>(b)];
      covariance(a, b) = std::exp(-std::sqrt(squaredDistance(train.row(row), train.row(other))) / length);
    }
  }
  covariance.diagonal().array() += noise;
  const Eigen::LDLT<Eigen::MatrixXd> factor(covariance);
  return {cross.dot(factor.solve(values)), 1 - cross.dot(factor.solve(cross))};
}

}  // namespace blendscope::naive
