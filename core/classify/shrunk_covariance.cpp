// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/shrunk_covariance.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "classify/eigen_index.h"

namespace blendscope {

namespace {

using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MappedRows = Eigen::Map<Rows>;
using MappedConstRows = Eigen::Map<const Rows>;

constexpr std::size_t kColumnsPerBlock = 16;
constexpr double kSmallestPivot = 1e-10;  // of a matrix with unit diagonal

Rows gather(MatrixView<const float> values, std::span<const std::size_t> rows) {
  Rows x(index(rows.size()), index(values.cols()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t f = 0; f < values.cols(); ++f) x(index(i), index(f)) = static_cast<double>(values(rows[i], f));
  }
  return x;
}

/// xᵀx/n, block of columns by block of columns.
Rows scatterOf(const Rows& x, const Progress& progress) {
  Rows scatter(x.cols(), x.cols());
  parallelFor(static_cast<std::size_t>(x.cols()), kColumnsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    scatter.middleCols(index(begin), index(end - begin)).noalias() =
        x.transpose() * x.middleCols(index(begin), index(end - begin));
  });
  return scatter / static_cast<double>(x.rows());
}

/// Ledoit & Wolf's best shrinkage of centred rows x with the scatter s.
double bestShrinkage(const Rows& x, const Rows& s) {
  const auto n = static_cast<double>(x.rows());
  const auto d = static_cast<double>(x.cols());
  const double mean = s.trace() / d;
  const double squares = s.squaredNorm();
  const double noise = (x.rowwise().squaredNorm().squaredNorm() / n - squares) / (d * n);
  const double distance = (squares - d * mean * mean) / d;
  return distance > 0 ? std::clamp(noise / distance, 0.0, 1.0) : 0;
}

void shrink(Rows& s, double shrinkage) {
  const double mean = s.trace() / static_cast<double>(s.rows());
  s *= 1 - shrinkage;
  s.diagonal().array() += shrinkage * mean;
}

}  // namespace

ShrunkCovariance shrunkCovariance(MatrixView<const float> values, std::span<const std::size_t> rows,
                                  std::optional<double> shrinkage, const Progress& progress) {
  Rows x = gather(values, rows);
  const Eigen::RowVectorXd mean = x.colwise().mean();
  x.rowwise() -= mean;
  Eigen::RowVectorXd scale = Eigen::RowVectorXd::Ones(x.cols());
  if (!shrinkage) {
    scale = (x.colwise().squaredNorm() / static_cast<double>(x.rows())).cwiseSqrt();
    scale = (scale.array() > 0).select(scale, 1);
    x.array().rowwise() /= scale.array();
  }
  Rows scatter = scatterOf(x, progress);
  ShrunkCovariance result;
  result.shrinkage = shrinkage ? *shrinkage : bestShrinkage(x, scatter);
  shrink(scatter, result.shrinkage);
  result.mean.assign(mean.data(), mean.data() + mean.size());
  result.covariance = Matrix<double>(values.cols(), values.cols());
  MappedRows(result.covariance.data(), x.cols(), x.cols()) = scale.asDiagonal() * scatter * scale.asDiagonal();
  return result;
}

Whitening whiteningOf(const Matrix<double>& covariance) {
  const Eigen::Index d = index(covariance.rows());
  const MappedConstRows given(covariance.data(), d, d);
  const double typical = given.trace() > 0 ? given.trace() / static_cast<double>(d) : 1;
  Eigen::VectorXd scale = given.diagonal().cwiseMax(0).cwiseSqrt();
  scale = (scale.array() > 0).select(scale, std::sqrt(typical));
  const Eigen::VectorXd inverseScale = scale.cwiseInverse();
  const Rows unit = inverseScale.asDiagonal() * given * inverseScale.asDiagonal();
  for (double ridge = 0; ridge < 1; ridge = std::max(10 * ridge, 10 * kSmallestPivot)) {
    Rows ridged = unit;
    ridged.diagonal().array() += ridge;
    const Eigen::LLT<Rows> factor(ridged);
    if (factor.info() != Eigen::Success) continue;
    const Rows lower = factor.matrixL();
    if (lower.diagonal().cwiseAbs2().minCoeff() < kSmallestPivot) continue;
    Whitening whitening{Matrix<double>(covariance.rows(), covariance.rows()), 0, ridge};
    MappedRows triangle(whitening.triangle.data(), d, d);
    triangle.setIdentity();
    factor.matrixL().solveInPlace(triangle);
    triangle *= inverseScale.asDiagonal();
    whitening.logDeterminant = 2 * (lower.diagonal().array().log().sum() + scale.array().log().sum());
    return whitening;
  }
  throw Error("the covariance of the features cannot be inverted", {}, "Look for values that are not finite.");
}

}  // namespace blendscope
