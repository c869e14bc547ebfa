// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <array>
#include <memory>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope::ui {

/// What is known of one cutout, as a tree of two levels: columns worked out in this window under what they come from,
/// such as a pipeline, measured columns, and truth columns that no model may see.
class CutoutFactsModel : public QAbstractItemModel {
  Q_OBJECT
 public:
  enum Column { Name, Value, ColumnCount };

  explicit CutoutFactsModel(QObject* parent = nullptr);

  /// Null shows nothing; `derived` may be null. The columns stay as they are while only the row changes.
  void show(std::shared_ptr<const CutoutSet> set, Row row, std::shared_ptr<const MetadataTable> derived = nullptr);

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  enum class Kind { Derived, Measured, Truth };
  struct Group {
    Kind kind;
    std::string source;  ///< of derived columns
    std::vector<const MetadataColumn*> columns;

    bool isSaid() const;  ///< by a model or an embedding
  };
  void add(Kind kind, std::string_view source, const MetadataColumn& column);
  static QString heading(const Group& group);
  QVariant groupData(const Group& group, int column, int role) const;
  QVariant factData(const MetadataColumn& fact, bool derived, int column, int role) const;

  std::shared_ptr<const CutoutSet> set_;
  std::shared_ptr<const MetadataTable> derived_;
  Row row_ = 0;
  std::vector<Group> groups_;  ///< those that have columns
};

}  // namespace blendscope::ui
