// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/problem_model.h"

namespace blendscope::ui {

ProblemModel::ProblemModel(QObject* parent) : QAbstractTableModel(parent) {}

void ProblemModel::setProblems(std::vector<DataProblem> problems) {
  beginResetModel();
  problems_ = std::move(problems);
  endResetModel();
}

int ProblemModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(problems_.size());
}

int ProblemModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ProblemModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  const DataProblem& problem = problems_[static_cast<std::size_t>(index.row())];
  return QString::fromStdString(index.column() == Where ? problem.where : problem.problem);
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == Where ? tr("Where") : tr("What was wrong and what became of it");
}

}  // namespace blendscope::ui
