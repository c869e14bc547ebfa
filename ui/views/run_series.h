// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <memory>
#include <vector>

#include "models/run_curves.h"
#include "study/learning_curve.h"
#include "study/run_accuracy.h"
#include "study/run_comparison.h"
#include "views/series_plot.h"

/// What core says of runs, as series to draw and words to read.
namespace blendscope::ui {

/// A run with its number in the workspace, which is the number of its colour.
struct NumberedRun {
  int number = 0;
  std::shared_ptr<const Run> run;
};

/// The pipeline.
QString labelOf(const Run& run);
PlotSeries precisionRecallSeries(const RunRoc& curve);
/// Accuracy, or completeness of the positive class, by a column. Bins without a figure are left out: `members` of the
/// n-th point is the n-th of `shownBins`.
PlotSeries columnSeries(const NumberedRun& run, const AccuracyCurve& curve, bool completeness);
std::vector<std::size_t> shownBins(const AccuracyCurve& curve, bool completeness);
/// Accuracy, or seconds of fitting and predicting, by training rows.
PlotSeries learningSeries(const NumberedRun& run, const LearningCurve& curve, bool seconds);
/// What the last doubling brought, and which shares failed, in words; empty if nothing is known.
QString learningWords(const LearningCurve& curve);
/// One point for every run, and a line through those that no other one beats in both.
std::vector<PlotSeries> timeSeries(const std::vector<NumberedRun>& runs);

QStringList pairHeadings();
QStringList pairCells(const RunPair& pair, const std::vector<NumberedRun>& runs);
/// "A is right more often than B by 0.03 …", or that chance may have done it.
QString pairWords(const RunPair& pair, const std::vector<NumberedRun>& runs);

}  // namespace blendscope::ui
