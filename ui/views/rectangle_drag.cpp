// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/rectangle_drag.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleHints>

#include "theme/theme.h"

namespace blendscope::ui {

void RectangleDrag::press(QPointF place) {
  from_ = to_ = place;
  drawing_ = false;
}

bool RectangleDrag::move(QPointF place) {
  if (!from_) return false;
  to_ = place;
  const QPointF moved = to_ - *from_;
  drawing_ = drawing_ || moved.manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
  return drawing_;
}

std::optional<QRectF> RectangleDrag::release() {
  const auto drawn = isDrawing() ? std::optional(rectangle()) : std::nullopt;
  from_.reset();
  drawing_ = false;
  return drawn;
}

void RectangleDrag::paint(QPainter& painter, const QPalette& palette) const {
  if (!isDrawing()) return;
  QColor fill = coloursOf(palette).accent;
  painter.setPen(QPen(fill, 1));
  fill.setAlphaF(0.15F);
  painter.setBrush(fill);
  painter.drawRect(rectangle());
}

}  // namespace blendscope::ui
