// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/network_images.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "core/embedding/psf_survey.h"
#include "imaging/symmetry.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

NetworkImages learnedFrom(const TrainingBatch& batch, int single = 0) {
  return NetworkImages::learn(batch, {.crop = 10, .psf = true, .single = single}, "cnn", Progress()).how;
}

/// Root mean square of the third channel of the rows of a class.
double restOf(const Matrix<float>& images, const std::vector<int>& labels, int label) {
  const std::size_t pixels = images.cols() / 3;
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != label) continue;
    for (const float v : images.row(i).subspan(2 * pixels)) sum += static_cast<double>(v * v);
    count += pixels;
  }
  return std::sqrt(sum / static_cast<double>(count));
}

}  // namespace

TEST_CASE("with the PSF, a third channel shows what one star cannot explain") {
  const Survey train(240, 3, 1, true);
  const Survey fresh(120, 3, 2, true);
  const NetworkImages known = learnedFrom(train.batch());
  REQUIRE(known.channels() == 3);
  const Matrix<float> images = known.images(fresh.batch(), Progress());
  REQUIRE(images.cols() == 300);
  CHECK(restOf(images, fresh.labels, 1) > 1.5 * restOf(images, fresh.labels, 0));

  // Without the exposures, stars of the one with the wide PSF look like more than one.
  TrainingBatch nameless = train.batch();
  nameless.metadata = nullptr;
  FeatureBatch unknown = fresh.batch();
  unknown.metadata = nullptr;
  const NetworkImages common = learnedFrom(nameless);
  const Matrix<float> blurred = common.images(unknown, Progress());
  CHECK(common.scale[2] * restOf(blurred, fresh.labels, 0) > 1.2 * known.scale[2] * restOf(images, fresh.labels, 0));
}

TEST_CASE("the first two channels do not depend on the PSF") {
  const Survey train(60, 3, 1);
  const Matrix<float> three = learnedFrom(train.batch()).images(train.batch(), Progress());
  const Matrix<float> two =
      NetworkImages::learn(train.batch(), {.crop = 10}, "cnn", Progress()).how.images(train.batch(), Progress());
  REQUIRE(two.cols() == 200);
  for (std::size_t i = 0; i < two.rows(); ++i) {
    for (std::size_t p = 0; p < two.cols(); ++p) REQUIRE(two(i, p) == three(i, p));
  }
}

TEST_CASE("every channel is mirrored alike") {
  const Survey train(60, 3, 1);
  const Matrix<float> images = learnedFrom(train.batch()).images(train.batch(), Progress());
  std::vector<float> turned(300), channel(100);
  for (int copy = 0; copy < kNetworkCopies; ++copy) {
    mirrorNetworkImage(images.row(0), 10, copy, turned);
    for (std::size_t c = 0; c < 3; ++c) {
      mirrorCopy(images.row(0).subspan(c * 100, 100), kShape, copy, channel);
      CHECK(std::equal(channel.begin(), channel.end(), turned.begin() + static_cast<std::ptrdiff_t>(c * 100)));
    }
  }
}

TEST_CASE("made-up rows do not teach the PSF") {
  Survey train(120, 0, 1);
  std::vector<char> madeUp(120, 0);
  const NetworkImages honest = learnedFrom(train.batch());
  Survey more(240, 0, 1);
  madeUp.resize(240, 1);
  for (std::size_t i = 0; i < 240; ++i) {  // the added ones: noise without a star
    if (i < 120)
      std::copy_n(train.values.row(i).begin(), 100, more.values.row(i).begin());
    else
      std::fill(more.values.row(i).begin(), more.values.row(i).end(), static_cast<float>(i));
  }
  TrainingBatch batch = more.batch();
  batch.madeUp = madeUp;
  const NetworkImages mixed = learnedFrom(batch);
  CHECK(mixed.psf->fwhm() == honest.psf->fwhm());
  CHECK(mixed.psf->residual() == honest.psf->residual());
}

TEST_CASE("how images are drawn comes back from a file; without single stars there is no PSF") {
  const Survey train(60, 3, 1);
  for (const bool psf : {false, true}) {
    const NetworkImages made = NetworkImages::learn(train.batch(), {.crop = 8, .psf = psf}, "cnn", Progress()).how;
    ArchiveWriter writer;
    made.save(writer);
    ArchiveReader reader(writer.bytes());
    const NetworkImages back = NetworkImages::load(reader);
    const Matrix<float> before = made.images(train.batch(), Progress());
    const Matrix<float> after = back.images(train.batch(), Progress());
    REQUIRE(before.cols() == after.cols());
    CHECK(std::equal(before.values().begin(), before.values().end(), after.values().begin()));
  }
  CHECK_THROWS_WITH_AS(learnedFrom(train.batch(), 7), doctest::Contains("no single stars"), Error);
}
