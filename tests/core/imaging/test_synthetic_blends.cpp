// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/synthetic_blends.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "base/random.h"
#include "imaging/sky.h"

using namespace blendscope;

namespace {

constexpr ImageShape kNine{9, 9};
const Progress silent;

/// Two fields of noiseless singles over a flat sky, each of a width of its own, and some blends.
struct Fields {
  Matrix<float> images = Matrix<float>(30, 81);
  std::vector<int> labels;
  std::vector<int> groups;

  Fields() {
    RandomStream random(7);
    for (std::size_t i = 0; i < images.rows(); ++i) {
      const double flux = random.uniform(500, 5000);
      const double width = 0.8 + 0.03 * static_cast<double>(i);
      for (int y = 0; y < 9; ++y) {
        for (int x = 0; x < 9; ++x) {
          const double r2 = (x - 4.0) * (x - 4.0) + (y - 4.0) * (y - 4.0);
          images(i, static_cast<std::size_t>(9 * y + x)) =
              static_cast<float>(100 + flux * std::exp(-r2 / (2 * width * width)));
        }
      }
      labels.push_back(i % 3 == 0 ? 1 : 0);
      groups.push_back(static_cast<int>(i % 2));
    }
  }

  TrainingBatch batch() const {
    TrainingBatch batch;
    batch.values = images;
    batch.shape = kNine;
    batch.labels = labels;
    batch.groups = groups;
    batch.classCount = 2;
    batch.positive = 1;
    batch.seed = 3;
    return batch;
  }
};

/// Whether `light` is `other` over its sky, moved by (dy, dx) and dimmed; its dimming.
std::optional<double> dimmingOf(const std::vector<double>& light, std::span<const float> other, int dy, int dx) {
  const double sky = borderSky(other, kNine).level;
  double dimming = -1;
  double worst = 0;
  double largest = 0;
  for (int y = 0; y < 9; ++y) {
    for (int x = 0; x < 9; ++x) {
      const int fromY = y - dy, fromX = x - dx;
      const bool inside = fromY >= 0 && fromY < 9 && fromX >= 0 && fromX < 9;
      const double there = inside ? static_cast<double>(other[static_cast<std::size_t>(9 * fromY + fromX)]) - sky : 0;
      if (fromY == 4 && fromX == 4) dimming = light[static_cast<std::size_t>(9 * y + x)] / there;
      largest = std::max(largest, std::abs(light[static_cast<std::size_t>(9 * y + x)]));
    }
  }
  for (int y = 0; y < 9; ++y) {
    for (int x = 0; x < 9; ++x) {
      const int fromY = y - dy, fromX = x - dx;
      const bool inside = fromY >= 0 && fromY < 9 && fromX >= 0 && fromX < 9;
      const double there = inside ? static_cast<double>(other[static_cast<std::size_t>(9 * fromY + fromX)]) - sky : 0;
      worst = std::max(worst, std::abs(light[static_cast<std::size_t>(9 * y + x)] - dimming * there));
    }
  }
  if (dimming <= 0 || worst > 1e-3 * largest) return std::nullopt;
  return dimming;
}

}  // namespace

TEST_CASE("each made-up blend is its origin and one other single of the same field, moved and never brightened") {
  const Fields fields;
  SyntheticBlendsSettings settings;
  settings.times = 4;
  settings.faintest = 0.2;
  const AddedRows added = syntheticBlends(fields.batch(), settings, silent);
  const std::size_t blends = 40;
  REQUIRE(added.labels.size() == 120);
  for (std::size_t i = 0; i < blends; ++i) {
    CAPTURE(i);
    CHECK(added.labels[i] == 1);
    const std::size_t origin = added.origin[i];
    CHECK(fields.labels[origin] == 0);
    std::vector<double> light(81);
    for (std::size_t p = 0; p < 81; ++p)
      light[p] = static_cast<double>(added.values(i, p)) - static_cast<double>(fields.images(origin, p));
    int explanations = 0;
    for (std::size_t other = 0; other < 30; ++other) {
      if (other == origin || fields.labels[other] != 0 || fields.groups[other] != fields.groups[origin]) continue;
      for (int dy = -3; dy <= 3; ++dy) {
        for (int dx = -3; dx <= 3; ++dx) {
          const auto dimming = dimmingOf(light, fields.images.row(other), dy, dx);
          if (!dimming) continue;
          ++explanations;
          CHECK(*dimming <= 1 + 1e-4);
        }
      }
    }
    CHECK(explanations == 1);
  }
}

TEST_CASE("mirrored singles keep the share of the classes") {
  const Fields fields;
  const AddedRows added = syntheticBlends(fields.batch(), {}, silent);
  const auto blends = std::count(added.labels.begin(), added.labels.end(), 1);
  CHECK(blends == 30);
  CHECK(added.labels.size() == 90);
  for (std::size_t i = 30; i < 90; ++i) {
    std::vector<float> made(added.values.row(i).begin(), added.values.row(i).end());
    std::vector<float> from(fields.images.row(added.origin[i]).begin(), fields.images.row(added.origin[i]).end());
    std::sort(made.begin(), made.end());
    std::sort(from.begin(), from.end());
    CHECK(made == from);
  }
}

TEST_CASE("the seed decides, and another seed makes others") {
  const Fields fields;
  TrainingBatch batch = fields.batch();
  const AddedRows one = syntheticBlends(batch, {}, silent);
  CHECK(one.values == syntheticBlends(batch, {}, silent).values);
  batch.seed = 4;
  CHECK_FALSE(one.values == syntheticBlends(batch, {}, silent).values);
}

TEST_CASE("epochs of one star are no companions of each other") {
  Fields fields;
  for (std::size_t i = 0; i < fields.groups.size(); ++i)
    fields.groups[i] = static_cast<int>(i / 3);  // two singles each
  const AddedRows added = syntheticBlends(fields.batch(), {}, silent);
  std::size_t ofAnother = 0;
  for (std::size_t i = 0; i < 30; ++i) {
    std::vector<double> light(81);
    for (std::size_t p = 0; p < 81; ++p)
      light[p] = static_cast<double>(added.values(i, p)) - static_cast<double>(fields.images(added.origin[i], p));
    for (std::size_t other = 0; other < 30; ++other) {
      if (fields.labels[other] != 0 || fields.groups[other] == fields.groups[added.origin[i]]) continue;
      for (int shift = 0; shift < 49; ++shift)
        ofAnother += dimmingOf(light, fields.images.row(other), shift / 7 - 3, shift % 7 - 3) ? 1 : 0;
    }
  }
  CHECK(ofAnother > 20);  // drawn among all, most partners are other stars
}

TEST_CASE("what cannot be made into blends is refused") {
  const Fields fields;
  TrainingBatch batch = fields.batch();
  batch.classCount = 3;
  CHECK_THROWS_WITH_AS(syntheticBlends(batch, {}, silent), doctest::Contains("two classes"), Error);
  batch = fields.batch();
  batch.shape = {0, 0};
  CHECK_THROWS_WITH_AS(syntheticBlends(batch, {}, silent), doctest::Contains("images"), Error);
  batch = fields.batch();
  const std::vector<int> allBlends(30, 1);
  batch.labels = allBlends;
  CHECK_THROWS_WITH_AS(syntheticBlends(batch, {}, silent), doctest::Contains("fewer than two singles"), Error);
}
