// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/figure_model.h"

namespace blendscope::ui {

namespace {

QVariant figureAlignment(int column) {
  return QVariant((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

}  // namespace

void FigureModel::setFigures(const QStringList& headings, std::vector<QStringList> rows, const QStringList& toolTips) {
  beginResetModel();
  headings_ = headings;
  rows_ = std::move(rows);
  toolTips_ = toolTips;
  series_.clear();
  endResetModel();
}

void FigureModel::setSeries(std::vector<QVariantList> series) {
  series_ = std::move(series);
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {SeriesRole});
}

int FigureModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int FigureModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(headings_.size());
}

QVariant FigureModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole) return figureAlignment(index.column());
  if (role == Qt::ToolTipRole) return toolTips_.value(index.row());
  const auto row = static_cast<std::size_t>(index.row());
  if (role == SeriesRole && index.column() == 0 && row < series_.size()) return series_[row];
  if (role != Qt::DisplayRole) return {};
  return rows_[static_cast<std::size_t>(index.row())].value(index.column());
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return figureAlignment(section);
  if (role == Qt::DisplayRole) return headings_.value(section);
  return {};
}

}  // namespace blendscope::ui
