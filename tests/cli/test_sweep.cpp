// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "run_cli.h"

using namespace blendscope::testing;
using Json = nlohmann::json;

TEST_CASE("sweep tries every value both ways and names the best") {
  const CliResult result = runCli({"sweep", "--data", demoSurvey(), "--pipeline", "rroot-minmax | knn:k=5", "--points",
                                   "2", "--split", "repeats=3,fraction=0.3", "--json", "-"});
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  const Json sweep = Json::parse(result.out);
  CHECK(sweep["step"] == "rroot-minmax");
  CHECK(sweep["parameter"] == "r");
  CHECK(sweep["divisions"] == 3);
  REQUIRE(sweep["curves"].size() == 2);
  CHECK(sweep["curves"][0]["scope"] == "image");
  CHECK(sweep["curves"][1]["scope"] == "all");
  for (const Json& curve : sweep["curves"]) {
    REQUIRE(curve["points"].size() == 2);
    CHECK(curve["points"][0]["value"] == 0.03);
    for (const Json& point : curve["points"]) {
      for (const char* key : {"pipeline", "accuracy", "accuracy_ci", "standard_error", "per_split", "near_best"}) {
        CAPTURE(key);
        CHECK(point.contains(key));
      }
    }
  }
  const CliResult again = runCli({"evaluate", "--data", demoSurvey(), "--pipeline", sweep["best"].get<std::string>(),
                                  "--split", "repeats=3,fraction=0.3", "--json", "-"});
  CHECK(again.exitCode == 0);
}

TEST_CASE("sweep prints a table for people and refuses what cannot be varied") {
  const CliResult table = runCli({"sweep", "--data", demoSurvey(), "--pipeline", "minmax:scope=image | knn",
                                  "--parameter", "k", "--values", "3,9", "--split", "repeats=2"});
  CHECK(table.exitCode == 0);
  CHECK(table.out.find("Best: minmax:scope=image | knn:k=") != std::string::npos);
  CHECK(runCli({"sweep", "--data", demoSurvey(), "--pipeline", "minmax | knn"}).exitCode == 2);
  CHECK(runCli({"sweep", "--data", demoSurvey(), "--from", "0.5", "--to", "7"}).exitCode == 2);
  CHECK(runCli({"sweep", "--data", demoSurvey(), "--pipeline", "rroot-minmax"}).exitCode == 2);
}
