// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/fitting.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/error.h"
#include "embedding/embeddings.h"
#include "embedding/held_out.h"
#include "imaging/normalizers.h"
#include "study/all_classifiers.h"

namespace blendscope {

namespace {

template <class T>
void repeat(std::vector<T>& values, std::size_t copies) {
  const std::size_t n = values.size();
  values.reserve(n * copies);
  for (std::size_t i = n; i < n * copies; ++i) values.push_back(values[i - n]);
}

std::shared_ptr<const FittedTransform> fitStep(const Transform& step, const TrainingBatch& batch,
                                               const PositionListener& onPositions, const Progress& progress) {
  const auto* iterative = dynamic_cast<const IterativeTransform*>(&step);
  if (iterative && onPositions) return iterative->fit(batch, onPositions, progress);
  return step.fit(batch, progress);
}

}  // namespace

void checkTrainingRows(const PipelineSpec& spec, const CutoutSet& set, const std::vector<Row>& trainRows) {
  if (trainRows.empty()) {
    throw Error("there are no rows to train on", set.provenance().source,
                "Label some cutouts whose pixels are all finite.");
  }
  if (!spec.classifier) return;
  for (const Row row : trainRows) {
    if (set.label(row) == kUnlabelled) {
      throw Error(fmt::format("training cutout '{}' has no class", set.id(row)), set.provenance().source,
                  "Train on labelled rows only.");
    }
  }
}

Fitting::Fitting(const CutoutSet& set, const std::vector<Row>& trainRows, const FitOptions& options)
    : set_(set), options_(options), rows_(trainRows), values_(gatherPixels(set, trainRows)), shape_(set.shape()) {
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

TrainingBatch Fitting::batch() const {
  TrainingBatch batch;
  batch.values = values_;
  batch.shape = shape_;
  batch.metadata = &set_.metadata();
  batch.rows = rows_;
  batch.labels = labels_;
  batch.classCount = set_.classNames().count();
  batch.positive = options_.positive;
  batch.groups = groups_;
  batch.madeUp = madeUp_;
  batch.seed = options_.seed;
  return batch;
}

void Fitting::normalize(const Stage& steps, const Progress& progress) {
  for (const StepSpec& step : steps) {
    parts_.normalizers.push_back(pass(*normalizers().make(step), step.name, false, progress));
    parts_.spec.normalizers.push_back(step);
  }
}

void Fitting::embed(const std::optional<StepSpec>& augmentation, const Stage& steps, bool forClassifier,
                    const Progress& progress) {
  if (augmentation) augment(*augmentation, progress);
  for (const StepSpec& step : steps) {
    parts_.embeddings.push_back(pass(*embeddings().make(step), step.name, forClassifier, progress));
    parts_.spec.embeddings.push_back(step);
  }
}

/// The copies stand below each other: copy c of row i of n, added rows included, is row c·n + i.
void Fitting::augment(const StepSpec& step, const Progress& progress) {
  parts_.spec.augmentation = step;
  parts_.augmentation = augmentations().make(step);
  const AddedRows added = parts_.augmentation->addedRows(batch(), progress);
  for (std::size_t i = groups_.size(); i < values_.rows(); ++i) groups_.push_back(static_cast<int>(i));
  addRows(added);
  const std::size_t n = values_.rows();
  const auto copies = static_cast<std::size_t>(parts_.augmentation->copies());
  Matrix<float> all(n * copies, values_.cols());
  for (std::size_t c = 0; c < copies; ++c) {
    const Matrix<float> copy = parts_.augmentation->copy(batch(), static_cast<int>(c));
    std::copy(copy.values().begin(), copy.values().end(), all.row(c * n).data());
  }
  values_ = std::move(all);
  repeat(rows_, copies);
  repeat(labels_, copies);
  repeat(groups_, copies);
  repeat(madeUp_, copies);
}

/// Rows that were made up share the metadata and the group of the row that they come from.
void Fitting::addRows(const AddedRows& added) {
  if (added.origin.empty()) return;
  Matrix<float> all(values_.rows() + added.values.rows(), values_.cols());
  std::copy(values_.values().begin(), values_.values().end(), all.values().begin());
  std::copy(added.values.values().begin(), added.values.values().end(), all.row(values_.rows()).data());
  values_ = std::move(all);
  madeUp_.assign(rows_.size(), 0);
  madeUp_.resize(values_.rows(), 1);
  for (std::size_t i = 0; i < added.origin.size(); ++i) {
    const Row origin = rows_[added.origin[i]];
    rows_.push_back(origin);
    parts_.madeUpFrom.push_back(origin);
    labels_.push_back(added.labels[i]);
    groups_.push_back(groups_[added.origin[i]]);
  }
}

std::shared_ptr<const FittedTransform> Fitting::pass(const Transform& step, const std::string& name, bool forClassifier,
                                                     const Progress& progress) {
  progress.throwIfCancelled();
  progress.report(0, fmt::format("Fitting {}", name));
  auto fitted = fitStep(step, batch(), options_.onPositions, progress.part(0, 0.8));
  const auto* flattering = dynamic_cast<const HeldOutTransform*>(fitted.get());
  values_ = flattering && forClassifier ? flattering->transformHeldOut(batch(), progress.part(0.8, 1))
                                        : fitted->transform(batch(), progress.part(0.8, 1));
  shape_ = fitted->outputShape();
  requireFinite(values_, set_, std::span(rows_).first(parts_.trainRows.size() + parts_.madeUpFrom.size()), name);
  return fitted;
}

std::shared_ptr<const FittedClassifier> Fitting::classify(const StepSpec& step, const Progress& progress) const {
  progress.report(0, fmt::format("Fitting {}", step.name));
  return allClassifiers().make(step)->fit(batch(), progress);
}

PipelineParts Fitting::parts(std::shared_ptr<const FittedClassifier> classifier) const {
  PipelineParts parts = parts_;
  parts.classifier = std::move(classifier);
  return parts;
}

}  // namespace blendscope
