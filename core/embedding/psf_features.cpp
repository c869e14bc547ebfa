// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/psf_features.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kPsfFeaturesRowsPerBlock = 32;
constexpr std::size_t kRanges = 10;

struct Comparison {
  StarFit one, two;
  double logSnr = 0;

  double ratio() const { return std::max(0.0, one.misfit - two.misfit); }
};

Comparison compare(const PreparedCutout& cutout) {
  Comparison result;
  result.one = fitOneStar(cutout.pixels, cutout.psf, cutout.noise);
  result.two = fitTwoStars(cutout.pixels, cutout.psf, cutout.noise, result.one);
  result.logSnr = std::log(std::max(cutout.pixels.peak / cutout.noise.sky, 0.1));
  return result;
}

/// A single star like that of a fit, somewhere else in its pixel, with another PSF and other noise.
PreparedCutout simulated(const PreparedCutout& like, const StarFit& fit, RandomStream& random) {
  PreparedCutout made = like;
  StarFit truth = fit;
  truth.stars[0].x = std::floor(fit.stars[0].x) + random.uniform();
  truth.stars[0].y = std::floor(fit.stars[0].y) + random.uniform();
  for (std::size_t k = 0; k < 3; ++k) truth.shape[k] = random.normal(like.psf.mean[k], like.psf.scatter[k]);
  const std::vector<double> light = modelLight(made.pixels, made.psf, truth);
  made.pixels.peak = 0;
  for (std::size_t i = 0; i < light.size(); ++i) {
    made.pixels.light[i] = light[i] + random.normal() * std::sqrt(made.noise.variance(light[i]));
    const bool central = std::hypot(made.pixels.x[i] - truth.stars[0].x, made.pixels.y[i] - truth.stars[0].y) < 1.5;
    if (central && made.pixels.light[i] > made.pixels.peak) {
      made.pixels.peak = made.pixels.light[i];
      made.pixels.peakX = made.pixels.x[i];
      made.pixels.peakY = made.pixels.y[i];
    }
  }
  return made;
}

NullLaw simulateLaw(const TrainingBatch& batch, std::span<const std::size_t> singles, const PsfKnowledge& psf,
                    std::size_t count, const Progress& progress) {
  std::vector<Comparison> results(count);
  parallelFor(count, kPsfFeaturesRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      RandomStream random(batch.seed, i);
      const PreparedCutout like = psf.prepare(batch, singles[random.below(singles.size())]);
      const StarFit fit = fitOneStar(like.pixels, like.psf, like.noise);
      results[i] = compare(simulated(like, fit, random));
    }
  });
  NullLaw law;
  for (const Comparison& result : results) law.add(result.logSnr, result.ratio());
  law.finish();
  return law;
}

}  // namespace

void NullLaw::finish() {
  std::stable_sort(simulated_.begin(), simulated_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::size_t ranges = std::min(kRanges, simulated_.size());
  for (std::size_t r = 0; r < ranges; ++r) {
    const std::size_t from = r * simulated_.size() / ranges;
    const std::size_t to = (r + 1) * simulated_.size() / ranges;
    centre_.push_back(simulated_[(from + to) / 2].first);
    std::vector<double> values;
    for (std::size_t i = from; i < to; ++i) values.push_back(simulated_[i].second);
    std::sort(values.begin(), values.end());
    ratios_.push_back(std::move(values));
  }
}

double NullLaw::falseAlarms(double logSnr, double ratio) const {
  const auto of = [&](std::size_t range) {
    const std::vector<double>& values = ratios_[range];
    const auto above = values.end() - std::lower_bound(values.begin(), values.end(), ratio);
    return (static_cast<double>(above) + 1) / (static_cast<double>(values.size()) + 1);
  };
  const auto next =
      static_cast<std::size_t>(std::lower_bound(centre_.begin(), centre_.end(), logSnr) - centre_.begin());
  if (next == 0) return of(0);
  if (next == centre_.size()) return of(next - 1);
  const double span = centre_[next] - centre_[next - 1];
  const double part = span > 0 ? (logSnr - centre_[next - 1]) / span : 0;
  return (1 - part) * of(next - 1) + part * of(next);
}

double NullLaw::threshold(double rate) const {
  double sum = 0;
  for (const std::vector<double>& values : ratios_) {
    const double place = (1 - rate) * static_cast<double>(values.size() - 1);
    sum += values[static_cast<std::size_t>(std::lround(place))];
  }
  return sum / static_cast<double>(ratios_.size());
}

void NullLaw::save(ArchiveWriter& archive) const {
  std::vector<double> snr, ratio;
  for (const auto& [x, y] : simulated_) {
    snr.push_back(x);
    ratio.push_back(y);
  }
  archive.numbers(snr);
  archive.numbers(ratio);
}

NullLaw NullLaw::load(ArchiveReader& archive) {
  const std::vector<double> snr = archive.numbers();
  const std::vector<double> ratio = archive.numbers();
  if (snr.empty() || snr.size() != ratio.size()) {
    throw Error("the saved model contradicts itself", {}, "Train and save it again.");
  }
  NullLaw law;
  for (std::size_t i = 0; i < snr.size(); ++i) law.add(snr[i], ratio[i]);
  law.finish();
  return law;
}

std::shared_ptr<const FittedPsfFeatures> FittedPsfFeatures::load(ArchiveReader& archive) {
  PsfKnowledge psf = PsfKnowledge::load(archive);
  return std::make_shared<const FittedPsfFeatures>(std::move(psf), NullLaw::load(archive));
}

template <class Prepare>
Matrix<float> FittedPsfFeatures::measure(std::size_t rows, const Progress& progress, Prepare&& prepare) const {
  Matrix<float> features(rows, ColumnCount);
  parallelFor(rows, kPsfFeaturesRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      const PreparedCutout cutout = prepare(i);
      const Comparison found = compare(cutout);
      const double alarms = law_.falseAlarms(found.logSnr, found.ratio());
      features(i, Ratio) = static_cast<float>(found.ratio());
      features(i, Significance) = static_cast<float>(-std::log10(alarms));
      features(i, Separation) = static_cast<float>(found.two.separation());
      features(i, FluxRatio) = static_cast<float>(found.two.fluxRatio());
      features(i, LogSnr) = static_cast<float>(found.logSnr);
      features(i, SizeOffset) = static_cast<float>((found.one.shape[0] - cutout.psf.mean[0]) / cutout.psf.scatter[0]);
    }
  });
  return features;
}

Matrix<float> FittedPsfFeatures::transform(const FeatureBatch& batch, const Progress& progress) const {
  if (batch.values.cols() != psf_.shape().pixelCount()) {
    throw Error(fmt::format("rows have {} features, but the model was trained with {}", batch.values.cols(),
                            psf_.shape().pixelCount()),
                "step 'psf-features'", "Use images of the shape it was trained on.");
  }
  FeatureBatch images = batch;
  images.shape = psf_.shape();
  return measure(batch.size(), progress, [&](std::size_t row) { return psf_.prepare(images, row); });
}

Matrix<float> FittedPsfFeatures::transformHeldOut(const TrainingBatch& training, const Progress& progress) const {
  return measure(training.size(), progress, [&](std::size_t row) { return psf_.prepareHeldOut(training, row); });
}

std::vector<FeatureName> FittedPsfFeatures::outputNames() const {
  return {{"fit_likelihood_ratio", ""}, {"fit_significance", ""}, {"fit_separation", "px"},
          {"fit_flux_ratio", ""},       {"fit_log_snr", ""},      {"fit_size_offset", ""}};
}

void FittedPsfFeatures::save(ArchiveWriter& archive) const {
  psf_.save(archive);
  law_.save(archive);
}

std::vector<ParameterInfo> PsfFitSettings::rows() {
  ParameterInfo single;
  single.name = "single";
  single.label = "Single class";
  single.kind = ParameterKind::Integer;
  single.defaultValue = 0.0;
  single.minimum = 0;
  single.maximum = 1000;
  single.help = "Number of the class of single stars, counted from 0 in the order classes are listed.";
  single.advanced = true;
  ParameterInfo simulations = single;
  simulations.name = "simulations";
  simulations.label = "Simulated singles";
  simulations.defaultValue = 3000.0;
  simulations.minimum = 100;
  simulations.maximum = 1e6;
  simulations.help = "Single stars drawn to learn how often chance alone makes two stars look likelier than one.";
  return {std::move(single), std::move(simulations)};
}

PsfFitSettings::PsfFitSettings(const Parameters& arguments)
    : single(arguments.integer("single")), simulations(static_cast<std::size_t>(arguments.integer("simulations"))) {}

StepInfo PsfFeatures::info() {
  StepInfo info;
  info.name = "psf-features";
  info.label = "One star or two";
  info.kind = StepKind::Embedding;
  info.help =
      "Fits one star and two to every raw cutout: likelihood ratio, its significance among simulated singles, "
      "separation, flux ratio.";
  info.parameters = PsfFitSettings::rows();
  return info;
}

std::shared_ptr<const FittedTransform> PsfFeatures::fit(const TrainingBatch& batch, const Progress& progress) const {
  return learn(batch, settings_, "psf-features", progress);
}

std::shared_ptr<const FittedPsfFeatures> PsfFeatures::learn(const TrainingBatch& batch, const PsfFitSettings& settings,
                                                            const std::string& step, const Progress& progress) {
  progress.throwIfCancelled();
  const std::vector<std::size_t> singles = singleStars(batch, settings.single);
  progress.report(0, "Learning the PSF from single stars");
  PsfKnowledge psf = PsfKnowledge::learn(batch, singles, step, progress.part(0, 0.5));
  progress.report(0.5, "Simulating single stars");
  NullLaw law = simulateLaw(batch, singles, psf, settings.simulations, progress.part(0.5, 1));
  return std::make_shared<const FittedPsfFeatures>(std::move(psf), std::move(law));
}

}  // namespace blendscope
