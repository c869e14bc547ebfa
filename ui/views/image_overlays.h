// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "data/sky_axes.h"
#include "views/image_geometry.h"

/// What lies over an image, drawn light on a dark rim so that it is seen on any of its colours.
namespace blendscope::ui {

/// Arrows to north and east, exact to the degree, in a square of that side.
void drawCompass(QPainter& painter, const QRectF& square, const SkyAxes& axes, const Turn& turn);
/// A bar of a round number of arcseconds, at most a third of `area` long, at its lower left.
void drawScaleBar(QPainter& painter, const QRectF& area, double arcsecPerUnit);
/// A frame about the pixel and hair lines from it to the ends of the image.
void drawCrosshair(QPainter& painter, const ImageGeometry& geometry, QPoint pixel);
void drawCutLine(QPainter& painter, QPointF from, QPointF to);

/// The largest of 1, 2 or 5 times a power of ten that is at most `length`.
double roundLengthBelow(double length);

}  // namespace blendscope::ui
