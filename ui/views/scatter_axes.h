// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "views/scatter_frame.h"
#include "views/scatter_points.h"

namespace blendscope::ui {

/// The part of `whole` that is left for points beside the axes.
QRectF plotArea(const QRectF& whole);

/// Panel, hair lines, ticks and names around `frame`, whose area is plotArea(whole).
void paintScatterAxes(QPainter& painter, const QRectF& whole, const ScatterFrame& frame, const ScatterAxes& axes,
                      const ThemeColours& colours);

}  // namespace blendscope::ui
