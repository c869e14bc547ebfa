// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keyboard do in the gallery.
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QWheelEvent>
#include <algorithm>

#include "views/gallery_view.h"

namespace blendscope::ui {

namespace {

constexpr int kAutoScrollMilliseconds = 16;
constexpr int kSmallestZoomStep = 8;

bool extends(Qt::KeyboardModifiers modifiers) { return modifiers.testFlag(Qt::ShiftModifier); }
bool adds(Qt::KeyboardModifiers modifiers) { return modifiers.testFlag(Qt::ControlModifier); }

}  // namespace

std::optional<std::size_t> GalleryView::currentPlace() const {
  const auto row = workspace_.currentRow();
  if (!order_ || !row || *row >= order_->placeOf.size() || order_->placeOf[*row] == RowOrder::kNowhere) {
    return std::nullopt;
  }
  return order_->placeOf[*row];
}

int GalleryView::zoomStep() const {
  const ImageShape shape = workspace_.data() ? workspace_.data()->shape() : ImageShape{};
  const int longest = std::max(shape.width, shape.height);
  return longest <= thumbnailSize_ ? std::max(longest, kSmallestZoomStep) : kSmallestZoomStep;
}

void GalleryView::selectOnly(std::size_t place) {
  RowSet selection(workspace_.data()->size());
  selection.insert(order_->rows[place]);
  workspace_.setSelection(std::move(selection));
}

void GalleryView::toggle(std::size_t place) { workspace_.toggleSelected(order_->rows[place]); }

void GalleryView::selectRange(std::size_t from, std::size_t to, bool keepOthers) {
  RowSet selection = keepOthers ? workspace_.selection() : RowSet(workspace_.data()->size());
  for (std::size_t place = std::min(from, to); place <= std::max(from, to); ++place) {
    selection.insert(order_->rows[place]);
  }
  workspace_.setSelection(std::move(selection));
}

void GalleryView::selectSection(std::size_t section, bool keepOthers) {
  const RowSection& range = order_->sections[section];
  selectRange(range.begin, range.end - 1, keepOthers);
  anchor_ = range.begin;
}

void GalleryView::moveTo(std::size_t place, Qt::KeyboardModifiers modifiers) {
  if (extends(modifiers)) {
    if (!anchor_) anchor_ = currentPlace().value_or(place);
    selectRange(*anchor_, place, adds(modifiers));
  } else {
    anchor_ = place;
    if (!adds(modifiers)) selectOnly(place);
  }
  workspace_.setCurrentRow(order_->rows[place]);
}

std::optional<std::size_t> GalleryView::placeAfterKey(const QKeyEvent& event, std::size_t from) const {
  const std::size_t last = layout_.count() - 1;
  const int line = layout_.metrics().cell.height() + layout_.metrics().gap;
  const int linesPerPage = std::max(1, viewport()->height() / line);
  switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_H:
      return from > 0 ? from - 1 : 0;
    case Qt::Key_Right:
    case Qt::Key_L:
      return std::min(from + 1, last);
    case Qt::Key_Up:
    case Qt::Key_K:
      return layout_.moveByLines(from, -1);
    case Qt::Key_Down:
    case Qt::Key_J:
      return layout_.moveByLines(from, 1);
    case Qt::Key_PageUp:
      return layout_.moveByLines(from, -linesPerPage);
    case Qt::Key_PageDown:
      return layout_.moveByLines(from, linesPerPage);
    case Qt::Key_Home:
      return 0;
    case Qt::Key_End:
      return last;
    default:
      return std::nullopt;
  }
}

void GalleryView::keyPressEvent(QKeyEvent* event) {
  if (layout_.count() == 0) {
    QAbstractScrollArea::keyPressEvent(event);
    return;
  }
  const auto current = currentPlace();
  if (event->matches(QKeySequence::SelectAll)) {
    selectRange(0, layout_.count() - 1, true);
  } else if (event->key() == Qt::Key_Escape) {
    workspace_.clearSelection();
  } else if (event->key() == Qt::Key_Space && current) {
    toggle(*current);
    anchor_ = current;
  } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current) {
    Q_EMIT activated(order_->rows[*current]);
  } else if (event->text() == QStringLiteral("z") || event->matches(QKeySequence::ZoomIn)) {
    setThumbnailSize(thumbnailSize_ + zoomStep());
  } else if (event->text() == QStringLiteral("Z") || event->matches(QKeySequence::ZoomOut)) {
    setThumbnailSize(thumbnailSize_ - zoomStep());
  } else if (const auto place = placeAfterKey(*event, current.value_or(0))) {
    moveTo(current ? *place : 0, event->modifiers());
  } else {
    QAbstractScrollArea::keyPressEvent(event);
    return;
  }
  event->accept();
}

void GalleryView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || layout_.count() == 0) return;
  const QPoint point = toContent(event->pos());
  if (const auto section = layout_.headerAt(point); grouped_ && section) {
    selectSection(*section, adds(event->modifiers()));
    return;
  }
  const auto place = layout_.placeAt(point);
  if (place && extends(event->modifiers())) {
    moveTo(*place, event->modifiers());
  } else if (place && adds(event->modifiers())) {
    toggle(*place);
    anchor_ = place;
    workspace_.setCurrentRow(order_->rows[*place]);
  } else if (place) {
    moveTo(*place, event->modifiers());
  } else if (!adds(event->modifiers()) && !extends(event->modifiers())) {
    workspace_.clearSelection();
  }
  const bool keeps = adds(event->modifiers()) || extends(event->modifiers());
  band_ = Band{point, point, keeps ? workspace_.selection() : RowSet(workspace_.data()->size())};
}

void GalleryView::mouseMoveEvent(QMouseEvent* event) {
  if (!band_ || !event->buttons().testFlag(Qt::LeftButton)) return;
  stretchBand(event->pos());
  const bool outside = event->pos().y() < 0 || event->pos().y() >= viewport()->height();
  if (outside && !autoScroll_.isActive()) autoScroll_.start(kAutoScrollMilliseconds, this);
  if (!outside) autoScroll_.stop();
}

void GalleryView::stretchBand(QPoint viewportPoint) {
  band_->to = toContent(viewportPoint);
  if (!band_->moved && (band_->to - band_->from).manhattanLength() < QApplication::startDragDistance()) return;
  band_->moved = true;
  RowSet selection = band_->before;
  layout_.forEachRunIn(QRect(band_->from, band_->to).normalized(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t place = begin; place < end; ++place) selection.insert(order_->rows[place]);
  });
  workspace_.setSelection(std::move(selection));
  viewport()->update();
}

void GalleryView::endBand() {
  band_.reset();
  autoScroll_.stop();
  viewport()->update();
}

void GalleryView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) endBand();
}

void GalleryView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const auto row = rowAt(event->pos())) Q_EMIT activated(*row);
}

void GalleryView::wheelEvent(QWheelEvent* event) {
  if (!event->modifiers().testFlag(Qt::ControlModifier)) {
    QAbstractScrollArea::wheelEvent(event);
    return;
  }
  const int notches = event->angleDelta().y() > 0 ? 1 : (event->angleDelta().y() < 0 ? -1 : 0);
  setThumbnailSize(thumbnailSize_ + notches * zoomStep());
  event->accept();
}

void GalleryView::timerEvent(QTimerEvent* event) {
  if (event->timerId() != autoScroll_.timerId() || !band_) {
    QAbstractScrollArea::timerEvent(event);
    return;
  }
  const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
  const int beyond = mouse.y() < 0 ? mouse.y() : std::max(0, mouse.y() - viewport()->height());
  verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond);
  stretchBand(mouse);
}

void GalleryView::focusInEvent(QFocusEvent* event) {
  viewport()->update();
  QAbstractScrollArea::focusInEvent(event);
}

void GalleryView::focusOutEvent(QFocusEvent* event) {
  viewport()->update();
  QAbstractScrollArea::focusOutEvent(event);
}

}  // namespace blendscope::ui
