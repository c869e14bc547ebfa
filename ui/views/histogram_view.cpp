// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/histogram_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr double kLeastCount = 0.7;  // so that a single pixel is seen
constexpr int kStrip = 8;
constexpr double kGrip = 5;
constexpr double kReachOfHandle = 7;
constexpr double kClosestLimits = 1e-3;  // of the range

}  // namespace

HistogramView::HistogramView(QWidget* parent)
    : PlotView(QStringLiteral("histogramView"), tr("Histogram of the values of the image"), parent) {
  setTopRoom(kStrip + kGap);
}

void HistogramView::setValues(ValueHistogram histogram, Limits limits, Stretch stretch, const ColourRamp& colours) {
  limits_ = limits;
  stretch_ = stretch;
  colours_ = colours;
  if (histogram.range != histogram_.range || histogram.counts != histogram_.counts) {
    histogram_ = std::move(histogram);
    const std::size_t most = *std::max_element(histogram_.counts.begin(), histogram_.counts.end());
    setAxes({tr("Value, DN"), histogram_.range.low, histogram_.range.high, false, false},
            {tr("Pixels"), kLeastCount, 1.3 * static_cast<double>(std::max<std::size_t>(most, 5)), true, false});
  }
  update();
}

void HistogramView::clear() {
  histogram_ = {};
  held_ = Handle::None;
  update();
}

double HistogramView::valueAt(double screenX) const {
  const double low = placeOf(histogram_.range.low, 1).x();
  const double high = placeOf(histogram_.range.high, 1).x();
  return histogram_.range.low + (screenX - low) / (high - low) * (histogram_.range.high - histogram_.range.low);
}

QPointF HistogramView::handlePlace(bool high) const {
  return {placeOf(high ? limits_.high : limits_.low, 1).x(), plotArea().top() + kGrip};
}

QPointF HistogramView::pointPlace(int point) const {
  const double middle = histogram_.range.low + (point + 0.5) * histogram_.binWidth();
  return placeOf(middle,
                 std::max(kLeastCount, static_cast<double>(histogram_.counts[static_cast<std::size_t>(point)])));
}

QString HistogramView::pointWords(int point) const {
  const double low = histogram_.range.low + point * histogram_.binWidth();
  return tr("%1 to %2 DN: %3")
      .arg(valueText(low), valueText(low + histogram_.binWidth()),
           countText(histogram_.counts[static_cast<std::size_t>(point)], tr("pixel"), tr("pixels")));
}

QString HistogramView::csv() const {
  QString text = QStringLiteral("from_DN,to_DN,pixels\n");
  for (std::size_t bin = 0; bin < histogram_.counts.size(); ++bin) {
    const double low = histogram_.range.low + static_cast<double>(bin) * histogram_.binWidth();
    text += QStringLiteral("%1,%2,%3\n")
                .arg(csvNumber(low), csvNumber(low + histogram_.binWidth()))
                .arg(static_cast<qulonglong>(histogram_.counts[bin]));
  }
  return text;
}

void HistogramView::paintData(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (std::size_t bin = 0; bin < histogram_.counts.size(); ++bin) {
    if (histogram_.counts[bin] == 0) continue;
    const double low = histogram_.range.low + static_cast<double>(bin) * histogram_.binWidth();
    const QPointF top = placeOf(low, static_cast<double>(histogram_.counts[bin]));
    const QPointF bottom = placeOf(low + histogram_.binWidth(), kLeastCount);
    painter.fillRect(QRectF(top, bottom).adjusted(0, 0, -1, 0), colours.muted);
  }
  painter.setRenderHint(QPainter::Antialiasing);
  for (const bool high : {false, true}) {
    const QPointF grip = handlePlace(high);
    painter.setPen(QPen(colours.accent, 2));
    painter.drawLine(grip, QPointF(grip.x(), plotArea().bottom()));
    painter.setBrush(colours.accent);
    painter.drawEllipse(grip, kGrip, kGrip);
  }
  painter.setBrush(Qt::NoBrush);
}

void HistogramView::paintAbove(QPainter& painter) const {
  const QRectF area = plotArea();
  const QRectF strip(area.left(), area.top() - kStrip - kGap / 2.0, area.width(), kStrip);
  const ColourTable table = scaledColours(colours_);
  const bool ranked = stretch_ == Stretch::HistogramEqualization;
  const std::vector<std::size_t>& counts = histogram_.counts;
  const double total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::size_t{0}));
  for (int x = 0; x < static_cast<int>(area.width()); ++x) {
    const double value = valueAt(area.left() + x);
    double place = stretched(value, limits_, stretch_);
    if (ranked && place > 0 && place < 1) {
      const double bin = (value - histogram_.range.low) / histogram_.binWidth();
      const auto upTo = counts.begin() + static_cast<std::ptrdiff_t>(std::clamp(bin, 0.0, double(counts.size())));
      place = static_cast<double>(std::accumulate(counts.begin(), upTo, std::size_t{0})) / std::max(1.0, total);
    }
    const auto colour = table[static_cast<std::size_t>(std::min(255.0, 256 * place))];
    painter.fillRect(QRectF(area.left() + x, strip.top(), 1, kStrip), QColor::fromRgb(colour));
  }
  painter.setPen(QPen(coloursOf(palette()).muted, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(strip);  // one of its ends may have the colour of the ground
}

HistogramView::Handle HistogramView::handleAt(QPointF place) const {
  if (fixed_ || pointCount() == 0 || !plotArea().adjusted(-kReachOfHandle, -kGrip, kReachOfHandle, 0).contains(place))
    return Handle::None;
  const double toLow = std::abs(place.x() - handlePlace(false).x());
  const double toHigh = std::abs(place.x() - handlePlace(true).x());
  if (std::min(toLow, toHigh) > kReachOfHandle) return Handle::None;
  return toLow < toHigh ? Handle::Low : Handle::High;
}

void HistogramView::drag(double screenX, bool done) {
  const double closest = kClosestLimits * (histogram_.range.high - histogram_.range.low);
  const double value = std::clamp(valueAt(screenX), histogram_.range.low, histogram_.range.high);
  if (held_ == Handle::Low) limits_.low = std::min(value, limits_.high - closest);
  if (held_ == Handle::High) limits_.high = std::max(value, limits_.low + closest);
  update();
  Q_EMIT limitsDragged(limits_, done);
}

void HistogramView::mousePressEvent(QMouseEvent* event) {
  held_ = event->button() == Qt::LeftButton ? handleAt(event->position()) : Handle::None;
  if (held_ == Handle::None) PlotView::mousePressEvent(event);
}

void HistogramView::mouseMoveEvent(QMouseEvent* event) {
  if (held_ != Handle::None) return drag(event->position().x(), false);
  setCursor(handleAt(event->position()) == Handle::None ? Qt::ArrowCursor : Qt::SizeHorCursor);
  PlotView::mouseMoveEvent(event);
}

void HistogramView::mouseReleaseEvent(QMouseEvent* event) {
  if (held_ == Handle::None) return PlotView::mouseReleaseEvent(event);
  drag(event->position().x(), true);
  held_ = Handle::None;
}

void HistogramView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (handleAt(event->position()) == Handle::None) PlotView::mouseDoubleClickEvent(event);
}

}  // namespace blendscope::ui
