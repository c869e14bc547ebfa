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

constexpr std::size_t kNetworkImagesRowsPerBlock = 64;
constexpr std::size_t kPlainChannels = 2;
constexpr double kFixedShape = 1e-3;  // scatter of a PSF that is not to give way to what it shall tell of

/// Square in the middle of a cutout.
struct CentralSquare {
  ImageShape shape;
  std::size_t side;

  std::size_t pixels() const { return side * side; }
  std::size_t top() const { return (static_cast<std::size_t>(shape.height) - side) / 2; }
  std::size_t left() const { return (static_cast<std::size_t>(shape.width) - side) / 2; }
  std::size_t row(std::size_t pixel) const { return top() + pixel / side; }
  std::size_t column(std::size_t pixel) const { return left() + pixel % side; }
};

/// Light of the square above the sky, and its sum: where that is fainter than its own noise, the noise.
struct SquareLight {
  std::vector<double> light;
  double noise = 1;
  double total = 0;

  SquareLight(std::span<const float> cutout, const CentralSquare& square) : light(square.pixels()) {
    const Sky sky = borderSky(cutout, square.shape);
    double flux = 0;
    for (std::size_t p = 0; p < light.size(); ++p) {
      const std::size_t from = square.row(p) * static_cast<std::size_t>(square.shape.width) + square.column(p);
      light[p] = static_cast<double>(cutout[from]) - sky.level;
      flux += light[p];
    }
    if (sky.noise > 0) noise = sky.noise;
    total = std::max(flux, noise * static_cast<double>(square.side));
  }
};

/// What the best single star with a PSF of fixed shape leaves over.
std::vector<double> unexplained(PreparedCutout cutout, const SquareLight& seen, const CentralSquare& square) {
  cutout.psf.scatter.fill(kFixedShape);
  const StarFit one = fitOneStar(cutout.pixels, cutout.psf, cutout.noise);
  StarPixels everywhere;
  for (std::size_t p = 0; p < square.pixels(); ++p) {
    everywhere.x.push_back(static_cast<double>(square.column(p)));
    everywhere.y.push_back(static_cast<double>(square.row(p)));
  }
  everywhere.light.assign(square.pixels(), 0);
  std::vector<double> rest = modelLight(everywhere, cutout.psf, one);
  for (std::size_t p = 0; p < rest.size(); ++p) rest[p] = seen.light[p] - one.background - rest[p];
  return rest;
}

PsfKnowledge psfOfSingles(const TrainingBatch& batch, int single, const std::string& step, const Progress& progress) {
  std::vector<std::size_t> singles;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (batch.labels[i] == single && batch.isReal(i)) singles.push_back(i);
  }
  progress.report(0, "Learning the PSF from single stars");
  return PsfKnowledge::learn(batch, singles, step, progress);
}

}  // namespace

template <class Prepare>
Matrix<float> NetworkImages::draw(const FeatureBatch& batch, const Progress& progress, Prepare&& prepare) const {
  const CentralSquare square{shape, static_cast<std::size_t>(side)};
  const std::size_t pixels = square.pixels();
  Matrix<float> images(batch.size(), channels() * pixels);
  parallelFor(batch.size(), kNetworkImagesRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      const SquareLight seen(batch.values.row(i), square);
      for (std::size_t p = 0; p < pixels; ++p) {
        images(i, p) = static_cast<float>(seen.light[p] / seen.total / scale[0]);
        images(i, pixels + p) = static_cast<float>(std::asinh(seen.light[p] / seen.noise) / scale[1]);
      }
      if (!psf) continue;
      const std::vector<double> rest = unexplained(prepare(i), seen, square);
      for (std::size_t p = 0; p < pixels; ++p) {
        images(i, kPlainChannels * pixels + p) = static_cast<float>(rest[p] / seen.total / scale[2]);
      }
    }
  });
  return images;
}

NetworkImages NetworkImages::of(const TrainingBatch& batch, const NetworkImageSettings& settings,
                                const std::string& step, const Progress& progress) {
  if (batch.values.cols() == 0 || batch.shape.pixelCount() != batch.values.cols()) {
    throw Error("it needs images, but these features are none", fmt::format("step '{}'", step),
                "Leave out the embedding before it.");
  }
  NetworkImages made;
  made.shape = batch.shape;
  made.side = std::min({settings.crop, batch.shape.height, batch.shape.width});
  if (settings.psf) {
    made.psf = std::make_shared<const PsfKnowledge>(psfOfSingles(batch, settings.single, step, progress));
    made.scale.push_back(1);
  }
  const Matrix<float> images = made.trainingImages(batch, progress);
  const std::size_t pixels = images.cols() / made.channels();
  for (std::size_t c = 0; c < made.channels(); ++c) {
    std::vector<double> squares(images.rows(), 0);
    for (std::size_t i = 0; i < images.rows(); ++i) {
      for (const float v : images.row(i).subspan(c * pixels, pixels)) squares[i] += static_cast<double>(v * v);
    }
    const double mean =
        std::accumulate(squares.begin(), squares.end(), 0.0) / static_cast<double>(images.rows() * pixels);
    made.scale[c] = mean > 0 ? std::sqrt(mean) : 1;
  }
  return made;
}

Matrix<float> NetworkImages::images(const FeatureBatch& batch, const Progress& progress) const {
  FeatureBatch cutouts = batch;
  cutouts.shape = shape;
  return draw(cutouts, progress, [&](std::size_t row) { return psf->prepare(cutouts, row); });
}

Matrix<float> NetworkImages::trainingImages(const TrainingBatch& batch, const Progress& progress) const {
  return draw(batch, progress, [&](std::size_t row) { return psf->prepareHeldOut(batch, row); });
}

void NetworkImages::save(ArchiveWriter& archive) const {
  archive.integer(shape.height);
  archive.integer(shape.width);
  archive.integer(side);
  archive.numbers(scale);
  if (psf) psf->save(archive);
}

NetworkImages NetworkImages::load(ArchiveReader& archive) {
  NetworkImages made;
  made.shape.height = static_cast<int>(archive.integer());
  made.shape.width = static_cast<int>(archive.integer());
  made.side = static_cast<int>(archive.integer());
  made.scale = archive.numbers();
  const bool hasPsf = made.scale.size() == kPlainChannels + 1;
  if (made.side < 1 || made.side > made.shape.height || made.side > made.shape.width ||
      (made.scale.size() != kPlainChannels && !hasPsf)) {
    throw Error("the saved model contradicts itself", {}, "Train and save it again.");
  }
  if (hasPsf) made.psf = std::make_shared<const PsfKnowledge>(PsfKnowledge::load(archive));
  return made;
}

void mirrorNetworkImage(std::span<const float> in, int side, int copy, std::span<float> out) {
  const ImageShape square{side, side};
  const std::size_t pixels = square.pixelCount();
  for (std::size_t from = 0; from < in.size(); from += pixels) {
    mirrorCopy(in.subspan(from, pixels), square, copy, out.subspan(from, pixels));
  }
}

}  // namespace blendscope
