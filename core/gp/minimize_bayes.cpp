// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/Cholesky>
#include <array>
#include <numbers>

#include "base/random.h"
#include "gp/minimize.h"
#include "gp/recorded_function.h"

namespace blendscope {

namespace {

constexpr std::array<double, 4> kSurrogateLengths{0.1, 0.2, 0.4, 0.8};  ///< in sides of the box
constexpr double kSurrogateNoise = 1e-6;
constexpr int kTrials = 500;  ///< random points among which the expected improvement is maximised

double matern52(const Eigen::VectorXd& a, const Eigen::VectorXd& b, double length) {
  const double x = std::sqrt(5.0) * (a - b).norm() / length;
  return (1 + x + x * x / 3) * std::exp(-x);
}

/// Gaussian process through the values seen, over the unit box.
class Surrogate {
 public:
  /// Takes the length that makes the (standardised) values likeliest.
  Surrogate(const std::vector<Eigen::VectorXd>& points, const std::vector<double>& values) : points_(points) {
    const auto n = static_cast<Eigen::Index>(values.size());
    Eigen::VectorXd y = Eigen::Map<const Eigen::VectorXd>(values.data(), n);
    mean_ = y.mean();
    deviation_ = std::max(1e-12, std::sqrt((y.array() - mean_).square().mean()));
    y = (y.array() - mean_) / deviation_;
    double best = -std::numeric_limits<double>::infinity();
    for (const double length : kSurrogateLengths) {
      Eigen::MatrixXd covariance(n, n);
      for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) covariance(i, j) = matern52(point(i), point(j), length);
      }
      covariance.diagonal().array() += kSurrogateNoise;
      Eigen::LLT<Eigen::MatrixXd> factor(covariance);
      const Eigen::VectorXd solved = factor.solve(y);
      const double likelihood = -0.5 * y.dot(solved) - factor.matrixLLT().diagonal().array().log().sum();
      if (likelihood <= best) continue;
      best = likelihood;
      length_ = length;
      factor_ = std::move(factor);
      solved_ = solved;
    }
  }

  double expectedImprovement(const Eigen::VectorXd& x, double bestValue) const {
    Eigen::VectorXd k(solved_.size());
    for (Eigen::Index i = 0; i < k.size(); ++i) k(i) = matern52(point(i), x, length_);
    const double mean = k.dot(solved_);
    const double sigma = std::sqrt(std::max(0.0, 1 - factor_.matrixL().solve(k).squaredNorm()));
    if (sigma < 1e-9) return 0;
    const double z = ((bestValue - mean_) / deviation_ - mean) / sigma;
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi);
    const double cumulative = 0.5 * std::erfc(-z / std::numbers::sqrt2);
    return sigma * (z * cumulative + density);
  }

 private:
  const Eigen::VectorXd& point(Eigen::Index i) const { return points_[static_cast<std::size_t>(i)]; }

  const std::vector<Eigen::VectorXd>& points_;
  double mean_ = 0;
  double deviation_ = 1;
  double length_ = 1;
  Eigen::LLT<Eigen::MatrixXd> factor_;
  Eigen::VectorXd solved_;
};

Eigen::VectorXd randomPoint(RandomStream& random, std::size_t dimension) {
  Eigen::VectorXd x(static_cast<Eigen::Index>(dimension));
  for (double& v : x) v = random.uniform();
  return x;
}

/// Half of the trials anywhere, half close to the best point so far.
Eigen::VectorXd nextPoint(const Surrogate& surrogate, const Eigen::VectorXd& bestPoint, double bestValue,
                          RandomStream& random) {
  Eigen::VectorXd chosen = bestPoint;
  double most = -1;
  for (int t = 0; t < kTrials; ++t) {
    Eigen::VectorXd x = randomPoint(random, static_cast<std::size_t>(bestPoint.size()));
    if (t % 2 == 1) x = (bestPoint.array() + 0.1 * (x.array() - 0.5)).max(0.0).min(1.0);
    const double gain = surrogate.expectedImprovement(x, bestValue);
    if (gain > most) {
      most = gain;
      chosen = x;
    }
  }
  return chosen;
}

}  // namespace

Minimum minimizeByExpectedImprovement(const DifferentiableFunction& function, const SearchBox& box,
                                      const std::vector<double>& start, const MinimizeOptions& options,
                                      const Progress& progress, const MinimizeObserver& observer) {
  const std::size_t dimension = box.dimension();
  const auto initial = static_cast<int>(3 * dimension + 2);
  RandomStream random(options.seed, 78);
  RecordedFunction recorded(function, progress, observer);
  std::vector<Eigen::VectorXd> points;
  std::vector<double> values;
  std::size_t best = 0;
  try {
    for (int i = 0; i < std::max(initial, options.evaluations); ++i) {
      Eigen::VectorXd unit = randomPoint(random, dimension);
      if (i == 0) {
        for (std::size_t f = 0; f < dimension; ++f) {
          const double side = box.high[f] - box.low[f];
          unit[static_cast<Eigen::Index>(f)] = side > 0 ? (start[f] - box.low[f]) / side : 0;
        }
      } else if (i >= initial && !points.empty()) {
        unit = nextPoint(Surrogate(points, values), points[best], values[best], random);
      }
      std::vector<double> x(dimension);
      for (std::size_t f = 0; f < dimension; ++f) {
        x[f] = box.low[f] + unit[static_cast<Eigen::Index>(f)] * (box.high[f] - box.low[f]);
      }
      const double value = recorded(x, nullptr);
      if (value >= RecordedFunction::kVeryBad) continue;
      points.push_back(unit);
      values.push_back(value);
      if (value < values[best]) best = values.size() - 1;
    }
  } catch (const Cancelled&) {
    return recorded.result(true);
  }
  return recorded.result(false);
}

}  // namespace blendscope
