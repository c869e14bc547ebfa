// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/standardisation.h"

#include <cmath>

#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kStandardisationRowsPerBlock = 512;

}  // namespace

Standardisation Standardisation::of(MatrixView<const float> values) {
  const auto n = static_cast<double>(values.rows());
  Standardisation s{std::vector<double>(values.cols(), 0), std::vector<double>(values.cols(), 0)};
  for (std::size_t i = 0; i < values.rows(); ++i) {
    for (std::size_t f = 0; f < values.cols(); ++f) s.mean[f] += static_cast<double>(values(i, f));
  }
  for (double& mean : s.mean) mean /= n;
  for (std::size_t i = 0; i < values.rows(); ++i) {
    for (std::size_t f = 0; f < values.cols(); ++f) {
      const double difference = static_cast<double>(values(i, f)) - s.mean[f];
      s.scale[f] += difference * difference;
    }
  }
  for (std::size_t f = 0; f < values.cols(); ++f) {
    const double deviation = std::sqrt(s.scale[f] / n);
    // Rounding leaves a constant column a deviation of the order of its last digit.
    s.scale[f] = deviation > 1e-12 * std::abs(s.mean[f]) ? deviation : 1;
  }
  return s;
}

Matrix<float> Standardisation::apply(MatrixView<const float> values) const {
  Matrix<float> result(values.rows(), values.cols());
  parallelFor(values.rows(), kStandardisationRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t f = 0; f < values.cols(); ++f) {
        result(i, f) = static_cast<float>((static_cast<double>(values(i, f)) - mean[f]) / scale[f]);
      }
    }
  });
  return result;
}

}  // namespace blendscope
