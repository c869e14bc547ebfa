// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/class_images.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/parallel.h"

namespace blendscope {

namespace {

struct Sample {
  double count = 0;
  double mean = std::numeric_limits<double>::quiet_NaN();
  double squares = 0;  ///< Σ (x − mean)²
};

/// `value(i)` for i in [0, size).
template <class Value>
Sample sampleOf(std::size_t size, Value value) {
  Sample sample;
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (std::isfinite(value(i))) sample.count += 1, sum += value(i);
  }
  if (sample.count == 0) return sample;
  sample.mean = sum / sample.count;
  for (std::size_t i = 0; i < size; ++i) {
    if (std::isfinite(value(i))) sample.squares += (value(i) - sample.mean) * (value(i) - sample.mean);
  }
  return sample;
}

Sample pixelSample(MatrixView<const float> images, std::size_t pixel) {
  return sampleOf(images.rows(), [&](std::size_t row) { return static_cast<double>(images(row, pixel)); });
}

double cohensD(const Sample& a, const Sample& b) {
  const double difference = b.mean - a.mean;
  const double freedom = a.count + b.count - 2;
  const double pooled = freedom > 0 ? std::sqrt((a.squares + b.squares) / freedom) : 0;
  if (pooled > 0 || std::isnan(difference)) return difference / pooled;
  return difference == 0 ? 0 : std::copysign(std::numeric_limits<float>::max(), difference);
}

/// `value(pixel)` for every pixel, in parallel.
template <class Value>
std::vector<float> pixelImage(std::size_t pixels, Value value) {
  constexpr std::size_t kPixels = 8;
  std::vector<float> image(pixels);
  parallelFor(pixels, kPixels, [&](std::size_t begin, std::size_t end) {
    for (std::size_t pixel = begin; pixel < end; ++pixel) image[pixel] = static_cast<float>(value(pixel));
  });
  return image;
}

std::vector<float> finitePixels(MatrixView<const float> images, std::size_t pixel) {
  std::vector<float> values;
  values.reserve(images.rows());
  for (std::size_t row = 0; row < images.rows(); ++row) {
    if (std::isfinite(images(row, pixel))) values.push_back(images(row, pixel));
  }
  return values;
}

/// Mann–Whitney: for every value of b the values of a below it, and half of those equal to it.
double rocArea(std::vector<float> a, std::vector<float> b) {
  if (a.empty() || b.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  double wins = 0;
  auto below = a.begin();
  auto upTo = a.begin();
  for (const float value : b) {
    while (below != a.end() && *below < value) ++below;
    while (upTo != a.end() && *upTo <= value) ++upTo;
    wins += 0.5 * static_cast<double>((below - a.begin()) + (upTo - a.begin()));
  }
  return wins / (static_cast<double>(a.size()) * static_cast<double>(b.size()));
}

double medianOf(std::vector<float>& values) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return 0.5 * (static_cast<double>(*middle) + *std::max_element(values.begin(), middle));
}

}  // namespace

std::vector<float> meanImage(MatrixView<const float> images) {
  return pixelImage(images.cols(), [&](std::size_t pixel) { return pixelSample(images, pixel).mean; });
}

std::vector<float> medianImage(MatrixView<const float> images) {
  return pixelImage(images.cols(), [&](std::size_t pixel) {
    std::vector<float> values = finitePixels(images, pixel);
    return medianOf(values);
  });
}

std::vector<float> effectSizeImage(MatrixView<const float> a, MatrixView<const float> b) {
  return pixelImage(a.cols(), [&](std::size_t pixel) { return cohensD(pixelSample(a, pixel), pixelSample(b, pixel)); });
}

std::vector<float> rocAreaImage(MatrixView<const float> a, MatrixView<const float> b) {
  return pixelImage(a.cols(),
                    [&](std::size_t pixel) { return rocArea(finitePixels(a, pixel), finitePixels(b, pixel)); });
}

double effectSize(std::span<const double> a, std::span<const double> b) {
  return cohensD(sampleOf(a.size(), [&](std::size_t i) { return a[i]; }),
                 sampleOf(b.size(), [&](std::size_t i) { return b[i]; }));
}

}  // namespace blendscope
