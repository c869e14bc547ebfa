// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <functional>
#include <memory>

#include "data/row_set.h"
#include "views/scatter_frame.h"
#include "views/scatter_points.h"

namespace blendscope::ui {

/// One picture of a scatter plot to be drawn. Shares its parts with whoever asks for it; nobody changes them.
struct ScatterScene {
  std::shared_ptr<const ScatterPoints> points;
  std::shared_ptr<const ScatterLook> look;
  std::shared_ptr<const RowSet> selection;
  ScatterFrame frame;     ///< its area is what the picture covers
  double pixelRatio = 1;  ///< picture elements per pixel of the frame
  QRgb selectedEdge = 0;  ///< around selected points
};

struct ScatterPicture {
  QImage image;  ///< transparent where there is nothing
  ScatterFrame frame;
  std::size_t inView = 0;  ///< points of shown kinds within the frame
  bool asDensity = false;
};

/// Above so many points in view, brightness says how many lie on each other.
inline constexpr std::size_t kDensityFrom = 50'000;

/// Diameter of a marker in pixels: the more there are, the smaller.
double markerDiameter(std::size_t inView);

/// Draws up to kDensityFrom points as markers, selected ones on top with an edge; more as a density, each spot in the
/// mean colour of its points and the stronger the more (logarithm) lie there. Where some are selected, the others step
/// back. Runs on one thread, may be called from any; stops early with a null image once `isStale()`.
ScatterPicture drawScatter(const ScatterScene& scene, const std::function<bool()>& isStale);

}  // namespace blendscope::ui
