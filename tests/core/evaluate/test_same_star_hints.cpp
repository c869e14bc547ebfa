// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/same_star_hints.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/star_shapes.h"

using namespace blendscope;

namespace {

constexpr int kSide = 11;

/// Bright stars, each with three faint neighbours of its own. Rows 2i and 2i + 1 of the first `pairs` pairs show one
/// star, the second time with other noise, other flux and moved by up to half a pixel.
CutoutSetParts stars(std::size_t count, std::size_t pairs) {
  struct Source {
    double x, y, flux;
  };
  CutoutSetParts parts;
  parts.shape = {kSide, kSide};
  parts.pixels = Matrix<float>(count, parts.shape.pixelCount());
  RandomStream random(3);
  std::vector<Source> scene;
  for (std::size_t row = 0; row < count; ++row) {
    if (row % 2 == 0 || row >= 2 * pairs) {
      scene = {{5, 5, 1}};
      for (int i = 0; i < 3; ++i)
        scene.push_back({random.uniform(1, 9), random.uniform(1, 9), random.uniform(0.1, 0.4)});
    }
    const double flux = random.uniform(20000, 40000);
    const double dx = random.uniform(-0.5, 0.5);
    const double dy = random.uniform(-0.5, 0.5);
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        double value = random.normal(200, 10);
        for (const Source& s : scene) {
          const double squared = std::pow(x - s.x - dx, 2) + std::pow(y - s.y - dy, 2);
          value += flux * s.flux * std::exp(-squared / 2.4) / 7.5;
        }
        parts.pixels(row, static_cast<std::size_t>(y * kSide + x)) = static_cast<float>(value);
      }
    }
  }
  return parts;
}

SameStarHints hintsOf(const CutoutSetParts& parts, double falsePerPair = 1e-4) {
  return findSameStarHints(*CutoutSet::make(parts), {.falsePerPair = falsePerPair, .mostHints = 1000}, Progress());
}

}  // namespace

TEST_CASE("stars with neighbours of their own are recognised at another epoch, others hardly ever") {
  const SameStarHints hints = hintsOf(stars(600, 40));
  std::set<Row> right;
  std::size_t wrong = 0;
  for (const SameStarHint& hint : hints.pairs) {
    if (hint.first % 2 == 0 && hint.second == hint.first + 1 && hint.first < 80) {
      right.insert(hint.first);
    } else {
      ++wrong;
    }
  }
  CHECK(right.size() >= 30);
  CHECK(wrong <= 4 * 18);  // of 179,700 pairs 18 are to pass
  for (std::size_t i = 1; i < hints.pairs.size(); ++i) {
    CHECK(hints.pairs[i].correlation <= hints.pairs[i - 1].correlation);
  }
}

TEST_CASE("hints are the same on one and two threads, and fewer where fewer false ones are wanted") {
  const CutoutSetParts parts = stars(700, 20);
  setThreadCount(1);
  const SameStarHints one = hintsOf(parts);
  setThreadCount(2);
  const SameStarHints two = hintsOf(parts);
  setThreadCount(0);
  REQUIRE(one.pairs.size() == two.pairs.size());
  CHECK(one.threshold == two.threshold);
  for (std::size_t i = 0; i < one.pairs.size(); ++i) {
    CHECK(one.pairs[i].first == two.pairs[i].first);
    CHECK(one.pairs[i].second == two.pairs[i].second);
    CHECK(one.pairs[i].correlation == two.pairs[i].correlation);
  }
  CHECK(hintsOf(parts, 1e-6).threshold > one.threshold);
  CHECK(hintsOf(parts, 1e-6).passed <= one.passed);
}

TEST_CASE("shapes are unit vectors, and nothing where there is nothing") {
  CutoutSetParts parts = stars(60, 0);
  parts.pixels(7, 3) = std::numeric_limits<float>::quiet_NaN();
  std::fill(parts.pixels.row(9).begin(), parts.pixels.row(9).end(), 5.0F);
  const Matrix<float> shapes = starShapes(*CutoutSet::make(parts), Progress());
  for (std::size_t row = 0; row < shapes.rows(); ++row) {
    double squares = 0;
    for (const float value : shapes.row(row)) squares += static_cast<double>(value) * static_cast<double>(value);
    CHECK(squares == doctest::Approx(row == 7 || row == 9 ? 0 : 1));
  }
}

TEST_CASE("tiny sets, tiny images and senseless options are met calmly") {
  CutoutSetParts parts = stars(2, 1);
  CHECK(hintsOf(CutoutSetParts{}).pairs.empty());
  CHECK_NOTHROW(hintsOf(parts));
  parts.shape = {1, 121};
  CHECK(hintsOf(parts).pairs.empty());
  CHECK_THROWS_AS(hintsOf(parts, 0), UsageError);
  CHECK_THROWS_AS(hintsOf(parts, std::nan("")), UsageError);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(findSameStarHints(*CutoutSet::make(stars(20, 1)), {}, progress), Cancelled);
}
