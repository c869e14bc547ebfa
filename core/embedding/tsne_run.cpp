// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/tsne_run.h"

#include <algorithm>

#include "embedding/tsne_forces.h"

namespace blendscope {

namespace {

constexpr int kLongestExaggeration = 250;  // iterations
constexpr double kEarlyMomentum = 0.5, kLateMomentum = 0.8;
constexpr float kGainUp = 0.2F, kGainDown = 0.8F, kSmallestGain = 0.01F;
constexpr int kReportEvery = 50;

double automaticLearningRate(std::size_t rows, double earlyExaggeration) {
  return std::max(static_cast<double>(rows) / earlyExaggeration / 4, 50.0);
}

}  // namespace

TsneRun::TsneRun(std::shared_ptr<const NeighborSpace> space, SparseGraph probabilities, Matrix<float> start,
                 const TsneSettings& settings)
    : space_(std::move(space)),
      probabilities_(std::move(probabilities)),
      settings_(settings),
      positions_(std::move(start)),
      velocity_(positions_.rows(), positions_.cols()),
      gain_(positions_.rows(), positions_.cols(), 1.0F) {
  if (settings_.learningRate <= 0) {
    settings_.learningRate = automaticLearningRate(positions_.rows(), settings_.earlyExaggeration);
  }
}

void TsneRun::run(int untilEpoch, const Progress& progress) {
  untilEpoch = std::min(untilEpoch, epochCount());
  const int from = iteration_;
  while (iteration_ < untilEpoch) {
    step(progress);
    progress.report(static_cast<double>(iteration_ - from) / (untilEpoch - from), "moving points");
  }
}

/// Nothing changes before the whole gradient is known: a cancelled step has not begun.
void TsneRun::step(const Progress& progress) {
  const bool early = iteration_ < std::min(kLongestExaggeration, settings_.iterations / 4);
  const TsneGradient gradient =
      tsneGradient(probabilities_, positions_, early ? settings_.earlyExaggeration : 1, settings_.angle, progress);
  if ((iteration_ + 1) % kReportEvery == 0) {
    const double divergence = tsneDivergence(probabilities_, positions_, gradient.weightSum);
    progress.iteration({"tsne", static_cast<std::size_t>(iteration_) + 1, divergence, {}});
  }
  const auto momentum = static_cast<float>(early ? kEarlyMomentum : kLateMomentum);
  const auto rate = static_cast<float>(settings_.learningRate);
  for (std::size_t v = 0; v < positions_.values().size(); ++v) {
    const float slope = gradient.gradient.values()[v];
    float& velocity = velocity_.values()[v];
    float& gain = gain_.values()[v];
    gain = std::max(slope * velocity < 0 ? gain + kGainUp : gain * kGainDown, kSmallestGain);
    velocity = momentum * velocity - rate * gain * slope;
    positions_.values()[v] += velocity;
  }
  ++iteration_;
}

std::shared_ptr<const FittedTransform> TsneRun::finish() const {
  const TsneGradient last = tsneGradient(probabilities_, positions_, 1, settings_.angle, Progress());
  const double meanWeight = last.weightSum / static_cast<double>(positions_.rows());
  return std::make_shared<const TsneModel>(space_, positions_, settings_.perplexity, settings_.angle, meanWeight);
}

}  // namespace blendscope
