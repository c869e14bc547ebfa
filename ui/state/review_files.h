// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <vector>

#include "io/review_list.h"
#include "jobs/job_runner.h"
#include "state/workspace.h"
#include "study/review_queue.h"

class QWidget;

namespace blendscope::ui {

/// Review lists out to files and back in, each in a job. One for each workspace, whoever asks for it.
class ReviewFiles : public QObject {
  Q_OBJECT
 public:
  static ReviewFiles& of(Workspace& workspace, JobRunner& jobs);

  /// Writes the queue, in its order and with its scores.
  void exportQueue(const ReviewQueue& queue, const QString& path);
  /// Writes rows with what people and models say of them; the format is that of the name.
  void exportRows(const std::vector<Row>& rows, const QString& path);
  /// One step of undo.
  void importList(const QString& path);
  /// The selection, else the rows that somebody labelled, flagged or wrote a note on.
  std::vector<Row> rowsWorthExporting() const;

  /// Ask for a name first; empty if nobody gives one.
  static QString askWhereTo(QWidget* parent);
  static QString askWhich(QWidget* parent);

 Q_SIGNALS:
  /// What became of the last wish, and what was left out on the way.
  void said(const QString& words, const std::vector<blendscope::DataProblem>& problems);

 private:
  ReviewFiles(Workspace& workspace, JobRunner& jobs);
  void write(const QString& path, std::function<ReviewList(const std::vector<ModelVoice>&)> makeList);

  Workspace& workspace_;
  JobRunner& jobs_;
};

}  // namespace blendscope::ui
