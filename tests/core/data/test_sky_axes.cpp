// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sky_axes.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace blendscope;
using doctest::Approx;

namespace {

constexpr double kScale = 1.012 / 3600;

/// North `lean` degrees to the left of the image's up; east 90° further to the left, or to the right if mirrored.
SkyAxes axesLeaning(double lean, bool mirrored) {
  const double a = lean * std::numbers::pi / 180;
  const Direction north{-std::sin(a), std::cos(a)};
  const Direction east = mirrored ? Direction{north.y, -north.x} : Direction{-north.y, north.x};
  return {kScale * east.x, kScale * east.y, kScale * north.x, kScale * north.y};
}

}  // namespace

TEST_CASE("north and east are the directions in which the sky coordinates grow") {
  for (const bool mirrored : {false, true}) {
    for (const double lean : {0.0, 17.0, 100.0, -135.0}) {
      CAPTURE(mirrored);
      CAPTURE(lean);
      const SkyAxes axes = axesLeaning(lean, mirrored);
      const Direction north = axes.north();
      const Direction east = axes.east();
      CHECK(leanFromUp(north) == Approx(lean));
      CHECK(axes.eastByX * north.x + axes.eastByY * north.y == Approx(0).epsilon(1e-12));
      CHECK(axes.northByX * north.x + axes.northByY * north.y == Approx(kScale));
      CHECK(axes.eastByX * east.x + axes.eastByY * east.y == Approx(kScale));
      CHECK(axes.northByX * east.x + axes.northByY * east.y == Approx(0).epsilon(1e-12));
      CHECK(axes.pixelScale() == Approx(1.012));
    }
  }
}

TEST_CASE("north-up turns leave north within 45 degrees of up and put east on its left, whatever the axes") {
  int mirrors = 0;
  for (int lean = -179; lean <= 180; ++lean) {
    if (std::abs(lean) % 90 == 45) continue;  // two turns are equally close
    for (const bool mirrored : {false, true}) {
      const SkyAxes axes = axesLeaning(lean, mirrored);
      const Turn turn = northUpTurn(axes);
      const Direction north = turn.applied(axes.north());
      const Direction east = turn.applied(axes.east());
      CHECK(std::abs(leanFromUp(north)) < 45);
      CHECK(std::abs(leanFromUp(east) - leanFromUp(north) - 90) < 1e-9);
      const int determinant = turn.rightByX * turn.upByY - turn.rightByY * turn.upByX;
      CHECK((determinant < 0) == mirrored);
      CHECK((determinant < 0) == (axes.determinant() > 0));
      mirrors += determinant < 0;
    }
  }
  CHECK(mirrors > 0);
}

TEST_CASE("an image that is north-up already is left alone, one with north down and east left is flipped, not turned") {
  CHECK(northUpTurn(axesLeaning(0, false)) == Turn{});
  const SkyAxes ztf{-kScale, 0, 0, -kScale};
  CHECK(ztf.determinant() > 0);
  CHECK(northUpTurn(ztf) == Turn{1, 0, 0, -1});
}

TEST_CASE("the eight turns are all different, and each keeps lengths") {
  for (const Turn& turn : allTurns()) {
    int same = 0;
    for (const Turn& other : allTurns()) same += turn == other;
    CHECK(same == 1);
    const Direction moved = turn.applied({3, 4});
    CHECK(std::hypot(moved.x, moved.y) == 5);
    CHECK(turn.swapsAxes() == (std::abs(moved.x) == 4));
  }
}
