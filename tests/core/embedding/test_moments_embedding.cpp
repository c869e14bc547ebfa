// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "core/embedding/embedding_samples.h"
#include "embedding/embeddings.h"
#include "imaging/moments.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Round and elongated Gaussian stars on 9×9 pixels.
Matrix<float> stars() {
  Matrix<float> images(4, 81);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t p = 0; p < 81; ++p) {
      const double x = static_cast<double>(p % 9) - 4, y = static_cast<double>(p / 9) - 4;
      const double width = 1 + 0.4 * static_cast<double>(i);
      images(i, p) = static_cast<float>(1000 * std::exp(-x * x / (2 * width * width) - y * y / 2));
    }
  }
  return images;
}

}  // namespace

TEST_CASE("moments are an embedding whose columns carry names and units, before and after saving") {
  const Matrix<float> images = stars();
  TrainingBatch batch = batchOf(images);
  batch.shape = {9, 9};
  const auto fitted = embeddings().make(parseStep("moments"))->fit(batch, Progress());
  const Matrix<float> values = fitted->transform(batch, Progress());
  CHECK(values == computeMoments(batch, Progress()));
  REQUIRE(fitted->outputNames().size() == values.cols());
  for (std::size_t c = 0; c < values.cols(); ++c) {
    CHECK(fitted->outputNames()[c].name == momentInfos()[c].name.name);
    CHECK(fitted->outputNames()[c].unit == momentInfos()[c].name.unit);
  }
  ArchiveWriter writer;
  fitted->save(writer);
  ArchiveReader reader(writer.bytes());
  CHECK(embeddings().load(parseStep("moments"), reader)->transform(batch, Progress()) == values);
}

TEST_CASE("moments of features that are no images are refused with a remedy") {
  const Matrix<float> rows = blobRows(1, 10, 7, 0, 1);
  try {
    embeddings().make(parseStep("moments"))->fit(batchOf(rows), Progress());
    FAIL("features without a shape must be refused");
  } catch (const Error& error) {
    CHECK(!error.remedy().empty());
  }
}
