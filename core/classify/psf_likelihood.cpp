// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/psf_likelihood.h"

#include <fmt/format.h>
#include <cmath>

#include "classify/logistic.h"
#include "classify/training_checks.h"
#include "embedding/psf_features.h"

namespace blendscope {

namespace {

StepSpec judgeStep() { return {"logistic", {}}; }
const ClassifierRegistry& judges() {
  static const ClassifierRegistry registry({logisticEntry()});
  return registry;
}

/// What the judge weighs: evidence for a second star, at what S/N, and what the second star would be.
Matrix<float> evidenceOf(const Matrix<float>& fits) {
  using F = FittedPsfFeatures;
  Matrix<float> evidence(fits.rows(), 8);
  for (std::size_t i = 0; i < fits.rows(); ++i) {
    const float strength = std::log1p(fits(i, F::Ratio));
    const float snr = fits(i, F::LogSnr);
    const float values[] = {fits(i, F::Significance),
                            strength,
                            snr,
                            strength * snr,
                            fits(i, F::Separation),
                            fits(i, F::FluxRatio),
                            fits(i, F::Separation) * fits(i, F::FluxRatio),
                            fits(i, F::SizeOffset)};
    std::copy(std::begin(values), std::end(values), evidence.row(i).begin());
  }
  return evidence;
}

PredictedColumn columnOf(const Matrix<float>& fits, std::size_t column, std::string name, std::string unit) {
  PredictedColumn values{std::move(name), std::move(unit), {}};
  values.values.reserve(fits.rows());
  for (std::size_t i = 0; i < fits.rows(); ++i) values.values.push_back(fits(i, column));
  return values;
}

class FittedPsfLikelihood final : public FittedClassifier {
 public:
  std::shared_ptr<const FittedPsfFeatures> fits;
  std::shared_ptr<const FittedClassifier> judge;

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    requireSameFeatures(batch, fits->psf().shape().pixelCount(), "psf-fit");
    const Matrix<float> found = fits->transform(batch, progress);
    const Matrix<float> evidence = evidenceOf(found);
    FeatureBatch heard;
    heard.values = evidence;
    Prediction prediction = judge->predict(heard, progress);
    prediction.columns = {columnOf(found, FittedPsfFeatures::Separation, "fit_separation_px", "px"),
                          columnOf(found, FittedPsfFeatures::FluxRatio, "fit_flux_ratio", "")};
    return prediction;
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    const PsfKnowledge& psf = fits->psf();
    return {{"FWHM", psf.fwhm()},
            {"FWHM / SEEING", psf.seeingRatio()},
            {"exposures with a PSF of their own", static_cast<double>(psf.exposures())},
            {"residual η", psf.residual()},
            {"likelihood ratio at 1 % false alarms", fits->law().threshold(0.01)}};
  }

  void save(ArchiveWriter& archive) const override {
    fits->save(archive);
    judge->save(archive);
  }

  static std::shared_ptr<const FittedPsfLikelihood> load(const Parameters&, ArchiveReader& archive) {
    auto model = std::make_shared<FittedPsfLikelihood>();
    model->fits = FittedPsfFeatures::load(archive);
    model->judge = judges().load(judgeStep(), archive);
    return model;
  }
};

class PsfLikelihood final : public Classifier {
 public:
  explicit PsfLikelihood(const Parameters& arguments) : settings_(arguments) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    requireLearnable(batch, "psf-fit");
    auto model = std::make_shared<FittedPsfLikelihood>();
    model->fits = PsfFeatures::learn(batch, settings_, "psf-fit", progress.part(0, 0.3));
    progress.report(0.3, "Fitting one star and two");
    const Matrix<float> evidence = evidenceOf(model->fits->transformHeldOut(batch, progress.part(0.3, 0.95)));
    TrainingBatch heard = batch;
    heard.values = evidence;
    heard.shape = {};
    model->judge = judges().make(judgeStep())->fit(heard, progress.part(0.95, 1));
    return model;
  }

 private:
  PsfFitSettings settings_;
};

}  // namespace

ClassifierRegistry::Entry psfLikelihoodEntry() {
  StepInfo info;
  info.name = "psf-fit";
  info.label = "PSF fit";
  info.kind = StepKind::Classifier;
  info.help =
      "Fits one star and two to every raw cutout with a PSF learned from single stars; how much likelier two are, "
      "against simulated singles, decides. Says how far apart and how unequal the two would be.";
  info.formula = "Λ = −2 ln(L₁/L₂), Var = σ_sky² + M/g + (ηM)²";
  info.parameters = PsfFitSettings::rows();
  return {std::move(info), [](const Parameters& arguments) { return std::make_shared<PsfLikelihood>(arguments); },
          FittedPsfLikelihood::load};
}

}  // namespace blendscope
