// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "jobs/job_runner.h"

namespace blendscope::ui {

/// The jobs of the session, newest first, without those that take but a glance.
class JobModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Title, ProgressPart, TimeLeft, Message, ColumnCount };
  enum Role {
    FractionRole = Qt::UserRole,  ///< double 0…1
    StateRole,                    ///< int of JobState
    IdRole,                       ///< int
  };

  explicit JobModel(JobRunner& jobs, QObject* parent = nullptr);

  std::optional<int> jobId(const QModelIndex& index) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  void add(int id);
  void change(int id);

  JobRunner& jobs_;
  std::vector<int> ids_;
};

/// "Running", "Done", …
QString words(JobState state);
/// "3 s", "2 min 05 s".
QString duration(double seconds);

}  // namespace blendscope::ui
