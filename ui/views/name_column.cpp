// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/name_column.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>

#include "theme/text_size.h"

namespace blendscope::ui {

namespace {

constexpr int kLeastWidth = 144;
constexpr int kMostWidth = 232;     // that a long name has where figures are to be scrolled to
constexpr int kLinesMeasured = 60;  // more than fit into a window

}  // namespace

NameColumn::NameColumn(QTableView* table, int column) : QObject(table), table_(table), column_(column) {
  table->setTextElideMode(Qt::ElideMiddle);
  table->setWordWrap(false);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->horizontalHeader()->setResizeContentsPrecision(kLinesMeasured);
  table->viewport()->installEventFilter(this);
  connect(table->model(), &QAbstractItemModel::modelReset, this, &NameColumn::fit);
  connect(table->model(), &QAbstractItemModel::dataChanged, this, &NameColumn::fit);
  connect(table->model(), &QAbstractItemModel::rowsInserted, this, &NameColumn::fit);
}

bool NameColumn::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) fit();
  return QObject::eventFilter(watched, event);
}

void NameColumn::fit() {
  const int columns = table_->model()->columnCount();
  if (columns <= column_) return;
  const QAbstractItemView* view = table_;  // where this question is public
  QHeaderView* header = table_->horizontalHeader();
  int figures = 0;
  for (int column = 0; column < columns; ++column) {
    if (column != column_) figures += std::max(view->sizeHintForColumn(column), header->sectionSizeHint(column));
  }
  header->setSectionResizeMode(column_, QHeaderView::Fixed);
  const int least = std::clamp(view->sizeHintForColumn(column_), scaled(kLeastWidth), scaled(kMostWidth));
  header->resizeSection(column_, std::max(least, table_->viewport()->width() - figures));
}

}  // namespace blendscope::ui
