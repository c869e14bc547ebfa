// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/cutout_set.h"
#include "data/steps.h"
#include "embedding/iterative_embedding.h"
#include "study/pipeline_spec.h"

namespace blendscope {

/// Seconds spent in each stage, wall clock.
struct StageSeconds {
  double load = 0;
  double normalize = 0;  ///< of training and test rows
  double embed = 0;      ///< likewise
  double fit = 0;        ///< of the classifier
  double predict = 0;    ///< by the classifier
  double total = 0;      ///< everything but `load`, with what lies between the stages

  StageSeconds& operator+=(const StageSeconds& other);
};

/// What a pipeline is trained with.
struct FitOptions {
  std::uint64_t seed = 1;
  int positive = 0;                          ///< class of the two-class decision value
  const std::vector<int>* groups = nullptr;  ///< object number of every row of the set; null: every row its own object
  PositionListener onPositions = {};         ///< watches embeddings that are optimised; empty: nobody does
};

/// A pipeline after fitting: immutable, safe to share between threads.
class FittedPipeline {
 public:
  virtual ~FittedPipeline() = default;
  /// Predicts rows (with finite pixels) of a set of the same image shape, streaming over blocks of rows: peak memory
  /// does not grow with their number beyond the result. With an augmentation, probabilities, means and variances are
  /// averaged over the copies. Adds its time to `seconds` if given. Throws Error if the shapes differ.
  virtual Prediction predict(const CutoutSet& set, const std::vector<Row>& rows, const Progress& progress,
                             StageSeconds* seconds = nullptr) const = 0;
  /// The features that the classifier sees, one row per requested row.
  virtual Matrix<float> features(const CutoutSet& set, const std::vector<Row>& rows,
                                 const Progress& progress) const = 0;
  /// Names of the columns of `features`: those of the last step that names its own, else pixel_0, pixel_1, …
  virtual std::vector<FeatureName> featureNames() const = 0;
  /// Neighbours behind the prediction of one row, as (row of the training set, distance, weight), by falling |weight|;
  /// nothing for classifiers without. With an augmentation the copies of one row are taken together: summed weights,
  /// the least distance.
  struct Neighbor {
    Row row;
    double distance;
    double weight;
    bool madeUp = false;  ///< an image that an augmentation made from this row, of whatever class
  };
  virtual std::optional<std::vector<Neighbor>> explain(const CutoutSet& set, Row row) const = 0;
  /// The fitted embeddings in their order.
  virtual std::vector<std::shared_ptr<const FittedTransform>> embeddingSteps() const = 0;
  /// Shape of the images after normalisation; 0×0 where they are none.
  virtual ImageShape normalizedShape() const = 0;
  /// Confidence band of one row's decision; nothing for classifiers without. With an augmentation the band is that of
  /// the row itself, without its copies.
  virtual std::optional<DecisionBand> band(const CutoutSet& set, Row row) const = 0;
  /// Derivatives of the positive class's decision value by the normalised pixels of one row, in the rows and columns of
  /// the image: analytic where the classifier sees pixels; through embeddings by the chain rule, with the embeddings'
  /// own slopes from central differences of 0.5 % of the image's range. Nothing where the classifier has none.
  struct PixelSensitivity {
    ImageShape shape;
    std::vector<double> values;
  };
  virtual std::optional<PixelSensitivity> sensitivity(const CutoutSet& set, Row row) const = 0;
  virtual const PipelineSpec& spec() const = 0;
  virtual const ClassNames& classNames() const = 0;
  virtual std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const = 0;
  virtual std::vector<std::string> warnings() const = 0;
  virtual std::string uncertaintyMeaning() const = 0;
  /// Shape of the images it was trained on, and can predict.
  virtual ImageShape imageShape() const = 0;
  /// Fingerprint of the data set it was trained on.
  virtual const std::string& dataFingerprint() const = 0;
  virtual void save(ArchiveWriter& archive) const = 0;
};

/// Fits every step on `trainRows` of `set` alone (labelled, finite rows); without a classifier in the spec the result
/// only gives features, and rows may be unlabelled. Copies made by an augmentation share the object number of their
/// row. Adds its times to `seconds`. Throws Error where a step cannot be fitted or its features are not finite, naming
/// the row.
std::shared_ptr<const FittedPipeline> fitPipeline(const PipelineSpec& spec, const CutoutSet& set,
                                                  const std::vector<Row>& trainRows, const FitOptions& options,
                                                  const Progress& progress, StageSeconds& seconds);

/// Reads back what `FittedPipeline::save` wrote.
std::shared_ptr<const FittedPipeline> loadPipeline(ArchiveReader& archive);

}  // namespace blendscope
