// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/image_planes.h"

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>

namespace blendscope {

namespace {

using Taps = Eigen::Map<Eigen::ArrayXf>;
using ConstTaps = Eigen::Map<const Eigen::ArrayXf>;

/// Shift of a tap along the row, in places.
std::ptrdiff_t shiftOf(std::size_t tap, std::size_t kernel, const PlaneLayout& layout) {
  const auto reach = static_cast<std::ptrdiff_t>(kernel / 2);
  const auto dy = static_cast<std::ptrdiff_t>(tap / kernel) - reach;
  const auto dx = static_cast<std::ptrdiff_t>(tap % kernel) - reach;
  return dy * static_cast<std::ptrdiff_t>(layout.stride()) + dx;
}

/// The pixels that a pixel of the smaller image is the mean of: `count` ≤ 4 places from line `y`, column `x`.
template <class Visit>
void visitSquares(const PlaneLayout& layout, const PlaneLayout& small, Visit&& visit) {
  for (std::size_t image = 0; image < layout.images; ++image) {
    for (std::size_t y = 0; y < small.side; ++y) {
      const std::size_t height = std::min<std::size_t>(2, layout.side - 2 * y);
      for (std::size_t x = 0; x < small.side; ++x) {
        const std::size_t width = std::min<std::size_t>(2, layout.side - 2 * x);
        visit(small.lineOf(image, y) + x, layout.lineOf(image, 2 * y) + 2 * x, height, width);
      }
    }
  }
}

}  // namespace

std::vector<float> PlaneLayout::mask() const {
  std::vector<float> mask(length(), 0.0F);
  for (std::size_t image = 0; image < images; ++image) {
    for (std::size_t y = 0; y < side; ++y) {
      std::fill_n(mask.begin() + static_cast<std::ptrdiff_t>(lineOf(image, y)), side, 1.0F);
    }
  }
  return mask;
}

void gatherTaps(const Matrix<float>& planes, const PlaneLayout& layout, std::size_t kernel, Matrix<float>& taps) {
  const std::size_t count = kernel * kernel;
  const std::size_t length = layout.length();
  if (taps.rows() != planes.rows() * count || taps.cols() != length)
    taps = Matrix<float>(planes.rows() * count, length);
  for (std::size_t c = 0; c < planes.rows(); ++c) {
    for (std::size_t tap = 0; tap < count; ++tap) {
      const std::ptrdiff_t shift = shiftOf(tap, kernel, layout);
      const auto before = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, -shift));
      const auto after = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, shift));
      float* to = taps.row(c * count + tap).data();
      std::fill_n(to, before, 0.0F);
      std::copy_n(planes.row(c).data() + after, length - before - after, to + before);
      std::fill_n(to + length - after, after, 0.0F);
    }
  }
}

void addTaps(const Matrix<float>& taps, const PlaneLayout& layout, std::size_t kernel, Matrix<float>& planes) {
  const std::size_t count = kernel * kernel;
  const std::size_t length = layout.length();
  for (std::size_t c = 0; c < planes.rows(); ++c) {
    for (std::size_t tap = 0; tap < count; ++tap) {
      const std::ptrdiff_t shift = shiftOf(tap, kernel, layout);
      const auto before = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, -shift));
      const auto after = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, shift));
      const auto shared = static_cast<Eigen::Index>(length - before - after);
      Taps(planes.row(c).data() + after, shared) += ConstTaps(taps.row(c * count + tap).data() + before, shared);
    }
  }
}

PlaneLayout halved(const PlaneLayout& layout) { return {layout.images, (layout.side + 1) / 2}; }

void halve(const Matrix<float>& planes, const PlaneLayout& layout, Matrix<float>& smaller) {
  const PlaneLayout small = halved(layout);
  smaller = Matrix<float>(planes.rows(), small.length(), 0.0F);
  for (std::size_t c = 0; c < planes.rows(); ++c) {
    const std::span<const float> from = planes.row(c);
    const std::span<float> to = smaller.row(c);
    visitSquares(layout, small, [&](std::size_t target, std::size_t first, std::size_t height, std::size_t width) {
      float sum = 0;
      for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) sum += from[first + y * layout.stride() + x];
      }
      to[target] = sum / static_cast<float>(height * width);
    });
  }
}

void addHalved(const Matrix<float>& smaller, const PlaneLayout& layout, Matrix<float>& planes) {
  const PlaneLayout small = halved(layout);
  for (std::size_t c = 0; c < planes.rows(); ++c) {
    const std::span<const float> from = smaller.row(c);
    const std::span<float> to = planes.row(c);
    visitSquares(layout, small, [&](std::size_t source, std::size_t first, std::size_t height, std::size_t width) {
      const float share = from[source] / static_cast<float>(height * width);
      for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) to[first + y * layout.stride() + x] += share;
      }
    });
  }
}

}  // namespace blendscope
