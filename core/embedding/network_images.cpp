// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/network_images.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "imaging/sky.h"
#include "imaging/symmetry.h"

namespace blendscope {

namespace {

constexpr std::size_t kNetworkImagesRowsPerBlock = 256;

}  // namespace

NetworkImages NetworkImages::of(const FeatureBatch& batch, int crop, std::string_view step, const Progress& progress) {
  if (batch.values.cols() == 0 || batch.shape.pixelCount() != batch.values.cols()) {
    throw Error("it needs images, but these features are none", fmt::format("step '{}'", step),
                "Leave out the embedding before it.");
  }
  NetworkImages made;
  made.shape = batch.shape;
  made.side = std::min({crop, batch.shape.height, batch.shape.width});
  const Matrix<float> images = made.images(batch.values, progress);
  const std::size_t pixels = images.cols() / 2;
  for (std::size_t c = 0; c < 2; ++c) {
    std::vector<double> squares(images.rows(), 0);
    for (std::size_t i = 0; i < images.rows(); ++i) {
      for (const float v : images.row(i).subspan(c * pixels, pixels)) squares[i] += static_cast<double>(v * v);
    }
    const double mean =
        std::accumulate(squares.begin(), squares.end(), 0.0) / static_cast<double>(images.values().size() / 2);
    made.scale[c] = mean > 0 ? std::sqrt(mean) : 1;
  }
  return made;
}

Matrix<float> NetworkImages::images(MatrixView<const float> cutouts, const Progress& progress) const {
  const auto square = static_cast<std::size_t>(side);
  const std::size_t pixels = square * square;
  const auto top = static_cast<std::size_t>((shape.height - side) / 2);
  const auto left = static_cast<std::size_t>((shape.width - side) / 2);
  Matrix<float> images(cutouts.rows(), 2 * pixels);
  parallelFor(cutouts.rows(), kNetworkImagesRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    std::vector<double> light(pixels);
    for (std::size_t i = begin; i < end; ++i) {
      const std::span<const float> cutout = cutouts.row(i);
      const Sky sky = borderSky(cutout, shape);
      double flux = 0;
      for (std::size_t p = 0; p < pixels; ++p) {
        const std::size_t from = (top + p / square) * static_cast<std::size_t>(shape.width) + left + p % square;
        light[p] = static_cast<double>(cutout[from]) - sky.level;
        flux += light[p];
      }
      const double noise = sky.noise > 0 ? sky.noise : 1;
      // Fainter than its own noise: the noise stands for the flux.
      const double total = std::max(flux, noise * static_cast<double>(square));
      for (std::size_t p = 0; p < pixels; ++p) {
        images(i, p) = static_cast<float>(light[p] / total / scale[0]);
        images(i, pixels + p) = static_cast<float>(std::asinh(light[p] / noise) / scale[1]);
      }
    }
  });
  return images;
}

void NetworkImages::save(ArchiveWriter& archive) const {
  archive.integer(shape.height);
  archive.integer(shape.width);
  archive.integer(side);
  archive.numbers(scale);
}

NetworkImages NetworkImages::load(ArchiveReader& archive) {
  NetworkImages made;
  made.shape.height = static_cast<int>(archive.integer());
  made.shape.width = static_cast<int>(archive.integer());
  made.side = static_cast<int>(archive.integer());
  const std::vector<double> scale = archive.numbers();
  if (made.side < 1 || made.side > made.shape.height || made.side > made.shape.width || scale.size() != 2) {
    throw Error("the saved model contradicts itself", {}, "Train and save it again.");
  }
  std::copy(scale.begin(), scale.end(), made.scale.begin());
  return made;
}

void mirrorNetworkImage(std::span<const float> in, int side, int copy, std::span<float> out) {
  const ImageShape square{side, side};
  const std::size_t pixels = square.pixelCount();
  for (std::size_t c = 0; c < 2; ++c) {
    mirrorCopy(in.subspan(c * pixels, pixels), square, copy, out.subspan(c * pixels, pixels));
  }
}

}  // namespace blendscope
