// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "run_cli.h"

using namespace blendscope::testing;
using Json = nlohmann::json;

TEST_CASE("a learning curve has a point for each share, for people and for machines") {
  const std::vector<std::string> common{"learning-curve", "--data", demoSurvey(), "--pipeline", "flux | knn:k=5",
                                        "--repeats",      "2",      "--shares",   "0.2,0.5,1",  "--pipeline",
                                        "flux | logistic"};
  auto machine = common;
  machine.insert(machine.end(), {"--json", "-"});
  const CliResult result = runCli(machine);
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  const Json curves = Json::parse(result.out);
  REQUIRE(curves.size() == 2);
  for (const Json& curve : curves) {
    REQUIRE(curve["points"].size() == 3);
    CHECK(curve["points"][0]["n_train"] == 48);
    CHECK(curve["points"][2]["n_train"] == 240);
    CHECK(curve["points"][0]["accuracies"].size() == 2);
    CHECK(curve["points"][2]["accuracy_ci"].size() == 2);
    CHECK(curve["last_doubling"]["gain"].is_number());
    CHECK(curve["n_test"] == 60);
  }
  const CliResult text = runCli(common);
  for (const char* said : {"flux | knn:k=5", "flux | logistic", "20 %", "100 %", "last doubling"}) {
    CAPTURE(said);
    CHECK(text.out.find(said) != std::string::npos);
  }
  CHECK(
      runCli({"learning-curve", "--data", demoSurvey(), "--pipeline", "flux | knn", "--shares", "0.5,0.2"}).exitCode ==
      2);
}
