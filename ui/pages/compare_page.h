// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/run_curves.h"
#include "pages/page.h"

class QLabel;
class QStackedWidget;

namespace blendscope::ui {

class ConfusionMatrixView;
class JobRunner;
class RocChart;
class RunTable;
class Workspace;

/// The runs side by side: a table of their figures, the ROC curves of those selected, and the confusion matrix of the
/// current one, whose cells select their cutouts.
class ComparePage : public Page {
  Q_OBJECT
 public:
  explicit ComparePage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

 private:
  QWidget* buildMain();
  QWidget* buildConfusion();
  QWidget* buildCurves();
  void showRuns();
  void showCurrentRun();
  void showCurves();
  void showReadout(const QString& words);
  void selectCell(int truth, int predicted);

  Workspace& workspace_;
  JobRunner& jobs_;
  QStackedWidget* stack_ = nullptr;
  EmptyState* empty_ = nullptr;
  RunTable* table_ = nullptr;
  QLabel* warnings_ = nullptr;
  QLabel* confusionTitle_ = nullptr;
  ConfusionMatrixView* confusion_ = nullptr;
  QLabel* message_ = nullptr;
  QPushButton* inspect_ = nullptr;
  QLabel* curvesTitle_ = nullptr;
  RocChart* roc_ = nullptr;
  QLabel* readout_ = nullptr;
};

}  // namespace blendscope::ui
