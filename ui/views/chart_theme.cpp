// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chart_theme.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>
#include <algorithm>
#include <array>
#include <cmath>

#include "theme/calm_style.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"

namespace blendscope::ui {

namespace {

constexpr double kZoomPerStep = 1.25;
constexpr double kClosestShare = 0.01;
constexpr int kTicksWhenZoomed = 5;
constexpr int kMostDecimals = 9;
constexpr int kMostTicks = 8;
constexpr int kRoomOfLabel = 44;
constexpr int kLineOfLabel = 24;

// Hues away from the class colours (sky blue, orange, mauve) and from green and vermilion, which mean right and wrong.
constexpr std::array<QRgb, 6> kOnDark{0xFF4C9BE8, 0xFFF0E442, 0xFFB39DFF, 0xFF9ED9C3, 0xFFFF9DA6, 0xFFC7CED8};
constexpr std::array<QRgb, 6> kOnLight{0xFF1F6FBF, 0xFF8A6D00, 0xFF6A4FC4, 0xFF2B7A6B, 0xFFB8405E, 0xFF4A5361};

void themeAxis(QValueAxis* axis, const ThemeColours& colours, bool grid) {
  axis->setLabelsFont(captionFont());
  axis->setTitleFont(captionFont());
  axis->setLabelsColor(colours.muted);
  axis->setTitleBrush(colours.muted);
  axis->setLinePen(QPen(colours.line, 1));
  axis->setGridLinePen(QPen(colours.line, 1));
  axis->setGridLineVisible(grid);
}

/// Ticks at round numbers, wherever the ends are, with as many decimals as they need.
void setRange(QValueAxis* axis, const AxisRange& range) {
  const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(range.tick) + 1e-9)), 0, kMostDecimals);
  axis->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
  axis->setTickType(QValueAxis::TicksDynamic);
  axis->setTickAnchor(0);
  axis->setTickInterval(range.tick);
  axis->setRange(range.low, range.high);
}

}  // namespace

QColor seriesColour(int n, const QPalette& palette) {
  const auto& colours = isDark(palette) ? kOnDark : kOnLight;
  return QColor(colours[static_cast<std::size_t>(n) % colours.size()]);
}

QPen seriesPen(int n, const QPalette& palette) {
  constexpr std::array kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
  // Colours and dashes together come round after twelve lines; the dashes shift then.
  const auto line = static_cast<std::size_t>(n);
  return QPen(seriesColour(n, palette), 2, kStyles[(line + line / 12) % kStyles.size()]);
}

ThemedChart::ThemedChart(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QChartView(new QChart, parent), horizontal_(new QValueAxis), vertical_(new QValueAxis) {
  describe(this, objectName, accessibleName);
  setRenderHint(QPainter::Antialiasing);
  setFrameShape(QFrame::StyledPanel);
  setProperty(kQuietFrameProperty, true);
  setFocusPolicy(Qt::StrongFocus);
  chart()->legend()->hide();
  chart()->setBackgroundRoundness(kCornerRadius);
  chart()->layout()->setContentsMargins(0, 0, 0, 0);
  chart()->setMargins(QMargins(kGap, kGap, kMargin, kGap / 2));
  chart()->addAxis(horizontal_, Qt::AlignBottom);
  chart()->addAxis(vertical_, Qt::AlignLeft);
  setMinimumSize(160, 160);
  ThemedChart::applyTheme();
  connect(chart(), &QChart::plotAreaChanged, this, &ThemedChart::fitTicks);
  addChartMenu(this, [this] { return file(); });
}

QString ThemedChart::csv() const { return {}; }

ChartFile ThemedChart::file() {
  return {size(), coloursOf(palette()).panel, [this](QPainter& painter) { render(&painter); }, csv()};
}

void ThemedChart::setAxisTitles(const QString& horizontal, const QString& vertical) {
  horizontal_->setTitleText(horizontal);
  vertical_->setTitleText(vertical);
}

void ThemedChart::applyTheme() {
  const ThemeColours& colours = coloursOf(palette());
  setBackgroundBrush(colours.window);
  chart()->setBackgroundBrush(colours.panel);
  chart()->setBackgroundPen(QPen(colours.line, 1));
  themeAxis(horizontal_, colours, false);
  themeAxis(vertical_, colours, true);
}

void ThemedChart::setRanges(const AxisRange& horizontal, const AxisRange& vertical) {
  wholeHorizontal_ = horizontal;
  wholeVertical_ = vertical;
  showAll();
}

void ThemedChart::showAll() {
  zoomed_ = false;
  setRange(horizontal_, wholeHorizontal_);
  setRange(vertical_, wholeVertical_);
  fitTicks();
}

/// Labels that do not fit beside each other would be drawn as dots.
void ThemedChart::fitTicks() {
  const QRectF area = chart()->plotArea();
  const auto fit = [this](QValueAxis* axis, const AxisRange& whole, double length, double perLabel) {
    if (!(axis->max() > axis->min()) || length <= 0) return;
    const int most = std::clamp(static_cast<int>(length / perLabel), 1, kMostTicks);
    const double tick = std::max(roundRange(axis->min(), axis->max(), most).tick, zoomed_ ? 0.0 : whole.tick);
    if (std::abs(axis->tickInterval() - tick) > 1e-9 * tick) setRange(axis, {axis->min(), axis->max(), tick});
  };
  fit(horizontal_, wholeHorizontal_, area.width(), scaled(kRoomOfLabel));
  fit(vertical_, wholeVertical_, area.height(), scaled(kLineOfLabel));
}

void ThemedChart::zoomTo(const QRectF& rectangle) {
  const QRectF area = chart()->plotArea();
  const auto part = [](const QValueAxis& axis, const AxisRange& whole, double from, double to) {
    const double low = std::max(whole.low, axis.min() + from * (axis.max() - axis.min()));
    const double high = std::min(whole.high, axis.min() + to * (axis.max() - axis.min()));
    return AxisRange{low, high, roundRange(low, high, kTicksWhenZoomed).tick};
  };
  const AxisRange horizontal = part(*horizontal_, wholeHorizontal_, (rectangle.left() - area.left()) / area.width(),
                                    (rectangle.right() - area.left()) / area.width());
  const AxisRange vertical = part(*vertical_, wholeVertical_, (area.bottom() - rectangle.bottom()) / area.height(),
                                  (area.bottom() - rectangle.top()) / area.height());
  const auto share = [](const AxisRange& range, const AxisRange& whole) {
    return (range.high - range.low) / (whole.high - whole.low);
  };
  const double across = share(horizontal, wholeHorizontal_);
  const double up = share(vertical, wholeVertical_);
  if (across >= 1 && up >= 1) return showAll();
  if (across < kClosestShare || up < kClosestShare) return;
  zoomed_ = true;
  setRange(horizontal_, horizontal);
  setRange(vertical_, vertical);
  fitTicks();
}

void ThemedChart::zoomBy(QPointF about, double factor) {
  const QRectF area = chart()->plotArea();
  zoomTo({about + factor * (area.topLeft() - about), area.size() * factor});
}

void ThemedChart::drawForeground(QPainter* painter, const QRectF&) { drag_.paint(*painter, palette()); }

void ThemedChart::wheelEvent(QWheelEvent* event) {
  zoomBy(mapToScene(event->position().toPoint()), std::pow(kZoomPerStep, -event->angleDelta().y() / 120.0));
  event->accept();
}

void ThemedChart::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) drag_.press(mapToScene(event->position().toPoint()));
}

void ThemedChart::mouseMoveEvent(QMouseEvent* event) {
  if (drag_.move(mapToScene(event->position().toPoint()))) viewport()->update();
}

void ThemedChart::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !drag_.isHeld()) return;
  if (const auto drawn = drag_.release()) {
    const QRectF part = drawn->intersected(chart()->plotArea());
    if (!part.isEmpty()) zoomTo(part);
  } else {
    clicked();
  }
  viewport()->update();
}

void ThemedChart::mouseDoubleClickEvent(QMouseEvent*) { showAll(); }

void ThemedChart::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Plus) return zoomBy(chart()->plotArea().center(), 1 / kZoomPerStep);
  if (event->key() == Qt::Key_Minus) return zoomBy(chart()->plotArea().center(), kZoomPerStep);
  if (event->key() == Qt::Key_0) return showAll();
  QChartView::keyPressEvent(event);
}

bool ThemedChart::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_0 && key->modifiers() == Qt::NoModifier) key->accept();
  }
  return QChartView::event(event);
}

void ThemedChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) applyTheme();
  QChartView::changeEvent(event);
}

AxisRange roundRange(double low, double high, int ticks) {
  if (!(high > low)) {
    const double room = low == 0 ? 1 : std::abs(low) * 0.1;
    low -= room;
    high += room;
  }
  const double raw = (high - low) / ticks;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double tick = 10 * power;
  for (const double step : {1.0, 2.0, 5.0}) {
    if (step * power >= raw) {
      tick = step * power;
      break;
    }
  }
  return {std::floor(low / tick) * tick, std::ceil(high / tick) * tick, tick};
}

}  // namespace blendscope::ui
