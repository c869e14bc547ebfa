// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plot_view.h"

#include <fmt/format.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"
#include "views/chart_theme.h"
#include "views/picture_file.h"
#include "views/print_picture.h"

namespace blendscope::ui {

namespace {

constexpr int kTitleLeft = 22;  // the title of the vertical axis, on its side
constexpr int kLeastLeft = 62;
constexpr int kPlotBottom = 42;
constexpr int kPlotTop = 12;
constexpr int kRight = 20;
constexpr int kLeastPlotHeight = 76;
constexpr double kPlotReach = 28;
constexpr int kPlotTicks = 5;
constexpr double kZoomPerNotch = 1.25;
constexpr double kClosest = 0.01;

double shareOnAxis(const PlotAxis& axis, double value) {
  if (axis.logarithmic) return std::log(value / axis.low) / std::log(axis.high / axis.low);
  return (value - axis.low) / (axis.high - axis.low);
}

double valueAtShare(const PlotAxis& axis, double share) {
  if (axis.logarithmic) return axis.low * std::pow(axis.high / axis.low, share);
  return axis.low + share * (axis.high - axis.low);
}

/// `axis` between two shares of its length, never beyond the whole and never closer than kClosest of it.
PlotAxis partOfAxis(const PlotAxis& axis, const PlotAxis& whole, double from, double to) {
  PlotAxis result = axis;
  result.low = std::max(whole.low, valueAtShare(axis, from));
  result.high = std::min(whole.high, valueAtShare(axis, to));
  const double extent = shareOnAxis(whole, result.high) - shareOnAxis(whole, result.low);
  return extent < kClosest ? axis : result;
}

/// `axis` closer or wider about a share of its length.
PlotAxis zoomedAxis(const PlotAxis& axis, const PlotAxis& whole, double about, double factor) {
  return partOfAxis(axis, whole, about - about * factor, about + (1 - about) * factor);
}

/// Values with a tick: round numbers, or 1, 2, 5 times powers of ten.
std::vector<double> plotTicks(const PlotAxis& axis) {
  std::vector<double> ticks;
  if (axis.logarithmic) {
    for (double power = std::pow(10.0, std::floor(std::log10(axis.low))); power <= axis.high; power *= 10) {
      for (const double step : {1.0, 2.0, 5.0}) {
        const double value = power * step;
        if (value >= axis.low * 0.999 && value <= axis.high * 1.001) ticks.push_back(value);
      }
    }
    return ticks;
  }
  const double step = roundRange(axis.low, axis.high, kPlotTicks).tick;
  for (double value = std::ceil(axis.low / step - 1e-9) * step; value <= axis.high + step * 1e-6; value += step) {
    ticks.push_back(std::abs(value) < step * 1e-6 ? 0.0 : value);
  }
  return ticks;
}

QString tickWords(const PlotAxis& axis, double value) {
  return axis.percent ? QString::fromStdString(fmt::format("{:.4g} %", 100 * value)) : valueText(value);
}

}  // namespace

QString csvNumber(double value) {
  return std::isfinite(value) ? QString::fromStdString(fmt::format("{:.6g}", value)) : QString();
}

PlotView::PlotView(const QString& objectName, const QString& accessibleName, QWidget* parent) : QWidget(parent) {
  describe(this, objectName, accessibleName);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  addChartMenu(this, [this] { return file(); });
}

void PlotView::setAxes(const PlotAxis& horizontal, const PlotAxis& vertical) {
  wholeHorizontal_ = horizontal;
  wholeVertical_ = vertical;
  current_ = -1;
  showAll();
}

void PlotView::showAll() {
  horizontal_ = wholeHorizontal_;
  vertical_ = wholeVertical_;
  zoomed_ = false;
  fitLabels();
  update();
}

void PlotView::fitLabels() {
  const QFontMetrics metrics(captionFont());
  int widest = 0;
  for (const double value : plotTicks(vertical_)) {
    widest = std::max(widest, metrics.horizontalAdvance(tickWords(vertical_, value)));
  }
  leftRoom_ = std::max(scaled(kLeastLeft), scaled(kTitleLeft) + widest + kGap);
}

int PlotView::mostTopRoom() const {
  return std::max(0, height() - kPlotTop - scaled(kPlotBottom) - scaled(kLeastPlotHeight));
}

void PlotView::setTopRoom(int height) {
  topRoom_ = height;
  update();
}

QRectF PlotView::plotArea() const {
  QRectF area = QRectF(rect()).adjusted(leftRoom_, kPlotTop + topRoom_, -kRight, -scaled(kPlotBottom));
  area.setTop(std::min(area.top(), area.bottom() - 1));  // never upside down, however little room there is
  return area;
}

QPointF PlotView::shareOf(QPointF place) const {
  const QRectF area = plotArea();
  return {std::clamp((place.x() - area.left()) / area.width(), 0.0, 1.0),
          std::clamp((area.bottom() - place.y()) / area.height(), 0.0, 1.0)};
}

void PlotView::zoom(QPointF about, double factor) {
  if (pointCount() == 0 || plotArea().isEmpty()) return;
  const QPointF place = shareOf(about);
  horizontal_ = zoomedAxis(horizontal_, wholeHorizontal_, place.x(), factor);
  vertical_ = zoomedAxis(vertical_, wholeVertical_, place.y(), factor);
  rememberZoom();
}

void PlotView::zoomTo(const QRectF& rectangle) {
  if (pointCount() == 0 || plotArea().isEmpty()) return;
  const QPointF low = shareOf(rectangle.bottomLeft());
  const QPointF high = shareOf(rectangle.topRight());
  horizontal_ = partOfAxis(horizontal_, wholeHorizontal_, low.x(), high.x());
  vertical_ = partOfAxis(vertical_, wholeVertical_, low.y(), high.y());
  rememberZoom();
}

void PlotView::rememberZoom() {
  zoomed_ = horizontal_.low > wholeHorizontal_.low || horizontal_.high < wholeHorizontal_.high ||
            vertical_.low > wholeVertical_.low || vertical_.high < wholeVertical_.high;
  fitLabels();
  update();
}

void PlotView::wheelEvent(QWheelEvent* event) {
  zoom(event->position(), std::pow(kZoomPerNotch, -event->angleDelta().y() / 120.0));
  event->accept();
}

void PlotView::mouseDoubleClickEvent(QMouseEvent*) { showAll(); }

QPointF PlotView::placeOf(double x, double y) const {
  const QRectF area = plotArea();
  return {area.left() + area.width() * shareOnAxis(horizontal_, x),
          area.bottom() - area.height() * shareOnAxis(vertical_, y)};
}

void PlotView::paintWhisker(QPainter& painter, double x, double low, double high) const {
  if (!std::isfinite(low) || !std::isfinite(high)) return;
  constexpr double kEnd = 3;
  const QPointF bottom = placeOf(x, std::max(low, vertical_.low));
  const QPointF top = placeOf(x, std::min(high, vertical_.high));
  painter.drawLine(bottom, top);
  for (const QPointF& end : {bottom, top}) painter.drawLine(end - QPointF(kEnd, 0), end + QPointF(kEnd, 0));
}

void PlotView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& colours = coloursOf(palette());
  drawBox(painter, rect(), colours.panel, hasFocus() ? colours.accent : colours.line, kCornerRadius);
  paintAll(painter);
  drag_.paint(painter, palette());
}

void PlotView::paintAll(QPainter& painter) const {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(captionFont());
  if (pointCount() == 0) return;
  paintAxes(painter);
  paintAbove(painter);
  painter.save();
  painter.setClipRect(plotArea().adjusted(-6, -6, 6, 6));
  paintData(painter);
  painter.restore();
  if (current_ < 0 || current_ >= pointCount()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(coloursOf(palette()).accent, 2));
  if (plotArea().adjusted(-6, -6, 6, 6).contains(pointPlace(current_))) painter.drawEllipse(pointPlace(current_), 7, 7);
}

void PlotView::paintAxes(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = plotArea();
  for (const double value : plotTicks(vertical_)) {
    const double y = area.bottom() - area.height() * shareOnAxis(vertical_, value);
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(colours.muted);
    painter.drawText(QRectF(0, y - scaled(8), area.left() - kGap, scaled(16)), Qt::AlignRight | Qt::AlignVCenter,
                     tickWords(vertical_, value));
  }
  double free = 0;  // labels do not touch
  for (const double value : plotTicks(horizontal_)) {
    const double x = area.left() + area.width() * shareOnAxis(horizontal_, value);
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
    const QString label = tickWords(horizontal_, value);
    const double half = painter.fontMetrics().horizontalAdvance(label) / 2.0;
    if (x - half < free) continue;
    free = x + half + kGap;
    painter.setPen(colours.muted);
    painter.drawText(QRectF(x - half - 2, area.bottom() + 5, 2 * half + 4, scaled(16)), Qt::AlignCenter, label);
  }
  painter.setPen(colours.muted);
  painter.drawText(QRectF(area.left(), area.bottom() + scaled(21), area.width(), scaled(18)), Qt::AlignCenter,
                   horizontal_.title);
  painter.save();
  painter.translate(13, area.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-area.height() / 2 - kPlotTop, -scaled(9), area.height() + 2 * kPlotTop, scaled(18)),
                   Qt::AlignCenter, vertical_.title);
  painter.restore();
}

void PlotView::readOut(int point) {
  if (point == current_) return;
  current_ = point;
  setAccessibleDescription(point < 0 ? QString() : pointWords(point));
  update();
}

void PlotView::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons().testFlag(Qt::LeftButton) && drag_.move(event->position())) return update();
  double nearest = kPlotReach;
  int found = -1;
  for (int point = 0; point < pointCount(); ++point) {
    const QPointF place = pointPlace(point);
    if (zoomed_ && !plotArea().adjusted(-6, -6, 6, 6).contains(place)) continue;
    const QPointF away = place - event->position();
    if (std::hypot(away.x(), away.y()) >= nearest) continue;
    nearest = std::hypot(away.x(), away.y());
    found = point;
  }
  readOut(found);
  if (found < 0) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(event->globalPosition().toPoint(), pointWords(found), this);
  }
}

void PlotView::mousePressEvent(QMouseEvent* event) {
  PlotView::mouseMoveEvent(event);
  if (event->button() == Qt::LeftButton) drag_.press(event->position());
}

void PlotView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !drag_.isHeld()) return;
  if (const auto drawn = drag_.release()) {
    zoomTo(*drawn);
  } else if (current_ >= 0) {
    Q_EMIT pointActivated(current_);
  }
}

void PlotView::leaveEvent(QEvent*) { readOut(-1); }

void PlotView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) fitLabels();
  QWidget::changeEvent(event);
}

void PlotView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return && current_ >= 0) {
    Q_EMIT pointActivated(current_);
    return;
  }
  if (event->matches(QKeySequence::Copy)) return copyPicture();
  if (event->matches(QKeySequence::Print)) return askAndPrint(this, accessibleName(), file());
  if (event->key() == Qt::Key_Plus) return zoom(plotArea().center(), 1 / kZoomPerNotch);
  if (event->key() == Qt::Key_Minus) return zoom(plotArea().center(), kZoomPerNotch);
  if (event->key() == Qt::Key_0) return showAll();
  const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if (step == 0 || pointCount() == 0) return QWidget::keyPressEvent(event);
  readOut(current_ < 0 ? 0 : std::clamp(current_ + step, 0, pointCount() - 1));
  QToolTip::showText(mapToGlobal(pointPlace(current_).toPoint()), pointWords(current_), this);
}

bool PlotView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_0 && key->modifiers() == Qt::NoModifier) key->accept();
  }
  return QWidget::event(event);
}

void PlotView::askWhereToSave() {
  askAndSaveChart(this, objectName(), [this](const QString& path) { save(path); });
}

void PlotView::copyPicture() const { QGuiApplication::clipboard()->setImage(chartImage(file())); }

ChartFile PlotView::file() const {
  return {size(), coloursOf(palette()).panel, [this](QPainter& painter) { paintAll(painter); }, csv()};
}

void PlotView::save(const QString& path) const { saveChart(file(), path); }

}  // namespace blendscope::ui
