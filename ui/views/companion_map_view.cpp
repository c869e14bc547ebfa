// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/companion_map_view.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

namespace {

constexpr int kKeyLineHeight = 20;
constexpr double kFaintest = 0.06;
constexpr double kStrongest = 0.94;
constexpr double kColourBarWidth = 120;
constexpr double kColourBarHeight = 10;
constexpr double kRoomForFigure = 18;
constexpr double kLimitMark = 4;

}  // namespace

CompanionMapView::CompanionMapView(QWidget* parent)
    : PlotView(QStringLiteral("companionMap"), tr("Companions found by separation and flux ratio"), parent) {
  setTopRoom(2 * scaled(kKeyLineHeight));
}

void CompanionMapView::setMap(std::optional<CompanionMap> map, const QString& run, const QString& message) {
  run_ = run;
  map_ = std::move(map);
  message_ = message;
  if (!map_) return update();
  const DetectionMap& detection = map_->map;
  const QString unit = QString::fromStdString(map_->unit);
  setAxes({unit.isEmpty() ? tr("Separation") : tr("Separation (%1)").arg(unit), detection.separationEdges.front(),
           detection.separationEdges.back(), false, false},
          {tr("Flux ratio, faint to bright star"), detection.ratioEdges.front(), detection.ratioEdges.back(), false,
           false});
}

int CompanionMapView::pointCount() const { return map_ ? static_cast<int>(map_->map.cells.size()) : 0; }

QRectF CompanionMapView::cellRect(int cell) const {
  const DetectionMap& map = map_->map;
  const auto columns = map.place.cols();
  const auto row = static_cast<std::size_t>(cell) / columns;
  const auto column = static_cast<std::size_t>(cell) % columns;
  return QRectF(placeOf(map.separationEdges[column], map.ratioEdges[row + 1]),
                placeOf(map.separationEdges[column + 1], map.ratioEdges[row]));
}

QPointF CompanionMapView::pointPlace(int point) const { return cellRect(point).center(); }

QColor CompanionMapView::colourOf(double completeness) const {
  const double strength = kFaintest + (kStrongest - kFaintest) * completeness;
  return mixed(coloursOf(palette()).panel, seriesColour(0, palette()), strength);
}

void CompanionMapView::paintEvent(QPaintEvent* event) {
  PlotView::paintEvent(event);
  if (map_) return;
  QPainter painter(this);
  painter.setPen(coloursOf(palette()).muted);
  painter.drawText(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin), Qt::AlignCenter | Qt::TextWordWrap, message_);
}

void CompanionMapView::paintData(QPainter& painter) const {
  for (int cell = 0; cell < pointCount(); ++cell) paintCell(painter, cell);
  paintLimit(painter);
  for (int cell = 0; cell < pointCount(); ++cell) paintFigure(painter, cell);
}

void CompanionMapView::paintCell(QPainter& painter, int cell) const {
  const DetectionMap::Cell& found = map_->map.cells[static_cast<std::size_t>(cell)];
  const QRectF rect = cellRect(cell).adjusted(0.5, 0.5, -0.5, -0.5);
  if (found.count == 0) {
    painter.fillRect(rect, QBrush(coloursOf(palette()).line, Qt::BDiagPattern));
    return;
  }
  painter.fillRect(rect, colourOf(found.completeness));
}

Qt::Alignment CompanionMapView::sideOfFigure(int cell) const {
  const DetectionMap& map = map_->map;
  const std::size_t row = static_cast<std::size_t>(cell) / map.place.cols();
  if (row >= map.limits.size() || !map.limits[row].separation) return Qt::AlignHCenter;
  const QRectF rect = cellRect(cell);
  const double limit = placeOf(*map.limits[row].separation, map.ratioEdges[row]).x();
  if (limit < rect.left() - kLimitMark || limit > rect.right() + kLimitMark) return Qt::AlignHCenter;
  return limit < rect.center().x() ? Qt::AlignRight : Qt::AlignLeft;
}

void CompanionMapView::paintFigure(QPainter& painter, int cell) const {
  const DetectionMap::Cell& found = map_->map.cells[static_cast<std::size_t>(cell)];
  const QRectF rect = cellRect(cell).adjusted(3, 0.5, -3, -0.5);
  if (found.count == 0 || rect.width() < kRoomForFigure || rect.height() < 12) return;
  const QColor fill = colourOf(found.completeness);
  const QString figure = QString::number(std::lround(100 * found.completeness));
  const QSizeF size(painter.fontMetrics().horizontalAdvance(figure), painter.fontMetrics().ascent());
  QRectF words(QPointF(), size);
  words.moveCenter(rect.center());
  const Qt::Alignment side = sideOfFigure(cell);
  if (side == Qt::AlignLeft) words.moveLeft(rect.left());
  if (side == Qt::AlignRight) words.moveRight(rect.right());
  painter.fillRect(words.adjusted(-1, 0, 1, 0), fill);  // lines end before figures
  painter.setPen(fill.lightnessF() > 0.5F ? QColor(Qt::black) : QColor(Qt::white));
  painter.drawText(words.adjusted(-4, -4, 4, 4), Qt::AlignCenter, figure);
}

void CompanionMapView::paintLimit(QPainter& painter) const {
  const DetectionMap& map = map_->map;
  const QColor colour = coloursOf(palette()).wrong;
  QPointF before;
  bool joined = false;
  for (std::size_t row = 0; row < map.limits.size(); ++row) {
    const DetectionMap::Limit& limit = map.limits[row];
    if (!limit.separation) {
      joined = false;
      continue;
    }
    const double ratio = (map.ratioEdges[row] + map.ratioEdges[row + 1]) / 2;
    const QPointF place = placeOf(*limit.separation, ratio);
    painter.setPen(QPen(colour, 2));
    if (joined) painter.drawLine(before, place);
    if (std::isfinite(limit.interval.low) && std::isfinite(limit.interval.high)) {
      painter.setPen(QPen(colour, 1.5));
      painter.drawLine(placeOf(limit.interval.low, ratio), placeOf(limit.interval.high, ratio));
    }
    painter.setPen(QPen(coloursOf(palette()).panel, 1));
    painter.setBrush(colour);
    painter.drawEllipse(place, kLimitMark, kLimitMark);
    painter.setBrush(Qt::NoBrush);
    before = place;
    joined = true;
  }
}

void CompanionMapView::paintAbove(QPainter& painter) const {
  if (!map_) return;
  const ThemeColours& colours = coloursOf(palette());
  const double left = plotArea().left();
  const double first = kGap + scaled(kKeyLineHeight) / 2.0;
  const double middle = first + scaled(kKeyLineHeight);
  const QFontMetricsF metrics(painter.font());
  const auto write = [&](double x, double y, const QString& words) {
    painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), words);
    return x + metrics.horizontalAdvance(words) + kGap;
  };
  const QString limit = tr("half are found");
  const double dash = plotArea().right() - metrics.horizontalAdvance(limit) - kGap - 22;
  painter.setPen(colours.text);
  write(left, first, metrics.elidedText(run_, Qt::ElideMiddle, dash - kGap - left));
  painter.setPen(QPen(colours.wrong, 2));
  painter.drawLine(QPointF(dash, first), QPointF(dash + 22, first));
  painter.setPen(colours.muted);
  write(dash + 22 + kGap, first, limit);
  const double x = write(left, middle, tr("found: 0 %"));
  for (int i = 0; i < static_cast<int>(kColourBarWidth); ++i) {
    painter.fillRect(QRectF(x + i, middle - kColourBarHeight / 2, 1.5, kColourBarHeight),
                     colourOf(i / kColourBarWidth));
  }
  write(x + kColourBarWidth + kGap, middle, tr("100 %"));
}

QString CompanionMapView::pointWords(int point) const {
  const DetectionMap& map = map_->map;
  const auto columns = map.place.cols();
  const auto row = static_cast<std::size_t>(point) / columns;
  const auto column = static_cast<std::size_t>(point) % columns;
  const DetectionMap::Cell& cell = map.cells[static_cast<std::size_t>(point)];
  const QString where =
      tr("Separation %1 to %2 %3, flux ratio %4 to %5")
          .arg(valueText(map.separationEdges[column]), valueText(map.separationEdges[column + 1]),
               QString::fromStdString(map_->unit), valueText(map.ratioEdges[row]), valueText(map.ratioEdges[row + 1]));
  if (cell.count == 0) return tr("%1: no pairs").arg(where);
  return tr("%1: %2 of %3 found, %4 (95 % interval %5). Click to select them.")
      .arg(where, countText(cell.found), countText(cell.count), percentText(cell.completeness),
           intervalText(cell.interval));
}

QString CompanionMapView::csv() const {
  if (!map_) return {};
  const DetectionMap& map = map_->map;
  QString text =
      QStringLiteral("separation_low,separation_high,flux_ratio_low,flux_ratio_high,pairs,found,share,low,high\n");
  for (int i = 0; i < pointCount(); ++i) {
    const auto row = static_cast<std::size_t>(i) / map.place.cols();
    const auto column = static_cast<std::size_t>(i) % map.place.cols();
    const DetectionMap::Cell& cell = map.cells[static_cast<std::size_t>(i)];
    text += QStringList{csvNumber(map.separationEdges[column]),
                        csvNumber(map.separationEdges[column + 1]),
                        csvNumber(map.ratioEdges[row]),
                        csvNumber(map.ratioEdges[row + 1]),
                        QString::number(cell.count),
                        QString::number(cell.found),
                        csvNumber(cell.completeness),
                        csvNumber(cell.interval.low),
                        csvNumber(cell.interval.high)}
                .join(QLatin1Char(',')) +
            QLatin1Char('\n');
  }
  return text;
}

}  // namespace blendscope::ui
