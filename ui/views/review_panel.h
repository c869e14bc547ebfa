// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "jobs/job_runner.h"
#include "models/review_model.h"
#include "state/workspace.h"

class QComboBox;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace blendscope::ui {

class ReviewFiles;

/// A queue of cutouts that a person should look at first: what it is ranked by, how far one has come, the list. A label
/// given to the open one leads on to the next. The queue stays as it is until it is ranked anew.
class ReviewPanel : public QWidget {
  Q_OBJECT
 public:
  ReviewPanel(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  QListView* list() const { return list_; }
  const ReviewModel& model() const { return *model_; }
  /// The row that is open, if any.
  std::optional<Row> openRow() const;

 Q_SIGNALS:
  /// Another cutout is open.
  void caseChanged();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildChoices();
  QWidget* buildFiles();
  void rank();
  void takeQueue(ReviewQueue queue, QStringList voices);
  RowSet candidates() const;
  void openPosition(const QModelIndex& index);
  void advance();
  void refresh();

  Workspace& workspace_;
  JobRunner& jobs_;
  ReviewFiles& files_;
  ReviewModel* model_;
  QComboBox* by_ = nullptr;
  QComboBox* among_ = nullptr;
  QSpinBox* count_ = nullptr;
  QPushButton* start_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QLabel* words_ = nullptr;
  QListView* list_ = nullptr;
  QString message_;           ///< what else is to be said; empty: nothing
  bool openWasDone_ = false;  ///< whether the open one had been given a label when last looked at
};

}  // namespace blendscope::ui
