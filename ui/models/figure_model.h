// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <QVariant>
#include <vector>

namespace blendscope::ui {

/// Figures in words: a table of texts with headings, the first column at the left, the others at the right.
class FigureModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;

  enum Role { SeriesRole = Qt::UserRole + 1 };  ///< of the first column: numbers of colours, one for each of its lines

  /// Every row as long as `headings`; `toolTips` one per row, or empty.
  void setFigures(const QStringList& headings, std::vector<QStringList> rows, const QStringList& toolTips = {});
  /// One list of numbers for each row.
  void setSeries(std::vector<QVariantList> series);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QStringList headings_;
  std::vector<QStringList> rows_;
  QStringList toolTips_;
  std::vector<QVariantList> series_;
};

}  // namespace blendscope::ui
