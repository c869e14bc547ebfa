// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/probability.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

namespace blendscope {

namespace {

constexpr int kNewtonSteps = 50;
constexpr double kConverged = 1e-10;

void softmax(std::span<double> scores) {
  const double top = *std::ranges::max_element(scores);
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - top);
  for (double& score : scores) score /= sum;
}

/// Target probabilities: the true class gets (N + 1)/(N + 2) of its count N, the others share the rest.
Matrix<double> softTargets(std::span<const int> labels, std::size_t classes) {
  std::vector<double> counts(classes, 0.0);
  for (const int label : labels) ++counts[static_cast<std::size_t>(label)];
  Matrix<double> targets(labels.size(), classes);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto label = static_cast<std::size_t>(labels[i]);
    const double doubt = 1 / (counts[label] + 2);
    for (std::size_t c = 0; c < classes; ++c) {
      targets(i, c) = c == label ? 1 - doubt : doubt / static_cast<double>(classes - 1);
    }
  }
  return targets;
}

/// Cross-entropy over θ = (b, a₁, …): its gradient and Hessian.
struct Fit {
  MatrixView<const double> means;
  Matrix<double> targets;

  ProbabilityMap mapOf(const Eigen::VectorXd& theta) const {
    ProbabilityMap map{std::vector<double>(means.cols(), 0.0), theta(0)};
    for (Eigen::Index c = 1; c < theta.size(); ++c) map.offset[static_cast<std::size_t>(c)] = theta(c);
    return map;
  }

  double loss(const Eigen::VectorXd& theta) const {
    const Matrix<double> p = mapOf(theta).apply(means);
    double sum = 0;
    for (std::size_t i = 0; i < p.values().size(); ++i) {
      sum -= targets.values()[i] * std::log(std::max(p.values()[i], 1e-300));
    }
    return sum;
  }

  /// The best fit of slope 0.
  Eigen::VectorXd frequenciesAlone() const {
    std::vector<double> sums(targets.cols(), 0);
    for (std::size_t i = 0; i < targets.rows(); ++i) {
      for (std::size_t c = 0; c < targets.cols(); ++c) sums[c] += targets(i, c);
    }
    Eigen::VectorXd theta = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(targets.cols()));
    for (std::size_t c = 1; c < sums.size(); ++c) theta(static_cast<Eigen::Index>(c)) = std::log(sums[c] / sums[0]);
    return theta;
  }

  void derivatives(const Eigen::VectorXd& theta, Eigen::VectorXd& gradient, Eigen::MatrixXd& hessian) const {
    const Matrix<double> p = mapOf(theta).apply(means);
    gradient.setZero(theta.size());
    hessian.setZero(theta.size(), theta.size());
    Eigen::MatrixXd jacobian = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(means.cols()), theta.size());
    for (Eigen::Index c = 1; c < theta.size(); ++c) jacobian(c, c) = 1;
    for (std::size_t i = 0; i < means.rows(); ++i) {
      const auto classes = static_cast<Eigen::Index>(means.cols());
      const Eigen::Map<const Eigen::VectorXd> row(p.row(i).data(), classes);
      jacobian.col(0) = Eigen::Map<const Eigen::VectorXd>(means.row(i).data(), classes);
      gradient += jacobian.transpose() * (row - Eigen::Map<const Eigen::VectorXd>(targets.row(i).data(), classes));
      const Eigen::MatrixXd curvature = Eigen::MatrixXd(row.asDiagonal()) - row * row.transpose();
      hessian += jacobian.transpose() * curvature * jacobian;
    }
  }
};

}  // namespace

ProbabilityMap ProbabilityMap::fit(MatrixView<const double> means, std::span<const int> labels) {
  const Fit problem{means, softTargets(labels, means.cols())};
  Eigen::VectorXd theta = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(means.cols()));
  theta(0) = 1;
  double loss = problem.loss(theta);
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;
  for (int step = 0; step < kNewtonSteps; ++step) {
    problem.derivatives(theta, gradient, hessian);
    hessian.diagonal().array() += 1e-8 * (1 + hessian.diagonal().maxCoeff());
    const Eigen::VectorXd direction = hessian.ldlt().solve(-gradient);
    double length = 1;
    double next = problem.loss(theta + direction);
    while (next > loss && length > 1e-6) next = problem.loss(theta + (length /= 2) * direction);
    if (next > loss) break;
    theta += length * direction;
    const bool done = loss - next < kConverged * (1 + std::abs(loss));
    loss = next;
    if (done) break;
  }
  // Means that point the wrong way are chance: they say nothing, rather than the opposite, and the frequencies remain.
  if (theta(0) < 0) theta = problem.frequenciesAlone();
  return problem.mapOf(theta);
}

Matrix<double> ProbabilityMap::apply(MatrixView<const double> means) const {
  Matrix<double> probability(means.rows(), means.cols());
  for (std::size_t i = 0; i < means.rows(); ++i) {
    for (std::size_t c = 0; c < means.cols(); ++c) probability(i, c) = offset[c] + slope * means(i, c);
    softmax(probability.row(i));
  }
  return probability;
}

}  // namespace blendscope
