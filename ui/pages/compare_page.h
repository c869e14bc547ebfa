// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/row_set.h"
#include "pages/page.h"

class QLabel;
class QStackedWidget;

namespace blendscope::ui {

class CompareCharts;
class ConfusionMatrixView;
class JobRunner;
class RunTable;
class ScrollingNote;
class Workspace;

/// The runs side by side: a table of their figures, charts of those selected, and the confusion matrix of the current
/// one, whose cells select their cutouts.
class ComparePage : public Page {
  Q_OBJECT
 public:
  explicit ComparePage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildMain();
  QWidget* buildConfusion();
  void showRuns();
  void showCurrentRun();
  void showCurves();
  void selectCell(int truth, int predicted);
  /// Selects rows of the current data and says what they are.
  void choose(const RowSet& rows, const QString& words);

  Workspace& workspace_;
  JobRunner& jobs_;
  QStackedWidget* stack_ = nullptr;
  EmptyState* empty_ = nullptr;
  RunTable* table_ = nullptr;
  ScrollingNote* warnings_ = nullptr;
  QLabel* confusionTitle_ = nullptr;
  ConfusionMatrixView* confusion_ = nullptr;
  QLabel* message_ = nullptr;
  QPushButton* inspect_ = nullptr;
  CompareCharts* charts_ = nullptr;
};

}  // namespace blendscope::ui
