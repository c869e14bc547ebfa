// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/model_file.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "sample_set.h"
#include "support/temporary_folder.h"

using namespace blendscope;
using namespace blendscope::testing;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<const FittedPipeline> fitted(const std::string& text, const CutoutSet& set) {
  StageSeconds seconds;
  return fitPipeline(PipelineSpec::parse(text), set, rowsFrom(0, 40), FitOptions(), Progress(), seconds);
}

}  // namespace

TEST_CASE("a model read back predicts the same") {
  const TemporaryFolder folder;
  const auto set = sampleSet(60);
  for (const char* text : {"flux | augment:d4 | knn:k=3", "flux > minmax:scope=all | pca:n=3 | logistic:C=2", "knn",
                           "synthetic-blends | knn"}) {
    CAPTURE(text);
    const auto pipeline = fitted(text, *set);
    saveModel(*pipeline, folder / "model");
    const auto restored = loadModel(folder / "model");
    CHECK(restored->spec() == pipeline->spec());
    CHECK(restored->classNames() == pipeline->classNames());
    CHECK(restored->imageShape() == set->shape());
    CHECK(restored->dataFingerprint() == set->fingerprint());
    CHECK(restored->hyperparameters() == pipeline->hyperparameters());
    CHECK(restored->uncertaintyMeaning() == pipeline->uncertaintyMeaning());
    const Prediction expected = pipeline->predict(*set, rowsFrom(40, 20), Progress());
    const Prediction found = restored->predict(*set, rowsFrom(40, 20), Progress());
    CHECK(found.probability == expected.probability);
    CHECK(found.uncertainty == expected.uncertainty);
    const auto before = pipeline->explain(*set, 50);
    const auto after = restored->explain(*set, 50);
    REQUIRE(before.has_value() == after.has_value());
    for (std::size_t i = 0; before && i < before->size(); ++i) {
      CHECK((*before)[i].row == (*after)[i].row);
      CHECK((*before)[i].madeUp == (*after)[i].madeUp);
    }
  }
}

TEST_CASE("a model with any byte flipped, cut anywhere or grown is refused") {
  const TemporaryFolder folder;
  const auto set = sampleSet(60);
  saveModel(*fitted("flux | pca:n=2 | logistic", *set), folder / "model");
  const std::string good = contentsOf(folder / "model");
  const fs::path bad = folder / "bad";
  for (std::size_t i = 0; i < good.size(); i += i < 64 ? 1 : 97) {
    std::string changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    folder.write("bad", changed);
    CAPTURE(i);
    CHECK_THROWS_AS(loadModel(bad), Error);
  }
  for (std::size_t length = 0; length < good.size(); length += length < 64 ? 1 : 101) {
    folder.write("bad", good.substr(0, length));
    CAPTURE(length);
    CHECK_THROWS_AS(loadModel(bad), Error);
  }
  folder.write("bad", good + "x");
  CHECK_THROWS_AS(loadModel(bad), Error);
  folder.write("bad", good);
  CHECK_NOTHROW(loadModel(bad));
}

TEST_CASE("refusals say what the file is and what to do") {
  const TemporaryFolder folder;
  const auto set = sampleSet(60);
  const fs::path path = folder / "model";
  folder.write("model", "idx,class,pixel_0\n");
  CHECK_THROWS_WITH_AS(loadModel(path), doctest::Contains("not a model"), Error);
  saveModel(*fitted("knn", *set), path);
  std::string bytes = contentsOf(path);
  bytes[16] = 9;
  folder.write("model", bytes);
  CHECK_THROWS_WITH_AS(loadModel(path), doctest::Contains("format 9"), Error);
  CHECK_THROWS_WITH_AS(loadModel(folder / "nothing"), doctest::Contains("nothing"), Error);
  CHECK_THROWS_AS(loadModel(folder.path()), Error);
  CHECK_THROWS_AS(saveModel(*fitted("knn", *set), folder / "nowhere" / "model"), Error);
}

TEST_CASE("building the search graph of a model that is read can be watched and cancelled") {
  const TemporaryFolder folder;
  const auto set = sampleSet(60);
  saveModel(*fitted("flux | muygps:k=5,length=2,search=hnsw", *set), folder / "model");
  std::vector<std::string> said;
  ProgressListener listener;
  listener.onProgress = [&](double, const std::string& message) { said.push_back(message); };
  loadModel(folder / "model", Progress(listener));
  CHECK(std::ranges::count(said, "Building the search graph") > 0);
  const Progress stopped;
  stopped.requestCancel();
  CHECK_THROWS_AS(loadModel(folder / "model", stopped), Cancelled);
}
