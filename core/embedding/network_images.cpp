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

/// The best single star of a cutout with a PSF of fixed shape.
struct OneStar {
  PsfBelief psf;
  StarFit fit;

  OneStar() = default;
  explicit OneStar(const PreparedCutout& cutout) : psf(cutout.psf) {
    psf.scatter.fill(kFixedShape);
    fit = fitOneStar(cutout.pixels, psf, cutout.noise);
  }

  std::vector<double> leaves(const SquareLight& seen, const CentralSquare& square) const {
    const auto side = static_cast<int>(square.side);
    const StarPixels places = emptyPixels(static_cast<int>(square.left()), static_cast<int>(square.top()), side, side);
    std::vector<double> rest = modelLight(places, psf, fit);
    for (std::size_t p = 0; p < rest.size(); ++p) rest[p] = seen.light[p] - fit.background - rest[p];
    return rest;
  }
};

/// Of every training row, by the PSF as other objects teach it.
std::vector<OneStar> starsOf(const TrainingBatch& batch, const PsfKnowledge& psf, const Progress& progress) {
  std::vector<OneStar> stars(batch.size());
  parallelFor(batch.size(), kNetworkImagesRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) stars[i] = OneStar(psf.prepareHeldOut(batch, i));
  });
  return stars;
}

}  // namespace

template <class StarOf>
Matrix<float> NetworkImages::draw(const FeatureBatch& batch, const Progress& progress, StarOf&& starOf) const {
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
      const std::vector<double> rest = starOf(i).leaves(seen, square);
      for (std::size_t p = 0; p < pixels; ++p) {
        images(i, kPlainChannels * pixels + p) = static_cast<float>(rest[p] / seen.total / scale[2]);
      }
    }
  });
  return images;
}

LearnedNetworkImages NetworkImages::learn(const TrainingBatch& batch, const NetworkImageSettings& settings,
                                          const std::string& step, const Progress& progress) {
  if (batch.values.cols() == 0 || batch.shape.pixelCount() != batch.values.cols()) {
    throw Error("it needs images, but these features are none", fmt::format("step '{}'", step),
                "Leave out the embedding before it.");
  }
  NetworkImages made;
  made.shape = batch.shape;
  made.side = std::min({settings.crop, batch.shape.height, batch.shape.width});
  std::vector<OneStar> stars;
  if (settings.psf) {
    progress.report(0, "Learning the PSF from single stars");
    made.psf = std::make_shared<const PsfKnowledge>(
        PsfKnowledge::learn(batch, singleStars(batch, settings.single), step, progress));
    stars = starsOf(batch, *made.psf, progress);
    made.scale.push_back(1);
  }
  const auto starOf = [&](std::size_t row) -> const OneStar& { return stars[row]; };
  const Matrix<float> unscaled = made.draw(batch, progress, starOf);
  const std::size_t pixels = unscaled.cols() / made.channels();
  for (std::size_t c = 0; c < made.channels(); ++c) {
    std::vector<double> squares(unscaled.rows(), 0);
    for (std::size_t i = 0; i < unscaled.rows(); ++i) {
      for (const float v : unscaled.row(i).subspan(c * pixels, pixels)) squares[i] += static_cast<double>(v * v);
    }
    const double mean =
        std::accumulate(squares.begin(), squares.end(), 0.0) / static_cast<double>(unscaled.rows() * pixels);
    made.scale[c] = mean > 0 ? std::sqrt(mean) : 1;
  }
  Matrix<float> training = made.draw(batch, progress, starOf);
  return {std::move(made), std::move(training)};
}

Matrix<float> NetworkImages::images(const FeatureBatch& batch, const Progress& progress) const {
  FeatureBatch cutouts = batch;
  cutouts.shape = shape;
  return draw(cutouts, progress, [&](std::size_t row) { return OneStar(psf->prepare(cutouts, row)); });
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
