// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cutout_overlay.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kBadge = 14;  ///< a predicted class with its dark ground
constexpr int kBadgeMarker = 9;
constexpr int kCorner = 10;
constexpr int kPencil = 14;
constexpr int kScaleBarHeight = 3;
constexpr int kOverlayInset = 2;
constexpr QRgb kHalo = qRgba(0, 0, 0, 170);  // pictures are dark or bright whatever the theme

template <class Paint>
QPixmap drawn(int side, double ratio, Paint paint) {
  QPixmap pixmap(QSize(side, side) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  paint(painter);
  return pixmap;
}

QPixmap badge(int c, const QColor& colour, double ratio) {
  return drawn(kBadge, ratio, [&](QPainter& painter) {
    painter.setBrush(QColor::fromRgba(kHalo));
    painter.drawRoundedRect(0, 0, kBadge, kBadge, 3, 3);
    drawMarker(painter, QPointF(kBadge / 2.0, kBadge / 2.0), kBadgeMarker, classMarker(c), colour);
  });
}

QPixmap corner(const QColor& colour, double ratio) {
  return drawn(kCorner, ratio, [&](QPainter& painter) {
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{QPointF(0, 0), QPointF(kCorner, 0), QPointF(kCorner, kCorner)});
  });
}

QPixmap pencil(double ratio) {
  return drawn(kPencil, ratio, [](QPainter& painter) {
    painter.setBrush(QColor::fromRgba(kHalo));
    painter.drawRoundedRect(0, 0, kPencil, kPencil, 3, 3);
    painter.translate(kPencil / 2.0, kPencil / 2.0);
    painter.rotate(45);
    painter.setBrush(Qt::white);
    painter.drawRect(QRectF(-1.75, -5, 3.5, 6.5));
    painter.drawPolygon(QPolygonF{QPointF(-1.75, 2.25), QPointF(1.75, 2.25), QPointF(0, 5.5)});
  });
}

}  // namespace

std::size_t CutoutOverlay::markerOf(int c) { return std::min(static_cast<std::size_t>(c), kMarkers - 1); }

void CutoutOverlay::prepare(const QPalette& palette, double devicePixelRatio) {
  if (preparedFor_ == palette.cacheKey() && ratio_ == devicePixelRatio) return;
  preparedFor_ = palette.cacheKey();
  ratio_ = devicePixelRatio;
  const ThemeColours& colours = coloursOf(palette);
  for (std::size_t m = 0; m < kMarkers; ++m) {
    const int c = static_cast<int>(m);
    predictions_[m] = {badge(c, colours.correct, ratio_), badge(c, colours.wrong, ratio_),
                       badge(c, classColour(c), ratio_)};
  }
  for (std::size_t m = 0; m <= kMarkers; ++m) {
    const int c = m == kMarkers ? kUnlabelled : static_cast<int>(m);
    classes_[m] = drawn(kClassMarker, ratio_, [c](QPainter& painter) {
      drawMarker(painter, QPointF(kClassMarker / 2.0, kClassMarker / 2.0), kClassMarker, classMarker(c),
                 classColour(c));
    });
  }
  flag_ = corner(colours.accent, ratio_);
  pencil_ = pencil(ratio_);
  ground_ = QColor::fromRgba(kHalo);
  bar_ = QColor(Qt::white);
}

void CutoutOverlay::paintClass(QPainter& painter, QPoint point, int c) const {
  painter.drawPixmap(point, classes_[c == kUnlabelled ? kMarkers : markerOf(c)]);
}

void CutoutOverlay::paint(QPainter& painter, Row row, const QRect& image) const {
  if (!marks || row >= marks->facts.size()) return;
  const std::uint8_t facts = marks->facts[row];
  if (choice.flags && (facts & CutoutMarks::Flagged) != 0) {
    painter.drawPixmap(QPoint(image.right() + 1 - kCorner, image.top()), flag_);
  }
  if (std::min(image.width(), image.height()) < kSmallestImage) return;
  if (choice.labels && (facts & CutoutMarks::LabelledByPerson) != 0) {
    painter.drawPixmap(image.topLeft() + QPoint(kOverlayInset, kOverlayInset), pencil_);
  }
  if (choice.uncertainty) paintUncertainty(painter, row, image);
  if (choice.predictions) paintPrediction(painter, row, image);
}

void CutoutOverlay::paintPrediction(QPainter& painter, Row row, const QRect& image) const {
  const std::uint8_t c = marks->predicted[row];
  if (c == CutoutMarks::kNone) return;
  const std::uint8_t facts = marks->facts[row];
  const Verdict verdict = (facts & CutoutMarks::SaidRight) != 0   ? Right
                          : (facts & CutoutMarks::SaidWrong) != 0 ? Wrong
                                                                  : Unknown;
  const int above = choice.uncertainty ? kScaleBarHeight : 0;
  painter.drawPixmap(image.bottomRight() + QPoint(1 - kOverlayInset - kBadge, 1 - kOverlayInset - kBadge - above),
                     predictions_[markerOf(c)][verdict]);
}

void CutoutOverlay::paintUncertainty(QPainter& painter, Row row, const QRect& image) const {
  const std::uint8_t uncertainty = marks->uncertainty[row];
  if (uncertainty == CutoutMarks::kNone) return;
  const int length = image.width() * uncertainty / (CutoutMarks::kNone - 1);
  const int top = image.bottom() + 1 - kScaleBarHeight;
  painter.fillRect(image.left() + length, top, image.width() - length, kScaleBarHeight, ground_);
  painter.fillRect(image.left(), top, length, kScaleBarHeight, bar_);
}

}  // namespace blendscope::ui
