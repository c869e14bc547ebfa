// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/trend.h"

#include <Eigen/Dense>

namespace blendscope {

std::string_view toText(TrendKind kind) { return kind == TrendKind::Constant ? "constant" : "linear"; }

Trend Trend::fit(TrendKind kind, MatrixView<const double> inputs, std::span<const double> response) {
  const auto n = static_cast<Eigen::Index>(inputs.rows());
  const auto d = static_cast<Eigen::Index>(inputs.cols());
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Eigen::Map<const RowMajor> x(inputs.data(), n, d);
  const Eigen::Map<const Eigen::VectorXd> y(response.data(), n);
  Trend trend;
  trend.kind_ = kind;
  trend.level_ = y.mean();
  const Eigen::RowVectorXd centre = x.colwise().mean();
  trend.centre_.assign(centre.data(), centre.data() + d);
  trend.slopes_.assign(inputs.cols(), 0.0);
  if (kind == TrendKind::Linear) {
    const RowMajor centred = x.rowwise() - centre;
    const Eigen::MatrixXd normal = centred.transpose() * centred;
    const Eigen::VectorXd right = centred.transpose() * (y.array() - trend.level_).matrix();
    const Eigen::VectorXd slopes = normal.completeOrthogonalDecomposition().solve(right);
    trend.slopes_.assign(slopes.data(), slopes.data() + d);
  }
  return trend;
}

double Trend::at(std::span<const double> input) const {
  double value = level_;
  for (std::size_t f = 0; f < input.size(); ++f) value += slopes_[f] * (input[f] - centre_[f]);
  return value;
}

}  // namespace blendscope
