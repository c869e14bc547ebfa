// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/progress.h"
#include "views/chart_theme.h"

class QLineSeries;
class QScatterSeries;

namespace blendscope::ui {

/// An optimiser at work: every trial (epoch of a network, round of boosting) as a dot, the best loss so far as a line,
/// and the loss on the rows it learns from as a thin one where it tells that too; the axis follows the lines, so a
/// trial that went far astray may lie above the chart. A trace that starts again at iteration 1 (another round, another
/// start) goes on to the right of the last.
class TraceChart : public ThemedChart {
  Q_OBJECT
 public:
  explicit TraceChart(QWidget* parent = nullptr);

  void setTrace(const std::vector<IterationEvent>& events);
  void append(const IterationEvent& event);
  void clear();
  int pointCount() const;
  /// Points of the line of the loss on the rows that are learned from.
  int trainingPointCount() const;

 protected:
  void applyTheme() override;

 private:
  void addPoint(const IterationEvent& event);
  void fitAxes();

  QScatterSeries* trials_;
  QLineSeries* best_;
  QLineSeries* training_;
  std::size_t offset_ = 0;  ///< iterations before the current start
  std::size_t last_ = 0;
  double bestLoss_ = 0;
  double lowest_ = 0;
  double highest_ = 0;  ///< of the best losses so far
};

/// "Trial 12: loss 0.4123, length scale 3.21": an event in words.
QString words(const IterationEvent& event);

}  // namespace blendscope::ui
