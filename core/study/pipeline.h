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
#include "study/pipeline_spec.h"

namespace blendscope {

/// Seconds spent in each stage, wall clock.
struct StageSeconds {
  double load = 0;
  double normalize = 0;
  double embed = 0;
  double fit = 0;
  double predict = 0;
  double total = 0;
};

/// What a pipeline is trained with.
struct FitOptions {
  std::uint64_t seed = 1;
  int positive = 0;                 ///< class of the two-class decision value
  const std::vector<int>* groups = nullptr;  ///< object number of every row of the set; null: every row its own object
};

/// A pipeline after fitting: immutable, safe to share between threads.
class FittedPipeline {
 public:
  virtual ~FittedPipeline() = default;
  /// Predicts rows of a set of the same image shape, streaming over blocks of rows: peak memory does not grow with their
  /// number beyond the result. Adds its time to `seconds` if given.
  virtual Prediction predict(const CutoutSet& set, const std::vector<Row>& rows, const Progress& progress,
                             StageSeconds* seconds = nullptr) const = 0;
  /// The features that the classifier sees, one row per requested row.
  virtual Matrix<float> features(const CutoutSet& set, const std::vector<Row>& rows, const Progress& progress) const = 0;
  /// Neighbours behind the prediction of one row, as (row of the training set, distance, weight), by falling |weight|;
  /// nothing for classifiers without.
  struct Neighbor {
    Row row;
    double distance;
    double weight;
  };
  virtual std::optional<std::vector<Neighbor>> explain(const CutoutSet& set, Row row) const = 0;
  virtual const PipelineSpec& spec() const = 0;
  virtual const ClassNames& classNames() const = 0;
  virtual std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const = 0;
  virtual std::vector<std::string> warnings() const = 0;
  virtual std::string uncertaintyMeaning() const = 0;
};

/// Fits every step on `trainRows` of `set` alone (labelled, finite rows). Adds its times to `seconds`.
std::shared_ptr<const FittedPipeline> fitPipeline(const PipelineSpec& spec, const CutoutSet& set,
                                                  const std::vector<Row>& trainRows, const FitOptions& options,
                                                  const Progress& progress, StageSeconds& seconds);

}  // namespace blendscope
