// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/pipeline.h"

#include "study/fitting.h"
#include "study/trained_pipeline.h"

namespace blendscope {

StageSeconds& StageSeconds::operator+=(const StageSeconds& other) {
  load += other.load;
  normalize += other.normalize;
  embed += other.embed;
  fit += other.fit;
  predict += other.predict;
  total += other.total;
  return *this;
}

std::shared_ptr<const FittedPipeline> fitPipeline(const PipelineSpec& spec, const CutoutSet& set,
                                                  const std::vector<Row>& trainRows, const FitOptions& options,
                                                  const Progress& progress, StageSeconds& seconds) {
  checkTrainingRows(spec, set, trainRows);
  const StageTimer total(seconds.total);
  Fitting fitting(set, trainRows, options);
  {
    const StageTimer timer(seconds.normalize);
    fitting.normalize(spec.normalizers, progress.part(0, 0.1));
  }
  progress.throwIfCancelled();
  {
    const StageTimer timer(seconds.embed);
    fitting.embed(spec.augmentation, spec.embeddings, spec.classifier.has_value(), progress.part(0.1, 0.4));
  }
  std::shared_ptr<const FittedClassifier> classifier;
  if (spec.classifier) {
    const StageTimer timer(seconds.fit);
    classifier = fitting.classify(*spec.classifier, progress.part(0.4, 1));
  }
  PipelineParts parts = fitting.parts(std::move(classifier));
  parts.spec = spec;
  return std::make_shared<TrainedPipeline>(std::move(parts));
}

}  // namespace blendscope
