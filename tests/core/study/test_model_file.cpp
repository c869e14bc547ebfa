// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/model_file.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/error.h"
#include "sample_set.h"

using namespace blendscope;
using namespace blendscope::testing;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("blendscope-model-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

std::shared_ptr<const FittedPipeline> fitted(const std::string& text, const CutoutSet& set) {
  StageSeconds seconds;
  return fitPipeline(PipelineSpec::parse(text), set, rowsFrom(0, 40), FitOptions(), Progress(), seconds);
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

}  // namespace

TEST_CASE("a model read back predicts the same") {
  const Folder folder;
  const auto set = sampleSet(60);
  for (const char* text : {"flux | augment:d4 | knn:k=3", "flux > minmax:scope=all | pca:n=3 | logistic:C=2", "knn"}) {
    CAPTURE(text);
    const auto pipeline = fitted(text, *set);
    saveModel(*pipeline, folder.path / "model");
    const auto restored = loadModel(folder.path / "model");
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
  }
}

TEST_CASE("a model with any byte flipped, cut anywhere or grown is refused") {
  const Folder folder;
  const auto set = sampleSet(60);
  saveModel(*fitted("flux | pca:n=2 | logistic", *set), folder.path / "model");
  const std::string good = read(folder.path / "model");
  const fs::path bad = folder.path / "bad";
  for (std::size_t i = 0; i < good.size(); i += i < 64 ? 1 : 97) {
    std::string changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    write(bad, changed);
    CAPTURE(i);
    CHECK_THROWS_AS(loadModel(bad), Error);
  }
  for (std::size_t length = 0; length < good.size(); length += length < 64 ? 1 : 101) {
    write(bad, good.substr(0, length));
    CAPTURE(length);
    CHECK_THROWS_AS(loadModel(bad), Error);
  }
  write(bad, good + "x");
  CHECK_THROWS_AS(loadModel(bad), Error);
  write(bad, good);
  CHECK_NOTHROW(loadModel(bad));
}

TEST_CASE("refusals say what the file is and what to do") {
  const Folder folder;
  const auto set = sampleSet(60);
  const fs::path path = folder.path / "model";
  write(path, "idx,class,pixel_0\n");
  CHECK_THROWS_WITH_AS(loadModel(path), doctest::Contains("not a model"), Error);
  saveModel(*fitted("knn", *set), path);
  std::string bytes = read(path);
  bytes[16] = 9;
  write(path, bytes);
  CHECK_THROWS_WITH_AS(loadModel(path), doctest::Contains("format 9"), Error);
  CHECK_THROWS_WITH_AS(loadModel(folder.path / "nothing"), doctest::Contains("nothing"), Error);
  CHECK_THROWS_AS(loadModel(folder.path), Error);
  CHECK_THROWS_AS(saveModel(*fitted("knn", *set), folder.path / "nowhere" / "model"), Error);
}
