// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "jobs/job_runner.h"
#include "models/job_model.h"

class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace blendscope::ui {

/// The jobs of the session with their progress, a way to stop them, and a log of how they ended.
class JobsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit JobsPanel(JobRunner& jobs, QWidget* parent = nullptr);
  /// Adds a line with the time of day.
  void log(const QString& line);

 private:
  void noteEnd(int id);
  void updateCancel();
  void cancelCurrent();

  JobRunner& jobs_;
  JobModel* model_;
  QTableView* table_;
  QPushButton* cancel_;
  QPlainTextEdit* log_;
};

}  // namespace blendscope::ui
