// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QPointF>
#include <QRectF>
#include <optional>

class QPainter;

namespace blendscope::ui {

/// A rectangle that is drawn with a button held down, from press to release. Places in pixels.
class RectangleDrag {
 public:
  void press(QPointF place);
  /// Whether it is more than a click by now.
  bool move(QPointF place);
  /// What was drawn; nothing after a click. Nothing is held any longer.
  std::optional<QRectF> release();
  bool isHeld() const { return from_.has_value(); }
  bool isDrawing() const { return from_ && drawing_; }
  void paint(QPainter& painter, const QPalette& palette) const;

 private:
  QRectF rectangle() const { return QRectF(*from_, to_).normalized(); }

  std::optional<QPointF> from_;
  QPointF to_;
  bool drawing_ = false;
};

}  // namespace blendscope::ui
