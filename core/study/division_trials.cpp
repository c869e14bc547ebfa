// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/division_trials.h"

namespace blendscope {

DivisionTrials::DivisionTrials(std::shared_ptr<const CutoutSet> set, Split split, FitOptions options)
    : set_(std::move(set)), split_(std::move(split)), options_(std::move(options)) {}

const DivisionTrials::Normalized& DivisionTrials::normalizedBy(const Stage& steps, const Progress& progress) {
  if (normalized_ && normalized_->steps == steps) return *normalized_;
  embedded_.reset();
  normalized_.reset();
  Normalized result{steps, Fitting(*set_, split_.train, options_), {}, 0};
  {
    const StageTimer timer(result.seconds);
    result.fitting.normalize(steps, progress);
    const TrainedPipeline fitted(result.fitting.parts(nullptr));
    result.testImages = fitted.normalized(*set_, split_.test, progress);
  }
  normalized_.emplace(std::move(result));
  return *normalized_;
}

const DivisionTrials::Embedded& DivisionTrials::embeddedBy(const PipelineSpec& spec, const Progress& progress) {
  const Normalized& normalized = normalizedBy(spec.normalizers, progress.part(0, 0.3));
  if (embedded_ && embedded_->augmentation == spec.augmentation && embedded_->steps == spec.embeddings) {
    return *embedded_;
  }
  embedded_.reset();
  Embedded result{spec.augmentation, spec.embeddings, normalized.fitting, {}, 0};
  {
    const StageTimer timer(result.seconds);
    result.fitting.embed(spec.augmentation, spec.embeddings, true, progress.part(0.3, 0.9));
    const TrainedPipeline fitted(result.fitting.parts(nullptr));
    for (int copy = 0; copy < fitted.copies(); ++copy) {
      result.testCopies.push_back(fitted.embedded(normalized.testImages, copy, *set_, split_.test, progress));
    }
  }
  embedded_.emplace(std::move(result));
  return *embedded_;
}

Trial DivisionTrials::run(const PipelineSpec& spec, const Progress& progress) {
  checkTrainingRows(spec, *set_, split_.train);
  const Embedded& embedded = embeddedBy(spec, progress.part(0, 0.4));
  Trial trial;
  trial.seconds.normalize = normalized_->seconds;
  trial.seconds.embed = embedded.seconds;
  std::shared_ptr<const FittedClassifier> classifier;
  {
    const StageTimer timer(trial.seconds.fit);
    classifier = embedded.fitting.classify(*spec.classifier, progress.part(0.4, 0.8));
  }
  PipelineParts parts = embedded.fitting.parts(std::move(classifier));
  parts.spec = spec;
  const TrainedPipeline pipeline(std::move(parts));
  {
    const StageTimer timer(trial.seconds.predict);
    trial.prediction = pipeline.predictFeatures(embedded.testCopies, *set_, split_.test, progress.part(0.8, 1));
  }
  const StageSeconds& s = trial.seconds;
  trial.seconds.total = s.normalize + s.embed + s.fit + s.predict;
  trial.hyperparameters = pipeline.hyperparameters();
  trial.warnings = pipeline.warnings();
  trial.uncertaintyMeaning = pipeline.uncertaintyMeaning();
  return trial;
}

}  // namespace blendscope
