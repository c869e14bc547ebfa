// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/sky_axes.h"

#include <cmath>
#include <numbers>

namespace blendscope {

namespace {

constexpr double kArcsecPerDegree = 3600;

Direction unit(double x, double y) {
  const double length = std::hypot(x, y);
  return {x / length, y / length};
}

}  // namespace

double SkyAxes::pixelScale() const { return kArcsecPerDegree * std::sqrt(std::abs(determinant())); }

Direction SkyAxes::north() const {
  const double sign = std::copysign(1.0, determinant());
  return unit(-sign * eastByY, sign * eastByX);
}

Direction SkyAxes::east() const {
  const double sign = std::copysign(1.0, determinant());
  return unit(sign * northByY, -sign * northByX);
}

Direction Turn::applied(Direction pixels) const {
  return {rightByX * pixels.x + rightByY * pixels.y, upByX * pixels.x + upByY * pixels.y};
}

const std::array<Turn, 8>& allTurns() {
  static const std::array<Turn, 8> turns{Turn{1, 0, 0, 1}, Turn{-1, 0, 0, 1}, Turn{1, 0, 0, -1}, Turn{-1, 0, 0, -1},
                                         Turn{0, 1, 1, 0}, Turn{0, -1, 1, 0}, Turn{0, 1, -1, 0}, Turn{0, -1, -1, 0}};
  return turns;
}

Turn northUpTurn(const SkyAxes& axes) {
  Turn best;
  double closest = -3;
  for (const Turn& turn : allTurns()) {
    const double closeness = turn.applied(axes.north()).y - turn.applied(axes.east()).x;
    if (closeness > closest + 1e-9) {
      closest = closeness;
      best = turn;
    }
  }
  return best;
}

double leanFromUp(Direction onScreen) { return std::atan2(-onScreen.x, onScreen.y) * 180 / std::numbers::pi; }

}  // namespace blendscope
