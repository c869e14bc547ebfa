// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/subset_model.h"

#include <utility>

#include "models/number_words.h"
#include "state/marks.h"

namespace blendscope::ui {

SubsetModel::SubsetModel(Marks& marks, QObject* parent) : QAbstractListModel(parent), marks_(marks) {
  connect(&marks_, &Marks::subsetsChanged, this, &SubsetModel::refresh);
  refresh();
}

void SubsetModel::refresh() {
  QStringList names;
  QList<qulonglong> counts;
  for (const NamedSubset& subset : marks_.subsets()) {
    names << subset.name;
    counts << static_cast<qulonglong>(subset.rows.count());
  }
  if (names == names_ && counts == counts_) return;
  beginResetModel();
  names_ = std::move(names);
  counts_ = std::move(counts);
  endResetModel();
}

int SubsetModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(names_.size());
}

QString SubsetModel::name(int row) const { return names_.value(row); }

QVariant SubsetModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const QString& name = names_[index.row()];
  const qulonglong count = counts_[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
      return name;
    case CountRole:
      return count;
    case Qt::ToolTipRole:
      return tr("%1: %2").arg(name, countText(count, tr("cutout"), tr("cutouts")));
    case Qt::AccessibleTextRole:
      return tr("%1, %2").arg(name, countText(count, tr("cutout"), tr("cutouts")));
    default:
      return {};
  }
}

Qt::ItemFlags SubsetModel::flags(const QModelIndex& index) const {
  return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool SubsetModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole) return false;
  const QString wanted = value.toString().trimmed();
  const bool own = wanted.compare(name(index.row()), Qt::CaseInsensitive) == 0;
  if (wanted.isEmpty() || (marks_.subset(wanted) && !own)) return false;
  marks_.renameSubset(name(index.row()), wanted);
  return true;
}

}  // namespace blendscope::ui
