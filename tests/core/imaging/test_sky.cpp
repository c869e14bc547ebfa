// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "base/random.h"
#include "imaging/sky.h"
#include "imaging/symmetry.h"

using namespace blendscope;

TEST_CASE("the sky is the border's median, and a neighbour at the edge does not count") {
  const ImageShape shape{10, 10};
  std::vector<float> image(100);
  RandomStream random(2);
  double level = 0, noise = 0;
  constexpr int kImages = 300;
  for (int i = 0; i < kImages; ++i) {
    for (float& x : image) x = static_cast<float>(250 + 7 * random.normal());
    image[44] = 5000;
    for (const std::size_t at : {0U, 1U, 2U, 10U, 20U}) image[at] = 30000;
    const Sky sky = borderSky(image, shape);
    level += sky.level / kImages;
    noise += sky.noise / kImages;
  }
  CHECK(level == doctest::Approx(250).epsilon(0.002));
  CHECK(noise == doctest::Approx(7).epsilon(0.05));
}

TEST_CASE("the sky is the same for all mirror copies, and defined for every image") {
  const ImageShape shape{6, 6};
  std::vector<float> image(36), copy(36);
  RandomStream random(3);
  for (float& x : image) x = static_cast<float>(random.normal());
  const Sky sky = borderSky(image, shape);
  for (int c = 1; c < 8; ++c) {
    mirrorCopy(image, shape, c, copy);
    CHECK(borderSky(copy, shape).level == sky.level);
    CHECK(borderSky(copy, shape).noise == sky.noise);
  }
  CHECK(borderSky(std::vector<float>(36, 5), shape).level == 5);
  CHECK(borderSky(std::vector<float>(36, 5), shape).noise == 0);
  CHECK(borderSky(std::vector<float>(36, std::numeric_limits<float>::quiet_NaN()), shape).level == 0);
  CHECK(borderSky(std::vector<float>{3}, {1, 1}).level == 3);
  CHECK(borderSky(std::vector<float>{1, 2, 3}, {1, 3}).level == 2);
  CHECK(borderSky(std::vector<float>{1, 2, 3}, {3, 1}).level == 2);
}
