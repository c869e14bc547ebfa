// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "data/known_columns.h"
#include "data/row_order.h"

namespace blendscope::ui {

/// Everything known of the cutouts that are shown: a line for each place of a RowOrder, a column for the id, the class
/// and each column of numbers or words. Looks nothing up but the cells it is asked for; how many digits a column's
/// numbers get is judged by a few hundred of them.
class CutoutTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum FixedColumn { IdColumn, ClassColumn, FirstNamed };
  enum Role {
    ClassRole = Qt::UserRole + 1  ///< class column: its number
  };

  using QAbstractTableModel::QAbstractTableModel;

  /// Null shows nothing. Keeps the columns where their names are the same as before.
  void setRows(const std::optional<KnownColumns>& known, std::shared_ptr<const RowOrder> order);
  const std::shared_ptr<const RowOrder>& order() const { return order_; }
  const std::optional<KnownColumns>& known() const { return known_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

  bool isNumeric(int column) const;
  /// "id", "class" or the whole name of the column: what orders, filters and exports know it by.
  QString name(int column) const;
  /// −1 for a name that is not there.
  int columnOf(const QString& name) const;

 Q_SIGNALS:
  /// There are other columns than before.
  void columnsChanged();

 private:
  struct Column {
    const MetadataColumn* values = nullptr;
    QString heading;
    int decimals = 0;       ///< of numbers
    bool exponent = false;  ///< numbers of very different size
  };
  static Column columnFor(const MetadataColumn& values);
  QString text(Row row, int column) const;
  const Column& named(int column) const { return columns_[static_cast<std::size_t>(column - FirstNamed)]; }

  std::optional<KnownColumns> known_;
  std::shared_ptr<const RowOrder> order_;
  std::vector<Column> columns_;
};

}  // namespace blendscope::ui
