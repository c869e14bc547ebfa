// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/regression.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "gp/local_kriging.h"
#include "gp/regression_neighbors.h"
#include "gp/regression_search.h"

namespace blendscope {

namespace {

constexpr double kLeastPredictedVariance = 1e-12;  ///< of σ²: at a training point without noise rounding leaves none
constexpr std::size_t kFewestPoints = 20;
constexpr std::size_t kPointsPerBlock = 8192;
/// Share of the progress that choosing takes; the rest is spent on the neighbours' index.
constexpr double kIndexShare = 0.05;

void check(const RegressionData& data) {
  const std::size_t n = data.inputs.rows();
  if (n != data.responses.size()) throw Error("inputs and responses differ in number");
  if (n < kFewestPoints || data.inputs.cols() == 0) {
    throw Error(fmt::format("{} training points with {} inputs are too few for a regression", n, data.inputs.cols()),
                {}, fmt::format("Give at least {} points and one input column.", kFewestPoints));
  }
  for (std::size_t i = 0; i < n; ++i) {
    const auto inputs = data.inputs.row(i);
    const bool finite = std::isfinite(data.responses[i]) &&
                        std::all_of(inputs.begin(), inputs.end(), [](double v) { return std::isfinite(v); });
    if (!finite)
      throw Error(fmt::format("training point {} has a value that is not finite", i + 1), {}, "Leave it out.");
  }
  const auto [low, high] = std::minmax_element(data.responses.begin(), data.responses.end());
  if (*low == *high) throw Error("the response never varies: there is nothing to learn", {}, "Choose another target.");
}

}  // namespace

MuyGpsRegression MuyGpsRegression::fit(std::shared_ptr<const RegressionData> data, const RegressionRequest& request,
                                       const Progress& progress) {
  check(*data);
  MuyGpsRegression model;
  model.frame_ = InputFrame(data->inputs, request.lengthScale.has_value());
  model.data_ =
      std::make_shared<const RegressionData>(RegressionData{model.frame_.apply(data->inputs), data->responses});
  model.neighbors_ = std::make_shared<const RegressionNeighbors>(model.data_, progress.part(0, kIndexShare));
  model.choice_ = chooseRegression(*model.data_, *model.neighbors_, request, progress.part(kIndexShare, 1));
  model.kernel_ = model.choice_.parameters;
  model.choice_.parameters.lengthScales = model.frame_.lengthsInUnits(model.kernel_.lengthScales);
  model.trend_ = Trend::fit(model.choice_.trend, model.data_->inputs, model.data_->responses);
  model.residuals_ = residualsFrom(model.trend_, *model.data_);
  return model;
}

RegressionPrediction MuyGpsRegression::predict(MatrixView<const double> inputs, const Progress& progress) const {
  RegressionPrediction prediction;
  for (std::size_t begin = 0; begin < inputs.rows(); begin += kPointsPerBlock) {
    const std::size_t end = std::min(inputs.rows(), begin + kPointsPerBlock);
    const Matrix<double> block = frame_.apply(inputs.rowRange(begin, end));
    const Matrix<std::uint32_t> neighbors = neighbors_->find(block, choice_.k, progress);
    const KrigingPosterior posterior = krige(data_->inputs, block, neighbors, residuals_, kernel_, progress);
    prediction.jitter.merge(posterior.jitter);
    for (std::size_t i = 0; i < block.rows(); ++i) {
      const double latent = std::max(posterior.variance[i], 0.0);
      prediction.mean.push_back(trend_.at(block.row(i)) + posterior.mean(i, 0));
      prediction.latentVariance.push_back(choice_.scale * latent);
      prediction.observationVariance.push_back(choice_.scale *
                                               std::max(latent + choice_.parameters.noise, kLeastPredictedVariance));
    }
    progress.report(static_cast<double>(end) / static_cast<double>(inputs.rows()), "Predicting");
  }
  return prediction;
}

}  // namespace blendscope
