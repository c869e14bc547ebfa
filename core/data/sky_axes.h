// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace blendscope {

/// A direction in an image, x along rows of pixels, y along columns of them.
struct Direction {
  double x = 0;
  double y = 0;
};

/// How the pixels about one place lie on the sky: degrees towards east and north per pixel along x and y. What the CD
/// matrix of a FITS header says at its reference pixel, distortions included.
struct SkyAxes {
  double eastByX = 0;
  double eastByY = 0;
  double northByX = 0;
  double northByY = 0;

  double determinant() const { return eastByX * northByY - eastByY * northByX; }
  /// Arcseconds per pixel, the geometric mean of both axes.
  double pixelScale() const;
  /// Unit vectors in pixels; determinant() ≠ 0.
  Direction north() const;
  Direction east() const;
};

/// One of the eight ways to lay an image on a screen: how far right and up a step of a pixel along x and y leads, each
/// −1, 0 or 1. The one made without arguments is that of FITS: x to the right, y up.
struct Turn {
  int rightByX = 1;
  int rightByY = 0;
  int upByX = 0;
  int upByY = 1;

  /// Where a direction of the image points on the screen, x to the right and y up.
  Direction applied(Direction pixels) const;
  /// Whether rows of pixels run up and down.
  bool swapsAxes() const { return rightByX == 0; }
  bool operator==(const Turn&) const = default;
};

/// All eight, the plain one first.
const std::array<Turn, 8>& allTurns();

/// The turn that brings north closest to up and east closest to left. Where determinant() > 0, as in ZTF's images, it
/// is a mirror image: no rotation alone can do it.
Turn northUpTurn(const SkyAxes& axes);

/// Degrees by which a direction on the screen (y up) leans from straight up towards the left, in (−180, 180].
double leanFromUp(Direction onScreen);

}  // namespace blendscope
