// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

namespace blendscope::ui {

/// Which part of the plane a scatter plot shows where: pixels right and down, values right and up.
class ScatterFrame {
 public:
  ScatterFrame() = default;
  /// `area` in pixels; `centre` is the value drawn in its middle; scales in pixels per unit, > 0.
  ScatterFrame(const QRectF& area, QPointF centre, double scaleX, double scaleY)
      : area_(area), centre_(centre), scaleX_(scaleX), scaleY_(scaleY) {}

  /// All of `bounds` with a little room around it.
  static ScatterFrame around(const QRectF& bounds, const QRectF& area, bool sameScale);

  const QRectF& area() const { return area_; }
  double scaleX() const { return scaleX_; }
  double scaleY() const { return scaleY_; }
  QPointF toPixels(double x, double y) const {
    return {middle().x() + (x - centre_.x()) * scaleX_, middle().y() - (y - centre_.y()) * scaleY_};
  }
  QPointF toValues(QPointF pixels) const {
    return {centre_.x() + (pixels.x() - middle().x()) / scaleX_, centre_.y() - (pixels.y() - middle().y()) / scaleY_};
  }
  /// The values in view: top() is the smallest vertical value, as in every QRectF of values here.
  QRectF values() const { return valuesIn(area_); }
  QRectF valuesIn(const QRectF& pixels) const;
  QRectF pixelsOf(const QRectF& values) const;

  /// The content moved by so many pixels.
  ScatterFrame moved(QPointF pixels) const;
  /// Enlarged by `factor` about what lies at `about`, which stays where it is.
  ScatterFrame zoomed(double factor, QPointF about) const;
  /// The same values at the centre, drawn into another area.
  ScatterFrame within(const QRectF& area) const { return {area, centre_, scaleX_, scaleY_}; }

  bool operator==(const ScatterFrame&) const = default;

 private:
  QPointF middle() const { return area_.center(); }
  QRectF area_;
  QPointF centre_;
  double scaleX_ = 1;
  double scaleY_ = 1;
};

}  // namespace blendscope::ui
