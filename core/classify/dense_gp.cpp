// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/dense_gp.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "classify/eigen_index.h"
#include "gp/minimize.h"

namespace blendscope {

namespace {

using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Columns = Eigen::MatrixXd;
using Responses = Eigen::Map<const Rows>;

constexpr std::size_t kDenseGpRowsPerBlock = 32;
constexpr std::size_t kPairsForMedian = 2000;

Responses mapped(MatrixView<const double> m) { return {m.data(), index(m.rows()), index(m.cols())}; }

double squaredDistance(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t f = 0; f < a.size(); ++f) {
    const double difference = static_cast<double>(a[f]) - static_cast<double>(b[f]);
    sum += difference * difference;
  }
  return sum;
}

/// Squared distances of all a to all b.
Rows distances(MatrixView<const float> a, MatrixView<const float> b) {
  Rows result(index(a.rows()), index(b.rows()));
  parallelFor(a.rows(), kDenseGpRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = 0; j < b.rows(); ++j) result(index(i), index(j)) = squaredDistance(a.row(i), b.row(j));
    }
  });
  return result;
}

std::span<double> all(Rows& m) { return {m.data(), static_cast<std::size_t>(m.size())}; }
std::span<const double> all(const Rows& m) { return {m.data(), static_cast<std::size_t>(m.size())}; }

double inverseSquare(double lengthScale) { return 1 / (lengthScale * lengthScale); }

/// Likelihood and its slopes by log length scale and log noise, for squared distances computed once.
class Likelihood {
 public:
  Likelihood(const KernelShape& shape, MatrixView<const float> points, MatrixView<const double> responses)
      : kernel_(shape, {true, false}), squared_(distances(points, points)), responses_(mapped(responses)) {}

  double median() const {
    std::vector<double> some;
    const Eigen::Index n = squared_.rows();
    const Eigen::Index stride = std::max<Eigen::Index>(1, n * n / static_cast<Eigen::Index>(kPairsForMedian)) | 1;
    for (Eigen::Index p = 0; p < n * n; p += stride) {
      if (squared_.data()[p] > 0) some.push_back(squared_.data()[p]);
    }
    if (some.empty()) return 1;
    std::nth_element(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2), some.end());
    return std::sqrt(some[some.size() / 2]);
  }

  /// The loss of `profiledLikelihoodLoss`; infinite where the covariance cannot be factorised.
  double loss(const DenseGpParameters& p, double* byLogLength, double* byLogNoise) const {
    const auto n = static_cast<double>(squared_.rows());
    const auto c = static_cast<double>(responses_.cols());
    Rows covariance(squared_.rows(), squared_.cols());
    kernel_.correlation(inverseSquare(p.lengthScale), all(squared_), all(covariance));
    covariance.diagonal().array() += p.noise;
    const Eigen::LLT<Columns> factor{Columns(covariance)};
    if (factor.info() != Eigen::Success) return std::numeric_limits<double>::infinity();
    const Columns weights = factor.solve(Columns(responses_));
    const Eigen::RowVectorXd scales = responses_.cwiseProduct(weights).colwise().sum() / n;
    const double logDeterminant = 2 * Columns(factor.matrixL()).diagonal().array().log().sum();
    if (byLogLength) {
      const Columns inverse = factor.solve(Columns::Identity(squared_.rows(), squared_.rows()));
      Rows slope(squared_.rows(), squared_.cols());
      kernel_.slope(inverseSquare(p.lengthScale), all(squared_), all(slope));
      slope *= -2;
      const Columns scaled = weights.array().rowwise() / scales.array();
      const double traceLength = inverse.cwiseProduct(slope).sum();
      *byLogLength = (c * traceLength - scaled.cwiseProduct(slope * weights).sum()) / (2 * n * c);
      *byLogNoise = p.noise * (c * inverse.trace() - scaled.cwiseProduct(weights).sum()) / (2 * n * c);
    }
    return scales.array().log().mean() / 2 + logDeterminant / (2 * n);
  }

 private:
  Kernel kernel_;
  Rows squared_;
  Responses responses_;
};

}  // namespace

struct DenseGp::Factor {
  Eigen::LLT<Columns> lower;
  Columns weights;  ///< K⁻¹ y
};

DenseGp::DenseGp(const KernelShape& shape, const DenseGpParameters& parameters, Matrix<float> points,
                 Matrix<double> responses, const Progress& progress)
    : kernel_(shape), parameters_(parameters), points_(std::move(points)), responses_(std::move(responses)) {
  Rows covariance = distances(points_, points_);
  kernel_.correlation(inverseSquare(parameters.lengthScale), all(covariance), all(covariance));
  covariance.diagonal().array() += parameters.noise;
  auto factor = std::make_unique<Factor>();
  for (double jitter = 0; jitter < 1; jitter = std::max(10 * jitter, 1e-12)) {
    progress.throwIfCancelled();
    Columns raised = covariance;
    raised.diagonal().array() += jitter;
    factor->lower.compute(raised);
    jitter_ = jitter;
    if (factor->lower.info() == Eigen::Success) break;
  }
  if (factor->lower.info() != Eigen::Success) {
    throw Error("the covariance of the training rows cannot be factorised", {}, "Raise the noise.");
  }
  const Responses y = mapped(responses_);
  factor->weights = factor->lower.solve(Columns(y));
  const Eigen::RowVectorXd scales = y.cwiseProduct(factor->weights).colwise().sum() / static_cast<double>(y.rows());
  scales_.assign(scales.data(), scales.data() + scales.size());
  factor_ = std::move(factor);
}

DenseGp::~DenseGp() = default;

DenseGp::Posterior DenseGp::predict(MatrixView<const float> queries) const {
  Rows correlation(index(queries.rows()), index(points_.rows()));
  for (std::size_t i = 0; i < queries.rows(); ++i) {
    for (std::size_t j = 0; j < points_.rows(); ++j) {
      correlation(index(i), index(j)) = squaredDistance(queries.row(i), points_.row(j));
    }
  }
  kernel_.correlation(inverseSquare(parameters_.lengthScale), all(correlation), all(correlation));
  Posterior posterior{Matrix<double>(queries.rows(), responses_.cols()), {}};
  Eigen::Map<Rows>(posterior.mean.data(), correlation.rows(), index(responses_.cols())) =
      correlation * factor_->weights;
  const Columns whitened = factor_->lower.matrixL().solve(Columns(correlation.transpose()));
  for (std::size_t i = 0; i < queries.rows(); ++i) {
    posterior.variance.push_back(std::max(0.0, 1 - whitened.col(index(i)).squaredNorm()));
  }
  return posterior;
}

Matrix<double> DenseGp::leaveOneOut() const {
  const Eigen::Index n = index(points_.rows());
  const Columns inverse = factor_->lower.solve(Columns::Identity(n, n));
  Matrix<double> means(points_.rows(), responses_.cols());
  for (Eigen::Index i = 0; i < n; ++i) {
    for (std::size_t c = 0; c < responses_.cols(); ++c) {
      const auto row = static_cast<std::size_t>(i);
      means(row, c) = responses_(row, c) - factor_->weights(i, index(c)) / inverse(i, i);
    }
  }
  return means;
}

DenseGpParameters findParameters(const KernelShape& shape, const DenseGpSearch& search, MatrixView<const float> points,
                                 MatrixView<const double> responses, const Progress& progress) {
  if (search.lengthScale && search.noise) return {*search.lengthScale, *search.noise};
  const Likelihood likelihood(shape, points, responses);
  const double median = likelihood.median();
  const auto parametersOf = [&](const std::vector<double>& x) {
    DenseGpParameters p;
    std::size_t next = 0;
    p.lengthScale = search.lengthScale ? *search.lengthScale : std::exp(x[next++]);
    p.noise = search.noise ? *search.noise : std::exp(x[next]);
    return p;
  };
  SearchBox box;
  std::vector<double> start;
  if (!search.lengthScale) {
    box.low.push_back(std::log(median / 50));
    box.high.push_back(std::log(median * 50));
    start.push_back(std::log(median));
  }
  if (!search.noise) {
    box.low.push_back(std::log(1e-6));
    box.high.push_back(std::log(10.0));
    start.push_back(std::log(0.1));
  }
  const auto loss = [&](const std::vector<double>& x, std::vector<double>* gradient) {
    double byLength = 0;
    double byNoise = 0;
    const bool wanted = gradient != nullptr;
    const double value = likelihood.loss(parametersOf(x), wanted ? &byLength : nullptr, wanted ? &byNoise : nullptr);
    if (wanted) {
      gradient->clear();
      if (!search.lengthScale) gradient->push_back(byLength);
      if (!search.noise) gradient->push_back(byNoise);
    }
    return value;
  };
  MinimizeOptions options;
  options.evaluations = 40;
  options.starts = 2;
  const Minimum minimum = minimizeByGradient(
      loss, box, start, options, progress, [&](int evaluation, const std::vector<double>& x, double value) {
        const DenseGpParameters p = parametersOf(x);
        progress.iteration({"exact-gp",
                            static_cast<std::size_t>(evaluation),
                            value,
                            {{"length_scale", p.lengthScale}, {"noise", p.noise}}});
      });
  progress.throwIfCancelled();
  return parametersOf(minimum.x);
}

double profiledLikelihoodLoss(const KernelShape& shape, const DenseGpParameters& parameters,
                              MatrixView<const float> points, MatrixView<const double> responses) {
  return Likelihood(shape, points, responses).loss(parameters, nullptr, nullptr);
}

}  // namespace blendscope
