// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/loss.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/error.h"

namespace blendscope {

namespace {

constexpr double kHuberDelta = 1.5;
constexpr double kLoophDelta = 3.0;
constexpr double kLeastVariance = 1e-12;
constexpr double kLeastScale = 1e-300;

constexpr std::array<std::string_view, 5> kNames{"mse", "cross-entropy", "pseudo-huber", "lool", "looph"};

void meanSquared(const BatchPosterior& batch, LossValue& loss) {
  const double count = static_cast<double>(batch.mean.rows() * batch.mean.cols());
  for (std::size_t i = 0; i < batch.mean.values().size(); ++i) {
    const double residual = batch.mean.values()[i] - batch.response.values()[i];
    loss.value += residual * residual / count;
    loss.byMean.values()[i] = 2 * residual / count;
  }
}

/// log(1 + exp(x)) without overflow.
double softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

void crossEntropyMirrored(const BatchPosterior& batch, LossValue& loss) {
  for (std::size_t i = 0; i < batch.mean.rows(); ++i) {
    const double sign = batch.response(i, 0) > 0 ? 1 : -1;
    const double margin = 2 * sign * batch.mean(i, 0);
    loss.value += softplus(-margin);
    loss.byMean(i, 0) = -2 * sign / (1 + std::exp(margin));
  }
}

void crossEntropy(const BatchPosterior& batch, LossValue& loss) {
  if (batch.mirrored) return crossEntropyMirrored(batch, loss);
  for (std::size_t i = 0; i < batch.mean.rows(); ++i) {
    const std::span<const double> mean = batch.mean.row(i);
    const std::span<const double> truth = batch.response.row(i);
    const std::size_t label = static_cast<std::size_t>(std::ranges::max_element(truth) - truth.begin());
    const double top = *std::ranges::max_element(mean);
    double sum = 0;
    for (const double m : mean) sum += std::exp(m - top);
    loss.value += std::log(sum) + top - mean[label];
    for (std::size_t c = 0; c < mean.size(); ++c) {
      loss.byMean(i, c) = std::exp(mean[c] - top) / sum - (c == label ? 1 : 0);
    }
  }
}

void pseudoHuber(const BatchPosterior& batch, LossValue& loss) {
  const double copies = batch.mirrored ? 2 : 1;
  for (std::size_t i = 0; i < batch.mean.values().size(); ++i) {
    const double residual = batch.mean.values()[i] - batch.response.values()[i];
    const double root = std::sqrt(1 + residual * residual / (kHuberDelta * kHuberDelta));
    loss.value += copies * kHuberDelta * kHuberDelta * (root - 1);
    loss.byMean.values()[i] = copies * residual / root;
  }
}

/// Value of one point's term in q = (μ − y)²/(σ²v), and its derivative.
struct Term {
  double value;
  double slope;
};

Term gaussianTerm(double q) { return {q, 1}; }

Term huberTerm(double q) {
  const double root = std::sqrt(1 + q / (kLoophDelta * kLoophDelta));
  return {2 * kLoophDelta * kLoophDelta * (root - 1), 1 / root};
}

/// lool and looph: Σ term((μ − y)²/(σ²v)) + log σ²v, the mean over columns.
template <class TermOf>
void likelihood(const BatchPosterior& batch, TermOf termOf, LossValue& loss) {
  const std::vector<double> scales = batch.scales();
  const double share = 1 / static_cast<double>(scales.size());
  for (std::size_t i = 0; i < batch.mean.rows(); ++i) {
    const double variance = std::max(batch.variance[i], kLeastVariance);
    const double follows = batch.variance[i] > kLeastVariance ? 1 : 0;
    for (std::size_t c = 0; c < scales.size(); ++c) {
      const double scale = std::max(scales[c], kLeastScale);
      const double residual = batch.mean(i, c) - batch.response(i, c);
      const double q = residual * residual / (scale * variance);
      const Term term = termOf(q);
      loss.value += share * (term.value + std::log(scale * variance));
      loss.byMean(i, c) = share * term.slope * 2 * residual / (scale * variance);
      loss.byVariance[i] += follows * share * (1 - term.slope * q) / variance;
      loss.byScale[c] += share * (1 - term.slope * q) / scale;
    }
  }
}

}  // namespace

Loss parseLoss(std::string_view word) {
  const auto found = std::ranges::find(kNames, word);
  if (found == kNames.end()) {
    throw UsageError("unknown loss '" + std::string(word) + "'", "muygps",
                     "Choose mse, cross-entropy, pseudo-huber, lool or looph.");
  }
  return static_cast<Loss>(found - kNames.begin());
}

std::string_view toText(Loss loss) { return kNames[static_cast<std::size_t>(loss)]; }

std::vector<std::string> lossNames() { return {kNames.begin(), kNames.end()}; }

std::vector<double> BatchPosterior::scales() const {
  std::vector<double> scales(energy.cols(), 0.0);
  for (std::size_t i = 0; i < energy.rows(); ++i) {
    for (std::size_t c = 0; c < scales.size(); ++c) scales[c] += energy(i, c);
  }
  for (double& scale : scales) scale /= static_cast<double>(energy.rows());
  return scales;
}

LossValue evaluateLoss(Loss loss, const BatchPosterior& batch) {
  LossValue result;
  result.byMean = Matrix<double>(batch.mean.rows(), batch.mean.cols());
  result.byVariance.assign(batch.mean.rows(), 0.0);
  result.byScale.assign(batch.mean.cols(), 0.0);
  switch (loss) {
    case Loss::MeanSquared:
      meanSquared(batch, result);
      break;
    case Loss::CrossEntropy:
      crossEntropy(batch, result);
      break;
    case Loss::PseudoHuber:
      pseudoHuber(batch, result);
      break;
    case Loss::Lool:
      likelihood(batch, gaussianTerm, result);
      break;
    case Loss::Looph:
      likelihood(batch, huberTerm, result);
      break;
  }
  return result;
}

}  // namespace blendscope
