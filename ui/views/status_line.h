// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

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

  /// Cutouts that the gallery shows.
  void setShown(std::size_t count);

 Q_SIGNALS:
  void jobsRequested();

 private:
  void refresh();
  void refreshJobs();

  Workspace& workspace_;
  JobRunner& jobs_;
  std::size_t shown_ = 0;
  QLabel* data_;
  QLabel* counts_;
  QLabel* display_;
  QToolButton* job_;
  QProgressBar* progress_;
};

}  // namespace blendscope::ui
