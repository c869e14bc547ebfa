// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/series_plot.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

namespace {

constexpr int kKeyLine = 18;
constexpr int kMostKeyLines = 4;
constexpr int kComfort = 70;  // height of a plot beyond the least
constexpr int kKeyDash = 22;
constexpr int kNarrowestKey = 120;
constexpr double kWhiskerShift = 3;
constexpr long kMostBands = 2;
constexpr double kRoundingAllowed = 0.12;  // of the extent of an axis, beyond which its ends need not be round
constexpr double kRoomAtEnds = 0.05;
constexpr double kMarker = 4;
constexpr int kBandAlpha = 48;
constexpr double kRatioForLogarithm = 20;
constexpr int kSeriesTicks = 5;

int keyLine() { return scaled(kKeyLine); }

bool hasInterval(const PlotSeries& series, const PlotPoint& point) {
  return series.hasIntervals && std::isfinite(point.interval.low) && std::isfinite(point.interval.high);
}

QPen penOf(const PlotSeries& series, const QPalette& palette) {
  QPen pen = seriesPen(series.colour, palette);
  if (series.dashed) pen.setStyle(Qt::DashLine);
  return pen;
}

/// Of an entry of the key.
int wordsWidth(const QFontMetrics& metrics, const PlotSeries& series) {
  const int figure = series.figure.isEmpty() ? 0 : metrics.horizontalAdvance(series.figure) + kGap;
  return metrics.horizontalAdvance(series.label) + figure;
}

std::size_t namedSeries(const std::vector<PlotSeries>& series) {
  return static_cast<std::size_t>(std::ranges::count_if(series, [](const auto& s) { return !s.label.isEmpty(); }));
}

}  // namespace

void SeriesPlot::setSeries(std::vector<PlotSeries> series, const PlotAxis& horizontal, const PlotAxis& vertical) {
  series_ = std::move(series);
  if (std::ranges::count_if(series_, &PlotSeries::banded) > kMostBands) {
    for (PlotSeries& one : series_) one.banded = false;
  }
  horizontalTitle_ = horizontal.title;
  verticalTitle_ = vertical.title;
  setAxes(horizontal, vertical);
  makeRoomForKey();
}

void SeriesPlot::setMessage(const QString& message) {
  message_ = message;
  update();
}

std::size_t SeriesPlot::mostKeyLines() const {
  const int comfortable = std::max(2, (mostTopRoom() - scaled(kComfort)) / keyLine());
  return static_cast<std::size_t>(std::clamp(std::min(comfortable, mostTopRoom() / keyLine()), 1, kMostKeyLines));
}

std::size_t SeriesPlot::keyColumns() const {
  const QFontMetrics metrics(captionFont());
  int widest = 0;
  for (const PlotSeries& one : series_) widest = std::max(widest, wordsWidth(metrics, one));
  const int width = std::max(1, static_cast<int>(plotArea().width()));
  const auto columnsOf = [width](int each) { return static_cast<std::size_t>(std::max(1, width / each)); };
  const std::size_t whole = columnsOf(kKeyDash + 2 * kGap + widest + 3);
  // Names lose their middle where they would otherwise leave no room for the plot.
  const std::size_t lines = mostKeyLines();
  const std::size_t needed = (namedSeries(series_) + lines - 1) / lines;
  return std::max(whole, std::min(needed, columnsOf(kNarrowestKey)));
}

std::size_t SeriesPlot::keyLines() const {
  const std::size_t columns = keyColumns();
  return std::min(mostKeyLines(), (namedSeries(series_) + columns - 1) / columns);
}

void SeriesPlot::makeRoomForKey() {
  const std::size_t lines = keyLines();
  setTopRoom(lines == 0 ? 0 : static_cast<int>(lines) * keyLine() + kGap / 2);
}

void SeriesPlot::resizeEvent(QResizeEvent* event) {
  makeRoomForKey();
  PlotView::resizeEvent(event);
}

void SeriesPlot::changeEvent(QEvent* event) {
  PlotView::changeEvent(event);
  if (event->type() == QEvent::FontChange) makeRoomForKey();
}

int SeriesPlot::pointCount() const {
  int count = 0;
  for (const PlotSeries& series : series_) count += series.readable ? static_cast<int>(series.points.size()) : 0;
  return count;
}

SeriesPlot::Place SeriesPlot::placeOfPoint(int number) const {
  for (std::size_t s = 0; s < series_.size(); ++s) {
    if (!series_[s].readable) continue;
    const int size = static_cast<int>(series_[s].points.size());
    if (number < size) return {static_cast<int>(s), number};
    number -= size;
  }
  return {};
}

const PlotPoint& SeriesPlot::at(int point) const {
  const Place place = placeOfPoint(point);
  return series_[static_cast<std::size_t>(place.series)].points[static_cast<std::size_t>(place.point)];
}

QPointF SeriesPlot::pointPlace(int point) const { return placeOf(at(point).x, at(point).y); }

void SeriesPlot::paintEvent(QPaintEvent* event) {
  PlotView::paintEvent(event);
  if (pointCount() > 0 || message_.isEmpty()) return;
  QPainter painter(this);
  painter.setPen(coloursOf(palette()).muted);
  painter.drawText(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin), Qt::AlignCenter | Qt::TextWordWrap, message_);
}

void SeriesPlot::paintData(QPainter& painter) const {
  for (const PlotSeries& series : series_) {
    if (series.banded) paintBand(painter, series);
  }
  for (const PlotSeries& series : series_) paintSeries(painter, series);
}

void SeriesPlot::paintBand(QPainter& painter, const PlotSeries& series) const {
  QPolygonF band;
  for (const PlotPoint& point : series.points) {
    if (hasInterval(series, point)) band << placeOf(point.x, point.interval.low);
  }
  for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
    if (hasInterval(series, *point)) band << placeOf(point->x, point->interval.high);
  }
  QColor tint = seriesColour(series.colour, palette());
  tint.setAlpha(kBandAlpha);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tint);
  painter.drawPolygon(band);
}

double SeriesPlot::whiskerShift(const PlotSeries& series) const {
  if (!series.joined || series_.size() <= kMostBands) return 0;
  return kWhiskerShift * (static_cast<double>(&series - series_.data()) - static_cast<double>(series_.size() - 1) / 2);
}

void SeriesPlot::paintSeries(QPainter& painter, const PlotSeries& series) const {
  const QPen pen = penOf(series, palette());
  painter.setBrush(Qt::NoBrush);
  if (series.joined) {
    QPolygonF line;
    for (const PlotPoint& point : series.points) line << placeOf(point.x, point.y);
    painter.setPen(pen);
    painter.drawPolyline(line);
  }
  if (!series.banded) {
    painter.setPen(QPen(pen.color(), 1.5));
    const double shift = whiskerShift(series);
    painter.translate(shift, 0);
    for (const PlotPoint& point : series.points) {
      if (hasInterval(series, point)) paintWhisker(painter, point.x, point.interval.low, point.interval.high);
    }
    painter.translate(-shift, 0);
  }
  if (!series.marked) return;
  painter.setPen(QPen(coloursOf(palette()).panel, 1));
  painter.setBrush(pen.color());
  for (const PlotPoint& point : series.points) painter.drawEllipse(placeOf(point.x, point.y), kMarker, kMarker);
  painter.setBrush(Qt::NoBrush);
}

void SeriesPlot::paintKeyEntry(QPainter& painter, const PlotSeries& series, const QRectF& room) const {
  painter.setPen(penOf(series, palette()));
  painter.drawLine(QPointF(room.left(), room.center().y()), QPointF(room.left() + kKeyDash, room.center().y()));
  painter.setPen(coloursOf(palette()).text);
  const QFontMetrics metrics = painter.fontMetrics();
  const QRectF words = room.adjusted(kKeyDash + kGap, 0, -kGap / 2, 0);
  const int figure = wordsWidth(metrics, series) - metrics.horizontalAdvance(series.label);
  const QString name = metrics.elidedText(series.label, Qt::ElideMiddle, static_cast<int>(words.width()) - figure);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, name);
  painter.setPen(coloursOf(palette()).muted);
  painter.drawText(words.adjusted(metrics.horizontalAdvance(name) + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   series.figure);
}

void SeriesPlot::paintAbove(QPainter& painter) const {
  const QRectF area = plotArea();
  const std::size_t named = namedSeries(series_);
  const std::size_t columns = keyColumns();
  const std::size_t places = columns * keyLines();
  const double width = area.width() / static_cast<double>(columns);
  std::size_t place = 0;
  for (const PlotSeries& series : series_) {
    if (series.label.isEmpty()) continue;
    const QRectF room(area.left() + width * static_cast<double>(place % columns),
                      kGap + keyLine() * static_cast<double>(place / columns), width, keyLine());
    if (++place == places && named > places) {
      painter.setPen(coloursOf(palette()).muted);
      painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, tr("… and %1 more").arg(named - places + 1));
      return;
    }
    paintKeyEntry(painter, series, room);
  }
}

QString SeriesPlot::csv() const {
  QString text = QStringLiteral("series,\"%1\",\"%2\",low,high\n").arg(horizontalTitle_, verticalTitle_);
  for (const PlotSeries& series : series_) {
    if (!series.readable) continue;
    QString name = series.label;
    name.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    for (const PlotPoint& point : series.points) {
      const bool sure = hasInterval(series, point);
      text += QStringList{QLatin1Char('"') + name + QLatin1Char('"'), csvNumber(point.x), csvNumber(point.y),
                          sure ? csvNumber(point.interval.low) : QString(),
                          sure ? csvNumber(point.interval.high) : QString()}
                  .join(QLatin1Char(',')) +
              QLatin1Char('\n');
    }
  }
  return text;
}

namespace {

/// `rounded` as far as that does not leave much of the axis empty.
AxisRange closeRange(const AxisRange& rounded, double low, double high) {
  const double extent = high - low;
  if (extent <= 0) return rounded;
  AxisRange range = rounded;
  if (low - rounded.low > kRoundingAllowed * extent) range.low = low - kRoomAtEnds * extent;
  if (rounded.high - high > kRoundingAllowed * extent) range.high = high + kRoomAtEnds * extent;
  return range;
}

}  // namespace

PlotAxis axisAround(const QString& title, const std::vector<PlotSeries>& series, bool share) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const PlotSeries& one : series) {
    for (const PlotPoint& point : one.points) {
      low = std::min({low, point.y, hasInterval(one, point) ? point.interval.low : point.y});
      high = std::max({high, point.y, hasInterval(one, point) ? point.interval.high : point.y});
    }
  }
  if (low > high) return {title, 0, 1, false, share};
  high = std::max(high, low + (share ? 0.01 : 0));
  const AxisRange range = closeRange(roundRange(low, high, kSeriesTicks), low, high);
  if (!share) return {title, range.low, range.high, false, false};
  return {title, std::max(0.0, range.low), std::min(1.0, range.high), false, true};
}

PlotAxis horizontalAxisAround(const QString& title, const std::vector<PlotSeries>& series) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const PlotSeries& one : series) {
    for (const PlotPoint& point : one.points) {
      low = std::min(low, point.x);
      high = std::max(high, point.x);
    }
  }
  if (low > high) return {title, 0, 1, false, false};
  if (low > 0 && high / low >= kRatioForLogarithm) {
    const double room = std::pow(high / low, 0.04);
    return {title, low / room, high * room, true, false};
  }
  const double room = high > low ? 0.04 * (high - low) : std::max(1e-9, 0.1 * std::abs(high));
  return {title, low - room, high + room, false, false};
}

}  // namespace blendscope::ui
