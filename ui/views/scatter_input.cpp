// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keyboard do in a scatter plot.
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

#include "views/scatter_view.h"

namespace blendscope::ui {

namespace {

constexpr double kPointReach = 10;       ///< pixels from a point that still hit it
constexpr double kKeyPart = 0.1;         ///< of the view, moved by one key
constexpr double kWheelZoomStep = 1.25;  ///< of one notch of the wheel, or one key
constexpr double kWheelNotch = 120;

std::optional<QPointF> arrowOf(int key) {
  switch (key) {
    case Qt::Key_Left:
    case Qt::Key_H:
      return QPointF(-1, 0);
    case Qt::Key_Right:
    case Qt::Key_L:
      return QPointF(1, 0);
    case Qt::Key_Up:
    case Qt::Key_K:
      return QPointF(0, -1);
    case Qt::Key_Down:
    case Qt::Key_J:
      return QPointF(0, 1);
    default:
      return std::nullopt;
  }
}

}  // namespace

PickGrid::Filter ScatterView::shownOnly() const {
  return [look = look_](std::uint32_t point) { return look->shows(point); };
}

std::optional<std::uint32_t> ScatterView::pointAt(QPointF pixels) const {
  if (!grid_ || !look_ || grid_->points().size() != look_->kindOf.size() || !frame_.area().contains(pixels)) {
    return std::nullopt;
  }
  for (const PlacedThumbnail& thumbnail : thumbnails_) {
    if (thumbnail.rect.contains(pixels)) return thumbnail.point;
  }
  return grid_->nearest(frame_, pixels, kPointReach, shownOnly());
}

void ScatterView::hover(std::optional<std::uint32_t> point, QPointF pixels) {
  if (!point && !hovered_) return;
  hoverAt_ = pixels;
  hovered_ = point;
  requestThumbnails();
  update();
}

void ScatterView::mousePressEvent(QMouseEvent* event) {
  if (!points_ || drag_) return;
  Drag drag;
  drag.from = drag.last = event->position();
  if (event->button() == Qt::LeftButton) {
    const bool outlines = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    if (tool_ == Tool::Lasso) {
      drag.kind = Drag::Kind::Lasso;
    } else if (tool_ == Tool::Rectangle || outlines) {
      drag.kind = Drag::Kind::Rectangle;
    }
  } else if (event->button() != Qt::MiddleButton) {
    return;
  }
  drag.path << drag.from;
  drag_ = drag;
}

void ScatterView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF at = event->position();
  if (!drag_) {
    hover(pointAt(at), at);
    return;
  }
  if (!drag_->moved && (at - drag_->from).manhattanLength() < QApplication::startDragDistance()) return;
  drag_->moved = true;
  if (drag_->kind == Drag::Kind::Move) {
    const QPointF step = at - drag_->last;
    drag_->last = at;
    moveByHand(frame_.moved(step));
    return;
  }
  drag_->last = at;
  drag_->path << at;
  update();
}

void ScatterView::mouseReleaseEvent(QMouseEvent* event) {
  if (!drag_) return;
  if (drag_->moved) {
    finishDrag(event->modifiers());
  } else if (event->button() == Qt::LeftButton) {
    click(event->position(), event->modifiers());
  }
  drag_.reset();
  update();
}

void ScatterView::finishDrag(Qt::KeyboardModifiers modifiers) {
  if (!grid_ || !look_ || drag_->kind == Drag::Kind::Move) return;
  if (drag_->kind == Drag::Kind::Rectangle) {
    select(grid_->inside(frame_.valuesIn(QRectF(drag_->from, drag_->last).normalized()), shownOnly()), modifiers);
    return;
  }
  QPolygonF outline;
  for (const QPointF& corner : drag_->path) outline << frame_.toValues(corner);
  select(grid_->inside(outline, shownOnly()), modifiers);
}

void ScatterView::select(const std::vector<std::uint32_t>& points, Qt::KeyboardModifiers modifiers) {
  RowSet rows(workspace_.data()->size());
  for (const std::uint32_t point : points) rows.insert(points_->rows[point]);
  workspace_.select(std::move(rows), modifiers);
}

void ScatterView::click(QPointF pixels, Qt::KeyboardModifiers modifiers) {
  const auto point = pointAt(pixels);
  const bool changes = modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
  if (!point) {
    if (!changes) workspace_.clearSelection();
    return;
  }
  const Row row = points_->rows[*point];
  RowSet rows = changes ? workspace_.selection() : RowSet(workspace_.data()->size());
  rows.toggle(row);
  workspace_.setSelection(std::move(rows));
  workspace_.setCurrentRow(row);
}

void ScatterView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const auto point = pointAt(event->position())) Q_EMIT activated(points_->rows[*point]);
}

void ScatterView::wheelEvent(QWheelEvent* event) {
  moveByHand(frame_.zoomed(std::pow(kWheelZoomStep, event->angleDelta().y() / kWheelNotch), event->position()));
  hover(pointAt(event->position()), event->position());
  event->accept();
}

void ScatterView::leaveEvent(QEvent* event) {
  hover(std::nullopt, {});
  QWidget::leaveEvent(event);
}

void ScatterView::walk(QPointF direction) {
  if (!grid_ || !look_) return;
  const auto row = workspace_.currentRow();
  std::optional<std::uint32_t> next;
  if (row && placeOf(*row)) {
    next = grid_->neighbour(frame_, static_cast<std::uint32_t>(pointOf_[*row]), direction, shownOnly());
  } else {
    const QRectF& area = frame_.area();
    next = grid_->nearest(frame_, area.center(), std::hypot(area.width(), area.height()), shownOnly());
  }
  if (!next) return;
  workspace_.setCurrentRow(points_->rows[*next]);
  const QPointF at = *placeOf(points_->rows[*next]);
  if (!frame_.area().contains(at)) moveByHand(frame_.moved(frame_.area().center() - at));
}

bool ScatterView::moveKey(const QKeyEvent& event) {
  const auto arrow = arrowOf(event.key());
  if (!arrow) return false;
  if (event.modifiers().testFlag(Qt::ControlModifier)) {
    walk(*arrow);
  } else {
    const QSizeF part = kKeyPart * frame_.area().size();
    moveByHand(frame_.moved({std::round(-arrow->x() * part.width()), std::round(-arrow->y() * part.height())}));
  }
  return true;
}

bool ScatterView::zoomKey(const QKeyEvent& event) {
  const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
  if (event.key() == Qt::Key_Home) {
    fit();
  } else if (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal || (event.key() == Qt::Key_Z && !shift)) {
    zoom(kWheelZoomStep);
  } else if (event.key() == Qt::Key_Minus || event.key() == Qt::Key_Z) {
    zoom(1 / kWheelZoomStep);
  } else {
    return false;
  }
  return true;
}

bool ScatterView::selectKey(const QKeyEvent& event) {
  const auto row = workspace_.currentRow();
  if (event.matches(QKeySequence::SelectAll)) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; look_ && i < points_->size(); ++i) {
      if (look_->shows(i)) all.push_back(i);
    }
    select(all, {});
  } else if (event.key() == Qt::Key_Escape) {
    if (drag_) {
      drag_.reset();
      update();
    } else {
      workspace_.clearSelection();
    }
  } else if (event.key() == Qt::Key_Space && row && placeOf(*row)) {
    workspace_.toggleSelected(*row);
  } else if ((event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) && row) {
    Q_EMIT activated(*row);
  } else {
    return false;
  }
  return true;
}

void ScatterView::keyPressEvent(QKeyEvent* event) {
  if (!points_ || !(selectKey(*event) || moveKey(*event) || zoomKey(*event))) QWidget::keyPressEvent(event);
}

bool ScatterView::event(QEvent* event) {
  // Keys that the window would take for shortcuts of its own.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::SelectAll) || arrowOf(key->key())) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

void ScatterView::focusInEvent(QFocusEvent* event) {
  update();
  QWidget::focusInEvent(event);
}

void ScatterView::focusOutEvent(QFocusEvent* event) {
  update();
  QWidget::focusOutEvent(event);
}

}  // namespace blendscope::ui
