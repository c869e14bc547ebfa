// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/run_curves.h"

#include <cmath>

namespace blendscope::ui {

namespace {

constexpr double kFinestStep = 1.0 / 1000;  // of either axis: below a pixel on any screen

/// Leaves out points that lie within a fraction of a pixel of the last one kept; both ends stay.
std::vector<CurvePoint> thinned(const std::vector<CurvePoint>& points) {
  std::vector<CurvePoint> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool end = i == 0 || i + 1 == points.size();
    if (end || std::abs(points[i].x - kept.back().x) >= kFinestStep ||
        std::abs(points[i].y - kept.back().y) >= kFinestStep) {
      kept.push_back(points[i]);
    }
  }
  return kept;
}

/// Of the positive class, over the test rows of all splits.
struct Scores {
  std::vector<char> isPositive;
  std::vector<double> score;

  explicit Scores(const Run& run) {
    for (const SplitResult& result : run.splits) {
      for (std::size_t i = 0; i < result.split.test.size(); ++i) {
        isPositive.push_back(run.testSet().label(result.split.test[i]) == run.positive ? 1 : 0);
        score.push_back(result.prediction.probability(i, static_cast<std::size_t>(run.positive)));
      }
    }
  }
};

RunRoc curveOf(const Run& run, int series, const std::vector<CurvePoint>& points, double area) {
  return {QString::fromStdString(run.spec.text()), series, thinned(points), area,
          QString::fromStdString(run.testSet().classNames().name(run.positive))};
}

}  // namespace

RunRoc rocOfRun(const Run& run, int series) {
  const Scores scores(run);
  return curveOf(run, series, rocCurve(scores.isPositive, scores.score), areaUnderRoc(scores.isPositive, scores.score));
}

RunRoc precisionRecallOfRun(const Run& run, int series) {
  const Scores scores(run);
  const std::vector<CurvePoint> points = precisionRecallCurve(scores.isPositive, scores.score);
  return curveOf(run, series, points, averagePrecision(points));
}

}  // namespace blendscope::ui
