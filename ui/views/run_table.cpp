// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/run_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <algorithm>

#include "models/run_table_model.h"
#include "state/workspace.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_theme.h"
#include "views/copy_table.h"
#include "views/row_delegate.h"

namespace blendscope::ui {

namespace {

constexpr int kRowHeight = 36;
constexpr int kFewestRuns = 2;
constexpr int kMostRuns = 6;  // more scroll
constexpr int kMostRunsWhenLow = 3;
constexpr int kPipelineWidth = 264;
constexpr int kWhiskerWidth = 88;

/// The number, and beside it where it and its interval lie on an axis that all rows share.
class AccuracyDelegate : public NumberDelegate {
 public:
  using NumberDelegate::NumberDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QSize size = NumberDelegate::sizeHint(option, index);
    return {size.width() + kWhiskerWidth + kMargin, size.height()};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    NumberDelegate::paint(painter, option, index);
    const ThemeColours& colours = coloursOf(option.palette);
    const double low = index.data(RunTableModel::RangeLowRole).toDouble();
    const double high = index.data(RunTableModel::RangeHighRole).toDouble();
    const QRectF area(option.rect.right() - kWhiskerWidth - kGap, option.rect.top(), kWhiskerWidth,
                      option.rect.height());
    const auto x = [&](double value) { return area.left() + area.width() * (value - low) / (high - low); };
    const double middle = area.center().y();
    const double from = x(index.data(RunTableModel::LowRole).toDouble());
    const double to = x(index.data(RunTableModel::HighRole).toDouble());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colours.line, 1));
    painter->drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
    painter->setPen(QPen(colours.text, 1.5));
    painter->drawLine(QPointF(from, middle), QPointF(to, middle));
    painter->drawLine(QPointF(from, middle - 4), QPointF(from, middle + 4));
    painter->drawLine(QPointF(to, middle - 4), QPointF(to, middle + 4));
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours.text);
    painter->drawEllipse(QPointF(x(index.data(RunTableModel::SortRole).toDouble()), middle), 4, 4);
    painter->restore();
  }
};

/// The colour of the run's curves before its pipeline, a warning mark behind it, and below whether it is out of date.
class PipelineDelegate : public RowDelegate {
 public:
  explicit PipelineDelegate(QObject* parent) : RowDelegate(parent), warning_(themedIcon(QStringLiteral("warning"))) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    paintGround(*painter, option);
    painter->save();
    QRect area = option.rect.adjusted(kGap, 0, -kGap, 0);
    const QRectF chip(area.left(), area.center().y() - 5, 10, 10);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(seriesColour(index.data(RunTableModel::SeriesRole).toInt(), option.palette));
    painter->drawRoundedRect(chip, 2, 2);
    area.setLeft(area.left() + 18);
    if (!index.data(RunTableModel::WarningsRole).toStringList().isEmpty()) {
      const QRect mark(area.right() - 16, area.center().y() - 8, 16, 16);
      warning_.paint(painter, mark);
      area.setRight(mark.left() - kGap / 2);
    }
    painter->setPen(coloursOf(option.palette).text);
    painter->setFont(option.font);
    const QString stale = index.data(RunTableModel::StaleRole).toString();
    const QRect name = stale.isEmpty() ? area : area.adjusted(0, 2, 0, -area.height() / 2);
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    if (!stale.isEmpty()) paintStale(*painter, area.adjusted(0, area.height() / 2, 0, -2), stale);
    painter->restore();
  }

 private:
  void paintStale(QPainter& painter, const QRect& area, const QString& words) const {
    constexpr int kMark = 12;
    warning_.paint(&painter, QRect(area.left(), area.center().y() - kMark / 2 + 1, kMark, kMark));
    const QRect room = area.adjusted(kMark + kGap / 2, 0, 0, 0);
    painter.setFont(captionFont());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
  }

  QIcon warning_;
};

}  // namespace

RunTable::RunTable(Workspace& workspace, QWidget* parent)
    : QTableView(parent),
      workspace_(workspace),
      model_(new RunTableModel(workspace, this)),
      sorted_(new QSortFilterProxyModel(this)) {
  describe(this, QStringLiteral("runTable"), tr("Runs"));
  sorted_->setSourceModel(model_);
  sorted_->setSortRole(RunTableModel::SortRole);
  setModel(sorted_);
  makeCopyable(this);
  buildColumns();
  connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunTable::selectedRunsChanged);
  connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid()) workspace_.setCurrentRun(runAt(current));
  });
  connect(&workspace_, &Workspace::currentRunChanged, this, &RunTable::showCurrentRun);
  connect(model_, &QAbstractItemModel::rowsRemoved, this, &RunTable::selectedRunsChanged);
  connect(model_, &QAbstractItemModel::modelReset, this, &RunTable::selectedRunsChanged);
  for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
    connect(model_, change, this, &RunTable::fitHeight);
  }
  connect(model_, &QAbstractItemModel::modelReset, this, &RunTable::fitHeight);
  connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, &RunTable::fitHeight);
  fitHeight();
  showCurrentRun();
}

void RunTable::buildColumns() {
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setShowGrid(false);
  setWordWrap(false);
  setTabKeyNavigation(false);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setItemDelegate(new NumberDelegate(this));
  setItemDelegateForColumn(RunTableModel::SplitColumn, new RowDelegate(this));
  setItemDelegateForColumn(RunTableModel::PipelineColumn, new PipelineDelegate(this));
  setItemDelegateForColumn(RunTableModel::AccuracyColumn, new AccuracyDelegate(this));
  verticalHeader()->hide();
  setRowsHeight(this, kRowHeight);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setSectionsMovable(true);
  horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  horizontalHeader()->setSectionResizeMode(RunTableModel::PipelineColumn, QHeaderView::Interactive);
  horizontalHeader()->resizeSection(RunTableModel::PipelineColumn, kPipelineWidth);
  horizontalHeader()->setSortIndicatorShown(true);
  setSortingEnabled(true);
  sortByColumn(RunTableModel::AccuracyColumn, Qt::DescendingOrder);
}

void RunTable::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitHeight();
}

void RunTable::setLow(bool low) {
  if (low == low_) return;
  low_ = low;
  fitHeight();
}

void RunTable::fitHeight() {
  const int lines = std::clamp(model_->rowCount(), kFewestRuns, low_ ? kMostRunsWhenLow : kMostRuns);
  const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
  setFixedHeight(horizontalHeader()->sizeHint().height() + lines * scaled(kRowHeight) + bar + 2 * frameWidth());
}

int RunTable::runAt(const QModelIndex& index) const { return sorted_->mapToSource(index).row(); }
QModelIndex RunTable::indexOf(int run) const { return sorted_->mapFromSource(model_->index(run, 0)); }

void RunTable::showCurrentRun() {
  const int run = workspace_.currentRunIndex();
  if (run < 0 || runAt(currentIndex()) == run) return;
  selectionModel()->setCurrentIndex(indexOf(run), QItemSelectionModel::Rows | QItemSelectionModel::Select);
}

std::vector<int> RunTable::selectedRuns() const {
  std::vector<int> runs;
  for (const QModelIndex& index : selectionModel()->selectedRows()) runs.push_back(runAt(index));
  std::sort(runs.begin(), runs.end());
  return runs;
}

void RunTable::selectRuns(const std::vector<int>& runs) {
  QItemSelection selection;
  for (const int run : runs) selection.select(indexOf(run), indexOf(run));
  selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RunTable::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
    workspace_.removeRun(runAt(currentIndex()));
    return;
  }
  QTableView::keyPressEvent(event);
}

}  // namespace blendscope::ui
