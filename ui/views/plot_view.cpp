// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plot_view.h"

#include <fmt/format.h>

#include <QBuffer>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "base/atomic_file.h"
#include "base/error.h"
#include "models/number_words.h"
#include "theme/style_parts.h"
#include "theme/theme.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

namespace {

constexpr int kLeft = 62;
constexpr int kBottom = 42;
constexpr int kTop = 12;
constexpr int kRight = 20;
constexpr double kReach = 28;
constexpr int kTicks = 5;
constexpr int kImageScale = 2;
constexpr int kPixelsPerInch = 96;

double shareOnAxis(const PlotAxis& axis, double value) {
  if (axis.logarithmic) return std::log(value / axis.low) / std::log(axis.high / axis.low);
  return (value - axis.low) / (axis.high - axis.low);
}

/// Values with a tick: round numbers, or 1, 2, 5 times powers of ten.
std::vector<double> ticksOf(const PlotAxis& axis) {
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
  const double step = roundRange(axis.low, axis.high, kTicks).tick;
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
}

void PlotView::setAxes(const PlotAxis& horizontal, const PlotAxis& vertical) {
  horizontal_ = horizontal;
  vertical_ = vertical;
  current_ = -1;
  update();
}

QRectF PlotView::plotArea() const { return QRectF(rect()).adjusted(kLeft, kTop, -kRight, -kBottom); }

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
}

void PlotView::paintAll(QPainter& painter) const {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(captionFont());
  if (pointCount() == 0) return;
  paintAxes(painter);
  painter.save();
  painter.setClipRect(plotArea().adjusted(-6, -6, 6, 6));
  paintData(painter);
  painter.restore();
  if (current_ < 0 || current_ >= pointCount()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(coloursOf(palette()).accent, 2));
  painter.drawEllipse(pointPlace(current_), 7, 7);
}

void PlotView::paintAxes(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = plotArea();
  for (const double value : ticksOf(vertical_)) {
    const double y = area.bottom() - area.height() * shareOnAxis(vertical_, value);
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(colours.muted);
    painter.drawText(QRectF(area.left() - kLeft + 20, y - 8, kLeft - 20 - kGap, 16), Qt::AlignRight | Qt::AlignVCenter,
                     tickWords(vertical_, value));
  }
  double free = 0;  // labels do not touch
  for (const double value : ticksOf(horizontal_)) {
    const double x = area.left() + area.width() * shareOnAxis(horizontal_, value);
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
    const QString label = tickWords(horizontal_, value);
    const double half = painter.fontMetrics().horizontalAdvance(label) / 2.0;
    if (x - half < free) continue;
    free = x + half + kGap;
    painter.setPen(colours.muted);
    painter.drawText(QRectF(x - half - 2, area.bottom() + 5, 2 * half + 4, 16), Qt::AlignCenter, label);
  }
  painter.setPen(colours.muted);
  painter.drawText(QRectF(area.left(), area.bottom() + 21, area.width(), 18), Qt::AlignCenter, horizontal_.title);
  painter.save();
  painter.translate(13, area.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-area.height() / 2 - kTop, -9, area.height() + 2 * kTop, 18), Qt::AlignCenter,
                   vertical_.title);
  painter.restore();
}

void PlotView::readOut(int point) {
  if (point == current_) return;
  current_ = point;
  setAccessibleDescription(point < 0 ? QString() : pointWords(point));
  update();
}

void PlotView::mouseMoveEvent(QMouseEvent* event) {
  double nearest = kReach;
  int found = -1;
  for (int point = 0; point < pointCount(); ++point) {
    const QPointF away = pointPlace(point) - event->position();
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
  mouseMoveEvent(event);
  if (event->button() == Qt::LeftButton && current_ >= 0) Q_EMIT pointActivated(current_);
}

void PlotView::leaveEvent(QEvent*) { readOut(-1); }

void PlotView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return && current_ >= 0) {
    Q_EMIT pointActivated(current_);
    return;
  }
  const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if (step == 0 || pointCount() == 0) return QWidget::keyPressEvent(event);
  readOut(current_ < 0 ? 0 : std::clamp(current_ + step, 0, pointCount() - 1));
  QToolTip::showText(mapToGlobal(pointPlace(current_).toPoint()), pointWords(current_), this);
}

void PlotView::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  connect(menu.addAction(themedIcon(QStringLiteral("save")), tr("Save picture or numbers…")), &QAction::triggered, this,
          &PlotView::askWhereToSave);
  menu.exec(event->globalPos());
}

void PlotView::askWhereToSave() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Save"), objectName() + QStringLiteral(".png"),
                                                    tr("PNG, SVG, PDF or CSV (*.png *.svg *.pdf *.csv)"));
  if (path.isEmpty()) return;
  try {
    save(path);
  } catch (const Error& error) {
    QMessageBox::warning(this, tr("Not saved"), QString::fromUtf8(error.what()));
  }
}

void PlotView::save(const QString& path) const {
  const QString ending = QFileInfo(path).suffix().toLower();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  const auto paintOn = [this](QPaintDevice& device) {
    QPainter painter(&device);
    painter.fillRect(rect(), coloursOf(palette()).panel);
    paintAll(painter);
  };
  if (ending == QStringLiteral("png")) {
    QImage image(size() * kImageScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kImageScale);
    paintOn(image);
    image.save(&buffer, "PNG");
  } else if (ending == QStringLiteral("svg")) {
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(size());
    svg.setViewBox(rect());
    svg.setResolution(kPixelsPerInch);
    paintOn(svg);
  } else if (ending == QStringLiteral("pdf")) {
    QPdfWriter pdf(&buffer);
    pdf.setResolution(kPixelsPerInch);
    pdf.setPageSize(QPageSize(QSizeF(size()) / kPixelsPerInch, QPageSize::Inch));
    pdf.setPageMargins({});
    paintOn(pdf);
  } else if (ending == QStringLiteral("csv")) {
    bytes = csv().toUtf8();
  } else {
    throw UsageError("a chart cannot be saved under this name", path.toStdString(),
                     "End the name in .png, .svg, .pdf or .csv.");
  }
  writeAtomically(path.toStdString(), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace blendscope::ui
