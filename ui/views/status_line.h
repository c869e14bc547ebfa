// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

#include "data/row_order.h"
#include "jobs/job_runner.h"
#include "state/workspace.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace blendscope::ui {

/// What the window is about in words: the data set, how much of it is shown and selected, how it is drawn, and what
/// runs.
class StatusLine : public QStatusBar {
  Q_OBJECT
 public:
  StatusLine(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  /// Cutouts that the gallery shows, null for none; `filtered`: a filter leaves the others out.
  void setShown(const std::shared_ptr<const RowOrder>& order, bool filtered);

 Q_SIGNALS:
  void jobsRequested();

 private:
  void refresh();
  QString selectedWords() const;
  void refreshJobs();
  /// What a label, a flag or undo has just done.
  void sayMarks(int done);

  Workspace& workspace_;
  JobRunner& jobs_;
  std::shared_ptr<const RowOrder> shown_;
  bool filtered_ = false;
  QTimer doneTime_;    ///< until what was done is no news
  int marksDone_ = 0;  ///< steps of the undo stack that hold
  QLabel* data_;
  QLabel* counts_;
  QLabel* done_;
  QLabel* display_;
  QToolButton* job_;
  QProgressBar* progress_;
};

}  // namespace blendscope::ui
