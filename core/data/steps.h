// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/archive.h"
#include "base/matrix.h"
#include "base/progress.h"
#include "data/cutout_set.h"

/// What every step of a pipeline takes and gives. Unfitted steps (Transform, Augmentation, Classifier) are made by the
/// registries of `imaging`, `embedding` and `classify`; `fit` gives immutable objects that threads may share.
namespace blendscope {

/// Rows on their way through a pipeline. Views only: the owner outlives the batch.
struct FeatureBatch {
  MatrixView<const float> values;           ///< n × d
  ImageShape shape;                         ///< of one row, 0×0 once the features are no longer an image
  const MetadataTable* metadata = nullptr;  ///< of the whole data set; measured columns only may be used
  std::span<const Row> rows;                ///< place of each batch row in `metadata` and in the data set; may be empty

  std::size_t size() const { return values.rows(); }
  FeatureBatch rowRange(std::size_t from, std::size_t to) const {
    return {values.rowRange(from, to), shape, metadata, rows.empty() ? rows : rows.subspan(from, to - from)};
  }
};

/// Training rows: features and what is known of them.
struct TrainingBatch : FeatureBatch {
  std::span<const int>
      labels;  ///< n classes in [0, classCount), never kUnlabelled; empty if unknown, for transforms only
  int classCount = 0;
  int positive = 0;  ///< the class that two-class decision values speak of
  std::span<const int>
      groups;  ///< n object numbers: rows of one object (epochs, mirror copies) share one; empty: all differ
  /// n: 1 where an augmentation made the row up: to learn from, not to choose or to calibrate by; empty: none is.
  std::span<const char> madeUp;
  std::uint64_t seed = 1;

  bool isReal(std::size_t row) const { return madeUp.empty() || madeUp[row] == 0; }
};

/// Column of a step's output, e.g. a principal component or a moment.
struct FeatureName {
  std::string name;
  std::string unit;
};

/// A fitted normalizer or embedding.
class FittedTransform {
 public:
  virtual ~FittedTransform() = default;
  /// n × output size; row i of the result belongs to row i of the batch. Works for rows it never saw.
  virtual Matrix<float> transform(const FeatureBatch& batch, const Progress& progress) const = 0;
  /// Shape of the output rows if they are images again, else 0×0.
  virtual ImageShape outputShape() const = 0;
  /// Names of the output columns; empty where they are pixels.
  virtual std::vector<FeatureName> outputNames() const { return {}; }
  virtual void save(ArchiveWriter& archive) const = 0;
};

/// A normalizer or an embedding before it has seen data.
class Transform {
 public:
  virtual ~Transform() = default;
  /// Statistics come from the rows of `batch` alone. Throws Error naming the remedy where they do not suffice.
  virtual std::shared_ptr<const FittedTransform> fit(const TrainingBatch& batch, const Progress& progress) const = 0;
};

/// Training rows that were made up from others.
struct AddedRows {
  Matrix<float> values;             ///< m × d
  std::vector<int> labels;          ///< m classes
  std::vector<std::size_t> origin;  ///< row of the batch whose group and metadata each takes
};

/// More images than there are. Copies leave the class as it is; they are used for training rows and averaged over at
/// prediction. Added rows are for training alone.
class Augmentation {
 public:
  virtual ~Augmentation() = default;
  /// To stand below the training rows, before they are copied. Throws Error where it cannot make them.
  virtual AddedRows addedRows(const TrainingBatch& batch, const Progress& progress) const {
    (void)batch, (void)progress;
    return {};
  }
  virtual int copies() const = 0;
  /// Copy number `copy` in [0, copies()) of every image; copy 0 is the image itself.
  virtual Matrix<float> copy(const FeatureBatch& batch, int copy) const = 0;
};

/// One more number for each row that a classifier found on its way, e.g. the separation of a fitted pair.
struct PredictedColumn {
  std::string name;            ///< with the unit's ending where it has a unit: fit_separation_px
  std::string unit;            ///< empty if dimensionless
  std::vector<double> values;  ///< n values
};

/// What a classifier says of n rows.
struct Prediction {
  Matrix<double> probability;  ///< n × classes, rows sum to 1
  std::vector<double>
      uncertainty;      ///< n values ≥ 0, larger = less sure; its meaning is the classifier's `uncertaintyMeaning`
  Matrix<double> mean;  ///< n × classes, posterior means in the ±1 code; empty for models without
  std::vector<double> variance;  ///< n posterior variances σ²v of the latent function; empty for models without
  std::vector<PredictedColumn> columns;  ///< what else it found; empty for models that find nothing else
};

/// How sure a decision is: a band around each class's decision value.
struct DecisionBand {
  std::vector<double> mean;       ///< per class, posterior mean in the ±1 code
  std::vector<double> deviation;  ///< per class, posterior standard deviation
  std::vector<double> cutoff;     ///< per class: the band is mean ± cutoff · deviation
  bool ambiguous = false;         ///< a band contains 0, or not exactly one lies above it
};

/// Why a classifier decided as it did: the training rows that spoke, and how loudly.
struct NeighborExplanation {
  std::vector<std::uint32_t> trainingRow;  ///< position in the training batch
  std::vector<double> distance;            ///< in the metric of the model
  std::vector<double> weight;              ///< contribution to the posterior mean (may be negative), or vote
};

/// The meaning of `Prediction::uncertainty` where a classifier has no better one; it is then recomputed whenever
/// probabilities are averaged.
inline constexpr std::string_view kTopClassUncertainty = "1 − largest class probability";

using HyperparameterValue = std::variant<double, std::string>;

/// A trained classifier.
class FittedClassifier {
 public:
  virtual ~FittedClassifier() = default;
  virtual Prediction predict(const FeatureBatch& batch, const Progress& progress) const = 0;
  /// Found or fixed values by name, in the order to be shown.
  virtual std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const { return {}; }
  /// Things worth telling: jitter added, a flat loss, a parameter at its bound.
  virtual std::vector<std::string> warnings() const { return {}; }
  virtual std::string uncertaintyMeaning() const { return std::string(kTopClassUncertainty); }
  /// Neighbours behind the prediction of one row (d features); nothing for models that have none.
  virtual std::optional<NeighborExplanation> explain(std::span<const float> features) const {
    (void)features;
    return std::nullopt;
  }
  /// Derivative of the positive class's decision value by each feature of one row (d values); empty for models
  /// without. Of images this is a map of the pixels that matter.
  virtual std::vector<double> sensitivity(std::span<const float> features) const {
    (void)features;
    return {};
  }
  /// Confidence band of one row; nothing for models that have none.
  virtual std::optional<DecisionBand> band(std::span<const float> features) const {
    (void)features;
    return std::nullopt;
  }
  virtual void save(ArchiveWriter& archive) const = 0;
};

class Classifier {
 public:
  virtual ~Classifier() = default;
  /// Throws Error where the rows cannot train it (one class only, too few rows), Cancelled when asked to stop.
  virtual std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const = 0;
};

}  // namespace blendscope
