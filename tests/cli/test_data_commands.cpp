// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "run_cli.h"
#include "support/test_data.h"

using namespace blendscope::testing;
using Json = nlohmann::json;

TEST_CASE("a simulated survey repeats for a seed and can be told in every detail") {
  const TemporaryFolder folder;
  const auto simulate = [&](const std::string& name, const std::string& seed, const std::string& threads) {
    const CliResult result = runCli({"simulate", "--preset", "demo", "--count", "200", "--seed", seed, "--threads",
                                     threads, "--out", folder / name, "--json", "-"});
    REQUIRE_MESSAGE(result.exitCode == 0, result.err);
    return Json::parse(result.out);
  };
  const Json one = simulate("one.csv", "7", "1");
  CHECK(one["count"] == 200);
  CHECK(one["fingerprint"] == simulate("two.csv", "7", "2")["fingerprint"]);
  CHECK(one["fingerprint"] != simulate("three.csv", "8", "2")["fingerprint"]);
  CHECK(contentsOf(folder / "one.csv") == contentsOf(folder / "two.csv"));
  simulate("four.fits", "7", "2");
  for (const char* name : {"one.csv", "four.fits"}) {
    CAPTURE(name);
    const CliResult result = runCli({"info", folder / name, "--json", "-"});
    REQUIRE_MESSAGE(result.exitCode == 0, result.err);
    const Json info = Json::parse(result.out);
    CHECK(info["count"] == 200);
    CHECK(info["shape"] == Json({10, 10}));
    CHECK(info["classes"] == Json({"single", "blend", "binary"}));
    CHECK(info["columns"].size() > 5);
    CHECK(info["nan_rows"].empty());
    CHECK(info["problems"].empty());
    CHECK(info["fingerprint"] == one["fingerprint"]);
  }
}

TEST_CASE("info names duplicates, NaN rows and problems by id") {
  const TemporaryFolder folder;
  const std::string data = folder.write("set.csv",
                                        "idx,class,pixel_0,pixel_1,pixel_2,pixel_3\n"
                                        "a,0,1,2,3,4\nb,1,5,6,7,8\nc,0,1,2,3,4\nd,1,5,nan,7,8\ne,1,5,6,7\n");
  const CliResult result = runCli({"info", data, "--json", "-"});
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  const Json info = Json::parse(result.out);
  CHECK(info["count"] == 4);
  CHECK(info["shape"] == Json({2, 2}));
  CHECK(info["duplicates"] == Json::array({Json::array({"a", "c"})}));
  CHECK(info["nan_rows"] == Json({"d"}));
  CHECK(info["problems"].dump().find("set.csv") != std::string::npos);
  for (const Json& problem : info["problems"]) {
    CHECK(problem["where"].is_string());
    CHECK(problem["problem"].is_string());
  }
  const std::string text = runCli({"info", data}).out;
  for (const char* said : {"4 cutouts of 2×2", "a = c", "identical", "NaN", "Problems"}) {
    CAPTURE(said);
    CHECK(text.find(said) != std::string::npos);
  }
}

TEST_CASE("info lists exactly the five files that were copied under new names") {
  if (testDataMissing()) {
    MESSAGE("the star and galaxy cutouts are not here; nothing tested");
    return;
  }
  const TemporaryFolder folder;
  const std::filesystem::path stars = std::filesystem::path(folder / "stars");
  // File by file: a folder that nobody may write to would be copied as such.
  std::filesystem::create_directory(stars);
  for (const auto& entry : std::filesystem::directory_iterator(testData("data/ztf_star_galaxy"))) {
    std::filesystem::copy_file(entry.path(), stars / entry.path().filename());
  }
  std::set<std::set<std::string>> expected;
  for (const int number : {3, 77, 150, 301, 499}) {
    const std::string original = fmt::format("{}_{}", number % 2 == 0 ? "galaxy" : "star", number);
    const std::string copy = fmt::format("{}_{}", number % 2 == 0 ? "galaxy" : "star", 1000 + number);
    std::filesystem::copy(stars / (original + ".fits"), stars / (copy + ".fits"));
    expected.insert({original, copy});
  }
  const CliResult result = runCli({"info", stars, "--json", "-"});
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  const Json info = Json::parse(result.out);
  std::set<std::set<std::string>> listed;
  for (const Json& group : info["duplicates"]) {
    CHECK(group.size() == 2);
    listed.insert(group.get<std::set<std::string>>());
  }
  CHECK(info["duplicates"].size() == 5);
  CHECK(listed == expected);
  CHECK(info["duplicates_mirrored"].empty());
}

TEST_CASE("info names mirrored copies, neighbours on the sky and the objects that remain") {
  const TemporaryFolder folder;
  const std::string data = folder.write("set.csv",
                                        "idx,class,pixel_0,pixel_1,pixel_2,pixel_3\n"
                                        "a,0,1,2,3,4\nb,1,5,6,7,8\nc,0,2,1,4,3\nd,1,5,9,7,8\ne,1,5,6,7,1\n");
  folder.write("set_metadata.csv",
               "idx,RA [deg],DEC [deg],OBSMJD [d]\n"
               "a,10,5,1\nb,10.1,5,1\nc,10.2,5,2\nd,10.1001,5,2\ne,10.1,5.0008,3\n");
  const auto info = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"info", data, "--json", "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const CliResult result = runCli(arguments);
    REQUIRE_MESSAGE(result.exitCode == 0, result.err);
    return Json::parse(result.out);
  };
  const Json found = info({});
  CHECK(found["duplicates"].empty());
  CHECK(found["duplicates_mirrored"] == Json::array({Json::array({"a", "c"})}));
  CHECK(found["duplicates_by_position"] == Json::array({Json::array({"b", "d"})}));
  CHECK(found["objects"] == 3);
  CHECK(info({"--radius", "4"})["duplicates_by_position"] == Json::array({Json::array({"b", "d", "e"})}));
  const Json few = info({"--radius", "4", "--epochs", "2"});
  CHECK(few["duplicates_by_position"].empty());
  CHECK(few["duplicates_doubtful"] == Json::array({Json::array({"b", "d", "e"})}));
  CHECK(few["warnings"].size() == 1);
  CHECK_FALSE(found.contains("duplicate_hints"));
  CHECK(info({"--hints"})["duplicate_hints"]["pairs"].empty());
  CHECK(runCli({"info", data, "--radius", "0"}).exitCode == 2);
  const std::string text = runCli({"info", data}).out;
  for (const char* said : {"a ~ c", "b, d", "3 objects"}) {
    CAPTURE(said);
    CHECK(text.find(said) != std::string::npos);
  }
}

TEST_CASE("features are written with their names, one row per finite cutout") {
  const TemporaryFolder folder;
  const std::string out = folder / "features.csv";
  const CliResult result =
      runCli({"embed", "--data", demoSurvey(), "--pipeline", "minmax | pca:n=2", "--out", out, "--json", "-"});
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  CHECK(Json::parse(result.out)["dimension"] == 2);
  const std::string csv = contentsOf(out);
  CHECK(csv.starts_with("id,class,"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 301);
  const std::string header = csv.substr(0, csv.find('\n'));
  CHECK(std::count(header.begin(), header.end(), ',') == 3);
}

TEST_CASE("embed names the columns of moments with their units") {
  const TemporaryFolder folder;
  const CliResult result = runCli(
      {"embed", "--data", demoSurvey(), "--pipeline", "raw | moments", "--out", folder / "moments.csv", "--json", "-"});
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  const Json columns = Json::parse(result.out)["columns"];
  REQUIRE(columns.size() == 11);
  CHECK(columns[0]["name"] == "size");
  CHECK(columns[0]["unit"] == "px");
  CHECK(columns[2]["unit"].is_null());
}
