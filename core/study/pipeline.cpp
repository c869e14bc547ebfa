// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/pipeline.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/error.h"
#include "embedding/embeddings.h"
#include "embedding/held_out.h"
#include "imaging/normalizers.h"
#include "study/all_classifiers.h"
#include "study/trained_pipeline.h"

namespace blendscope {

namespace {

/// Training rows on their way through the steps, which are fitted one after the other.
class Fitting {
 public:
  Fitting(const PipelineSpec& spec, const CutoutSet& set, const std::vector<Row>& trainRows, const FitOptions& options)
      : set_(set), options_(options), rows_(trainRows), values_(gatherPixels(set, trainRows)), shape_(set.shape()) {
    parts_.spec = spec;
    parts_.classNames = set.classNames();
    parts_.shape = set.shape();
    parts_.fingerprint = set.fingerprint();
    parts_.trainRows = trainRows;
    const auto isUnlabelled = [&](Row row) { return set.label(row) == kUnlabelled; };
    if (std::none_of(trainRows.begin(), trainRows.end(), isUnlabelled)) {
      for (const Row row : trainRows) labels_.push_back(set.label(row));
    }
    if (options.groups) {
      for (const Row row : trainRows) groups_.push_back((*options.groups)[row]);
    }
  }

  void normalize(const Progress& progress) {
    for (const StepSpec& step : parts_.spec.normalizers)
      parts_.normalizers.push_back(pass(normalizers(), step, progress));
  }

  /// The copies stand below each other: copy c of training row i is row c·n + i.
  void augment() {
    if (!parts_.spec.augmentation) return;
    parts_.augmentation = augmentations().make(*parts_.spec.augmentation);
    const std::size_t n = values_.rows();
    const auto copies = static_cast<std::size_t>(parts_.augmentation->copies());
    if (groups_.empty()) {
      for (std::size_t i = 0; i < n; ++i) groups_.push_back(static_cast<int>(i));
    }
    Matrix<float> all(n * copies, values_.cols());
    for (std::size_t c = 0; c < copies; ++c) {
      const Matrix<float> copy = parts_.augmentation->copy(batch(), static_cast<int>(c));
      std::copy(copy.values().begin(), copy.values().end(), all.row(c * n).data());
    }
    values_ = std::move(all);
    repeat(rows_, copies);
    repeat(labels_, copies);
    repeat(groups_, copies);
  }

  void embed(const Progress& progress) {
    for (const StepSpec& step : parts_.spec.embeddings) parts_.embeddings.push_back(pass(embeddings(), step, progress));
  }

  void classify(const Progress& progress) {
    if (!parts_.spec.classifier) return;
    progress.report(0, fmt::format("Fitting {}", parts_.spec.classifier->name));
    parts_.classifier = allClassifiers().make(*parts_.spec.classifier)->fit(batch(), progress);
  }

  PipelineParts take() { return std::move(parts_); }

 private:
  TrainingBatch batch() const {
    TrainingBatch batch;
    batch.values = values_;
    batch.shape = shape_;
    batch.metadata = &set_.metadata();
    batch.rows = rows_;
    batch.labels = labels_;
    batch.classCount = set_.classNames().count();
    batch.positive = options_.positive;
    batch.groups = groups_;
    batch.seed = options_.seed;
    return batch;
  }

  /// Fits a step on the training rows and sends them through it.
  std::shared_ptr<const FittedTransform> pass(const TransformRegistry& registry, const StepSpec& step,
                                              const Progress& progress) {
    progress.throwIfCancelled();
    progress.report(0, fmt::format("Fitting {}", step.name));
    auto fitted = fit(*registry.make(step), progress.part(0, 0.8));
    const auto* flattering = dynamic_cast<const HeldOutTransform*>(fitted.get());
    values_ = flattering && parts_.spec.classifier ? flattering->transformHeldOut(batch(), progress.part(0.8, 1))
                                                   : fitted->transform(batch(), progress.part(0.8, 1));
    shape_ = fitted->outputShape();
    requireFinite(values_, set_, std::span(rows_).first(parts_.trainRows.size()), step.name);
    return fitted;
  }

  std::shared_ptr<const FittedTransform> fit(const Transform& step, const Progress& progress) const {
    const auto* iterative = dynamic_cast<const IterativeTransform*>(&step);
    if (iterative && options_.onPositions) return iterative->fit(batch(), options_.onPositions, progress);
    return step.fit(batch(), progress);
  }

  template <class T>
  static void repeat(std::vector<T>& values, std::size_t copies) {
    const std::size_t n = values.size();
    values.reserve(n * copies);
    for (std::size_t i = n; i < n * copies; ++i) values.push_back(values[i - n]);
  }

  const CutoutSet& set_;
  const FitOptions& options_;
  PipelineParts parts_;
  std::vector<Row> rows_;
  std::vector<int> labels_;
  std::vector<int> groups_;
  Matrix<float> values_;
  ImageShape shape_;
};

void checkRows(const PipelineSpec& spec, const CutoutSet& set, const std::vector<Row>& trainRows) {
  if (trainRows.empty())
    throw Error("there are no rows to train on", set.provenance().source,
                "Label some cutouts whose pixels are all finite.");
  if (!spec.classifier) return;
  for (const Row row : trainRows) {
    if (set.label(row) == kUnlabelled) {
      throw Error(fmt::format("training cutout '{}' has no class", set.id(row)), set.provenance().source,
                  "Train on labelled rows only.");
    }
  }
}

}  // namespace

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
  checkRows(spec, set, trainRows);
  const StageTimer total(seconds.total);
  Fitting fitting(spec, set, trainRows, options);
  {
    const StageTimer timer(seconds.normalize);
    fitting.normalize(progress.part(0, 0.1));
  }
  progress.throwIfCancelled();
  {
    const StageTimer timer(seconds.embed);
    fitting.augment();
    fitting.embed(progress.part(0.1, 0.4));
  }
  {
    const StageTimer timer(seconds.fit);
    fitting.classify(progress.part(0.4, 1));
  }
  return std::make_shared<TrainedPipeline>(fitting.take());
}

}  // namespace blendscope
