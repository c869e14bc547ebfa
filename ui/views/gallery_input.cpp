// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keyboard do in the gallery.
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QWheelEvent>
#include <algorithm>

#include "views/cutout_sheet.h"
#include "views/gallery_view.h"

namespace blendscope::ui {

namespace {

constexpr int kAutoScrollMilliseconds = 16;
constexpr int kSmallestZoomStep = 8;
constexpr std::size_t kMostOnASheet = 100;

bool extends(Qt::KeyboardModifiers modifiers) { return modifiers.testFlag(Qt::ShiftModifier); }
bool adds(Qt::KeyboardModifiers modifiers) { return modifiers.testFlag(Qt::ControlModifier); }

}  // namespace

int GalleryView::zoomStep() const {
  const ImageShape shape = workspace_.data() ? workspace_.data()->shape() : ImageShape{};
  const int longest = std::max(shape.width, shape.height);
  return longest <= thumbnailSize_ ? std::max(longest, kSmallestZoomStep) : kSmallestZoomStep;
}

void GalleryView::selectSection(std::size_t section, bool keepOthers) {
  const RowSection& range = order()->sections[section];
  places_.selectRange(range.begin, range.end - 1, keepOthers ? workspace_.selection() : places_.nothing());
  places_.setAnchor(range.begin);
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

bool GalleryView::handleCommand(QKeyEvent& event) {
  const auto current = places_.currentPlace();
  if (event.matches(QKeySequence::SelectAll)) {
    places_.selectAll();
  } else if (event.matches(QKeySequence::Copy)) {
    copyToClipboard();
  } else if (event.key() == Qt::Key_Escape && band_) {
    workspace_.setSelection(band_->untouched);
    endBand();
  } else if (event.key() == Qt::Key_Escape) {
    workspace_.clearSelection();
  } else if (event.key() == Qt::Key_Space && current) {
    places_.toggle(*current);
  } else if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && current) {
    Q_EMIT activated(places_.rowAt(*current));
  } else if (event.text() == QStringLiteral("z") || event.matches(QKeySequence::ZoomIn)) {
    setThumbnailSize(thumbnailSize_ + zoomStep());
  } else if (event.text() == QStringLiteral("Z") || event.matches(QKeySequence::ZoomOut)) {
    setThumbnailSize(thumbnailSize_ - zoomStep());
  } else {
    return false;
  }
  return true;
}

void GalleryView::keyPressEvent(QKeyEvent* event) {
  if (layout_.count() == 0) {
    QAbstractScrollArea::keyPressEvent(event);
    return;
  }
  if (!handleCommand(*event)) {
    const auto current = places_.currentPlace();
    const auto place = placeAfterKey(*event, current.value_or(0));
    if (!place) {
      QAbstractScrollArea::keyPressEvent(event);
      return;
    }
    places_.moveTo(current ? *place : 0, event->modifiers());
  }
  event->accept();
}

void GalleryView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || layout_.count() == 0) return;
  const Qt::KeyboardModifiers modifiers = event->modifiers();
  const QPoint point = toContent(event->pos());
  if (const auto section = layout_.headerAt(point); grouped_ && section) {
    selectSection(*section, adds(modifiers));
    return;
  }
  const RowSet untouched = workspace_.selection();
  if (const auto place = layout_.placeAt(point)) {
    places_.click(*place, modifiers);
  } else if (!adds(modifiers) && !extends(modifiers)) {
    workspace_.clearSelection();
  }
  band_ = Band{.from = point, .to = point, .untouched = untouched, .before = RowSet(workspace_.data()->size())};
  if (extends(modifiers)) {
    band_->before = workspace_.selection();
  } else if (adds(modifiers)) {
    band_->before = untouched;
    band_->turnsOver = true;
  }
}

void GalleryView::copyToClipboard() {
  const auto& set = workspace_.data();
  RowSet selected = workspace_.selection();
  selected &= order()->shown;
  const std::size_t count = selected.count();
  const auto current = places_.currentPlace();
  std::vector<Row> rows;
  if (count > 1 && count <= kMostOnASheet) {
    rows = selected.rows();
    std::sort(rows.begin(), rows.end(), [this](Row a, Row b) { return places_.placeOf(a) < places_.placeOf(b); });
  } else if (current) {
    rows.push_back(places_.rowAt(*current));
  }
  if (rows.empty()) return;
  QStringList ids;
  for (const Row row : rows) ids << QString::fromStdString(set->id(row));
  auto* copied = new QMimeData;
  copied->setImageData(cutoutSheet(*set, rows, workspace_.display(), imageSize()));
  copied->setText(ids.join(u'\n'));
  QGuiApplication::clipboard()->setMimeData(copied);
  if (count > kMostOnASheet) {
    Q_EMIT said(tr("Copied the current cutout alone: a sheet holds %1 at most.").arg(kMostOnASheet));
  } else {
    Q_EMIT said(rows.size() == 1 ? tr("Copied the picture and the id of %1.").arg(ids.front())
                                 : tr("Copied a sheet of %1 cutouts, and their ids.").arg(rows.size()));
  }
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
    for (std::size_t place = begin; place < end; ++place) {
      band_->turnsOver ? selection.toggle(places_.rowAt(place)) : selection.insert(places_.rowAt(place));
    }
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
