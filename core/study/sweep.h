// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/repeated_splits.h"
#include "study/run.h"

namespace blendscope {

/// A family of pipelines that differ in one number, each trained and tested on the same divisions of the same data.
struct SweepRequest {
  PipelineSpec pipeline;        ///< with a classifier and the step that is varied
  std::string parameter = "r";  ///< number or whole number of the first step that has one of that name
  std::vector<double> values;   ///< each allowed by the parameter; at least one
  SplitSpec split;
  std::shared_ptr<const CutoutSet> data;
  std::optional<std::string> positive;
  std::uint64_t seed = 1;
};

struct SweepPoint {
  double value = 0;
  PipelineSpec pipeline;
  std::vector<double> accuracies;  ///< one per division
  /// Of the accuracy. With one division only, its own interval and a quarter of that interval's width.
  RepeatedScore accuracy;
  double auc = 0;      ///< pooled over the divisions
  double seconds = 0;  ///< fitting and predicting, wall clock
  /// Its accuracy is not below the best one by more than the best one's standard error (the rule of Breiman et al.
  /// 1984).
  bool nearBest = false;
  std::string problem;  ///< why there are no figures; empty if all went well
};

struct SweepCurve {
  std::string scope;  ///< "image", "all", or empty where the step has no scope or the pipeline fixes it
  std::vector<SweepPoint> points;
};

struct Sweep {
  std::string step;
  std::string parameter;
  SplitSpec split;
  std::vector<SweepCurve> curves;
  /// Curve and point of the highest mean accuracy, the first among equals; nothing if every point failed.
  std::optional<std::pair<std::size_t, std::size_t>> best;
  std::size_t divisions = 0;
  std::size_t trainCount = 0;  ///< of the first division
  std::size_t testCount = 0;   ///< likewise
  std::vector<std::string> warnings;

  const SweepPoint* bestPoint() const { return best ? &curves[best->first].points[best->second] : nullptr; }
};

/// `count` ≥ 1 values from `low` to `high`, both included: in equal ratios where both are positive and at least a
/// factor of five apart, else in equal steps. Rounded to three digits; equal neighbours are merged.
std::vector<double> sweepValues(double low, double high, std::size_t count);

/// The first step of the pipeline (normalizers first) that has a number of that name. Throws UsageError listing what
/// the steps have.
std::string sweptStep(const PipelineSpec& pipeline, const std::string& parameter);

/// What a sweep will train, in its order (value by value, the curves of each in turn), without figures yet: where the
/// varied step can take its statistics from the image or from all images and the pipeline does not say which (`scope`),
/// both become a curve. Throws UsageError for parameters or values that cannot be.
std::vector<SweepCurve> sweepCurves(const SweepRequest& request);

/// `source` of the events below.
inline constexpr auto kSweepPoint = "sweep";

/// Trains and tests every pipeline of the family on the same divisions. A pipeline that fails leaves its problem and
/// the others go on. After each point that did not, an IterationEvent with source `kSweepPoint`, its number in the
/// order of `sweepCurves` (from 1), the mean error rate as loss and the values "curve", "value", "accuracy", "low",
/// "high", "auc", "seconds" is handed out. Deterministic for a seed, whatever the thread count. Throws as
/// `sweepCurves`.
Sweep sweepParameter(const SweepRequest& request, const Progress& progress);

/// As `blendscope-cli sweep --json` prints it. Figures that are undefined are null.
nlohmann::ordered_json toJson(const Sweep& sweep);

}  // namespace blendscope
