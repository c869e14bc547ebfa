// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "run_cli.h"

using namespace blendscope::testing;
using Json = nlohmann::json;

namespace {

Json jsonOf(const std::vector<std::string>& arguments) {
  const CliResult result = runCli(arguments);
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  return Json::parse(result.out);
}

bool anyContains(const Json& texts, const std::string& part) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const Json& text) { return text.get<std::string>().find(part) != std::string::npos; });
}

/// Lines of a CSV file but its first.
std::size_t rowsIn(const std::filesystem::path& file) {
  const std::string text = contentsOf(file);
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) - 1;
}

std::size_t countMatching(const std::string& filter) {
  return jsonOf({"info", demoSurvey(), "--filter", filter, "--json", "-"})["matching"]["count"];
}

}  // namespace

TEST_CASE("info says how many cutouts satisfy a filter, and names them") {
  const TemporaryFolder folder;
  const std::string data = folder.write("set.csv",
                                        "idx,class,pixel_0,pixel_1,pixel_2,pixel_3\n"
                                        "a,0,1,2,3,4\nb,1,5,6,7,8\nc,0,1,2,3,9\nd,1,5,4,7,8\n");
  const Json info = jsonOf({"info", data, "--filter", "class == single and id != a", "--json", "-"});
  CHECK(info["count"] == 4);
  CHECK(info["matching"]["count"] == 1);
  CHECK(info["matching"]["ids"] == Json({"c"}));
  CHECK_FALSE(jsonOf({"info", data, "--json", "-"}).contains("matching"));
  const CliResult text = runCli({"info", data, "--filter", "class == blend"});
  CHECK(text.out.find("2 of 4 cutouts satisfy class == blend") != std::string::npos);
  const CliResult nothing = runCli({"info", data, "--filter", "id == e"});
  CHECK(nothing.exitCode == 0);
  CHECK(nothing.err.find("no cutout has the id 'e'") != std::string::npos);
}

TEST_CASE("a filter that means nothing is wrong usage, told with its place before anything is read") {
  const CliResult unread = runCli({"info", "/nowhere/at/all.csv", "--filter", "class =="});
  CHECK(unread.exitCode == 2);
  CHECK(unread.err.find("the filter, character 9") != std::string::npos);
  const CliResult unknown = runCli({"info", demoSurvey(), "--filter", "class == blnd"});
  CHECK(unknown.exitCode == 2);
  CHECK(unknown.err.find("Did you mean blend?") != std::string::npos);
}

TEST_CASE("evaluate, embed and predict use only what a filter lets through, and say what was left out") {
  const TemporaryFolder folder;
  const std::string filter = "class in (single, blend)";
  const std::size_t count = countMatching(filter);
  const std::size_t all = jsonOf({"info", demoSurvey(), "--json", "-"})["count"];
  REQUIRE(count > 0);
  REQUIRE(count < all);
  const std::string told = fmt::format("left out {} of {} cutouts", all - count, all);

  const Json run = jsonOf(
      {"evaluate", "--data", demoSurvey(), "--filter", filter, "--pipeline", "minmax | logistic", "--json", "-"})[0];
  CHECK(run["n_train"].get<std::size_t>() + run["n_test"].get<std::size_t>() == count);
  CHECK(anyContains(run["warnings"], told));

  const std::string features = folder / "features.csv";
  const Json embedded = jsonOf({"embed", "--data", demoSurvey(), "--filter", filter, "--pipeline", "minmax | pca:n=2",
                                "--out", features, "--json", "-"});
  CHECK(embedded["count"] == count);
  CHECK(rowsIn(features) == count);
  CHECK(anyContains(embedded["warnings"], told));

  const std::string model = folder / "model.blendmodel";
  REQUIRE(runCli({"train", "--data", demoSurvey(), "--pipeline", "minmax | logistic", "--model", model}).exitCode == 0);
  const std::string predictions = folder / "predictions.csv";
  const Json predicted = jsonOf(
      {"predict", "--model", model, "--data", demoSurvey(), "--filter", filter, "--out", predictions, "--json", "-"});
  CHECK(predicted["count"] == count);
  CHECK(rowsIn(predictions) == count);
  CHECK(anyContains(predicted["warnings"], told));
  CHECK(runCli({"predict", "--model", model, "--data", demoSurvey(), "--filter", filter, "--out", predictions})
            .err.find(told) != std::string::npos);
}

TEST_CASE("a filter that lets nothing through is told as such") {
  const TemporaryFolder folder;
  const CliResult result = runCli({"embed", "--data", demoSurvey(), "--filter", "row < 0", "--pipeline",
                                   "minmax | pca:n=2", "--out", folder / "features.csv"});
  CHECK(result.exitCode == 1);
  CHECK(result.err.find("no cutout satisfies the filter 'row < 0'") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder / "features.csv"));
}

TEST_CASE("a filter holds for training and test data alike") {
  const Json run = jsonOf({"evaluate", "--data", demoSurvey(), "--test-data", demoSurvey(), "--filter", "row < 200",
                           "--pipeline", "minmax | logistic", "--json", "-"})[0];
  CHECK(run["n_train"] == 200);
  CHECK(run["n_test"] == 200);
}
