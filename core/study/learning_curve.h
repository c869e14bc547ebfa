// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/repeated_splits.h"
#include "study/run.h"

namespace blendscope {

/// How accuracy and time grow with the training rows.
struct LearningCurveRequest {
  PipelineSpec pipeline;  ///< with a classifier
  SplitSpec split;
  std::shared_ptr<const CutoutSet> data;
  std::shared_ptr<const CutoutSet> testData = nullptr;  ///< as in RunRequest
  std::optional<std::string> positive;
  std::uint64_t seed = 1;
  std::vector<double> shares = {0.1, 0.2, 0.35, 0.5, 0.75, 1};  ///< of the training rows; rising, each in (0, 1]
  int repeats = 3;  ///< 1 and more: draws of each share for every division; all rows are drawn once
};

struct LearningPoint {
  double share = 0;
  double trainCount = 0;           ///< mean number of rows trained on
  std::vector<double> accuracies;  ///< of every division and draw
  double accuracy = 0;             ///< their mean
  /// 95 % interval of the accuracy. Several divisions: of their means, after Nadeau & Bengio (2003); one division: over
  /// its test rows (or objects), each with its mean over the draws.
  Interval interval;
  double spread = 0;      ///< standard deviation of `accuracies`; NaN for one
  double fitSeconds = 0;  ///< normalising, embedding and fitting, mean per draw
  double predictSeconds = 0;
  std::string problem;  ///< why there are no figures; empty if all went well
};

struct LearningCurve {
  PipelineSpec pipeline;
  SplitSpec split;
  int repeats = 1;
  std::size_t divisions = 0;
  std::size_t testCount = 0;  ///< test rows of the first division
  std::vector<LearningPoint> points;
  /// What the last doubling of the training rows brought: accuracy with all rows minus that with half of them, on the
  /// same test rows; its interval is over these rows (or their objects). Nothing unless the shares hold 0.5 and 1.
  struct Doubling {
    double gain = 0;
    Interval interval;
  };
  std::optional<Doubling> lastDoubling;
  std::vector<std::string> warnings;
};

/// `source` of the events below.
inline constexpr auto kLearningPoint = "learning-curve";

/// Trains on growing parts of the training rows of every division and tests each on the division's whole test part.
/// The parts are nested: each draw orders the training rows (whole objects where the split is grouped), keeping the
/// mix of classes, and every share takes rows from the front. A share that fails leaves its problem and the others go
/// on. After each share, an IterationEvent with source `kLearningPoint`, its number (from 1), the mean error rate as
/// loss and the values "share", "n_train", "accuracy", "low", "high", "fit_seconds", "predict_seconds" is handed
/// out. Deterministic for a
/// seed, whatever the thread count. Throws UsageError for a pipeline without classifier, shares or repeats that cannot
/// be.
LearningCurve learningCurve(const LearningCurveRequest& request, const Progress& progress);

/// The order in which training rows join, as said above: rows of one object (`objects` of all rows of the set; may be
/// empty) side by side.
std::vector<std::vector<Row>> learningOrder(const CutoutSet& set, const std::vector<Row>& trainRows,
                                            std::span<const int> objects, std::uint64_t seed, std::uint64_t draw);

/// As `blendscope-cli learning-curve --json` prints it. Figures that are undefined are null.
nlohmann::ordered_json toJson(const LearningCurve& curve);

}  // namespace blendscope
