// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "base/random.h"

namespace blendscope {

/// Where the training points of a plane leave holes. A model that will be asked about places inside holes must be
/// chosen by its error inside holes; carrying the holes of the data themselves over other data makes such tests from
/// training points alone.
class HoleMap {
 public:
  /// `points` n × 2, n ≥ 2. The raster is twice as coarse as the median distance of nearest neighbours.
  explicit HoleMap(MatrixView<const double> points);

  /// True in an empty cell of the raster, and everywhere outside the points' bounding box.
  bool isHole(double x, double y) const;
  /// Share of the bounding box that is empty.
  double emptyShare() const;
  /// A random place in a hole; call only where there are any.
  std::array<double, 2> randomPlace(RandomStream& random) const;

 private:
  std::size_t cell(double value, std::size_t axis) const;
  std::array<double, 2> origin_{};
  std::array<double, 2> extent_{};
  double cellSize_ = 1;
  std::array<std::size_t, 2> cells_{1, 1};
  std::vector<char> occupied_;
  std::vector<std::uint32_t> empty_;
};

}  // namespace blendscope
