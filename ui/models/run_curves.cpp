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

}  // namespace

RunRoc rocOfRun(const Run& run, int series) {
  const CutoutSet& set = run.testSet();
  std::vector<char> isPositive;
  std::vector<double> score;
  for (const SplitResult& result : run.splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      isPositive.push_back(set.label(result.split.test[i]) == run.positive ? 1 : 0);
      score.push_back(result.prediction.probability(i, static_cast<std::size_t>(run.positive)));
    }
  }
  return {QString::fromStdString(run.spec.text()), series, thinned(rocCurve(isPositive, score)),
          areaUnderRoc(isPositive, score), QString::fromStdString(set.classNames().name(run.positive))};
}

}  // namespace blendscope::ui
