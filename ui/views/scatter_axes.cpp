// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scatter_axes.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <vector>

#include "models/number_words.h"
#include "theme/text_size.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

namespace {

constexpr int kLeft = 56;
constexpr int kBottom = 42;
constexpr double kPixelsPerTick = 64;
constexpr double kTickLength = 4;

std::vector<double> ticksOf(double low, double high, double pixels) {
  const double tick = roundRange(low, high, std::max(2, static_cast<int>(pixels / kPixelsPerTick))).tick;
  std::vector<double> ticks;
  for (double n = std::ceil(low / tick); n * tick <= high; ++n) ticks.push_back(n == 0 ? 0 : n * tick);
  return ticks;
}

void paintHorizontal(QPainter& painter, const QRectF& whole, const ScatterFrame& frame, const QString& name) {
  const QRectF& area = frame.area();
  const double line = QFontMetricsF(painter.font()).height();
  for (const double value : ticksOf(frame.values().left(), frame.values().right(), area.width())) {
    const double x = frame.toPixels(value, 0).x();
    painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + kTickLength));
    const double half = QFontMetricsF(painter.font()).horizontalAdvance(valueText(value)) / 2 + 1;
    const double left = std::min(x - half, whole.right() - 2 * half - 2);
    const QRectF box(left, area.bottom() + kTickLength + 1, 2 * half, line);
    painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop, valueText(value));
  }
  painter.drawText(QRectF(area.left(), whole.bottom() - line - 3, area.width(), line), Qt::AlignCenter, name);
}

void paintVertical(QPainter& painter, const QRectF& whole, const ScatterFrame& frame, const QString& name,
                   const QPen& hairLine) {
  const QRectF& area = frame.area();
  const double line = QFontMetricsF(painter.font()).height();
  const QPen words = painter.pen();
  for (const double value : ticksOf(frame.values().top(), frame.values().bottom(), area.height())) {
    const double y = frame.toPixels(0, value).y();
    painter.setPen(hairLine);
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(words);
    const double top = std::clamp(y - line / 2, area.top() - 2, area.bottom() - line + 2);
    painter.drawText(QRectF(whole.left(), top, area.left() - whole.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter,
                     valueText(value));
  }
  painter.save();
  painter.translate(whole.left() + 3 + line / 2, area.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-area.height() / 2, -line / 2, area.height(), line), Qt::AlignCenter, name);
  painter.restore();
}

}  // namespace

QRectF plotArea(const QRectF& whole) {
  return whole.adjusted(scaled(kLeft), kGap, -kGap - 4, -scaled(kBottom)).normalized();
}

void paintScatterAxes(QPainter& painter, const QRectF& whole, const ScatterFrame& frame, const ScatterAxes& axes,
                      const ThemeColours& colours) {
  painter.setPen(QPen(colours.line, 1));
  painter.setBrush(colours.panel);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius, kCornerRadius);
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setFont(captionFont());
  painter.setPen(colours.muted);
  paintVertical(painter, whole, frame, axes.vertical, QPen(colours.line, 1));
  painter.setPen(colours.muted);
  paintHorizontal(painter, whole, frame, axes.horizontal);
  painter.setPen(QPen(colours.line, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(frame.area());
}

}  // namespace blendscope::ui
