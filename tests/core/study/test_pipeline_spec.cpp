// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/pipeline_spec.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "study/step_lookup.h"

using namespace blendscope;

TEST_CASE("kinds follow from registered names, in text and in JSON") {
  const PipelineSpec spec = PipelineSpec::parse("flux > rroot-minmax:r=0.3103 | augment:d4 | pca:n=3 | knn:k=5");
  REQUIRE(spec.normalizers.size() == 2);
  CHECK(spec.normalizers[0].name == "flux");
  REQUIRE(spec.augmentation);
  CHECK(spec.augmentation->name == "augment");
  REQUIRE(spec.embeddings.size() == 1);
  REQUIRE(spec.classifier);
  CHECK(spec.text() == "flux > rroot-minmax:r=0.3103 | augment:d4 | pca:n=3 | knn:k=5");
  CHECK(PipelineSpec::parse(spec.text()) == spec);
  CHECK(PipelineSpec::fromJson(spec.json()) == spec);
}

TEST_CASE("every part may be missing") {
  CHECK(PipelineSpec::parse("knn").normalizers.empty());
  CHECK_FALSE(PipelineSpec::parse("minmax | pca").classifier);
  CHECK(PipelineSpec::parse("minmax").text() == "minmax");
}

TEST_CASE("wrong order, mixed stages and second classifiers are refused") {
  for (const char* text : {"knn | minmax", "pca | minmax | knn", "minmax > knn", "knn | logistic", "knn > logistic",
                           "minmax | pca | augment:d4", "augment:d4 > augment:d4 | knn", "minmax | knn:k=0",
                           "minmax | knn:colour=blue", "", "minmax |", "minmax | | knn"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(PipelineSpec::parse(text), UsageError);
  }
}

TEST_CASE("an unknown step is answered with names that look alike and all known ones") {
  try {
    PipelineSpec::parse("minmx | knn");
    FAIL("was accepted");
  } catch (const UsageError& error) {
    CHECK(error.problem().find("minmx") != std::string::npos);
    CHECK(error.remedy().find("Did you mean 'minmax'") != std::string::npos);
    for (const char* known : {"normalizers:", "raw", "embeddings:", "pca", "classifiers:", "logistic"}) {
      CAPTURE(known);
      CHECK(error.remedy().find(known) != std::string::npos);
    }
  }
  CHECK_THROWS_WITH_AS(PipelineSpec::parse("qqqqqqqqqqqq"), doctest::Contains("Known steps"), UsageError);
}

TEST_CASE("malformed JSON names what was expected") {
  for (const char* json :
       {"3", "[]", "[[]]", "[[{}]]", R"([[{"name":"knn","arguments":[]}]])", R"([[{"name":"none"}]])"}) {
    CAPTURE(json);
    CHECK_THROWS_AS(PipelineSpec::fromJson(nlohmann::ordered_json::parse(json)), UsageError);
  }
}

TEST_CASE("every registered step can be made with its defaults, and is described") {
  for (const StepKind kind :
       {StepKind::Normalizer, StepKind::Augmentation, StepKind::Embedding, StepKind::Classifier}) {
    CHECK_FALSE(stepsOfKind(kind).empty());
    for (const StepInfo* info : stepsOfKind(kind)) {
      CAPTURE(info->name);
      CHECK(info->kind == kind);
      CHECK_FALSE(info->label.empty());
      CHECK_FALSE(info->help.empty());
      CHECK(&stepNamed(info->name) == info);
      for (const ParameterInfo& parameter : info->parameters) {
        CAPTURE(parameter.name);
        CHECK_FALSE(parameter.help.empty());
        CHECK_FALSE(parameter.label.empty());
      }
    }
  }
}
