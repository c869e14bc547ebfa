// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "views/scatter_frame.h"
#include "views/scatter_points.h"

namespace blendscope::ui {

/// Finds points by where they lie: the plane in equal cells, about four points to each. Immutable.
class PickGrid {
 public:
  using Filter = std::function<bool(std::uint32_t point)>;

  explicit PickGrid(std::shared_ptr<const ScatterPoints> points);

  const ScatterPoints& points() const { return *points_; }
  /// The point nearest to a place in pixels, at most `reach` pixels away, among those that `takes` says yes to.
  std::optional<std::uint32_t> nearest(const ScatterFrame& frame, QPointF pixels, double reach,
                                       const Filter& takes) const;
  /// The nearest point whose direction from `from` is within 45° of (dx, dy), in pixels, dy down.
  std::optional<std::uint32_t> neighbour(const ScatterFrame& frame, std::uint32_t from, QPointF direction,
                                         const Filter& takes) const;
  /// Points in a rectangle of values, in no order.
  std::vector<std::uint32_t> inside(const QRectF& values, const Filter& takes) const;
  /// Points in a closed outline of values (odd–even rule), in no order.
  std::vector<std::uint32_t> inside(const QPolygonF& outline, const Filter& takes) const;

 private:
  struct Cells {
    int left, right, top, bottom;  ///< both ends included; empty if left > right
  };
  int columnOf(double x) const;
  int lineOf(double y) const;
  Cells cellsIn(const QRectF& values) const;
  template <class Visit>
  void visit(const Cells& cells, Visit visit) const;

  std::shared_ptr<const ScatterPoints> points_;
  QRectF bounds_;
  int columns_ = 1;
  int lines_ = 1;
  std::vector<std::uint32_t> begin_;  ///< per cell, and the end of the last
  std::vector<std::uint32_t> order_;  ///< points cell by cell
};

}  // namespace blendscope::ui
