// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace blendscope {

/// Closeness in the embedding, 1/(1 + a·d^(2b)), as a function of the distance d there.
struct UmapCurve {
  double a = 1;
  double b = 1;
};

/// Least squares to "1 up to minDist, then exp(−(d − minDist)/spread)" at 300 distances from 0 to 3·spread
/// (McInnes, Healy & Melville 2018, definition 11). 0 ≤ minDist ≤ spread, spread > 0. minDist = 0.1, spread = 1 gives
/// a = 1.577, b = 0.895.
UmapCurve fitUmapCurve(double minDist, double spread);

}  // namespace blendscope
