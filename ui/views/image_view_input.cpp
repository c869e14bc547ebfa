// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keyboard do in an image.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "views/image_view.h"

namespace blendscope::ui {

namespace {

constexpr double kSmallestDrag = 4;  // px
constexpr int kNotch = 120;

}  // namespace

void ImageView::zoomTo(double magnification, QPointF about) {
  if (isEmpty()) return;
  const ImageGeometry before = geometryOfImage();
  const PixelPlace kept = before.toImage(about);
  magnification_ = magnification;
  ImageGeometry after = before;
  after.scale = magnification;
  after.middle = QPointF(width(), height()) / 2;
  const PixelPlace there = after.toImage(about);
  centre_ = PixelPlace{after.centre.x + kept.x - there.x, after.centre.y + kept.y - there.y};
  pan({});
  Q_EMIT magnificationChanged();
}

void ImageView::pan(QPointF byScreen) {
  if (isEmpty()) return;
  ImageGeometry geometry = geometryOfImage();
  geometry.middle = QPointF(width(), height()) / 2;
  const PixelPlace centre = geometry.toImage(geometry.middle - byScreen);
  centre_ = PixelPlace{std::clamp(centre.x, -0.5, plane_.shape.width - 0.5),
                       std::clamp(centre.y, -0.5, plane_.shape.height - 0.5)};
  update();
}

void ImageView::keepInSight(QPoint pixel) {
  const QRectF frame = geometryOfImage().pixelRect(pixel);
  const auto beyond = [](double low, double high, double end) { return low < 0 ? -low : std::min(0.0, end - high); };
  const QPointF by(beyond(frame.left(), frame.right(), width()), beyond(frame.top(), frame.bottom(), height()));
  if (!by.isNull()) pan(by);
}

void ImageView::point(QPointF screen) {
  const ImageGeometry geometry = geometryOfImage();
  const QPoint pixel = geometry.pixelAt(screen);
  const bool inside = !isEmpty() && geometry.contains(pixel);
  Q_EMIT pixelHovered(inside ? pixelWords(pixel) : QString());
  Q_EMIT pixelPointed(inside ? std::optional(pixel) : std::nullopt);
}

void ImageView::dragColours(QPointF screen, bool done) {
  const double bias = std::clamp(screen.x() / std::max(1, width()), 0.0, 1.0);
  const double contrast = kMostContrast * std::clamp(screen.y() / std::max(1, height()), 0.0, 1.0);
  plane_.colours.contrast = contrast;
  plane_.colours.bias = bias;
  makeImage();
  Q_EMIT coloursDragged(contrast, bias, done);
}

void ImageView::mousePressEvent(QMouseEvent* event) {
  pressed_ = last_ = event->position();
  moved_ = false;
  drag_ = Drag::None;
  if (isEmpty()) return;
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  if (event->button() == Qt::RightButton && adjustable_) {
    drag_ = Drag::Colours;
  } else if (explorable_ && (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && shift))) {
    drag_ = Drag::Pan;
  } else if (explorable_ && event->button() == Qt::LeftButton) {
    drag_ = Drag::Line;
  } else {
    QWidget::mousePressEvent(event);
  }
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF here = event->position();
  const QPointF away = here - pressed_;
  moved_ = moved_ || std::hypot(away.x(), away.y()) >= kSmallestDrag;
  if (drag_ == Drag::Colours) {
    if (moved_) dragColours(here, false);
    return;
  }
  if (drag_ == Drag::Pan) {
    pan(here - last_);
  } else if (drag_ == Drag::Line && moved_) {
    const ImageGeometry geometry = geometryOfImage();
    setCutLine(Line{geometry.toImage(pressed_), geometry.toImage(here)});
  }
  last_ = here;
  point(here);
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
  const Drag drag = std::exchange(drag_, Drag::None);
  if (drag == Drag::Colours && moved_) dragColours(event->position(), true);
  if (drag != Drag::Line) return;
  if (moved_ && line_) {
    Q_EMIT lineDrawn(*line_);
  } else {
    setCrosshair(geometryOfImage().pixelAt(event->position()));
  }
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::RightButton && adjustable_) {
    Q_EMIT coloursReset();
  } else {
    QWidget::mouseDoubleClickEvent(event);
  }
}

void ImageView::wheelEvent(QWheelEvent* event) {
  if (!explorable_ || isEmpty() || std::abs(event->angleDelta().y()) < kNotch / 2) return QWidget::wheelEvent(event);
  zoomTo(nextMagnification(geometryOfImage().scale, event->angleDelta().y() > 0), event->position());
  event->accept();
}

void ImageView::moveCrosshair(int right, int up) {
  // The inverse of a turn is its mirror image about the diagonal.
  const Turn laid = turn();
  const QPoint step(laid.rightByX * right + laid.upByX * up, laid.rightByY * right + laid.upByY * up);
  const QPoint middle(plane_.shape.width / 2, plane_.shape.height / 2);
  setCrosshair(crosshair_ ? *crosshair_ + step : middle);
}

void ImageView::markLine() {
  if (!crosshair_) return;
  const PixelPlace here{static_cast<double>(crosshair_->x()), static_cast<double>(crosshair_->y())};
  if (!lineStart_) {
    lineStart_ = here;
    return setCutLine(Line{here, here});
  }
  setCutLine(Line{*lineStart_, here});
  lineStart_.reset();
  Q_EMIT lineDrawn(*line_);
}

void ImageView::keyPressEvent(QKeyEvent* event) {
  if (!explorable_ || isEmpty()) return QWidget::keyPressEvent(event);
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  const auto step = [&](int right, int up) {
    const double page = 0.25 * std::min(width(), height());
    if (shift) return pan(QPointF(-right, up) * page);
    moveCrosshair(right, up);
    if (lineStart_ && crosshair_) {
      setCutLine(Line{*lineStart_, {static_cast<double>(crosshair_->x()), static_cast<double>(crosshair_->y())}});
    }
  };
  if (event->text() == QStringLiteral("z") || event->matches(QKeySequence::ZoomIn)) return zoom(true);
  if (event->text() == QStringLiteral("Z") || event->matches(QKeySequence::ZoomOut)) return zoom(false);
  if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return QWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_H:
      return step(-1, 0);
    case Qt::Key_Right:
    case Qt::Key_L:
      return step(1, 0);
    case Qt::Key_Up:
    case Qt::Key_K:
      return step(0, 1);
    case Qt::Key_Down:
    case Qt::Key_J:
      return step(0, -1);
    case Qt::Key_0:
      return setMagnification(std::nullopt);
    case Qt::Key_1:
      return setMagnification(1);
    case Qt::Key_C:
      return markLine();
    case Qt::Key_R:
      if (!adjustable_) break;
      Q_EMIT coloursReset();
      return;
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

void ImageView::leaveEvent(QEvent*) {
  Q_EMIT pixelHovered({});
  Q_EMIT pixelPointed(std::nullopt);
}

void ImageView::focusInEvent(QFocusEvent* event) {
  update();
  QWidget::focusInEvent(event);
}

void ImageView::focusOutEvent(QFocusEvent* event) {
  update();
  QWidget::focusOutEvent(event);
}

}  // namespace blendscope::ui
