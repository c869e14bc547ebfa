// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "run_cli.h"

using namespace blendscope::testing;
using Json = nlohmann::json;

TEST_CASE("trust says of each pipeline what evaluate says, with intervals and much more") {
  const CliResult result =
      runCli({"trust", "--data", demoSurvey(), "--pipeline", "minmax | knn:k=5", "--pipeline", "minmax | muygps",
              "--split", "folds=2", "--drift-data", demoSurvey(), "--json", "-"});
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  const Json trust = Json::parse(result.out);
  const CliResult plain = runCli({"evaluate", "--data", demoSurvey(), "--pipeline", "minmax | knn:k=5", "--pipeline",
                                  "minmax | muygps", "--split", "folds=2", "--json", "-"});
  const Json runs = Json::parse(plain.out);
  REQUIRE(trust.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    for (const char* key : {"accuracy", "auc", "mcc", "ece"}) {
      CAPTURE(key);
      CHECK(trust[i]["metrics"][key]["value"] == runs[i][key]);
      CHECK(trust[i]["metrics"][key]["ci"][0] <= runs[i][key]);
    }
    CHECK(trust[i]["drift"]["distance"]["p"].is_number());
  }
  CHECK(trust[0]["band"].is_null());
  CHECK(trust[1]["band"]["ambiguous"].is_number());
}

TEST_CASE("trust prints its statements and tables for people") {
  const CliResult text =
      runCli({"trust", "--data", demoSurvey(), "--pipeline", "minmax | muygps", "--split", "fraction=0.5"});
  REQUIRE_MESSAGE(text.exitCode == 0, text.err);
  for (const char* words : {"support an accuracy of", "One division", "temperature", "Sent to a specialist",
                            "Ambiguous by MuyGPs' band", "precision", "Platt"}) {
    CAPTURE(words);
    CHECK(text.out.find(words) != std::string::npos);
  }
  CHECK(runCli({"trust", "--data", demoSurvey()}).exitCode == 2);
}
