// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/image_overlays.h"

#include <QCoreApplication>
#include <QPainterPath>
#include <cmath>

#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

const QColor kInk(255, 255, 255);
const QColor kRim(0, 0, 0, 170);
constexpr double kInkWidth = 1.5;
constexpr double kRimWidth = 4;
constexpr double kHead = 5;  // of an arrow
constexpr double kLongestBar = 1.0 / 3;

void drawOutlined(QPainter& painter, const QPainterPath& path) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(kRim, kRimWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(path);
  painter.setPen(QPen(kInk, kInkWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(path);
}

/// Centred at a point.
void drawOutlinedText(QPainter& painter, QPointF centre, const QString& text) {
  const QFontMetricsF metrics(painter.font());
  QPainterPath letters;
  letters.addText(centre.x() - metrics.horizontalAdvance(text) / 2, centre.y() + metrics.capHeight() / 2,
                  painter.font(), text);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(kRim, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPath(letters);
  painter.fillPath(letters, kInk);
}

QPainterPath arrow(QPointF from, QPointF to) {
  QPainterPath path(from);
  path.lineTo(to);
  const QPointF along = (to - from) / std::hypot(to.x() - from.x(), to.y() - from.y());
  const QPointF across(-along.y(), along.x());
  path.moveTo(to - kHead * along + 0.6 * kHead * across);
  path.lineTo(to);
  path.lineTo(to - kHead * along - 0.6 * kHead * across);
  return path;
}

}  // namespace

void drawCompass(QPainter& painter, const QRectF& square, const SkyAxes& axes, const Turn& turn) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(captionFont());
  const double letter = QFontMetricsF(painter.font()).height();
  const auto onScreen = [&](Direction sky) {
    const Direction moved = turn.applied(sky);
    return QPointF(moved.x, -moved.y);
  };
  const QPointF north = onScreen(axes.north());
  const QPointF east = onScreen(axes.east());
  const double length = square.width() / 2 - letter / 4;
  // The corner of both arrows lies away from them, so that they fill the square.
  const QPointF corner = square.center() - (north + east) * (length / 2 - letter / 4);
  const double shaft = std::max(8.0, square.width() - 1.6 * letter - 4);
  for (const auto& [direction, name] : {std::pair{north, QCoreApplication::translate("Compass", "N")},
                                        std::pair{east, QCoreApplication::translate("Compass", "E")}}) {
    drawOutlined(painter, arrow(corner, corner + shaft * direction));
    drawOutlinedText(painter, corner + (shaft + 0.55 * letter) * direction, name);
  }
  painter.restore();
}

void drawScaleBar(QPainter& painter, const QRectF& area, double arcsecPerUnit) {
  const double arcsec = roundLengthBelow(kLongestBar * area.width() * arcsecPerUnit);
  if (!(arcsec > 0) || !std::isfinite(arcsec)) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(captionFont());
  const double length = arcsec / arcsecPerUnit;
  const QPointF left = area.bottomLeft() + QPointF(kGap, -kGap);
  QPainterPath bar(left + QPointF(0, -4));
  bar.lineTo(left);
  bar.lineTo(left + QPointF(length, 0));
  bar.lineTo(left + QPointF(length, -4));
  drawOutlined(painter, bar);
  drawOutlinedText(painter, left + QPointF(length / 2, -12), valueText(arcsec) + QChar(0x2033));
  painter.restore();
}

void drawCrosshair(QPainter& painter, const ImageGeometry& geometry, QPoint pixel) {
  const QRectF frame = geometry.pixelRect(pixel);
  const QRectF all = geometry.imageRect();
  const QPointF centre = frame.center();
  QPainterPath path;
  for (const auto& [from, to] : {std::pair{QPointF(all.left(), centre.y()), QPointF(frame.left(), centre.y())},
                                 std::pair{QPointF(frame.right(), centre.y()), QPointF(all.right(), centre.y())},
                                 std::pair{QPointF(centre.x(), all.top()), QPointF(centre.x(), frame.top())},
                                 std::pair{QPointF(centre.x(), frame.bottom()), QPointF(centre.x(), all.bottom())}}) {
    path.moveTo(from);
    path.lineTo(to);
  }
  painter.save();
  painter.setBrush(Qt::NoBrush);
  for (const auto& [colour, width] : {std::pair{kRim, 3.0}, std::pair{QColor(57, 255, 130), 1.0}}) {
    painter.setPen(QPen(colour, width));
    painter.setOpacity(0.75);
    painter.drawPath(path);
    painter.setOpacity(1);
    painter.drawRect(frame);
  }
  painter.restore();
}

void drawCutLine(QPainter& painter, QPointF from, QPointF to) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  drawOutlined(painter, arrow(from, to));
  painter.restore();
}

double roundLengthBelow(double length) {
  const double power = std::pow(10.0, std::floor(std::log10(length)));
  for (const double step : {5.0, 2.0}) {
    if (step * power <= length) return step * power;
  }
  return power;
}

}  // namespace blendscope::ui
