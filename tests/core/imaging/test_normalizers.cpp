// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "imaging/symmetry.h"
#include "normalizer_fixture.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

const std::vector<float> kImage{1, 2, 4, 8, 100, -10, 0, 5, 10};

void checkNear(const std::vector<float>& found, const std::vector<double>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(i);
    CHECK(found[i] == doctest::Approx(expected[i]).epsilon(1e-5));
  }
}

template <class F>
std::vector<double> mapped(const std::vector<float>& image, F f) {
  std::vector<double> out;
  for (const float x : image) out.push_back(f(static_cast<double>(x)));
  return out;
}

Matrix<float> randomImages(std::size_t count, ImageShape shape) {
  Matrix<float> images(count, shape.pixelCount());
  RandomStream random(4);
  for (float& x : images.values()) x = static_cast<float>(300 + 20 * random.normal());
  return images;
}

}  // namespace

TEST_CASE("raw leaves every pixel, even those that are no numbers") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  const std::vector<float> out = normalized("raw", {1, -2, nan, infinity, 0, 3, 4, 5, 6});
  CHECK(out[0] == 1);
  CHECK(out[1] == -2);
  CHECK(std::isnan(out[2]));
  CHECK(out[3] == infinity);
}

TEST_CASE("minmax is (x − min)/(max − min)") {
  checkNear(normalized("minmax", kImage), mapped(kImage, [](double x) { return (x + 10) / 110; }));
}

TEST_CASE("logarithms take absolute values, and zero counts as the smallest of them") {
  const auto logarithm = [](double x) { return std::log10(x == 0 ? 1 : std::abs(x)); };
  checkNear(normalized("log-min", kImage), mapped(kImage, logarithm));  // the minimum is log 1 = 0
  checkNear(normalized("log-min-max", kImage), mapped(kImage, [&](double x) { return logarithm(x) / 2; }));
  checkNear(normalized("log-min", {0.01F, 0, 0.1F, 1, 1, 1, 1, 1, -0.1F}), {0, 0, 1, 2, 2, 2, 2, 2, 1});
}

TEST_CASE("roots take absolute values") {
  checkNear(normalized("rroot:r=0.5", kImage), mapped(kImage, [](double x) { return std::sqrt(std::abs(x)); }));
  checkNear(normalized("rroot-minmax:r=0.5", kImage),
            mapped(kImage, [](double x) { return std::sqrt(std::abs(x)) / 10; }));
  checkNear(normalized("rroot-minmax", {1, 2, 3, 4, 5, 6, 7, 8, 9}), mapped({1, 2, 3, 4, 5, 6, 7, 8, 9}, [](double x) {
              return (std::pow(x, 0.3103) - 1) / std::pow(9, 0.3103);
            }));
  checkNear(normalized("log-rroot:r=0.5", kImage),
            mapped(kImage, [](double x) { return std::log10(1 + std::sqrt(std::abs(x))); }));
}

TEST_CASE("statistics over all come from the training rows alone") {
  const Matrix<float> training(2, 9, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 101});
  const Matrix<float> other(1, 9, {2, 4, 6, 8, 1000, 12, 14, 16, 18});
  const auto apply = [&](std::string_view step) {
    return fitted(step, training)->transform(batchOf(other, kThree), Progress()).values();
  };
  const std::vector<float>& image = other.values();
  checkNear(apply("minmax:scope=all"), mapped(image, [](double x) { return (x - 1) / 100; }));
  checkNear(apply("min-over-max"), mapped(image, [](double x) { return (x - 2) / 101; }));
  checkNear(apply("log-min-over-max"),
            mapped(image, [](double x) { return (std::log10(x) - std::log10(2)) / std::log10(101); }));
  checkNear(apply("rroot-minmax:r=0.5,scope=all"),
            mapped(image, [](double x) { return (std::sqrt(x) - std::sqrt(2)) / std::sqrt(101); }));
}

TEST_CASE("flux subtracts the border's median and divides by the total, or by three sigma of it") {
  // Border 2, 2, 2, 2, 2, 2, 2, 2: no noise; the centre holds all the flux.
  checkNear(normalized("flux", {2, 2, 2, 2, 12, 2, 2, 2, 2}), {0, 0, 0, 0, 1, 0, 0, 0, 0});
  // Median 10, deviation √(Σ d²/7) with d = ±1 four times each; the flux, 1, is below 3 σ √9.
  const double sigma = std::sqrt(8.0 / 7);
  checkNear(normalized("flux", {9, 11, 9, 11, 11, 9, 11, 9, 11}),
            mapped({9, 11, 9, 11, 11, 9, 11, 9, 11}, [&](double x) { return (x - 10) / (3 * sigma * 3); }));
}

TEST_CASE("flux does not see the scale of the image") {
  const std::vector<float> image{10, 11, 9, 12, 90, 10, 8, 10, 11};
  std::vector<float> brighter = image;
  for (float& x : brighter) x = x * 64 + 2048;
  CHECK(normalized("flux", image) == normalized("flux", brighter));
}

TEST_CASE("zscore gives every image mean 0 and deviation 1") {
  checkNear(normalized("zscore", {1, 2, 3, 4, 5, 6, 7, 8, 9}),
            mapped({1, 2, 3, 4, 5, 6, 7, 8, 9}, [](double x) { return (x - 5) / std::sqrt(60.0 / 9); }));
}

TEST_CASE("zscore-pixel does so for every pixel, over the training rows") {
  const Matrix<float> training(2, 9, {1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 2, 1, 8, 5, 6, 7, 8, 19});
  const Matrix<float> other(1, 9, {4, 9, 2, 6, 5, 7, 7, 8, 24});
  const auto out = fitted("zscore-pixel", training)->transform(batchOf(other, kThree), Progress()).values();
  checkNear(out, {2, 0, 0, 0, 0, 0, 0, 0, 2});
}

TEST_CASE("peak divides by the brightest pixel above the sky") {
  checkNear(normalized("peak", {2, 2, 2, 2, 12, 2, 2, 2, 2}), {0, 0, 0, 0, 1, 0, 0, 0, 0});
  const double sigma = std::sqrt(8.0 / 7);
  checkNear(normalized("peak", {9, 11, 9, 11, 11, 9, 11, 9, 11}),
            mapped({9, 11, 9, 11, 11, 9, 11, 9, 11}, [&](double x) { return (x - 10) / (3 * sigma); }));
}

TEST_CASE("asinh counts in units of the sky's noise") {
  const double sigma = std::sqrt(8.0 / 7);
  checkNear(normalized("asinh:softening=2", {9, 11, 9, 11, 90, 9, 11, 9, 11}),
            mapped({9, 11, 9, 11, 90, 9, 11, 9, 11}, [&](double x) { return std::asinh((x - 10) / (2 * sigma)); }));
}

TEST_CASE("anscombe takes gain and read noise from the header, else from its parameters") {
  const std::vector<float> image{1, 2, 4, 8, 100, -1000, 0, 5, 10};
  const auto formula = [](double gain, double readNoise) {
    return [=](double x) { return 2 * std::sqrt(std::max(0.0, gain * x + 0.375 + readNoise * readNoise)); };
  };
  checkNear(normalized("anscombe:gain=2,read_noise=3", image), mapped(image, formula(2, 3)));

  MetadataTable header;
  header.add({"GAIN", "", ColumnRole::Measured, std::vector<double>{1, 5, std::nan("")}});
  header.add({"READNOI", "", ColumnRole::Measured, std::vector<double>{1, 7, 4}});
  Matrix<float> images(2, 9);
  std::copy(image.begin(), image.end(), images.row(0).begin());
  std::copy(image.begin(), image.end(), images.row(1).begin());
  TrainingBatch batch = batchOf(images, kThree);
  const std::vector<Row> rows{1, 2};
  batch.metadata = &header;
  batch.rows = rows;
  const auto transform = normalizers().make(parseStep("anscombe:gain=2,read_noise=3"))->fit(batch, Progress());
  const Matrix<float> out = transform->transform(batch, Progress());
  checkNear({out.row(0).begin(), out.row(0).end()}, mapped(image, formula(5, 7)));
  checkNear({out.row(1).begin(), out.row(1).end()}, mapped(image, formula(2, 4)));
}

TEST_CASE("align moves the central peak to the middle and fills with sky") {
  const ImageShape shape{5, 5};
  std::vector<float> image(25, 3);
  image[3 * 5 + 1] = 50;  // in the central half
  image[2 * 5 + 1] = 20;
  image[0] = 99;  // a neighbour in the corner
  const std::vector<float> out = normalized("align", image, shape);
  CHECK(out[2 * 5 + 2] == 50);
  CHECK(out[1 * 5 + 2] == 20);
  CHECK(std::count(out.begin(), out.end(), 3.0F) == 23);
}

TEST_CASE("canonical is the same for all mirror copies, also where gradients tie") {
  const ImageShape square{10, 10};
  const ImageShape oblong{6, 8};
  for (const ImageShape shape : {square, oblong}) {
    Matrix<float> images = randomImages(20, shape);
    images.row(3)[0] = 999;  // differs at a corner alone
    std::fill(images.row(4).begin(), images.row(4).end(), 7.0F);
    std::fill(images.row(5).begin(), images.row(5).end(), 1e-3F);
    images.row(5)[9] = 0.1F;
    for (std::size_t i = 0; i < images.rows(); ++i) {
      CAPTURE(i);
      const std::vector<float> image(images.row(i).begin(), images.row(i).end());
      const std::vector<float> canonical = normalized("canonical", image, shape);
      for (int copy = 0; copy < mirrorCopies(shape); ++copy) {
        std::vector<float> turned(image.size());
        mirrorCopy(image, shape, copy, turned);
        CHECK(normalized("canonical", turned, shape) == canonical);
      }
      CHECK(normalized("canonical", canonical, shape) == canonical);
    }
  }
}

TEST_CASE("canonical turns the brighter side to the right, then to the bottom") {
  checkNear(normalized("canonical", {1, 1, 1, 9, 1, 1, 1, 5, 1}), {1, 1, 1, 1, 1, 9, 1, 5, 1});
}

TEST_CASE("every normalizer turns finite images of any kind into finite ones, and NaN into NaN at most") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float most = std::numeric_limits<float>::max();
  const std::vector<std::vector<float>> images{{0, 0, 0, 0, 0, 0, 0, 0, 0},
                                               {5, 5, 5, 5, 5, 5, 5, 5, 5},
                                               {-5, -5, -5, -5, -5, -5, -5, -5, -5},
                                               {-1, 0, 1, -2, 0, 2, -3, 0, 3},
                                               {0, 0, 0, 0, 7, 0, 0, 0, 0},
                                               {most, -most, 0, most, 1, 2, 3, 4, 5},
                                               {1e-40F, 0, 0, 0, 1e-42F, 0, 0, 0, 0},
                                               {-9, -8, -7, -6, -5, -4, -3, -2, -1},
                                               {1, 1, 1, 1, 0, 1, 1, 1, 1}};
  for (const auto& entry : normalizers().entries()) {
    CAPTURE(entry.info.name);
    for (std::size_t i = 0; i < images.size(); ++i) {
      CAPTURE(i);
      for (const float x : normalized(entry.info.name, images[i])) CHECK(std::isfinite(x));
    }
    const std::vector<float> holed = normalized(entry.info.name, {1, 2, 3, 4, nan, 6, 7, 8, 9});
    CHECK(std::count_if(holed.begin(), holed.end(), [](float x) { return std::isnan(x); }) <= 1);
    const std::vector<float> empty = normalized(entry.info.name, std::vector<float>(9, nan));
    CHECK(empty.size() == 9);
  }
}

TEST_CASE("every normalizer explains itself, keeps the shape, and is the same on any number of threads") {
  const ImageShape shape{10, 10};
  const Matrix<float> images = randomImages(700, shape);
  for (const auto& entry : normalizers().entries()) {
    CAPTURE(entry.info.name);
    CHECK(!entry.info.help.empty());
    CHECK(!entry.info.formula.empty());
    CHECK(!entry.info.label.empty());
    setThreadCount(1);
    const auto one = fitted(entry.info.name, images, shape);
    const Matrix<float> first = one->transform(batchOf(images, shape), Progress());
    setThreadCount(3);
    const auto three = fitted(entry.info.name, images, shape);
    CHECK(three->transform(batchOf(images, shape), Progress()) == first);
    setThreadCount(0);
    CHECK(one->outputShape() == shape);
  }
}

TEST_CASE("what a normalizer has learnt survives saving") {
  const ImageShape shape{10, 10};
  const Matrix<float> images = randomImages(50, shape);
  for (const auto& entry : normalizers().entries()) {
    CAPTURE(entry.info.name);
    const auto before = fitted(entry.info.name, images, shape);
    ArchiveWriter writer;
    before->save(writer);
    ArchiveReader reader(writer.bytes());
    const auto after = normalizers().load(parseStep(entry.info.name), reader);
    CHECK(reader.atEnd());
    CHECK(after->transform(batchOf(images, shape), Progress()) ==
          before->transform(batchOf(images, shape), Progress()));
    CHECK(after->outputShape() == shape);
  }
}

TEST_CASE("images of another size and features that are none are refused") {
  const Matrix<float> images = randomImages(5, {10, 10});
  const Matrix<float> larger = randomImages(5, {11, 11});
  CHECK_THROWS_AS(fitted("flux", images, {10, 10})->transform(batchOf(larger, {11, 11}), Progress()), Error);
  CHECK_THROWS_AS(fitted("flux", images, {0, 0}), Error);
  CHECK(fitted("minmax", images, {0, 0})->outputShape() == ImageShape{0, 0});
  CHECK_THROWS_AS(normalizers().make(parseStep("rroot:r=0")), UsageError);
  CHECK_THROWS_AS(normalizers().make(parseStep("minmax:scope=field")), UsageError);
}
