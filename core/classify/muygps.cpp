// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/muygps.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "classify/muygps_noise.h"
#include "classify/training_checks.h"

namespace blendscope {

namespace {

/// Small training sets get fewer neighbours than the default, so that neighbourhoods stay neighbourhoods.
constexpr std::size_t kRowsPerNeighbor = 4;

GpResponses responsesOf(const TrainingBatch& batch) {
  const bool mirrored = batch.classCount == 2;
  GpResponses responses{
      Matrix<double>(batch.size(), mirrored ? 1 : static_cast<std::size_t>(batch.classCount), -1.0), mirrored, {}};
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!mirrored) responses.values(i, static_cast<std::size_t>(batch.labels[i])) = 1;
    if (mirrored && batch.labels[i] == batch.positive) responses.values(i, 0) = 1;
  }
  return responses;
}

class MuyGpsClassifier final : public Classifier {
 public:
  MuyGpsClassifier(MuyGpsOptions options, LabelNoise noise, bool adaptNeighbors, BandObjective objective)
      : options_(std::move(options)),
        noise_(std::move(noise)),
        adaptNeighbors_(adaptNeighbors),
        objective_(objective) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    requireLearnable(batch, "muygps");
    MuyGpsOptions options = options_;
    options.training.seed = batch.seed;
    if (adaptNeighbors_) options.k = std::min(options.k, std::max<std::size_t>(1, batch.size() / kRowsPerNeighbor));
    MuyGpsData data;
    data.features = std::make_shared<const Matrix<float>>(
        batch.values.rows(), batch.values.cols(),
        std::vector<float>(batch.values.data(), batch.values.data() + batch.values.rows() * batch.values.cols()));
    data.responses = responsesOf(batch);
    noise_.apply(batch, data.responses, options.training);
    data.labels.assign(batch.labels.begin(), batch.labels.end());
    data.classCount = batch.classCount;
    data.groups.assign(batch.groups.begin(), batch.groups.end());
    const auto model = MuyGps::fit(std::move(data), options, progress.part(0, 0.8));
    progress.throwIfCancelled();
    progress.report(0.8, "Calibrating probabilities");
    MuyGpsCalibration calibration = calibrateMuyGps(*model, batch, progress.part(0.8, 1));
    calibration.objective = objective_;
    return std::make_shared<const FittedMuyGps>(model, batch.classCount, batch.positive, std::move(calibration));
  }

 private:
  MuyGpsOptions options_;
  LabelNoise noise_;
  bool adaptNeighbors_;
  BandObjective objective_;
};

/// Probability that a normal value of this mean and deviation has the other sign than its mean.
double chanceOfOtherSign(double mean, double deviation) {
  if (deviation <= 0) return mean == 0 ? 0.5 : 0.0;
  return 0.5 * std::erfc(std::abs(mean) / (deviation * std::sqrt(2.0)));
}

}  // namespace

FittedMuyGps::FittedMuyGps(std::shared_ptr<const MuyGps> model, int classCount, int positive,
                           MuyGpsCalibration calibration)
    : model_(std::move(model)), classCount_(classCount), positive_(positive), calibration_(std::move(calibration)) {}

Prediction FittedMuyGps::predict(const FeatureBatch& batch, const Progress& progress) const {
  const GpPosterior posterior = model_->predict(batch.values, progress);
  Prediction prediction;
  prediction.mean = meansByClass(posterior.mean, classCount_, positive_);
  prediction.probability = calibration_.probability.apply(prediction.mean);
  const std::vector<double>& scales = model_->scales();
  const double scale = std::accumulate(scales.begin(), scales.end(), 0.0) / static_cast<double>(scales.size());
  for (const double v : posterior.variance) prediction.variance.push_back(scale * v);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (prediction.variance.empty()) {
      prediction.uncertainty.push_back(1 - *std::ranges::max_element(prediction.probability.row(i)));
      continue;
    }
    // For more than two classes the decision value is half the lead of the first over the second.
    std::vector<double> sorted(prediction.mean.row(i).begin(), prediction.mean.row(i).end());
    std::ranges::partial_sort(sorted, sorted.begin() + 2, std::greater());
    prediction.uncertainty.push_back(chanceOfOtherSign((sorted[0] - sorted[1]) / 2, std::sqrt(prediction.variance[i])));
  }
  return prediction;
}

std::string FittedMuyGps::uncertaintyMeaning() const {
  if (model_->options().mean == MeanKind::Fast) return FittedClassifier::uncertaintyMeaning();
  return "probability that the decision value has the other sign, from posterior mean and variance";
}

std::vector<std::pair<std::string, HyperparameterValue>> FittedMuyGps::hyperparameters() const {
  const GpParameters& p = model_->parameters();
  const MuyGpsOptions& options = model_->options();
  std::vector<std::pair<std::string, HyperparameterValue>> values;
  values.emplace_back("kernel", std::string(p.kernel.family == KernelFamily::Rbf ? "rbf" : "matern"));
  if (p.kernel.family == KernelFamily::Matern) {
    if (std::isinf(p.kernel.smoothness)) {
      values.emplace_back("nu", std::string("inf"));
    } else {
      values.emplace_back("nu", p.kernel.smoothness);
    }
  }
  values.emplace_back("k", static_cast<double>(options.k));
  double logSum = 0;
  for (const double length : p.lengthScales) logSum += std::log(length);
  values.emplace_back("length_scale", std::exp(logSum / static_cast<double>(p.lengthScales.size())));
  if (p.anisotropic()) {
    values.emplace_back("length_scale_shortest", std::ranges::min(p.lengthScales));
    values.emplace_back("length_scale_longest", std::ranges::max(p.lengthScales));
  }
  values.emplace_back("noise", p.noise);
  if (!model_->data().responses.noiseColumn.empty()) values.emplace_back("noise_slope", p.noiseSlope);
  for (std::size_t c = 0; c < model_->scales().size(); ++c) {
    values.emplace_back(model_->scales().size() == 1 ? "sigma2" : fmt::format("sigma2_{}", c), model_->scales()[c]);
  }
  values.emplace_back("loss_value", model_->training().loss);
  values.emplace_back("band_cutoff", bands().bands[static_cast<std::size_t>(positive_)].cutoff);
  if (model_->recall()) values.emplace_back("hnsw_recall", *model_->recall());
  return values;
}

std::vector<std::string> FittedMuyGps::warnings() const { return model_->training().warnings; }

std::optional<NeighborExplanation> FittedMuyGps::explain(std::span<const float> features) const {
  GpExplanation explanation = model_->explain(features);
  return NeighborExplanation{std::move(explanation.row), std::move(explanation.distance),
                             std::move(explanation.weight)};
}

std::vector<double> FittedMuyGps::sensitivity(std::span<const float> features) const {
  const Matrix<double> derivative = model_->sensitivity(features);
  const auto row = derivative.row(classCount_ == 2 ? 0 : static_cast<std::size_t>(positive_));
  return {row.begin(), row.end()};
}

std::optional<DecisionBand> FittedMuyGps::band(std::span<const float> features) const {
  if (model_->options().mean == MeanKind::Fast) return std::nullopt;
  const GpPosterior posterior = model_->predict({features.data(), 1, features.size()}, Progress());
  const Matrix<double> means = meansByClass(posterior.mean, classCount_, positive_);
  DecisionBand band;
  band.mean.assign(means.row(0).begin(), means.row(0).end());
  band.deviation = deviationsByClass(model_->scales(), posterior.variance[0], classCount_);
  for (const ConfidenceBand& one : bands().bands) band.cutoff.push_back(one.cutoff);
  band.ambiguous = bands().ambiguous(band.mean, band.deviation);
  return band;
}

void FittedMuyGps::save(ArchiveWriter& archive) const {
  archive.integer(classCount_);
  archive.integer(positive_);
  calibration_.save(archive);
  model_->save(archive);
}

std::shared_ptr<const FittedMuyGps> FittedMuyGps::load(ArchiveReader& archive, BandObjective objective) {
  const auto classCount = static_cast<int>(archive.integer());
  const auto positive = static_cast<int>(archive.integer());
  MuyGpsCalibration calibration = MuyGpsCalibration::load(archive, classCount);
  calibration.objective = objective;
  auto model = MuyGps::load(archive);
  const std::size_t columns = classCount == 2 ? 1 : static_cast<std::size_t>(classCount);
  if (classCount < 2 || positive < 0 || positive >= classCount || model->data().responses.columns() != columns) {
    throw Error("the saved MuyGPs classifier is damaged: its classes do not fit", {}, "Train and save it again.");
  }
  return std::make_shared<const FittedMuyGps>(std::move(model), classCount, positive, std::move(calibration));
}

std::shared_ptr<const Classifier> makeMuyGpsClassifier(MuyGpsOptions options, LabelNoise noise, bool adaptNeighbors,
                                                       BandObjective objective) {
  return std::make_shared<const MuyGpsClassifier>(std::move(options), std::move(noise), adaptNeighbors, objective);
}

}  // namespace blendscope
