// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "imaging/image_normalizer.h"
#include "imaging/sky.h"
#include "imaging/symmetry.h"

namespace blendscope {

namespace {

/// The part of an image that surely shows the object: rows and columns [n/4, n − n/4).
struct CentralPart {
  std::size_t firstRow, lastRow, firstColumn, lastColumn;  // last ones excluded

  explicit CentralPart(ImageShape shape) {
    const auto height = static_cast<std::size_t>(shape.height);
    const auto width = static_cast<std::size_t>(shape.width);
    firstRow = height / 4, lastRow = height - height / 4;
    firstColumn = width / 4, lastColumn = width - width / 4;
  }
};

double finiteOr0(float x) { return std::isfinite(x) ? static_cast<double>(x) : 0; }

/// Position of the brightest finite pixel of the central part, the first in reading order; its centre if there is none.
std::pair<int, int> centralPeak(std::span<const float> image, ImageShape shape) {
  const CentralPart part(shape);
  std::pair<int, int> peak{(shape.height - 1) / 2, (shape.width - 1) / 2};
  float brightest = -std::numeric_limits<float>::infinity();
  for (std::size_t row = part.firstRow; row < part.lastRow; ++row) {
    for (std::size_t column = part.firstColumn; column < part.lastColumn; ++column) {
      const float x = image[row * static_cast<std::size_t>(shape.width) + column];
      if (!std::isfinite(x) || x <= brightest) continue;
      brightest = x;
      peak = {static_cast<int>(row), static_cast<int>(column)};
    }
  }
  return peak;
}

void alignPeak(std::span<const float> in, ImageShape shape, std::span<float> out) {
  const auto [peakRow, peakColumn] = centralPeak(in, shape);
  const int down = peakRow - (shape.height - 1) / 2;
  const int right = peakColumn - (shape.width - 1) / 2;
  const float sky = static_cast<float>(borderSky(in, shape).level);
  const auto place = [&](int row, int column) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(shape.width) + static_cast<std::size_t>(column);
  };
  for (int row = 0; row < shape.height; ++row) {
    for (int column = 0; column < shape.width; ++column) {
      const int fromRow = row + down;
      const int fromColumn = column + right;
      const bool inside = fromRow >= 0 && fromRow < shape.height && fromColumn >= 0 && fromColumn < shape.width;
      out[place(row, column)] = inside ? in[place(fromRow, fromColumn)] : sky;
    }
  }
  mapFinite(out, out, [](double x) { return x; });
}

/// How much brighter the right (lower) half of the central part is than the left (upper) one.
struct Gradient {
  double right = 0;
  double down = 0;
  double tolerance = 0;  ///< differences below are rounding
};

Gradient centralGradient(std::span<const float> image, ImageShape shape) {
  const CentralPart part(shape);
  const auto side = [](std::size_t i, int size) {
    const auto twice = static_cast<int>(2 * i) - (size - 1);
    return static_cast<double>((twice > 0) - (twice < 0));
  };
  Gradient gradient;
  double total = 0;
  for (std::size_t row = part.firstRow; row < part.lastRow; ++row) {
    for (std::size_t column = part.firstColumn; column < part.lastColumn; ++column) {
      const double x = finiteOr0(image[row * static_cast<std::size_t>(shape.width) + column]);
      gradient.right += side(column, shape.width) * x;
      gradient.down += side(row, shape.height) * x;
      total += std::abs(x);
    }
  }
  gradient.tolerance = 1e-12 * total;
  return gradient;
}

/// The gradient of mirror copy number `copy`, as `mirrorCopy` turns it.
Gradient turned(const Gradient& gradient, int copy) {
  Gradient out = gradient;
  if ((copy & 4) != 0) std::swap(out.right, out.down);
  if ((copy & 1) != 0) out.right = -out.right;
  if ((copy & 2) != 0) out.down = -out.down;
  return out;
}

/// Is `a` the larger image, at the first pixel where they differ? Non-finite pixels are smallest.
bool largerAtFirstDifference(std::span<const float> a, std::span<const float> b) {
  const auto key = [](float x) { return std::isfinite(x) ? x : -std::numeric_limits<float>::infinity(); };
  return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end(),
                                      [&](float x, float y) { return key(x) < key(y); });
}

/// Does copy gradient `a` come before `b`? 1 yes, −1 no, 0 equal within rounding.
int compare(const Gradient& a, const Gradient& b) {
  for (const double difference : {a.right - b.right, a.down - b.down}) {
    if (std::abs(difference) > 2 * a.tolerance) return difference > 0 ? 1 : -1;
  }
  return 0;
}

void makeCanonical(std::span<const float> in, ImageShape shape, std::span<float> out) {
  const Gradient gradient = centralGradient(in, shape);
  std::vector<float> copy(in.size());
  Gradient best = gradient;
  mirrorCopy(in, shape, 0, out);
  for (int number = 1; number < mirrorCopies(shape); ++number) {
    const Gradient candidate = turned(gradient, number);
    const int order = compare(candidate, best);
    if (order < 0) continue;
    mirrorCopy(in, shape, number, copy);
    if (order == 0 && !largerAtFirstDifference(copy, out)) continue;
    std::copy(copy.begin(), copy.end(), out.begin());
    best = candidate;
  }
  mapFinite(out, out, [](double x) { return x; });
}

}  // namespace

std::vector<TransformRegistry::Entry> symmetryNormalizers() {
  return {normalizerEntry({.name = "align",
                           .label = "Peak to the centre",
                           .kind = StepKind::Normalizer,
                           .help = "Shifts by whole pixels so that the brightest pixel of the central half lies in the "
                                   "middle; what comes in from outside is sky (clipped border median). NaN stay NaN.",
                           .formula = "x(i, j) → x(i + i_peak − i₀, j + j_peak − j₀)"},
                          [](const Parameters&) { return imageByImage(alignPeak); }),
          normalizerEntry(
              {.name = "canonical",
               .label = "Same way up",
               .kind = StepKind::Normalizer,
               .help = "Of the mirror images and quarter turns takes the one whose central part is brightest to "
                       "the right, then to the bottom; of equals the one with the larger first differing pixel. "
                       "NaN stay NaN.",
               .formula = "g x with g ∈ D₄ of the largest (right − left, lower − upper)"},
              [](const Parameters&) { return imageByImage(makeCanonical); })};
}

}  // namespace blendscope
