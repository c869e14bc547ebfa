// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace blendscope::ui {

class Marks;

/// The named subsets in the order they were made; adapts, never computes but for their counts.
class SubsetModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { CountRole = Qt::UserRole + 1 };

  explicit SubsetModel(Marks& marks, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// Renames; false for a blank name or one that is taken.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  /// Empty for a row that is not there.
  QString name(int row) const;
  /// For other data, whose marks are forgotten in silence.
  void refresh();

 private:
  Marks& marks_;
  QStringList names_;
  QList<qulonglong> counts_;
};

}  // namespace blendscope::ui
