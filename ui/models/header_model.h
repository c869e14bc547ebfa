// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "io/header.h"

namespace blendscope::ui {

/// The cards of a FITS header in their order. A card as text, to be copied, is its UserRole.
class HeaderModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Keyword, Value, Comment, ColumnCount };

  explicit HeaderModel(QObject* parent = nullptr);
  void setCards(std::vector<HeaderCard> cards);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  std::vector<HeaderCard> cards_;
};

}  // namespace blendscope::ui
