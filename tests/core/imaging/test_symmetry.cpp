// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <numeric>
#include <set>
#include <vector>

#include "base/error.h"
#include "imaging/symmetry.h"
#include "normalizer_fixture.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

std::vector<float> counting(ImageShape shape) {
  std::vector<float> image(shape.pixelCount());
  std::iota(image.begin(), image.end(), 1.0F);
  return image;
}

std::vector<float> copyOf(const std::vector<float>& image, ImageShape shape, int copy) {
  std::vector<float> out(image.size());
  mirrorCopy(image, shape, copy, out);
  return out;
}

}  // namespace

TEST_CASE("a square has eight different mirror copies that form a group, an oblong four") {
  for (const ImageShape shape : {ImageShape{3, 3}, ImageShape{2, 3}, ImageShape{10, 10}}) {
    const std::vector<float> image = counting(shape);
    std::set<std::vector<float>> copies;
    for (int copy = 0; copy < mirrorCopies(shape); ++copy) copies.insert(copyOf(image, shape, copy));
    CHECK(copies.size() == (shape.width == shape.height ? 8U : 4U));
    CHECK(copyOf(image, shape, 0) == image);
    for (int a = 0; a < mirrorCopies(shape); ++a) {
      for (int b = 0; b < mirrorCopies(shape); ++b) {
        CHECK(copies.contains(copyOf(copyOf(image, shape, a), shape, b)));
      }
    }
  }
}

TEST_CASE("mirror copies go where they say") {
  const std::vector<float> image{1, 2, 3, 4};
  CHECK(copyOf(image, {2, 2}, 1) == std::vector<float>{2, 1, 4, 3});
  CHECK(copyOf(image, {2, 2}, 2) == std::vector<float>{3, 4, 1, 2});
  CHECK(copyOf(image, {2, 2}, 4) == std::vector<float>{1, 3, 2, 4});
}

TEST_CASE("augment:d4 gives each copy of every image, the image itself first") {
  const auto augmentation = augmentations().make(parseStep("augment:d4"));
  CHECK(augmentation->copies() == 8);
  CHECK(augmentations().make(parseStep("augment:d4=false"))->copies() == 1);
  Matrix<float> images(2, 9);
  std::iota(images.values().begin(), images.values().end(), 0.0F);
  const TrainingBatch batch = batchOf(images, kThree);
  CHECK(augmentation->copy(batch, 0) == images);
  std::set<std::vector<float>> copies;
  for (int c = 0; c < 8; ++c) {
    const Matrix<float> copy = augmentation->copy(batch, c);
    copies.insert(copy.values());
    const auto row = copy.row(1);
    CHECK(std::accumulate(row.begin(), row.end(), 0.0F) == 117);
  }
  CHECK(copies.size() == 8);
  CHECK_THROWS_AS(augmentation->copy(batchOf(images, {0, 0}), 1), Error);
}
