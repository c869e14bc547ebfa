// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QPointF>
#include <QRectF>
#include <QSize>

#include "data/cutout_set.h"
#include "data/sky_axes.h"
#include "imaging/pixel_cut.h"

namespace blendscope::ui {

/// Where the pixels of an image are on a screen. Pixel coordinates count from the centre of the first pixel in the
/// order of the data; screen coordinates run right and down.
struct ImageGeometry {
  ImageShape shape;
  Turn turn;               ///< of the data's x and y to the right and up
  double scale = 1;        ///< screen units per pixel
  PixelPlace centre = {};  ///< the place in the image at `middle`
  QPointF middle = {};

  QPointF toScreen(PixelPlace place) const;
  PixelPlace toImage(QPointF screen) const;
  /// Of the whole image.
  QRectF imageRect() const;
  /// Of one pixel.
  QRectF pixelRect(QPoint pixel) const;
  /// Column and row; outside the image the nearest one is not meant: `contains` tells.
  QPoint pixelAt(QPointF screen) const;
  bool contains(QPoint pixel) const;
};

/// Width and height in pixels as seen on the screen.
QSize turnedSize(ImageShape shape, const Turn& turn);

/// Magnifications people choose: whole numbers, and 1 over them.
double nextMagnification(double scale, bool larger);

}  // namespace blendscope::ui
