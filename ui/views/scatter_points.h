// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>
#include <cstdint>
#include <vector>

#include "data/cutout_set.h"
#include "theme/theme.h"

/// What a scatter plot shows. Immutable once shared with the worker that draws it.
namespace blendscope::ui {

/// Where every point lies, in the units of the axes; all finite.
struct ScatterPoints {
  std::vector<float> x;
  std::vector<float> y;
  std::vector<Row> rows;  ///< which row of the data set each point stands for

  std::size_t size() const { return rows.size(); }
  /// Smallest rectangle around all points; empty without points.
  QRectF bounds() const;
};

struct ScatterAxes {
  QString horizontal;  ///< name with its unit
  QString vertical;
  bool sameScale = true;  ///< one unit is equally long on both axes, so that distances can be compared by eye
};

/// How the points of one kind look.
struct PointKind {
  QRgb colour = 0;
  Marker marker = Marker::Circle;
  bool shown = true;
  bool aside = false;  ///< points without a value: drawn below the others and faint
};

/// The kind of every point. Points of continuous quantities have one kind per step of their colour scale.
struct ScatterLook {
  std::vector<std::uint16_t> kindOf;  ///< per point
  std::vector<PointKind> kinds;

  bool shows(std::size_t point) const { return kinds[kindOf[point]].shown; }
};

}  // namespace blendscope::ui
