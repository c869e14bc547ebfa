// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cutout_table_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/number_words.h"

namespace blendscope::ui {

namespace {

constexpr std::size_t kNumbersJudged = 400;
constexpr int kDigitsOfSpread = 4;
constexpr int kMostDecimals = 6;
constexpr double kLargestPlain = 1e9;  // beyond that numbers are written with exponents

}  // namespace

CutoutTableModel::Column CutoutTableModel::columnFor(const MetadataColumn& values) {
  Column column;
  column.values = &values;
  column.heading = QString::fromStdString(values.name);
  if (!values.unit.empty()) column.heading += QStringLiteral(" [%1]").arg(QString::fromStdString(values.unit));
  if (values.role == ColumnRole::Truth) column.heading = tr("%1 (truth)").arg(column.heading);
  const auto* numbers = std::get_if<std::vector<double>>(&values.values);
  if (!numbers) return column;
  const std::size_t step = std::max<std::size_t>(1, numbers->size() / kNumbersJudged);
  double low = INFINITY;
  double high = -INFINITY;
  bool whole = true;
  for (std::size_t row = 0; row < numbers->size(); row += step) {
    const double value = (*numbers)[row];
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
    whole = whole && value == std::floor(value);
  }
  if (!(low <= high)) return column;
  const double spread = high > low ? high - low : std::max(std::abs(high), 1e-300);
  const int wanted = kDigitsOfSpread - 1 - static_cast<int>(std::floor(std::log10(spread)));
  column.decimals = whole ? 0 : std::clamp(wanted, 1, kMostDecimals);
  column.exponent = std::max(std::abs(low), std::abs(high)) >= kLargestPlain || (!whole && wanted > kMostDecimals);
  return column;
}

void CutoutTableModel::setRows(const std::optional<KnownColumns>& known, std::shared_ptr<const RowOrder> order) {
  QStringList before;
  for (const Column& column : columns_) before << column.heading;
  beginResetModel();
  const bool sameColumns = known && known_ && known->set == known_->set && known->beside == known_->beside;
  known_ = known;
  order_ = std::move(order);
  if (!sameColumns) {
    columns_.clear();
    if (known_) {
      for (const MetadataColumn* column : known_->all()) columns_.push_back(columnFor(*column));
    }
  }
  endResetModel();
  QStringList after;
  for (const Column& column : columns_) after << column.heading;
  if (after != before) Q_EMIT columnsChanged();
}

int CutoutTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !order_ ? 0 : static_cast<int>(order_->rows.size());
}

int CutoutTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !known_ ? 0 : FirstNamed + static_cast<int>(columns_.size());
}

bool CutoutTableModel::isNumeric(int column) const {
  return column >= FirstNamed && column < columnCount() && named(column).values->isNumeric();
}

QString CutoutTableModel::name(int column) const {
  if (column == IdColumn) return QStringLiteral("id");
  if (column == ClassColumn) return QStringLiteral("class");
  return QString::fromStdString(named(column).values->name);
}

int CutoutTableModel::columnOf(const QString& name) const {
  for (int column = 0; column < columnCount(); ++column) {
    if (this->name(column) == name) return column;
  }
  return -1;
}

QString CutoutTableModel::text(Row row, int column) const {
  const CutoutSet& set = *known_->set;
  if (column == IdColumn) return QString::fromStdString(set.id(row));
  if (column == ClassColumn) {
    const int label = set.label(row);
    return label == kUnlabelled ? QString() : QString::fromStdString(set.classNames().name(label));
  }
  const Column& shown = named(column);
  if (!shown.values->isNumeric()) return QString::fromStdString(shown.values->text(row));
  const double value = shown.values->number(row);
  if (std::isnan(value)) return {};
  const std::string text =
      shown.exponent ? fmt::format("{:.{}e}", value, kDigitsOfSpread) : fmt::format("{:.{}f}", value, shown.decimals);
  return withMinusSign(QString::fromStdString(text));
}

QVariant CutoutTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row row = order_->rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return text(row, index.column());
    case Qt::TextAlignmentRole:
      return QVariant(Qt::AlignVCenter | (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case ClassRole:
      return index.column() == ClassColumn ? QVariant(known_->set->label(row)) : QVariant();
    default:
      return {};
  }
}

QVariant CutoutTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant(Qt::AlignVCenter | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (section == IdColumn) return tr("id");
  if (section == ClassColumn) return tr("class");
  return named(section).heading;
}

}  // namespace blendscope::ui
