// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/figure_table.h"

#include <QHeaderView>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include "models/figure_model.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"
#include "views/chart_theme.h"
#include "views/copy_table.h"
#include "views/name_column.h"
#include "views/picture_file.h"
#include "views/row_delegate.h"

namespace blendscope::ui {

namespace {

constexpr int kLineHeight = 28;
constexpr int kThreeLinesHeight = 60;
constexpr int kFewestLines = 2;
constexpr int kChip = 10;

/// Names under each other, each behind the colour of its curves.
class SeriesDelegate : public RowDelegate {
 public:
  using RowDelegate::RowDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    return RowDelegate::sizeHint(option, index) + QSize(kChip + kGap, 0);
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    paintGround(*painter, option);
    const QStringList names = index.data().toString().split(QLatin1Char('\n'));
    const QVariantList series = index.data(FigureModel::SeriesRole).toList();
    const int line = option.fontMetrics.height() + 2;
    int y = option.rect.center().y() - static_cast<int>(names.size()) * line / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i < names.size(); ++i, y += line) {
      const QRect room(option.rect.left() + kGap, y, option.rect.width() - 2 * kGap, line);
      painter->setPen(Qt::NoPen);
      painter->setBrush(seriesColour(series.value(i).toInt(), option.palette));
      if (i < series.size()) {
        painter->drawRoundedRect(QRectF(room.left(), room.center().y() - kChip / 2, kChip, kChip), 2, 2);
      }
      painter->setPen(coloursOf(option.palette).text);
      const QRect words = room.adjusted(kChip + kGap, 0, 0, 0);
      painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                        option.fontMetrics.elidedText(names[i], Qt::ElideMiddle, words.width()));
    }
    painter->restore();
  }
};

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
  connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] { updateGeometry(); });
}

ChartFile FigureTable::file() {
  QString numbers;
  const auto quoted = [](QString cell) -> QString {
    cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
  };
  const int first = figures_->rowCount() > 0 ? -1 : 0;  // headings alone are no numbers
  for (int row = first; row < figures_->rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < figures_->columnCount(); ++column) {
      const QVariant cell = row < 0 ? figures_->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                    : figures_->data(figures_->index(row, column), Qt::DisplayRole);
      if (column == 0) {
        cells << quoted(cell.toString().replace(QLatin1Char('\n'), QStringLiteral(" − ")));
      } else {
        for (const QString& figure : cell.toString().split(QLatin1Char('\n'))) cells << quoted(figure);
      }
    }
    numbers += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
  }
  return {size(), coloursOf(palette()).panel, [this](QPainter& painter) { render(&painter); }, numbers};
}

void FigureTable::save(const QString& path) { saveChart(file(), path); }

void FigureTable::askWhereToSave() {
  askAndSaveChart(this, objectName(), [this](const QString& path) { save(path); });
}

int FigureTable::lineHeight() const { return threeLines_ ? scaled(kThreeLinesHeight) : scaled(kLineHeight); }

void FigureTable::setThreeLines() {
  threeLines_ = true;
  setRowsHeight(this, kThreeLinesHeight);
  setItemDelegateForColumn(0, new SeriesDelegate(this));
}

void FigureTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  if (event->oldSize().width() != event->size().width()) updateGeometry();
}

QSize FigureTable::sizeHint() const {
  int height = horizontalHeader()->sizeHint().height() + figures_->rowCount() * lineHeight() + 2 * frameWidth();
  if (horizontalHeader()->length() > width() - 2 * frameWidth()) height += horizontalScrollBar()->sizeHint().height();
  return {QTableView::sizeHint().width(), height};
}

QSize FigureTable::minimumSizeHint() const {
  return {kDockWidth / 2, horizontalHeader()->sizeHint().height() + (threeLines_ ? 1 : kFewestLines) * lineHeight()};
}

}  // namespace blendscope::ui
