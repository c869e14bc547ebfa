// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "base/archive.h"
#include "base/error.h"
#include "embedding/image_planes.h"
#include "embedding/residual_network.h"

using namespace blendscope;
using doctest::Approx;

namespace {

Matrix<float> randomTable(std::size_t rows, std::size_t cols, std::uint64_t seed) {
  RandomStream random(seed);
  Matrix<float> table(rows, cols);
  for (float& v : table.values()) v = static_cast<float>(random.normal());
  return table;
}

/// Random pixels, nothing between them.
Matrix<float> randomPlanes(const PlaneLayout& layout, std::size_t channels, std::uint64_t seed) {
  Matrix<float> planes = randomTable(channels, layout.length(), seed);
  const std::vector<float> mask = layout.mask();
  for (std::size_t c = 0; c < channels; ++c) {
    for (std::size_t p = 0; p < mask.size(); ++p) planes(c, p) *= mask[p];
  }
  return planes;
}

double dot(const Matrix<float>& a, const Matrix<float>& b) {
  return std::inner_product(a.values().begin(), a.values().end(), b.values().begin(), 0.0);
}

double lossOf(const ResidualNetwork& network, const Matrix<float>& images, const std::vector<int>& labels,
              std::vector<float>* slopes = nullptr) {
  std::vector<float> gathered(network.parameters().size(), 0.0F);
  std::vector<float> measured(network.statistics().size());
  RandomStream random(1);
  const double loss =
      network.addSlopes(images, labels, 0, random, gathered, measured, *ResidualNetwork::makeWorkspace());
  if (slopes) *slopes = gathered;
  return loss;
}

}  // namespace

TEST_CASE("taps are the neighbours of each pixel, and zeros beyond the edges") {
  const PlaneLayout layout{3, 4};
  const Matrix<float> planes = randomPlanes(layout, 2, 1);
  Matrix<float> taps;
  gatherTaps(planes, layout, 3, taps);
  for (std::size_t c = 0; c < 2; ++c) {
    for (std::size_t image = 0; image < 3; ++image) {
      for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 4; ++x) {
          for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
              const bool inside = y + dy >= 0 && y + dy < 4 && x + dx >= 0 && x + dx < 4;
              const auto place = [&](int row, int column) {
                return layout.lineOf(image, static_cast<std::size_t>(row)) + static_cast<std::size_t>(column);
              };
              const float expected = inside ? planes(c, place(y + dy, x + dx)) : 0.0F;
              CHECK(taps(c * 9 + static_cast<std::size_t>((dy + 1) * 3 + dx + 1), place(y, x)) == expected);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("the ways back are the transposes of the ways there") {
  for (const std::size_t side : {4, 5}) {
    const PlaneLayout layout{2, side};
    const Matrix<float> planes = randomPlanes(layout, 3, 2);
    Matrix<float> taps;
    gatherTaps(planes, layout, 3, taps);
    const Matrix<float> other = randomTable(taps.rows(), taps.cols(), 3);
    Matrix<float> back(3, layout.length(), 0.0F);
    addTaps(other, layout, 3, back);
    CHECK(dot(taps, other) == Approx(dot(planes, back)).epsilon(1e-4));

    Matrix<float> small;
    halve(planes, layout, small);
    const Matrix<float> smallOther = randomPlanes(halved(layout), 3, 4);
    Matrix<float> large(3, layout.length(), 0.0F);
    addHalved(smallOther, layout, large);
    CHECK(dot(small, smallOther) == Approx(dot(planes, large)).epsilon(1e-4));
  }
}

TEST_CASE("halving an even image takes the mean of four pixels") {
  const PlaneLayout layout{1, 4};
  const Matrix<float> planes = randomPlanes(layout, 1, 5);
  Matrix<float> small;
  halve(planes, layout, small);
  const auto at = [&](std::size_t y, std::size_t x) { return planes(0, layout.lineOf(0, y) + x); };
  CHECK(small(0, halved(layout).lineOf(0, 1)) == Approx((at(2, 0) + at(2, 1) + at(3, 0) + at(3, 1)) / 4));
}

TEST_CASE("slopes of the loss are its differences, for every kind of parameter") {
  for (const std::size_t side : {6, 9}) {  // without and with halving
    CAPTURE(side);
    RandomStream random(7);
    ResidualNetwork network({side, 3, 3}, random);
    const Matrix<float> images = randomTable(12, network.inputSize(), 8);
    const std::vector<int> labels{0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};
    std::vector<float> slopes;
    lossOf(network, images, labels, &slopes);
    for (const bool weights : {true, false}) {
      // A step against the slopes of these parameters alone changes the loss by −h |slope|².
      double squared = 0;
      for (std::size_t p = 0; p < slopes.size(); ++p) {
        if (network.isWeight(p) == weights) squared += std::pow(static_cast<double>(slopes[p]), 2);
      }
      const auto moved = [&](double h) {
        const std::vector<float> kept(network.parameters().begin(), network.parameters().end());
        for (std::size_t p = 0; p < slopes.size(); ++p) {
          if (network.isWeight(p) == weights) network.parameters()[p] += static_cast<float>(h) * slopes[p];
        }
        const double loss = lossOf(network, images, labels);
        std::copy(kept.begin(), kept.end(), network.parameters().begin());
        return loss;
      };
      const double h = 1e-3 / std::sqrt(squared);
      CHECK((moved(h) - moved(-h)) / (2 * h) == Approx(squared).epsilon(0.02));
    }
    // And by single parameters of every layer.
    for (std::size_t p = 0; p < slopes.size(); p += slopes.size() / 37) {
      if (std::abs(slopes[p]) < 0.1F) continue;
      CAPTURE(p);
      const float kept = network.parameters()[p];
      network.parameters()[p] = kept + 2e-3F;
      const double above = lossOf(network, images, labels);
      network.parameters()[p] = kept - 2e-3F;
      const double below = lossOf(network, images, labels);
      network.parameters()[p] = kept;
      CHECK((above - below) / 4e-3 == Approx(slopes[p]).epsilon(0.1));
    }
  }
}

TEST_CASE("normalised by the statistics of the same images, prediction sees what training saw") {
  RandomStream random(3);
  ResidualNetwork network({8, 4, 2}, random);
  const Matrix<float> images = randomTable(20, network.inputSize(), 4);
  const std::vector<int> labels(20, 1);
  std::vector<float> slopes(network.parameters().size(), 0.0F);
  const auto workspace = ResidualNetwork::makeWorkspace();
  const double loss = network.addSlopes(images, labels, 0, random, slopes, network.statistics(), *workspace);
  const Matrix<double> p = network.probabilitiesOf(network.featuresOf(images, *workspace));
  double predicted = 0;
  for (std::size_t i = 0; i < 20; ++i) predicted -= std::log(p(i, 1));
  CHECK(predicted == Approx(loss).epsilon(1e-4));
}

TEST_CASE("a network comes back from a file, and a damaged file is an error") {
  RandomStream random(3);
  const ResidualNetwork network({8, 4, 2}, random);
  ArchiveWriter writer;
  network.save(writer);
  ArchiveReader reader(writer.bytes());
  const ResidualNetwork restored = ResidualNetwork::load(reader, 2);
  const Matrix<float> images = randomTable(5, network.inputSize(), 4);
  const auto workspace = ResidualNetwork::makeWorkspace();
  CHECK(restored.featuresOf(images, *workspace) == network.featuresOf(images, *ResidualNetwork::makeWorkspace()));
  ArchiveReader half(std::span(writer.bytes()).first(writer.bytes().size() / 2));
  CHECK_THROWS_AS(ResidualNetwork::load(half, 2), Error);
}
