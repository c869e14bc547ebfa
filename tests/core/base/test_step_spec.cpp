// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/parameter_info.h"
#include "base/step_spec.h"

using namespace blendscope;

TEST_CASE("every form of the pipeline grammar survives text and JSON") {
  for (const char* text : {
           "minmax",
           "minmax | muygps:kernel=matern,nu=0.5,k=30,loss=lool",
           "flux > zscore-pixel | augment:d4 | knn:k=10",
           "rroot-minmax:r=0.3103,scope=image | pca:n=20 | forest",
           "stack:of=(minmax | forest; flux | muygps)",
           "two-stage:blend=(minmax | muygps:k=5),kind=(stack:of=(flux | knn; raw | knn))",
       }) {
    CAPTURE(text);
    const StageList stages = parseStages(text);
    CHECK(toText(stages) == text);
    CHECK(stagesFromJson(toJson(stages)) == stages);
  }
}

TEST_CASE("blanks around tokens do not matter") {
  CHECK(parseStages(" a:x=1 , y |b>c ") == parseStages("a:x=1,y|b > c"));
}

TEST_CASE("malformed pipelines are refused with the position") {
  for (const char* text : {"", "|", "a |", "a:", "a:x=", "a:x=(b", "a:x=1,x=2", "a b", "a > | b", "a:x=(b;)"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parseStages(text), UsageError);
  }
  try {
    parseStages("minmax | muygps:k=(a");
    FAIL("must throw");
  } catch (const UsageError& e) {
    CHECK(std::string(e.what()).find("character 21") != std::string::npos);
  }
}

TEST_CASE("deep nesting is refused, not a crash") {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "a:x=(";
  CHECK_THROWS_AS(parseStages(text), UsageError);
}

namespace {

StepInfo sampleInfo() {
  StepInfo info;
  info.name = "sample";
  ParameterInfo k;
  k.name = "k";
  k.kind = ParameterKind::Integer;
  k.defaultValue = 10.0;
  k.minimum = 1;
  k.maximum = 100;
  ParameterInfo length;
  length.name = "length";
  length.defaultValue = std::string("auto");
  length.minimum = 1e-6;
  length.choices = {"auto"};
  ParameterInfo kernel;
  kernel.name = "kernel";
  kernel.kind = ParameterKind::Choice;
  kernel.defaultValue = std::string("matern");
  kernel.choices = {"matern", "rbf"};
  ParameterInfo flag;
  flag.name = "fast";
  flag.kind = ParameterKind::Flag;
  flag.defaultValue = false;
  info.parameters = {k, length, kernel, flag};
  return info;
}

std::string failureOf(const char* text) {
  try {
    Parameters(sampleInfo(), parseStep(text));
  } catch (const UsageError& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("defaults fill in what is not written") {
  const Parameters p(sampleInfo(), parseStep("sample:k=3,fast"));
  CHECK(p.integer("k") == 3);
  CHECK(p.isWord("length"));
  CHECK(p.word("kernel") == "matern");
  CHECK(p.flag("fast"));
  CHECK(p.given("k"));
  CHECK_FALSE(p.given("kernel"));
}

TEST_CASE("a broken bound names the step, the parameter, its value and the bound") {
  CHECK(failureOf("sample:k=0").find("step 'sample': k=0 is not allowed: it must be a whole number from 1 to 100") == 0);
  CHECK(failureOf("sample:k=2.5").find("k=2.5") != std::string::npos);
  CHECK(failureOf("sample:length=wide").find("auto") != std::string::npos);
  CHECK(failureOf("sample:length=nan").find("length=nan") != std::string::npos);
  CHECK(failureOf("sample:kernel=cosine").find("one of matern, rbf") != std::string::npos);
  CHECK(failureOf("sample:q=1").find("It knows: k, length, kernel, fast") != std::string::npos);
  CHECK(failureOf("sample:k=7,length=0.5,kernel=rbf").empty());
}
