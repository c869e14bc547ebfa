// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cutout_facts_model.h"

#include <QSize>
#include <algorithm>
#include <cmath>

#include "data/known_columns.h"
#include "models/mark_words.h"
#include "models/number_words.h"
#include "theme/text_size.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr quintptr kGroupId = ~quintptr{0};  ///< internal id of the upper level; facts carry the number of their group

constexpr auto kFlagColumn = "marks: flag";
constexpr std::string_view kMarks = "marks";
constexpr std::string_view kSubsets = "subset";

// Identifiers keep all their digits; eight hide what single precision adds and still tell dates and places apart.
constexpr int kMeasuredDigits = 8;
constexpr int kDerivedDigits = 4;

QString factValue(const MetadataColumn& fact, Row row, int digits) {
  if (!fact.isNumeric()) return QString::fromStdString(fact.text(row));
  const double number = fact.number(row);
  if (fact.name == kFlagColumn && !std::isnan(number)) return number != 0 ? QObject::tr("yes") : QObject::tr("no");
  if (std::isnan(number)) return QStringLiteral("–");
  return withMinusSign(QString::number(number, 'g', number == std::floor(number) ? 15 : digits));
}

/// What stands under a heading that names the source.
QString derivedName(const MetadataColumn& fact) {
  const QString whole = QString::fromStdString(fact.name);
  const QString words = factName(whole);
  return words == whole ? QString::fromUtf8(shortName(fact.name)) : words;
}

}  // namespace

CutoutFactsModel::CutoutFactsModel(QObject* parent) : QAbstractItemModel(parent) {}

void CutoutFactsModel::show(std::shared_ptr<const CutoutSet> set, Row row,
                            std::shared_ptr<const MetadataTable> derived) {
  if (set == set_ && derived == derived_) {
    row_ = row;
    for (int g = 0; g < rowCount(); ++g) {
      const QModelIndex group = index(g, Name);
      Q_EMIT dataChanged(index(0, Value, group), index(rowCount(group) - 1, Value, group));
    }
    return;
  }
  beginResetModel();
  set_ = std::move(set);
  derived_ = std::move(derived);
  row_ = row;
  groups_.clear();
  if (set_ && derived_) {
    for (const MetadataColumn& column : derived_->columns()) add(Kind::Derived, sourceName(column.name), column);
  }
  if (set_) {
    const auto addOwn = [this](Kind kind, bool truth) {
      for (const MetadataColumn& column : set_->metadata().columns()) {
        if ((column.role == ColumnRole::Truth) == truth) add(kind, {}, column);
      }
    };
    addOwn(Kind::Measured, false);
    addOwn(Kind::Truth, true);
  }
  endResetModel();
}

void CutoutFactsModel::add(Kind kind, std::string_view source, const MetadataColumn& column) {
  const auto isThis = [&](const Group& group) { return group.kind == kind && group.source == source; };
  auto group = std::find_if(groups_.begin(), groups_.end(), isThis);
  if (group == groups_.end()) group = groups_.insert(groups_.end(), Group{kind, std::string(source), {}});
  group->columns.push_back(&column);
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
  return factData(*group.columns[static_cast<std::size_t>(index.row())], group.kind == Kind::Derived, index.column(),
                  role);
}

bool CutoutFactsModel::Group::isSaid() const { return kind == Kind::Derived && source != kMarks && source != kSubsets; }

QString CutoutFactsModel::heading(const Group& group) {
  if (group.kind == Kind::Truth) return tr("Truth, hidden from models");
  if (group.kind == Kind::Measured) return tr("Measured");
  if (group.source == kMarks) return tr("Marks");
  if (group.source == kSubsets) return tr("Subsets");
  return group.source.empty() ? tr("Worked out here") : QString::fromStdString(group.source);
}

QVariant CutoutFactsModel::groupData(const Group& group, int column, int role) const {
  const bool truth = group.kind == Kind::Truth;
  if (role == Qt::DisplayRole && column == Name) return heading(group);
  if (role == Qt::ToolTipRole && truth) {
    return tr("Known because the cutout was made, not observed. No model is ever shown these values.");
  }
  if (role == Qt::ToolTipRole && group.isSaid()) {
    return tr("%1: what this model or embedding says of the cutout").arg(heading(group));
  }
  if (role == Qt::FontRole && column == Name) return sectionFont();
  if (role == Qt::SizeHintRole) return QSize(0, scaled(kControlHeight) + kGap / 2);
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignBottom);
  return {};
}

QVariant CutoutFactsModel::factData(const MetadataColumn& fact, bool derived, int column, int role) const {
  const QString name = QString::fromStdString(fact.name);
  const QString value = factValue(fact, row_, derived ? kDerivedDigits : kMeasuredDigits);
  if (column == Name && role == Qt::DisplayRole) return derived ? derivedName(fact) : name;
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
