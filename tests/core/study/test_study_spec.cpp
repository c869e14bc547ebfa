// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "study/study_spec.h"

using namespace blendscope;
using Json = nlohmann::ordered_json;

namespace {

StudySpec specOf(const char* text) { return StudySpec::fromJson(Json::parse(text)); }

std::vector<std::string> textsOf(const StudySpec& spec) {
  std::vector<std::string> texts;
  for (const PipelineSpec& pipeline : studyPipelines(spec)) texts.push_back(pipeline.text());
  return texts;
}

}  // namespace

TEST_CASE("a grid is every normalizer with every embedding with every classifier, in that order") {
  const StudySpec spec = specOf(R"({"normalizers": ["none", "flux > zscore-pixel"], "embeddings": ["none", "pca:n=3"],
                                    "classifiers": ["knn", "lda"], "pipelines": ["minmax | forest", "knn"]})");
  CHECK(textsOf(spec) == std::vector<std::string>{"knn", "lda", "pca:n=3 | knn", "pca:n=3 | lda",
                                                  "flux > zscore-pixel | knn", "flux > zscore-pixel | lda",
                                                  "flux > zscore-pixel | pca:n=3 | knn",
                                                  "flux > zscore-pixel | pca:n=3 | lda", "minmax | forest"});
}

TEST_CASE("open parameters take every value, given ones keep theirs") {
  const StudySpec spec = specOf(R"({"classifiers": ["knn", "knn:k=3"], "normalizers": ["minmax"],
                                    "parameters": {"knn": {"k": [5, 7]}, "minmax": {"scope": ["image", "all"]}}})");
  CHECK(textsOf(spec) == std::vector<std::string>{"minmax:scope=image | knn:k=5", "minmax:scope=image | knn:k=7",
                                                  "minmax:scope=image | knn:k=3", "minmax:scope=all | knn:k=5",
                                                  "minmax:scope=all | knn:k=7", "minmax:scope=all | knn:k=3"});
}

TEST_CASE("a random search draws that many pipelines of the grid, the same for a seed") {
  const char* text = R"({"classifiers": ["knn"], "parameters": {"knn": {"k": [1,2,3,4,5,6,7,8,9]}},
                         "search": "random", "count": 4, "seed": 5})";
  const auto drawn = textsOf(specOf(text));
  CHECK(drawn.size() == 4);
  CHECK(drawn == textsOf(specOf(text)));
  StudySpec other = specOf(text);
  other.seed = 6;
  CHECK(drawn != textsOf(other));
  other.count = 100;
  CHECK(textsOf(other).size() == 9);
}

TEST_CASE("the JSON form of a study reads back as it was written") {
  const StudySpec spec = specOf(R"({"normalizers": ["minmax"], "augmentations": ["none", "augment:d4"],
                                    "embeddings": ["none"], "classifiers": ["muygps"], "pipelines": ["raw | knn"],
                                    "parameters": {"muygps": {"nu": [0.5, 1.5], "kernel": ["rbf"]}},
                                    "split": "folds=5,group=object", "nested": "folds=3", "search": "random",
                                    "count": 3, "positive": "blend", "seed": 9})");
  CHECK(spec.nested->group == "object");
  const StudySpec again = StudySpec::fromJson(spec.json());
  CHECK(again.json() == spec.json());
  CHECK(textsOf(again) == textsOf(spec));
}

TEST_CASE("what cannot be a study is refused, naming the member") {
  const auto problemOf = [](const char* text) -> std::string {
    try {
      studyPipelines(specOf(text));
    } catch (const UsageError& error) {
      return error.what();
    }
    return "";
  };
  CHECK(problemOf("[]").find("object") != std::string::npos);
  CHECK(problemOf("{}").find("no pipelines") != std::string::npos);
  CHECK(problemOf(R"({"classifiers": "knn"})").find("'classifiers'") != std::string::npos);
  CHECK(problemOf(R"({"classifiers": ["minmax"]})").find("no classifier") != std::string::npos);
  CHECK(problemOf(R"({"classifiers": ["knn:k=-1"]})").find("k") != std::string::npos);
  CHECK(problemOf(R"({"classifiers": ["knn"], "parameters": {"knn": {"k": 3}}})").find("parameters.knn.k") !=
        std::string::npos);
  CHECK(problemOf(R"({"classifiers": ["knn"], "search": "random"})").find("'count'") != std::string::npos);
  CHECK(problemOf(R"({"classifiers": ["knn"], "seed": -1})").find("'seed'") != std::string::npos);
  CHECK(problemOf(R"({"classifiers": ["knn"], "split": "folds=1"})").find("folds") != std::string::npos);
}
