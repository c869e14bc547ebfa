// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/embed.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/error.h"
#include "base/random.h"
#include "embedding/pca.h"
#include "io/features_csv.h"
#include "support/temporary_folder.h"
#include "support/tiny_survey.h"

using namespace blendscope;

namespace {

Embedding embedded(const char* pipeline, const PositionListener& listener = {}) {
  EmbedRequest request;
  request.spec = PipelineSpec::parse(pipeline);
  request.data = testing::tinySurvey(90);
  request.onPositions = listener;
  return embedCutouts(request, Progress());
}

}  // namespace

TEST_CASE("an embedding that is watched ends in the same bits, and the last positions shown are those") {
  for (const char* pipeline : {"minmax | umap:n=2,epochs=60", "minmax | tsne:perplexity=8,iterations=90"}) {
    CAPTURE(pipeline);
    std::vector<int> epochs;
    Matrix<float> last;
    int count = 0;
    const Embedding watched = embedded(pipeline, [&](const Matrix<float>& positions, int epoch, int epochCount) {
      epochs.push_back(epoch);
      last = positions;
      count = epochCount;
    });
    CHECK(watched.coordinates == embedded(pipeline).coordinates);
    CHECK(last == watched.coordinates);
    CHECK(epochs.front() == 0);
    CHECK(epochs.back() == count);
    CHECK(std::is_sorted(epochs.begin(), epochs.end()));
  }
}

TEST_CASE("a PCA comes with its eigen-images and their shape") {
  const Embedding result = embedded("minmax | pca:n=3");
  REQUIRE(result.pca);
  CHECK(result.pcaShape == ImageShape{6, 6});
  CHECK(result.pca->components().rows() == 3);
  CHECK(result.coordinates.cols() == 3);
  CHECK(result.names.size() == 3);
}

TEST_CASE("a PCA of what is no image has no eigen-images") {
  const Embedding result = embedded("raw | moments > pca:n=2");
  REQUIRE(result.pca);
  CHECK(result.pcaShape == ImageShape{});
}

TEST_CASE("an embedding that keeps everything is trusted fully, one that keeps nothing is not") {
  // With as many components as pixels distances stay as they are.
  const auto all = trustworthinessOf(embedded("raw | pca:n=36"), Progress());
  REQUIRE(all);
  CHECK(*all > 0.999);
  Embedding shuffled = embedded("raw | pca:n=2");
  const double before = *trustworthinessOf(shuffled, Progress());
  RandomStream random(4);
  random.shuffle(std::span(shuffled.coordinates.values()));
  CHECK(*trustworthinessOf(shuffled, Progress()) < before - 0.1);
  CHECK(*trustworthinessOf(shuffled, Progress()) < 0.7);
}

TEST_CASE("too few cutouts for their neighbours have no trustworthiness") {
  EmbedRequest request;
  request.spec = PipelineSpec::parse("raw | pca:n=2");
  request.data = testing::tinySurvey(30);
  CHECK(!trustworthinessOf(embedCutouts(request, Progress()), Progress()));
}

TEST_CASE("classifiers and augmentations are no part of an embedding") {
  CHECK_THROWS_AS(requireEmbedding(PipelineSpec::parse("minmax | knn")), UsageError);
  CHECK_THROWS_AS(requireEmbedding(PipelineSpec::parse("minmax | augment:d4 | pca:n=2")), UsageError);
  CHECK_NOTHROW(requireEmbedding(PipelineSpec::parse("minmax | pca:n=2")));
}

TEST_CASE("coordinates are written with id and class") {
  const testing::TemporaryFolder folder;
  const Embedding result = embedded("minmax | pca:n=2");
  const auto file = folder.path() / "pca.csv";
  writeFeatures(*result.data, result.rows, result.coordinates, result.names, file);
  std::ifstream in(file);
  std::string header, first;
  std::getline(in, header);
  std::getline(in, first);
  CHECK(header == "id,class,PC 1,PC 2");
  CHECK(first.starts_with("star0,single,"));
  std::size_t lines = 2;
  for (std::string line; std::getline(in, line);) ++lines;
  CHECK(lines == 91);
}
