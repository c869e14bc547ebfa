// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/header_model.h"

namespace blendscope::ui {

namespace {

QString cardText(const HeaderCard& card) {
  const QString keyword = QString::fromStdString(card.keyword);
  const QString value = QString::fromStdString(card.value);
  const QString comment = QString::fromStdString(card.comment);
  if (value.isEmpty() && !card.isText) return QStringLiteral("%1 %2").arg(keyword, comment).trimmed();
  const QString shown = card.isText ? u'\'' + QString(value).replace(u'\'', QStringLiteral("''")) + u'\'' : value;
  return comment.isEmpty() ? QStringLiteral("%1 = %2").arg(keyword, shown)
                           : QStringLiteral("%1 = %2 / %3").arg(keyword, shown, comment);
}

}  // namespace

HeaderModel::HeaderModel(QObject* parent) : QAbstractTableModel(parent) {}

void HeaderModel::setCards(std::vector<HeaderCard> cards) {
  beginResetModel();
  cards_ = std::move(cards);
  endResetModel();
}

int HeaderModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(cards_.size());
}

int HeaderModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant HeaderModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const HeaderCard& card = cards_[static_cast<std::size_t>(index.row())];
  if (role == Qt::UserRole || role == Qt::ToolTipRole) return cardText(card);
  if (role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(index.column())) {
    case Keyword:
      return QString::fromStdString(card.keyword);
    case Value:
      return QString::fromStdString(card.value);
    case Comment:
      return QString::fromStdString(card.comment);
    case ColumnCount:
      break;
  }
  return {};
}

QVariant HeaderModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case Keyword:
      return tr("Keyword");
    case Value:
      return tr("Value");
    case Comment:
      return tr("Comment");
    case ColumnCount:
      break;
  }
  return {};
}

}  // namespace blendscope::ui
