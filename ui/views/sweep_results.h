// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "base/step_spec.h"
#include "models/sweep_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace blendscope::ui {

class SweepChart;

/// What a sweep has found so far: the chart, the current point in words, and all points as a table.
class SweepResults : public QWidget {
  Q_OBJECT
 public:
  explicit SweepResults(SweepModel& model, QWidget* parent = nullptr);

  /// Makes the best point the current one.
  void showBest();

 Q_SIGNALS:
  /// The user wants to see what the normalisation of a point does.
  void lookRequested(const blendscope::Stage& normalizers);

 private:
  void showCurrent();

  SweepModel& model_;
  QTableView* table_;
  SweepChart* chart_;
  QLabel* sentence_;
  QPushButton* look_;
  QPushButton* copy_;
};

}  // namespace blendscope::ui
