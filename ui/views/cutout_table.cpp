// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cutout_table.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <algorithm>
#include <utility>

#include "io/row_table.h"
#include "models/number_words.h"
#include "theme/theme.h"
#include "views/row_delegate.h"

namespace blendscope::ui {

namespace {

constexpr int kCutoutLineHeight = 26;
constexpr int kNarrowestColumn = 56;
constexpr int kWidestColumn = 240;
constexpr int kLinesMeasured = 40;
constexpr int kClassMarkerSize = 9;

QString hiddenKey() { return QStringLiteral("explore/hiddenColumns"); }

/// A cell as the workspace sees its row: selected, current, of a class.
class CutoutCellDelegate : public RowDelegate {
 public:
  CutoutCellDelegate(const Workspace& workspace, const PlaceSelection& places, QObject* parent)
      : RowDelegate(parent), workspace_(workspace), places_(places) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Row row = places_.rowAt(static_cast<std::size_t>(index.row()));
    QStyleOptionViewItem cell(option);
    cell.state.setFlag(QStyle::State_Selected, workspace_.selection().contains(row));
    const bool ofClass = index.column() == CutoutTableModel::ClassColumn;
    if (ofClass) {
      paintGround(*painter, cell);
      painter->save();
      painter->setRenderHint(QPainter::Antialiasing);
      const int c = index.data(CutoutTableModel::ClassRole).toInt();
      drawMarker(*painter, QPointF(cell.rect.left() + kGap + kClassMarkerSize / 2.0, cell.rect.center().y() + 0.5),
                 kClassMarkerSize, classMarker(c), classColour(c));
      painter->setPen(coloursOf(option.palette).text);
      const QRect words = cell.rect.adjusted(2 * kGap + kClassMarkerSize, 0, -kGap, 0);
      painter->drawText(words, Qt::AlignVCenter,
                        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
      painter->restore();
    } else {
      RowDelegate::paint(painter, cell, index);
    }
    if (workspace_.currentRow() == row) paintCurrent(*painter, option, index);
  }

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    RowDelegate::initStyleOption(option, index);
    if (option->displayAlignment.testFlag(Qt::AlignRight)) option->font = numberFont();
  }

 private:
  void paintCurrent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const ThemeColours& colours = coloursOf(option.palette);
    const QRect& cell = option.rect;
    painter.setPen(option.state.testFlag(QStyle::State_Active) && option.widget->hasFocus() ? colours.text
                                                                                            : colours.muted);
    painter.drawLine(cell.topLeft(), cell.topRight());
    painter.drawLine(cell.bottomLeft(), cell.bottomRight());
    if (index.column() == 0) painter.fillRect(cell.left(), cell.top(), 3, cell.height(), colours.accent);
  }

  const Workspace& workspace_;
  const PlaceSelection& places_;
};

}  // namespace

CutoutTable::CutoutTable(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QTableView(parent),
      workspace_(workspace),
      jobs_(jobs),
      model_(new CutoutTableModel(this)),
      places_(workspace),
      menu_(new QMenu(this)) {
  setModel(model_);
  setItemDelegate(new CutoutCellDelegate(workspace_, places_, this));
  describe(this, QStringLiteral("cutoutTable"), tr("Table of cutouts"));
  setSelectionMode(QAbstractItemView::NoSelection);
  setShowGrid(false);
  setFrameShape(QFrame::NoFrame);
  setWordWrap(false);
  setTabKeyNavigation(false);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setMinimumSectionSize(kCutoutLineHeight);
  verticalHeader()->setDefaultSectionSize(kCutoutLineHeight);
  horizontalHeader()->setSectionsClickable(true);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setSortIndicatorShown(true);
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  horizontalHeader()->setSectionsMovable(true);
  horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(horizontalHeader(), &QHeaderView::sectionClicked, this,
          [this](int column) { Q_EMIT sortRequested(model_->name(column)); });
  connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
          [this](QPoint point) { menu_->popup(horizontalHeader()->mapToGlobal(point)); });
  connect(model_, &CutoutTableModel::columnsChanged, this, &CutoutTable::takeColumns);
  connect(&workspace_, &Workspace::selectionChanged, viewport(), qOverload<>(&QWidget::update));
  connect(&workspace_, &Workspace::currentRowChanged, this, [this] {
    if (const auto place = places_.currentPlace()) showPlace(*place);
    viewport()->update();
  });
  connect(&workspace_, &Workspace::dataChanged, this, [this] { setRows(std::nullopt, nullptr); });
}

void CutoutTable::setRows(const std::optional<KnownColumns>& known, std::shared_ptr<const RowOrder> order) {
  const auto top = static_cast<std::size_t>(verticalScrollBar()->value());
  const bool scrolled = top > 0 && top < places_.count();
  const Row first = scrolled ? places_.rowAt(top) : 0;
  places_.setOrder(order);
  draggedFrom_.reset();
  model_->setRows(known, std::move(order));
  verticalScrollBar()->setValue(scrolled ? static_cast<int>(places_.placeOf(first).value_or(0)) : 0);
}

void CutoutTable::showOrder(const QString& column, bool descending) {
  horizontalHeader()->setSortIndicator(model_->columnOf(column), descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void CutoutTable::takeColumns() {
  hideColumns();
  fillMenu();
  const QFontMetrics words(font());
  const QFontMetrics numbers(numberFont());
  const int lines = std::min(kLinesMeasured, model_->rowCount());
  for (int column = 0; column < model_->columnCount(); ++column) {
    const QString heading = model_->headerData(column, Qt::Horizontal).toString();
    int width = words.horizontalAdvance(heading) + 3 * kGap;
    for (int line = 0; line < lines; ++line) {
      const QString text = model_->index(line, column).data().toString();
      width = std::max(width, (model_->isNumeric(column) ? numbers : words).horizontalAdvance(text));
    }
    const int beside = column == CutoutTableModel::ClassColumn ? 5 * kGap : 3 * kGap;
    setColumnWidth(column, std::clamp(width + beside, kNarrowestColumn, kWidestColumn));
  }
}

void CutoutTable::hideColumns() {
  const QStringList hidden = QSettings().value(hiddenKey()).toStringList();
  for (int column = CutoutTableModel::ClassColumn; column < model_->columnCount(); ++column) {
    setColumnHidden(column, hidden.contains(model_->name(column)));
  }
}

void CutoutTable::fillMenu() {
  menu_->clear();
  for (int column = CutoutTableModel::ClassColumn; column < model_->columnCount(); ++column) {
    QAction* action =
        menu_->addAction(model_->headerData(column, Qt::Horizontal).toString().replace(u'&', QStringLiteral("&&")));
    action->setCheckable(true);
    action->setChecked(!isColumnHidden(column));
    connect(action, &QAction::toggled, this, [this, name = model_->name(column)](bool shown) {
      QStringList hidden = QSettings().value(hiddenKey()).toStringList();
      hidden.removeAll(name);
      if (!shown) hidden << name;
      QSettings().setValue(hiddenKey(), hidden);
      hideColumns();
    });
  }
}

QStringList CutoutTable::shownColumns() const {
  QStringList names;
  for (int place = 0; place < model_->columnCount(); ++place) {
    const int column = horizontalHeader()->logicalIndex(place);
    if (!isColumnHidden(column)) names << model_->name(column);
  }
  return names;
}

std::optional<std::size_t> CutoutTable::placeAt(QPoint viewportPoint) const {
  const int line = rowAt(viewportPoint.y());
  return line < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(line));
}

void CutoutTable::showPlace(std::size_t place) {
  const QModelIndex index = model_->index(static_cast<int>(place), horizontalHeader()->logicalIndexAt(0));
  if (index.isValid()) scrollTo(index, QAbstractItemView::EnsureVisible);
}

std::optional<std::size_t> CutoutTable::placeAfterKey(int key, std::size_t from) const {
  const std::size_t last = places_.count() - 1;
  const auto page = static_cast<std::size_t>(std::max(1, viewport()->height() / kCutoutLineHeight - 1));
  switch (key) {
    case Qt::Key_Up:
    case Qt::Key_K:
      return from > 0 ? from - 1 : 0;
    case Qt::Key_Down:
    case Qt::Key_J:
      return std::min(from + 1, last);
    case Qt::Key_PageUp:
      return from > page ? from - page : 0;
    case Qt::Key_PageDown:
      return std::min(from + page, last);
    case Qt::Key_Home:
      return 0;
    case Qt::Key_End:
      return last;
    default:
      return std::nullopt;
  }
}

void CutoutTable::keyPressEvent(QKeyEvent* event) {
  if (places_.count() == 0) {
    event->ignore();
    return;
  }
  const auto current = places_.currentPlace();
  if (event->matches(QKeySequence::SelectAll)) {
    places_.selectAll();
  } else if (event->matches(QKeySequence::Copy)) {
    copyToClipboard();
  } else if (event->key() == Qt::Key_Escape) {
    workspace_.clearSelection();
  } else if (event->key() == Qt::Key_Space && current) {
    places_.toggle(*current);
  } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current) {
    Q_EMIT activated(places_.rowAt(*current));
  } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
    const int step = event->key() == Qt::Key_Left ? -1 : 1;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + step * kNarrowestColumn);
  } else if (const auto place = placeAfterKey(event->key(), current.value_or(0))) {
    places_.moveTo(current ? *place : 0, event->modifiers());
  } else {
    event->ignore();
    return;
  }
  event->accept();
}

void CutoutTable::mousePressEvent(QMouseEvent* event) {
  const auto place = event->button() == Qt::LeftButton ? placeAt(event->pos()) : std::nullopt;
  if (!place) {
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier) workspace_.clearSelection();
    return;
  }
  const bool keeps = event->modifiers().testFlag(Qt::ControlModifier);
  beforeDrag_ = keeps ? workspace_.selection() : places_.nothing();
  places_.click(*place, event->modifiers());
  draggedFrom_ = place;
}

void CutoutTable::mouseMoveEvent(QMouseEvent* event) {
  if (!draggedFrom_ || !event->buttons().testFlag(Qt::LeftButton)) return;
  const auto place = placeAt(QPoint(event->pos().x(), std::clamp(event->pos().y(), 0, viewport()->height() - 1)));
  if (!place || *place == places_.currentPlace()) return;
  places_.selectRange(*draggedFrom_, *place, beforeDrag_);
  workspace_.setCurrentRow(places_.rowAt(*place));
}

void CutoutTable::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const auto place = placeAt(event->pos())) Q_EMIT activated(places_.rowAt(*place));
}

void CutoutTable::copyToClipboard() {
  RowSet selected = workspace_.selection();
  selected &= places_.order()->shown;
  if (selected.empty() && places_.currentPlace()) selected.insert(*workspace_.currentRow());
  const std::size_t count = selected.count();
  if (count == 0) return;
  if (count > kMostCopied) {
    Q_EMIT said(tr("%1 rows are too many for the clipboard, which takes %2. Export them as CSV instead.")
                    .arg(countText(count), countText(kMostCopied)));
    return;
  }
  RowTable table{*model_->known(), {}, {}};
  for (const QString& name : shownColumns()) table.columns.push_back(name.toStdString());
  jobs_.run(
      {.title = tr("Copy rows"), .slot = QStringLiteral("copy-rows"), .background = true}, this,
      [table, selected, order = places_.order()](const Progress& progress) {
        RowTable chosen = table;
        for (const Row row : order->rows) {
          if (selected.contains(row)) chosen.rows.push_back(row);
        }
        return tabbedText(chosen, progress);
      },
      [this, count](const std::string& text) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(text));
        Q_EMIT said(tr("Copied %1.").arg(countText(count, tr("row"), tr("rows"))));
      },
      [this](const QString& problem) { Q_EMIT said(problem); });
}

void CutoutTable::exportCsv(const QString& path) {
  if (!model_->known()) return;
  RowTable table{*model_->known(), {}, places_.order()->rows};
  for (const QString& name : shownColumns()) table.columns.push_back(name.toStdString());
  const std::size_t count = table.rows.size();
  jobs_.run(
      {.title = tr("Write %1").arg(QFileInfo(path).fileName())}, this,
      [table = std::move(table), path = path.toStdString()](const Progress& progress) {
        writeRowTable(table, path, progress);
        return true;
      },
      [this, count, path](bool) {
        Q_EMIT said(tr("Wrote %1 to %2.").arg(countText(count, tr("row"), tr("rows")), path));
      },
      [this](const QString& problem) { Q_EMIT said(problem); });
}

}  // namespace blendscope::ui
