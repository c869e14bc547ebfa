// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/copy_table.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QTableView>
#include <QTreeView>
#include <algorithm>

namespace blendscope::ui {

namespace {

bool isHidden(const QAbstractItemView& view, int column) {
  if (const auto* table = qobject_cast<const QTableView*>(&view)) return table->isColumnHidden(column);
  if (const auto* tree = qobject_cast<const QTreeView*>(&view)) return tree->isColumnHidden(column);
  return false;
}

/// With a hyphen before numbers, which other programs read.
QString cellText(const QVariant& value) {
  return value.toString().simplified().replace(QChar(0x2212), QLatin1Char('-'));
}

void addRowsBelow(const QAbstractItemModel& model, const QModelIndex& parent, QList<QModelIndex>& rows) {
  for (int row = 0; row < model.rowCount(parent); ++row) {
    rows.append(model.index(row, 0, parent));
    addRowsBelow(model, rows.back(), rows);
  }
}

/// The first cells of the rows to be copied, in their order.
QList<QModelIndex> rowsOf(const QAbstractItemView& view) {
  QList<QModelIndex> rows;
  if (const QItemSelectionModel* selection = view.selectionModel(); selection && selection->hasSelection()) {
    for (const QModelIndex& cell : selection->selectedIndexes()) rows.append(cell.siblingAtColumn(0));
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
  }
  addRowsBelow(*view.model(), {}, rows);
  return rows;
}

/// Answers the keys before the view does, which would copy one cell.
class CopyKeys : public QObject {
 public:
  explicit CopyKeys(QAbstractItemView* view) : QObject(view), view_(view) { view->installEventFilter(this); }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) return false;
    if (!static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) return false;
    event->accept();
    if (event->type() == QEvent::KeyPress) QGuiApplication::clipboard()->setText(tableText(*view_));
    return true;
  }

 private:
  QAbstractItemView* view_;
};

}  // namespace

QString tableText(const QAbstractItemView& view) {
  const QAbstractItemModel* model = view.model();
  if (!model) return {};
  QList<int> columns;
  for (int column = 0; column < model->columnCount(); ++column) {
    if (!isHidden(view, column)) columns.append(column);
  }
  QString text;
  const auto addLine = [&](auto cell) {
    QStringList cells;
    for (const int column : columns) cells.append(cellText(cell(column)));
    text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
  };
  addLine([&](int column) { return model->headerData(column, Qt::Horizontal); });
  for (const QModelIndex& first : rowsOf(view)) {
    addLine([&](int column) { return first.siblingAtColumn(column).data(); });
  }
  return text;
}

void makeCopyable(QAbstractItemView* view) { new CopyKeys(view); }

}  // namespace blendscope::ui
