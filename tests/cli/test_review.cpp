// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/error.h"
#include "base/progress.h"
#include "io/review_list.h"
#include "run_cli.h"

using namespace blendscope;
using namespace blendscope::testing;
using Json = nlohmann::json;

namespace {

std::string train(const TemporaryFolder& folder, const std::string& name, const std::string& pipeline) {
  const std::string model = folder / name;
  const CliResult trained =
      runCli({"train", "--data", demoSurvey(), "--binaries", "none", "--pipeline", pipeline, "--model", model});
  REQUIRE_MESSAGE(trained.exitCode == 0, trained.err);
  return model;
}

std::vector<std::string> reviewArguments(const std::string& out, std::vector<std::string> more) {
  std::vector<std::string> arguments{"review", "--data", demoSurvey(), "--binaries", "none", "--out", out,
                                     "--json", "-"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

}  // namespace

TEST_CASE("review lists the cutouts to look at first, with predictions, in the format of the name") {
  const TemporaryFolder folder;
  const std::string one = train(folder, "one.model", "minmax | knn:k=9");
  const std::string two = train(folder, "two.model", "flux | logistic");
  for (const auto& [by, out] : {std::pair{"uncertainty", "list.csv"}, std::pair{"disagreement", "list.fits"},
                                std::pair{"information", "list.xml"}}) {
    CAPTURE(by);
    const CliResult result = runCli(
        reviewArguments(folder / out, {"--model", one, "--model", two, "--by", by, "--count", "20", "--seed", "3"}));
    REQUIRE_MESSAGE(result.exitCode == 0, result.err);
    const Json said = Json::parse(result.out);
    CHECK(said["count"] == 20);
    CHECK(said["candidates"] == 300);
    const ReviewList list = readReviewList(folder / out, Progress());
    REQUIRE(list.entries.size() == 20);
    CHECK(list.problems.empty());
    std::vector<std::string> names;
    for (const MetadataColumn& column : list.columns) names.push_back(column.name);
    CHECK(names == std::vector<std::string>{by, "predicted (one)", "probability_single (one)", "probability_blend (one)",
                                            "predicted (two)", "probability_single (two)", "probability_blend (two)"});
    std::set<std::string> ids;
    for (std::size_t i = 0; i < 20; ++i) {
      ids.insert(list.entries[i].id);
      CHECK_FALSE(list.entries[i].dataClass.empty());
      CHECK_FALSE(list.entries[i].flag.has_value());
      if (i > 0) CHECK(list.columns[0].number(i) <= list.columns[0].number(i - 1));
      CHECK(list.columns[2].number(i) + list.columns[3].number(i) == doctest::Approx(1));
    }
    CHECK(ids.size() == 20);
  }
}

TEST_CASE("labels of a review list train, are counted, and are not asked for again") {
  const TemporaryFolder folder;
  const std::string model = train(folder, "m", "minmax | knn:k=9");
  const std::string list = folder / "list.csv";
  REQUIRE(runCli(reviewArguments(list, {"--model", model, "--count", "30"})).exitCode == 0);
  ReviewList reviewed = readReviewList(list, Progress());
  std::size_t changed = 0;
  for (std::size_t i = 0; i < 20; ++i) {
    reviewed.entries[i].label = "blend";
    changed += reviewed.entries[i].dataClass == "blend" ? 0 : 1;
  }
  reviewed.entries.push_back({.id = "nobody", .dataClass = {}, .label = "blend", .origin = {}, .by = {}, .when = {},
                              .flag = {}, .note = {}});
  CHECK_THROWS_AS(writeReviewList(reviewed, list, Progress()), Error);  // the columns say nothing of nobody
  reviewed.columns.clear();
  writeReviewList(reviewed, list, Progress());
  REQUIRE(changed > 0);

  const std::vector<std::string> common{"--data", demoSurvey(), "--binaries", "none", "--pipeline", "minmax | knn:k=9",
                                        "--json", "-"};
  auto evaluate = common;
  evaluate.insert(evaluate.begin(), "evaluate");
  const Json plain = Json::parse(runCli(evaluate).out)[0];
  CHECK_FALSE(plain.contains("review"));
  evaluate.insert(evaluate.end(), {"--review", list});
  const CliResult result = runCli(evaluate);
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  const Json run = Json::parse(result.out)[0];
  CHECK(run["review"]["labels_changed"] == changed);
  CHECK(run["review"]["problems"].size() == 1);
  CHECK(run["warnings"].dump().find("nobody") != std::string::npos);
  const auto singles = [](const Json& json) {
    int sum = 0;
    for (const Json& count : json["confusion"][0]) sum += count.get<int>();
    return sum;
  };
  CHECK(singles(run) <= singles(plain));
  CHECK(run["confusion"] != plain["confusion"]);

  auto again = common;
  again.insert(again.begin(), "train");
  again.insert(again.end(), {"--review", list, "--model", folder / "again"});
  CHECK(Json::parse(runCli(again).out)["review"]["labels_changed"] == changed);

  const CliResult rest =
      runCli(reviewArguments(folder / "rest.csv", {"--model", model, "--count", "300", "--review", list}));
  REQUIRE_MESSAGE(rest.exitCode == 0, rest.err);
  const ReviewList remaining = readReviewList(folder / "rest.csv", Progress());
  CHECK(remaining.entries.size() == 280);
  std::set<std::string> ids;
  for (const ReviewEntry& entry : remaining.entries) ids.insert(entry.id);
  for (std::size_t i = 0; i < 20; ++i) CHECK_FALSE(ids.contains(reviewed.entries[i].id));
}

TEST_CASE("review refuses what it cannot do and writes nothing") {
  const TemporaryFolder folder;
  const std::string model = train(folder, "m", "minmax | knn");
  const std::string out = folder / "list.csv";
  CHECK(runCli(reviewArguments(out, {"--model", model, "--by", "luck"})).exitCode == 2);
  CHECK(runCli(reviewArguments(out, {"--model", model, "--by", "disagreement"})).exitCode == 2);
  CHECK(runCli(reviewArguments(out, {"--model", model, "--count", "0"})).exitCode == 2);
  CHECK(runCli(reviewArguments(folder / "list.doc", {"--model", model})).exitCode == 2);
  CHECK(runCli(reviewArguments(out, {})).exitCode == 2);
  const CliResult missing = runCli(reviewArguments(out, {"--model", model, "--review", folder / "none.csv"}));
  CHECK(missing.exitCode == 1);
  CHECK(missing.err.find("none.csv") != std::string::npos);
  CHECK(folder.fileCount() == 1);
}
