// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/image_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace blendscope::ui {

namespace {

constexpr std::array kMagnifications{1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 3, 1.0 / 2, 1.0,  2.0,  3.0,  4.0,  6.0,
                                     8.0,      12.0,    16.0,    24.0,    32.0,    48.0, 64.0, 96.0, 128.0};
constexpr double kSlack = 1e-6;

}  // namespace

QPointF ImageGeometry::toScreen(PixelPlace place) const {
  const Direction moved = turn.applied({place.x - centre.x, place.y - centre.y});
  return middle + scale * QPointF(moved.x, -moved.y);
}

PixelPlace ImageGeometry::toImage(QPointF screen) const {
  const QPointF moved = (screen - middle) / scale;
  const double right = moved.x();
  const double up = -moved.y();
  return {centre.x + turn.rightByX * right + turn.upByX * up, centre.y + turn.rightByY * right + turn.upByY * up};
}

QRectF ImageGeometry::imageRect() const {
  return QRectF(toScreen({-0.5, -0.5}), toScreen({shape.width - 0.5, shape.height - 0.5})).normalized();
}

QRectF ImageGeometry::pixelRect(QPoint pixel) const {
  return QRectF(toScreen({pixel.x() - 0.5, pixel.y() - 0.5}), toScreen({pixel.x() + 0.5, pixel.y() + 0.5}))
      .normalized();
}

QPoint ImageGeometry::pixelAt(QPointF screen) const {
  const PixelPlace place = toImage(screen);
  return {static_cast<int>(std::floor(place.x + 0.5)), static_cast<int>(std::floor(place.y + 0.5))};
}

bool ImageGeometry::contains(QPoint pixel) const {
  return pixel.x() >= 0 && pixel.y() >= 0 && pixel.x() < shape.width && pixel.y() < shape.height;
}

QSize turnedSize(ImageShape shape, const Turn& turn) {
  return turn.swapsAxes() ? QSize(shape.height, shape.width) : QSize(shape.width, shape.height);
}

double nextMagnification(double scale, bool larger) {
  if (larger) {
    const auto next = std::find_if(kMagnifications.begin(), kMagnifications.end(),
                                   [&](double m) { return m > scale * (1 + kSlack); });
    return next == kMagnifications.end() ? kMagnifications.back() : *next;
  }
  const auto next = std::find_if(kMagnifications.rbegin(), kMagnifications.rend(),
                                 [&](double m) { return m < scale * (1 - kSlack); });
  return next == kMagnifications.rend() ? kMagnifications.front() : *next;
}

}  // namespace blendscope::ui
