// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cutout_facts_model.h"

#include <QApplication>
#include <QSize>
#include <cmath>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr quintptr kGroupId = ~quintptr{0};  ///< internal id of the upper level; facts carry the number of their group

QString valueText(const MetadataColumn& fact, Row row) {
  if (!fact.isNumeric()) return QString::fromStdString(fact.text(row));
  const double number = fact.number(row);
  if (std::isnan(number)) return QStringLiteral("–");
  // Identifiers keep all their digits; eight hide what single precision adds and still tell dates and places apart.
  return QString::number(number, 'g', number == std::floor(number) ? 15 : 8);
}

}  // namespace

CutoutFactsModel::CutoutFactsModel(QObject* parent) : QAbstractItemModel(parent) {}

void CutoutFactsModel::show(std::shared_ptr<const CutoutSet> set, Row row) {
  if (set == set_) {
    row_ = row;
    for (int g = 0; g < rowCount(); ++g) {
      const QModelIndex group = index(g, Name);
      Q_EMIT dataChanged(index(0, Value, group), index(rowCount(group) - 1, Value, group));
    }
    return;
  }
  beginResetModel();
  set_ = std::move(set);
  row_ = row;
  groups_.clear();
  for (const ColumnRole role : {ColumnRole::Measured, ColumnRole::Truth}) {
    Group group{role, {}};
    const std::size_t count = set_ ? set_->metadata().columnCount() : 0;
    for (std::size_t c = 0; c < count; ++c) {
      if (set_->metadata().columns()[c].role == role) group.columns.push_back(c);
    }
    if (!group.columns.empty()) groups_.push_back(std::move(group));
  }
  endResetModel();
}

QModelIndex CutoutFactsModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : kGroupId);
}

QModelIndex CutoutFactsModel::parent(const QModelIndex& child) const {
  if (!child.isValid() || child.internalId() == kGroupId) return {};
  return createIndex(static_cast<int>(child.internalId()), Name, kGroupId);
}

int CutoutFactsModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(groups_.size());
  if (parent.internalId() != kGroupId || parent.column() != Name) return 0;
  return static_cast<int>(groups_[static_cast<std::size_t>(parent.row())].columns.size());
}

int CutoutFactsModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant CutoutFactsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (index.internalId() == kGroupId) {
    return groupData(groups_[static_cast<std::size_t>(index.row())], index.column(), role);
  }
  const Group& group = groups_[static_cast<std::size_t>(index.internalId())];
  return factData(set_->metadata().columns()[group.columns[static_cast<std::size_t>(index.row())]], index.column(),
                  role);
}

QVariant CutoutFactsModel::groupData(const Group& group, int column, int role) const {
  const bool truth = group.role == ColumnRole::Truth;
  if (role == Qt::DisplayRole && column == Name) return truth ? tr("Truth") : tr("Measured");
  if (role == Qt::DisplayRole && column == Value && truth) return tr("hidden from models");
  if (role == Qt::ToolTipRole && truth) {
    return tr("Known because the cutout was made, not observed. No model is ever shown these values.");
  }
  if (role == Qt::FontRole && column == Name) return sectionFont();
  if (role == Qt::SizeHintRole) return QSize(0, kControlHeight + kGap / 2);
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignBottom);
  if (role == Qt::ForegroundRole && column == Value) return QApplication::palette().placeholderText();
  return {};
}

QVariant CutoutFactsModel::factData(const MetadataColumn& fact, int column, int role) const {
  const QString name = QString::fromStdString(fact.name);
  const QString value = valueText(fact, row_);
  if (column == Name && role == Qt::DisplayRole) return name;
  if (column == Value && role == Qt::DisplayRole) {
    return fact.unit.empty() || value == QStringLiteral("–")
               ? value
               : value + QChar(0x202F) + QString::fromStdString(fact.unit);
  }
  if (role == Qt::ToolTipRole) return QStringLiteral("%1 = %2").arg(name, value);
  return {};
}

QVariant CutoutFactsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == Name ? tr("Name") : tr("Value");
}

}  // namespace blendscope::ui
