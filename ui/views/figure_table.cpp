// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/figure_table.h"

#include <QHeaderView>

#include "models/figure_model.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"
#include "views/copy_table.h"
#include "views/name_column.h"
#include "views/picture_file.h"
#include "views/row_delegate.h"

namespace blendscope::ui {

namespace {

constexpr int kLineHeight = 28;
constexpr int kFewestLines = 2;

}  // namespace

FigureTable::FigureTable(const QString& objectName, const QString& accessibleName, bool selectable, QWidget* parent)
    : QTableView(parent), figures_(new FigureModel(this)) {
  describe(this, objectName, accessibleName);
  setModel(figures_);
  setItemDelegate(new NumberDelegate(this));
  setItemDelegateForColumn(0, new RowDelegate(this));
  setShowGrid(false);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(selectable ? QAbstractItemView::SingleSelection : QAbstractItemView::NoSelection);
  setTabKeyNavigation(false);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
  verticalHeader()->hide();
  setRowsHeight(this, kLineHeight);
  horizontalHeader()->setSectionsClickable(false);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setStretchLastSection(false);
  makeCopyable(this);
  addChartMenu(this, [this] { return file(); });
  new NameColumn(this, 0);
  connect(figures_, &QAbstractItemModel::modelReset, this, [this] { updateGeometry(); });
}

ChartFile FigureTable::file() {
  QString numbers;
  const auto quoted = [](QString cell) {
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
  };
  const int first = figures_->rowCount() > 0 ? -1 : 0;  // headings alone are no numbers
  for (int row = first; row < figures_->rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < figures_->columnCount(); ++column) {
      const QVariant cell = row < 0 ? figures_->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                    : figures_->data(figures_->index(row, column), Qt::DisplayRole);
      cells << quoted(cell.toString());
    }
    numbers += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
  }
  return {size(), coloursOf(palette()).panel, [this](QPainter& painter) { render(&painter); }, numbers};
}

void FigureTable::save(const QString& path) { saveChart(file(), path); }

void FigureTable::askWhereToSave() {
  askAndSaveChart(this, objectName(), [this](const QString& path) { save(path); });
}

QSize FigureTable::sizeHint() const {
  return {QTableView::sizeHint().width(),
          horizontalHeader()->sizeHint().height() + figures_->rowCount() * scaled(kLineHeight) + 2 * frameWidth()};
}

QSize FigureTable::minimumSizeHint() const {
  return {kDockWidth / 2, horizontalHeader()->sizeHint().height() + kFewestLines * scaled(kLineHeight)};
}

}  // namespace blendscope::ui
