// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/curve_with_band.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "theme/theme.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

void CurveWithBand::setCurve(std::vector<BandedPoint> points, const PlotAxis& horizontal,
                             const QString& verticalTitle) {
  points_ = std::move(points);
  horizontalTitle_ = horizontal.title;
  verticalTitle_ = verticalTitle;
  marked_ = -1;
  double low = 1;
  double high = 0;
  for (const BandedPoint& point : points_) {
    low = std::min({low, point.y, std::isfinite(point.band.low) ? point.band.low : point.y});
    high = std::max({high, point.y, std::isfinite(point.band.high) ? point.band.high : point.y});
  }
  const AxisRange range = roundRange(low, std::max(high, low + 0.01), 5);
  setAxes(horizontal, {verticalTitle, std::max(0.0, range.low), std::min(1.0, range.high)});
}

void CurveWithBand::setMarked(int point) {
  marked_ = point;
  update();
}

QPointF CurveWithBand::pointPlace(int point) const { return placeOf(at(point).x, at(point).y); }

void CurveWithBand::paintData(QPainter& painter) const {
  constexpr int kBandAlpha = 56;
  QPolygonF band;
  QPolygonF line;
  for (const BandedPoint& point : points_) {
    line << placeOf(point.x, point.y);
    if (std::isfinite(point.band.low)) band << placeOf(point.x, point.band.low);
  }
  for (auto point = points_.rbegin(); point != points_.rend(); ++point) {
    if (std::isfinite(point->band.low)) band << placeOf(point->x, point->band.high);
  }
  QColor tint = seriesColour(0, palette());
  tint.setAlpha(kBandAlpha);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tint);
  painter.drawPolygon(band);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(seriesPen(0, palette()));
  painter.drawPolyline(line);
  if (marked_ < 0 || marked_ >= pointCount()) return;
  const ThemeColours& colours = coloursOf(palette());
  const QPointF place = pointPlace(marked_);
  painter.setPen(QPen(colours.muted, 1, Qt::DashLine));
  painter.drawLine(QPointF(place.x(), plotArea().top()), QPointF(place.x(), plotArea().bottom()));
  painter.setPen(QPen(colours.panel, 2));
  painter.setBrush(seriesColour(0, palette()));
  painter.drawEllipse(place, 6, 6);
}

QString CurveWithBand::csv() const {
  QString text = QStringLiteral("\"%1\",\"%2\",low,high\n").arg(horizontalTitle_, verticalTitle_);
  for (const BandedPoint& point : points_) {
    text +=
        QStringList{csvNumber(point.x), csvNumber(point.y), csvNumber(point.band.low), csvNumber(point.band.high)}.join(
            QLatin1Char(',')) +
        QLatin1Char('\n');
  }
  return text;
}

}  // namespace blendscope::ui
