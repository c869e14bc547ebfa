// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "evaluate/curves.h"
#include "study/run.h"

namespace blendscope::ui {

/// A run's ROC curve over the test rows of all its splits, ready to draw.
struct RunRoc {
  QString label;                   ///< the pipeline
  int series = 0;                  ///< number of the run's colour
  std::vector<CurvePoint> points;  ///< thinned to what a screen can show; empty with one class only
  double area = 0;
  QString positiveClass;
};

/// Reads the predictions again, so run it in a job.
RunRoc rocOfRun(const Run& run, int series);
/// The same for precision (y) against recall (x); the area is the average precision.
RunRoc precisionRecallOfRun(const Run& run, int series);

}  // namespace blendscope::ui
