// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/picture.h"

#include <doctest/doctest.h>

using namespace blendscope;

namespace {

constexpr ImageShape kPictureShape{2, 3};
const std::vector<std::uint32_t> kPictureColours{1, 2, 3, 4, 5, 6};

}  // namespace

TEST_CASE("the first row of FITS lies at the bottom, that of a table on top") {
  CHECK(layOut(kPictureColours, kPictureShape, plainTurn(false)).pixels == kPictureColours);
  CHECK(layOut(kPictureColours, kPictureShape, plainTurn(true)).pixels == std::vector<std::uint32_t>{4, 5, 6, 1, 2, 3});
}

TEST_CASE("every turn puts the neighbour along x where the turn says it goes") {
  for (const Turn& turn : allTurns()) {
    const Picture picture = layOut(kPictureColours, kPictureShape, turn);
    CHECK(picture.width == (turn.swapsAxes() ? 2 : 3));
    const auto placeOf = [&](std::uint32_t colour) {
      for (int i = 0; i < 6; ++i) {
        if (picture.pixels[static_cast<std::size_t>(i)] == colour)
          return Direction{double(i % picture.width), -double(i / picture.width)};
      }
      return Direction{-1, 1};
    };
    const Direction from = placeOf(2), alongX = placeOf(3), alongY = placeOf(5);
    CHECK(alongX.x - from.x == turn.rightByX);
    CHECK(alongX.y - from.y == turn.upByX);
    CHECK(alongY.x - from.x == turn.rightByY);
    CHECK(alongY.y - from.y == turn.upByY);
  }
}

TEST_CASE("magnified pixels are squares of one colour") {
  const Picture picture = layOut(kPictureColours, kPictureShape, plainTurn(false), 4);
  CHECK(picture.width == 12);
  CHECK(picture.height == 8);
  for (std::size_t y = 0; y < 8; ++y) {
    for (std::size_t x = 0; x < 12; ++x) CHECK(picture.pixels[12 * y + x] == kPictureColours[3 * (y / 4) + x / 4]);
  }
}
