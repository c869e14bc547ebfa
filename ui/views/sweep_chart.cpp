// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sweep_chart.h"

#include <QHelpEvent>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>

#include "models/number_words.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

namespace {

constexpr int kSweepLeft = 64;
constexpr int kSweepBottom = 44;
constexpr int kSweepTop = 32;  ///< with the key
constexpr double kSweepMarker = 4.5;
constexpr double kWhisker = 3;
constexpr double kDodge = 5;  ///< between the curves at one value
constexpr double kSweepReach = 24;
constexpr int kSweepTicks = 6;
constexpr double kSweepRatioForLogarithm = 5;
constexpr double kBandTint = 0.16;

}  // namespace

SweepChart::SweepChart(const SweepModel& model, QItemSelectionModel* current, QWidget* parent)
    : QWidget(parent), model_(model), current_(current) {
  describe(this, QStringLiteral("sweepChart"), tr("Accuracy against the parameter"));
  addPictureMenu(this);
  setFocusPolicy(Qt::StrongFocus);
  connect(&model_, &QAbstractItemModel::modelReset, this, qOverload<>(&QWidget::update));
  connect(&model_, &QAbstractItemModel::dataChanged, this, qOverload<>(&QWidget::update));
  connect(current_, &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
    if (index.isValid()) setAccessibleDescription(words(model_.item(index.row()), model_.parameter()));
    update();
  });
}

QRectF SweepChart::plotArea() const {
  return QRectF(rect()).adjusted(scaled(kSweepLeft), scaled(kSweepTop), -kMargin, -scaled(kSweepBottom));
}

SweepChart::Scale SweepChart::scaleOfAccuracy() const {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (int row = 0; row < model_.rowCount(); ++row) {
    const SweepModel::Item& item = model_.item(row);
    if (!item.measured) continue;
    low = std::min(low, std::isfinite(item.interval.low) ? item.interval.low : item.accuracy);
    high = std::max(high, std::isfinite(item.interval.high) ? item.interval.high : item.accuracy);
  }
  if (low > high) return {};
  const AxisRange range = roundRange(low, high, kSweepTicks);
  return {std::max(0.0, range.low), range.high, range.tick};
}

double SweepChart::shareOfValue(double value) const {
  if (model_.rowCount() == 0) return 0.5;
  const double first = model_.item(0).value;
  const double last = model_.item(model_.rowCount() - 1).value;
  if (first == last) return 0.5;
  if (first > 0 && last / first >= kSweepRatioForLogarithm) return std::log(value / first) / std::log(last / first);
  return (value - first) / (last - first);
}

double SweepChart::heightOf(double accuracy) const {
  const QRectF area = plotArea();
  const Scale scale = scaleOfAccuracy();
  return area.bottom() - area.height() * (accuracy - scale.low) / (scale.high - scale.low);
}

QPointF SweepChart::placeOf(int row) const {
  const SweepModel::Item& item = model_.item(row);
  const QRectF area = plotArea().adjusted(kMargin, 0, -kMargin, 0);
  const double dodge = (static_cast<double>(item.curve) - (static_cast<double>(model_.curveCount()) - 1) / 2) * kDodge;
  return {area.left() + area.width() * shareOfValue(item.value) + dodge, heightOf(item.accuracy)};
}

void SweepChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& colours = coloursOf(palette());
  drawBox(painter, rect(), colours.panel, hasFocus() ? colours.accent : colours.line, kCornerRadius);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(captionFont());
  paintBest(painter);
  paintAxes(painter);
  paintValues(painter);
  for (std::size_t c = 0; c < model_.curveCount(); ++c) paintCurve(painter, c);
  paintKey(painter);
}

void SweepChart::paintAxes(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = plotArea();
  const Scale scale = scaleOfAccuracy();
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(scale.tick))), 0, 4);
  const int steps = static_cast<int>(std::lround((scale.high - scale.low) / scale.tick));
  for (int i = 0; i <= steps; ++i) {
    const double value = scale.low + i * scale.tick;
    const double y = heightOf(value);
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(colours.muted);
    painter.drawText(QRectF(area.left() - scaled(kSweepLeft), y - scaled(8), scaled(kSweepLeft) - kGap, scaled(16)),
                     Qt::AlignRight | Qt::AlignVCenter, QString::number(value, 'f', decimals));
  }
  painter.setPen(colours.muted);
  painter.drawText(QRectF(area.left(), area.bottom() + scaled(22), area.width(), scaled(18)), Qt::AlignCenter,
                   model_.parameter());
  painter.save();
  painter.translate(16, area.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-area.height() / 2, -scaled(9), area.height(), scaled(18)), Qt::AlignCenter, tr("Accuracy"));
  painter.restore();
}

void SweepChart::paintValues(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = plotArea();
  const QRectF inner = area.adjusted(kMargin, 0, -kMargin, 0);
  double free = 0;  // labels do not touch
  for (int row = 0; row < model_.rowCount(); row += static_cast<int>(model_.curveCount())) {
    const double value = model_.item(row).value;
    const double x = inner.left() + inner.width() * shareOfValue(value);
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
    const QString label = valueText(value);
    const double half = painter.fontMetrics().horizontalAdvance(label) / 2.0;
    if (x - half < free) continue;
    free = x + half + kGap;
    painter.setPen(colours.muted);
    painter.drawText(QRectF(x - half - 2, area.bottom() + 5, 2 * half + 4, scaled(16)), Qt::AlignCenter, label);
  }
}

void SweepChart::paintBest(QPainter& painter) const {
  const auto best = model_.best();
  if (!best || !std::isfinite(best->standardError)) return;
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = plotArea();
  const double top = heightOf(best->mean);
  const double bottom = std::min(heightOf(best->mean - best->standardError), area.bottom());
  painter.fillRect(QRectF(area.left(), top, area.width(), std::max(1.0, bottom - top)),
                   mixed(colours.panel, colours.accent, kBandTint));
}

void SweepChart::paintCurve(QPainter& painter, std::size_t curve) const {
  const QColor colour = seriesColour(static_cast<int>(curve), palette());
  QPolygonF line;
  std::vector<int> rows;
  for (int row = static_cast<int>(curve); row < model_.rowCount(); row += static_cast<int>(model_.curveCount())) {
    if (!model_.item(row).measured) continue;
    line << placeOf(row);
    rows.push_back(row);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(mixed(coloursOf(palette()).panel, colour, 0.6), 1));
  painter.drawPolyline(line);
  for (const int row : rows) {
    const SweepModel::Item& item = model_.item(row);
    const QPointF place = placeOf(row);
    painter.setPen(QPen(colour, 1.5));
    if (std::isfinite(item.interval.low)) {
      const QPointF low(place.x(), heightOf(item.interval.low));
      const QPointF high(place.x(), heightOf(item.interval.high));
      painter.drawLine(low, high);
      for (const QPointF end : {low, high}) {
        painter.drawLine(end - QPointF(kWhisker, 0), end + QPointF(kWhisker, 0));
      }
    }
    painter.setBrush(item.nearBest ? colour : coloursOf(palette()).panel);
    painter.drawEllipse(place, kSweepMarker, kSweepMarker);
    painter.setBrush(Qt::NoBrush);
    if (current_->currentIndex().row() == row) {
      painter.setPen(QPen(coloursOf(palette()).accent, 2));
      painter.drawEllipse(place, kSweepMarker + 4, kSweepMarker + 4);
    }
  }
}

void SweepChart::paintKey(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  double x = scaled(kSweepLeft);
  for (std::size_t c = 0; c < model_.curveCount() && static_cast<int>(c) < model_.rowCount(); ++c) {
    const QString label = model_.item(static_cast<int>(c)).scope;
    if (label.isEmpty()) continue;
    const QColor colour = seriesColour(static_cast<int>(c), palette());
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(x + 4, scaled(kSweepTop) / 2.0), 4, 4);
    const int wide = painter.fontMetrics().horizontalAdvance(label);
    painter.setPen(colours.text);
    painter.drawText(QRectF(x + 14, 0, wide + 2, scaled(kSweepTop)), Qt::AlignVCenter, label);
    x += wide + 14 + kMargin;
  }
  if (!model_.best()) return;
  const QString note = tr("filled: within one standard error of the best");
  const double room = width() - kMargin - x;
  if (painter.fontMetrics().horizontalAdvance(note) > room) return;
  painter.setPen(colours.muted);
  painter.drawText(QRectF(x, 0, room, scaled(kSweepTop)), Qt::AlignRight | Qt::AlignVCenter, note);
}

int SweepChart::rowNear(QPointF place) const {
  double nearest = kSweepReach;
  int found = -1;
  for (int row = 0; row < model_.rowCount(); ++row) {
    if (!model_.item(row).measured) continue;
    const QPointF away = placeOf(row) - place;
    if (std::hypot(away.x(), away.y()) >= nearest) continue;
    nearest = std::hypot(away.x(), away.y());
    found = row;
  }
  return found;
}

void SweepChart::makeCurrent(int row) {
  current_->setCurrentIndex(model_.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void SweepChart::mousePressEvent(QMouseEvent* event) {
  const int row = rowNear(event->position());
  if (row >= 0) makeCurrent(row);
  QWidget::mousePressEvent(event);
}

void SweepChart::keyPressEvent(QKeyEvent* event) {
  const int curves = static_cast<int>(model_.curveCount());
  int step = 0;
  if (event->key() == Qt::Key_Left) step = -curves;
  if (event->key() == Qt::Key_Right) step = curves;
  if (event->key() == Qt::Key_Up) step = -1;
  if (event->key() == Qt::Key_Down) step = 1;
  if (step == 0 || model_.rowCount() == 0) return QWidget::keyPressEvent(event);
  const int now = current_->currentIndex().row();
  const int next = now < 0 ? 0 : now + step;
  if (next >= 0 && next < model_.rowCount()) makeCurrent(next);
}

bool SweepChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = rowNear(help->pos());
  if (row < 0) {
    QToolTip::hideText();
  } else {
    const SweepModel::Item& item = model_.item(row);
    QToolTip::showText(help->globalPos(), words(item, model_.parameter()) + QLatin1Char('\n') + item.pipeline, this);
  }
  return true;
}

}  // namespace blendscope::ui
