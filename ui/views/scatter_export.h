// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

#include "data/row_set.h"
#include "models/point_colours.h"
#include "views/scatter_frame.h"
#include "views/scatter_points.h"

namespace blendscope::ui {

/// A scatter plot as it goes on paper: what is in view, its axes, and what the colours mean.
struct ScatterFigure {
  std::shared_ptr<const ScatterPoints> points;
  std::shared_ptr<const ScatterLook> look;
  std::shared_ptr<const RowSet> selection;
  ScatterFrame frame;
  ScatterAxes axes;
  PointColours meaning;  ///< entries whose kinds are not shown are left out
};

/// Saves as PNG (twice the size on screen), SVG or PDF, by the ending of the name, in the colours of the light theme.
/// In SVG and PDF points are shapes up to kDensityFrom, above that an image. Throws UsageError for other endings, Error
/// where the file cannot be written.
void saveScatter(const ScatterFigure& figure, const QString& path);

}  // namespace blendscope::ui
