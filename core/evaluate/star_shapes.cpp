// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/star_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/parallel.h"
#include "embedding/pca.h"
#include "imaging/sky.h"

namespace blendscope {

namespace {

constexpr std::size_t kStarShapesPixelsPerBlock = 100'000;
constexpr double kWindow = 2.5;  // px around the centroid that the centroid is taken in
constexpr int kCentroidRounds = 4;
constexpr int kTemplates = 4;
constexpr std::size_t kMostAxes = 30;

struct Place {
  double x = 0;
  double y = 0;
};

/// An image without sky, read at any place; outside it is empty.
class SkylessImage {
 public:
  SkylessImage(std::span<const float> image, ImageShape shape)
      : image_(image), shape_(shape), sky_(borderSky(image, shape)) {}

  double at(int x, int y) const {
    if (x < 0 || y < 0 || x >= shape_.width || y >= shape_.height) return 0;
    return static_cast<double>(image_[static_cast<std::size_t>(y * shape_.width + x)]) - sky_.level;
  }

  /// Catmull–Rom interpolation in both directions.
  double between(double x, double y) const {
    const auto column = static_cast<int>(std::floor(x));
    const auto row = static_cast<int>(std::floor(y));
    const std::array<double, 4> across = weights(x - column);
    const std::array<double, 4> up = weights(y - row);
    double sum = 0;
    for (int j = 0; j < 4; ++j) {
      for (int i = 0; i < 4; ++i) {
        sum += up[static_cast<std::size_t>(j)] * across[static_cast<std::size_t>(i)] * at(column + i - 1, row + j - 1);
      }
    }
    return sum;
  }

  /// Of the positive flux near the middle of the image.
  Place centroid() const {
    Place centre{(shape_.width - 1) / 2.0, (shape_.height - 1) / 2.0};
    for (int round = 0; round < kCentroidRounds; ++round) {
      double flux = 0;
      Place sum;
      for (int y = 0; y < shape_.height; ++y) {
        for (int x = 0; x < shape_.width; ++x) {
          const double squared = (x - centre.x) * (x - centre.x) + (y - centre.y) * (y - centre.y);
          const double value = std::max(0.0, at(x, y)) * std::exp(-squared / (2 * kWindow * kWindow));
          flux += value;
          sum.x += value * x;
          sum.y += value * y;
        }
      }
      if (!(flux > 0)) break;
      centre = {sum.x / flux, sum.y / flux};
    }
    return centre;
  }

 private:
  static std::array<double, 4> weights(double t) {
    return {0.5 * t * (-1 + t * (2 - t)), 0.5 * (2 + t * t * (-5 + 3 * t)), 0.5 * t * (1 + t * (4 - 3 * t)),
            0.5 * t * t * (t - 1)};
  }

  std::span<const float> image_;
  ImageShape shape_;
  Sky sky_;
};

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Takes the directions of `basis` (orthonormal rows) out of a vector.
void project(std::span<double> values, const std::vector<std::vector<double>>& basis) {
  for (const std::vector<double>& axis : basis) {
    const double part = dot(values, axis);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] -= part * axis[i];
  }
}

bool normalise(std::span<double> values) {
  const double length = std::sqrt(dot(values, values));
  if (!(length > 0) || !std::isfinite(length)) return false;
  for (double& value : values) value /= length;
  return true;
}

/// The mean star, its two shifts and its blur, orthonormal.
std::vector<std::vector<double>> pointSourceAxes(const std::vector<float>& mean, ImageShape shape) {
  const SkylessImage star(mean, shape);
  std::vector<std::vector<double>> templates(kTemplates, std::vector<double>(mean.size()));
  for (int y = 0; y < shape.height; ++y) {
    for (int x = 0; x < shape.width; ++x) {
      const auto p = static_cast<std::size_t>(y * shape.width + x);
      templates[0][p] = star.at(x, y);
      templates[1][p] = star.at(x + 1, y) - star.at(x - 1, y);
      templates[2][p] = star.at(x, y + 1) - star.at(x, y - 1);
      templates[3][p] =
          star.at(x + 1, y) + star.at(x - 1, y) + star.at(x, y + 1) + star.at(x, y - 1) - 4 * star.at(x, y);
    }
  }
  std::vector<std::vector<double>> axes;
  for (std::vector<double>& values : templates) {
    project(values, axes);
    if (normalise(values)) axes.push_back(std::move(values));
  }
  return axes;
}

class ShapeMaker {
 public:
  ShapeMaker(const CutoutSet& set, const Progress& progress)
      : set_(set), progress_(progress), shapes_(set.size(), set.shape().pixelCount()) {}

  Matrix<float> make() {
    std::vector<char> missing(set_.size(), 0);
    for (const Row row : set_.nonFiniteRows()) missing[row] = 1;
    forRows([&](Row row) {
      if (missing[row] == 0) centre(row);
    });
    const auto axes = pointSourceAxes(meanStar(), set_.shape());
    forRows([&](Row row) {
      std::vector<double> values(shapes_.row(row).begin(), shapes_.row(row).end());
      project(values, axes);
      if (!normalise(values)) std::fill(values.begin(), values.end(), 0.0);
      std::transform(values.begin(), values.end(), shapes_.row(row).begin(),
                     [](double value) { return static_cast<float>(value); });
    });
    return std::move(shapes_);
  }

 private:
  template <class Work>
  void forRows(Work work) const {
    const std::size_t grain = std::max<std::size_t>(1, kStarShapesPixelsPerBlock / std::max<std::size_t>(1, shapes_.cols()));
    parallelFor(set_.size(), grain, [&](std::size_t begin, std::size_t end) {
      progress_.throwIfCancelled();
      for (std::size_t row = begin; row < end; ++row) work(static_cast<Row>(row));
    });
  }

  /// The image about its centroid, as a unit vector.
  void centre(Row row) {
    const ImageShape shape = set_.shape();
    const SkylessImage image(set_.image(row), shape);
    const Place from = image.centroid();
    const double dx = from.x - (shape.width - 1) / 2.0;
    const double dy = from.y - (shape.height - 1) / 2.0;
    std::vector<double> values(shapes_.cols());
    for (int y = 0; y < shape.height; ++y) {
      for (int x = 0; x < shape.width; ++x) {
        values[static_cast<std::size_t>(y * shape.width + x)] = image.between(x + dx, y + dy);
      }
    }
    if (!normalise(values)) return;
    std::transform(values.begin(), values.end(), shapes_.row(row).begin(),
                   [](double value) { return static_cast<float>(value); });
  }

  std::vector<float> meanStar() const {
    std::vector<double> sum(shapes_.cols(), 0.0);
    for (std::size_t row = 0; row < shapes_.rows(); ++row) {
      for (std::size_t p = 0; p < sum.size(); ++p) sum[p] += static_cast<double>(shapes_(row, p));
    }
    std::vector<float> mean;
    for (const double value : sum) {
      mean.push_back(static_cast<float>(value / static_cast<double>(std::max<std::size_t>(1, shapes_.rows()))));
    }
    return mean;
  }

  const CutoutSet& set_;
  const Progress& progress_;
  Matrix<float> shapes_;
};

}  // namespace

Matrix<float> starShapes(const CutoutSet& set, const Progress& progress) {
  const Matrix<float> shapes = ShapeMaker(set, progress).make();
  const auto components = static_cast<int>(std::min({kMostAxes, shapes.cols(), shapes.rows()}));
  if (shapes.rows() < 2 || components < 1) return Matrix<float>(shapes.rows(), 1);
  const PcaSettings settings{.components = components, .whiten = true, .solver = PcaSolver::Auto};
  FeatureBatch batch;
  batch.values = shapes;
  Matrix<float> whitened = Pca(settings).fitModel(shapes, 1, progress)->transform(batch, progress);
  for (std::size_t row = 0; row < shapes.rows(); ++row) {
    const bool empty = std::ranges::all_of(shapes.row(row), [](float value) { return value == 0.0F; });
    std::vector<double> values(whitened.row(row).begin(), whitened.row(row).end());
    if (empty || !normalise(values)) std::fill(values.begin(), values.end(), 0.0);
    std::ranges::transform(values, whitened.row(row).begin(), [](double value) { return static_cast<float>(value); });
  }
  return whitened;
}

}  // namespace blendscope
