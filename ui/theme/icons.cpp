// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QPolygonF>
#include <QSvgRenderer>
#include <array>
#include <cmath>
#include <numbers>

#include "theme/resources.h"
#include "theme/theme.h"

static void initResources() {
  Q_INIT_RESOURCE(resources);
  Q_INIT_RESOURCE(translations);
}

namespace blendscope::ui {

// They lie in a static library: without this nobody would register them.
void registerResources() { initResources(); }

namespace {

/// Draws an SVG whose strokes say `currentColor` in a colour of the palette that holds when it is asked.
class TintedSvgEngine : public QIconEngine {
 public:
  explicit TintedSvgEngine(const QString& name) : name_(name) {
    registerResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (file.open(QIODevice::ReadOnly)) svg_ = file.readAll();
  }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const ThemeColours& colours = coloursOf(QApplication::palette());
    QByteArray svg = svg_;
    svg.replace("currentColor", colourFor(colours, mode, state).name().toLatin1());
    QSvgRenderer renderer(svg);
    renderer.render(painter, rect);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    const bool dark = isDark(QApplication::palette());
    const QString key = QStringLiteral("blendscope/%1/%2x%3/%4%5%6")
                            .arg(name_)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(static_cast<int>(mode))
                            .arg(static_cast<int>(state))
                            .arg(dark ? 1 : 0);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    {
      QPainter painter(&pixmap);
      paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
  }

  QIconEngine* clone() const override { return new TintedSvgEngine(*this); }

 private:
  static QColor colourFor(const ThemeColours& colours, QIcon::Mode mode, QIcon::State state) {
    if (mode == QIcon::Disabled) return colours.line;
    if (mode == QIcon::Selected) return colours.text;
    return state == QIcon::On ? colours.link : colours.muted;
  }

  QString name_;
  QByteArray svg_;
};

/// Draws the marker of a class at any size.
class ClassIconEngine : public QIconEngine {
 public:
  explicit ClassIconEngine(int c) : class_(c) {}
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override {
    painter->setRenderHint(QPainter::Antialiasing);
    drawMarker(*painter, QRectF(rect).center(), 0.7 * std::min(rect.width(), rect.height()), classMarker(class_),
               classColour(class_));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    return pixmap;
  }
  QIconEngine* clone() const override { return new ClassIconEngine(*this); }

 private:
  int class_;
};

constexpr std::array<QRgb, 7> kClassColours{0xFF56B4E9, 0xFFE69F00, 0xFFCC79A7, 0xFFF0E442,
                                            0xFF0072B2, 0xFFD55E00, 0xFF009E73};
constexpr int kMarkerCount = 6;

QPolygonF regularPolygon(QPointF centre, double radius, int corners, double firstAngle) {
  QPolygonF polygon;
  for (int i = 0; i < corners; ++i) {
    const double angle = firstAngle + 2 * std::numbers::pi * i / corners;
    polygon << centre + radius * QPointF(std::cos(angle), -std::sin(angle));
  }
  return polygon;
}

QPolygonF starPolygon(QPointF centre, double radius) {
  QPolygonF polygon;
  for (int i = 0; i < 10; ++i) {
    const double angle = std::numbers::pi / 2 + std::numbers::pi * i / 5;
    polygon << centre + (i % 2 == 0 ? radius : 0.45 * radius) * QPointF(std::cos(angle), -std::sin(angle));
  }
  return polygon;
}

}  // namespace

QColor classColour(int c) {
  if (c < 0) return QColor(0x8A, 0x93, 0xA1);
  return QColor::fromRgb(kClassColours[static_cast<std::size_t>(c) % kClassColours.size()]);
}

Marker classMarker(int c) { return c < 0 ? Marker::Cross : static_cast<Marker>(c % kMarkerCount); }

void drawMarker(QPainter& painter, QPointF centre, double diameter, Marker marker, const QColor& colour) {
  const double radius = diameter / 2;
  const QPen pen = painter.pen();
  const QBrush brush = painter.brush();
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  switch (marker) {
    case Marker::Circle:
      painter.drawEllipse(centre, 0.9 * radius, 0.9 * radius);
      break;
    case Marker::Triangle:
      painter.drawPolygon(regularPolygon(centre + QPointF(0, 0.12 * radius), radius, 3, std::numbers::pi / 2));
      break;
    case Marker::Square:
      painter.drawRect(QRectF(centre - QPointF(0.76, 0.76) * radius, QSizeF(1.52, 1.52) * radius));
      break;
    case Marker::Diamond:
      painter.drawPolygon(regularPolygon(centre, radius, 4, 0));
      break;
    case Marker::Cross: {
      painter.setPen(QPen(colour, std::max(1.5, 0.3 * radius)));
      const double arm = 0.65 * radius;
      painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
      painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
      break;
    }
    case Marker::Star:
      painter.drawPolygon(starPolygon(centre, radius));
      break;
  }
  painter.setPen(pen);
  painter.setBrush(brush);
}

QIcon classIcon(int c) { return QIcon(new ClassIconEngine(c)); }

QIcon themedIcon(const QString& name) { return QIcon(new TintedSvgEngine(name)); }

}  // namespace blendscope::ui
