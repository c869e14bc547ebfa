// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/regression_examination.h"

#include <algorithm>
#include <cmath>

#include "gp/local_kriging.h"

namespace blendscope {

namespace {

constexpr double kLeastScoredVariance = 1e-12;

Matrix<std::uint32_t> firstColumns(const Matrix<std::uint32_t>& table, std::size_t k) {
  Matrix<std::uint32_t> part(table.rows(), k);
  for (std::size_t r = 0; r < table.rows(); ++r) std::copy_n(table.row(r).begin(), k, part.row(r).begin());
  return part;
}

}  // namespace

GpResponses responseAndBasis(const RegressionData& data) {
  const std::size_t d = data.inputs.cols();
  GpResponses responses;
  responses.values = Matrix<double>(data.responses.size(), 2 + d);
  for (std::size_t i = 0; i < data.responses.size(); ++i) {
    responses.values(i, 0) = data.responses[i] - data.responses[0];
    responses.values(i, 1) = 1;
    for (std::size_t f = 0; f < d; ++f) responses.values(i, 2 + f) = data.inputs(i, f) - data.inputs(0, f);
  }
  return responses;
}

/// Response of a point left out minus its prediction about its trend.
double Examination::error(std::size_t q, std::span<const double> means) const {
  const Trend& fitted = (trend == TrendKind::Constant ? batch.constants : batch.planes)[q];
  const std::uint32_t row = batch.rows[q];
  const double level = fitted.at(data.inputs.row(0)) - data.responses[0];
  double residual = responses.values(row, 0) - level;
  double predicted = means[0] - level * means[1];
  for (std::size_t f = 0; f < data.inputs.cols(); ++f) {
    residual -= fitted.slopes()[f] * responses.values(row, 2 + f);
    predicted -= fitted.slopes()[f] * means[2 + f];
  }
  return residual - predicted;
}

Examination::Standardised Examination::examine(const GpParameters& parameters, std::size_t k) const {
  const KrigingPosterior posterior =
      krige(data.inputs, batch.queries, firstColumns(batch.neighbors, k), responses, parameters, Progress());
  Standardised result;
  double sum = 0;
  for (std::size_t q = 0; q < batch.rows.size(); ++q) {
    result.error.push_back(error(q, posterior.mean.row(q)));
    result.variance.push_back(std::max(posterior.variance[q], 0.0) + parameters.noise + kLeastScoredVariance);
    sum += result.error[q] * result.error[q] / result.variance[q];
  }
  result.scale = sum / static_cast<double>(batch.rows.size());
  return result;
}

double Examination::scale(const GpParameters& parameters, std::size_t k) const { return examine(parameters, k).scale; }

PredictiveScores Examination::scored(const Standardised& found, double scale) {
  std::vector<double> deviation;
  for (const double v : found.variance) deviation.push_back(std::sqrt(scale * v));
  return scorePredictions(std::vector<double>(found.error.size(), 0.0), deviation, found.error);
}

PredictiveScores Examination::score(const GpParameters& parameters, std::size_t k, double scale) const {
  return scored(examine(parameters, k), scale);
}

double Examination::crps(const GpParameters& parameters, std::size_t k) const {
  const Standardised found = examine(parameters, k);
  return scored(found, found.scale).crps;
}

double Examination::loss(const std::string& name, const GpParameters& parameters, std::size_t k) const {
  if (name == "crps") return crps(parameters, k);
  const Standardised found = examine(parameters, k);
  const auto count = static_cast<double>(found.error.size());
  double total = 0;
  if (name == "mse") {
    for (const double e : found.error) total += e * e;
    return total / count;
  }
  for (const double v : found.variance) total += std::log(v);
  return std::log(found.scale) + total / count + 1;  // lool with σ² at its optimum
}

}  // namespace blendscope
