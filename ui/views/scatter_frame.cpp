// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scatter_frame.h"

#include <algorithm>
#include <cmath>

#include "views/scatter_points.h"

namespace blendscope::ui {

namespace {

constexpr double kRoom = 1.08;  ///< around all points
/// Floats carry about seven digits: beyond this magnification neighbouring values fall apart into stairs.
constexpr double kSmallestPart = 1e-6;

double spanOf(double span, double at) { return span > 0 ? span : std::max(1e-3, std::abs(at) * 0.1); }

}  // namespace

QRectF ScatterPoints::bounds() const {
  if (rows.empty()) return {};
  const auto [left, right] = std::minmax_element(x.begin(), x.end());
  const auto [low, high] = std::minmax_element(y.begin(), y.end());
  return {QPointF(*left, *low), QPointF(*right, *high)};
}

ScatterFrame ScatterFrame::around(const QRectF& bounds, const QRectF& area, bool sameScale) {
  const QPointF centre = bounds.center();
  double scaleX = std::max(1.0, area.width()) / (kRoom * spanOf(bounds.width(), centre.x()));
  double scaleY = std::max(1.0, area.height()) / (kRoom * spanOf(bounds.height(), centre.y()));
  if (sameScale) scaleX = scaleY = std::min(scaleX, scaleY);
  return {area, centre, scaleX, scaleY};
}

QRectF ScatterFrame::valuesIn(const QRectF& pixels) const {
  return QRectF(toValues(pixels.topLeft()), toValues(pixels.bottomRight())).normalized();
}

QRectF ScatterFrame::pixelsOf(const QRectF& values) const {
  return QRectF(toPixels(values.left(), values.top()), toPixels(values.right(), values.bottom())).normalized();
}

ScatterFrame ScatterFrame::moved(QPointF pixels) const {
  return {area_, centre_ - QPointF(pixels.x() / scaleX_, -pixels.y() / scaleY_), scaleX_, scaleY_};
}

ScatterFrame ScatterFrame::zoomed(double factor, QPointF about) const {
  const double reach = std::max({std::abs(centre_.x()), std::abs(centre_.y()), area_.width() / scaleX_, 1e-30});
  if (factor > 1 && area_.width() / (scaleX_ * factor) < kSmallestPart * reach) return *this;
  const QPointF fixed = toValues(about);
  return {area_, fixed + (centre_ - fixed) / factor, scaleX_ * factor, scaleY_ * factor};
}

}  // namespace blendscope::ui
