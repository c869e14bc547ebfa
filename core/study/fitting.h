// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "study/pipeline.h"
#include "study/trained_pipeline.h"

namespace blendscope {

/// Throws Error if there are no rows, or if there is a classifier and one of them is unlabelled.
void checkTrainingRows(const PipelineSpec& spec, const CutoutSet& set, const std::vector<Row>& trainRows);

/// Training rows on their way through the steps of a pipeline, which are fitted one after the other: `normalize`, then
/// `embed`, then `classify`. A copy goes its own way from where it was made, so that pipelines that begin alike share
/// that beginning.
class Fitting {
 public:
  /// `set` and what `options` points to must outlive it.
  Fitting(const CutoutSet& set, const std::vector<Row>& trainRows, const FitOptions& options);

  void normalize(const Stage& steps, const Progress& progress);
  /// Copies first, then embeddings. `forClassifier`: features that learnt from the labels are made as for rows that
  /// they were not learnt from.
  void embed(const std::optional<StepSpec>& augmentation, const Stage& steps, bool forClassifier,
             const Progress& progress);
  std::shared_ptr<const FittedClassifier> classify(const StepSpec& step, const Progress& progress) const;

  /// The fitted steps so far, with a classifier or (null) without.
  PipelineParts parts(std::shared_ptr<const FittedClassifier> classifier) const;

 private:
  TrainingBatch batch() const;
  void augment(const StepSpec& step, const Progress& progress);
  void addRows(const AddedRows& added);
  /// Fits a step on the training rows and sends them through it.
  std::shared_ptr<const FittedTransform> pass(const Transform& step, const std::string& name, bool forClassifier,
                                              const Progress& progress);

  const CutoutSet& set_;
  const FitOptions& options_;
  PipelineParts parts_;
  std::vector<Row> rows_;
  std::vector<int> labels_;
  std::vector<int> groups_;
  std::vector<char> madeUp_;  ///< empty where no row is
  Matrix<float> values_;
  ImageShape shape_;
};

}  // namespace blendscope
