// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope::ui {

/// What a reader left out or noticed.
class ProblemModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Where, Problem, ColumnCount };

  explicit ProblemModel(QObject* parent = nullptr);
  void setProblems(std::vector<DataProblem> problems);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  std::vector<DataProblem> problems_;
};

}  // namespace blendscope::ui
