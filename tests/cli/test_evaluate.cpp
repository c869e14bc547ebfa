// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "run_cli.h"
#include "support/test_data.h"

using namespace blendscope::testing;
using Json = nlohmann::json;

namespace {

Json evaluate(std::vector<std::string> arguments, const std::vector<std::string>& environment = {}) {
  arguments.insert(arguments.begin(), "evaluate");
  arguments.insert(arguments.end(), {"--json", "-"});
  const CliResult result = runCli(arguments, environment);
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  return Json::parse(result.out);
}

/// Everything but the times.
Json withoutSeconds(Json runs) {
  for (Json& run : runs) {
    run.erase("seconds");
    for (Json& split : run["per_split"]) split.erase("seconds");
  }
  return runs;
}

std::vector<std::string> linesOf(const std::filesystem::path& file) {
  std::istringstream text(contentsOf(file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("an evaluation is an array of objects with every key of the contract") {
  const Json runs = evaluate({"--data", demoSurvey(), "--split", "folds=3,seed=5", "--pipeline", "minmax | knn:k=5",
                              "--pipeline", "flux | logistic"});
  REQUIRE(runs.is_array());
  REQUIRE(runs.size() == 2);
  CHECK(runs[0]["pipeline"] == "minmax | knn:k=5");
  CHECK(runs[1]["pipeline"] == "flux | logistic");
  for (const Json& run : runs) {
    for (const char* key :
         {"pipeline",          "split",   "n_train",   "n_test",  "classes", "positive", "accuracy", "accuracy_ci",
          "balanced_accuracy", "auc",     "f1",        "mcc",     "brier",   "log_loss", "ece",      "confusion",
          "hyperparameters",   "seconds", "per_split", "warnings"}) {
      CAPTURE(key);
      CHECK(run.contains(key));
    }
    for (const char* key : {"load", "normalize", "embed", "fit", "predict", "total"}) {
      CAPTURE(key);
      CHECK(run["seconds"][key].is_number());
    }
    CHECK(run["split"] == "folds=3,seed=5");
    CHECK(run["n_test"] == 300);
    CHECK(run["n_train"] == 200);
    CHECK(run["positive"] == "blend");
    CHECK(run["accuracy_ci"].size() == 2);
    CHECK(run["accuracy_ci"][0] < run["accuracy"]);
    CHECK(run["accuracy_ci"][1] > run["accuracy"]);
    CHECK(run["per_split"].size() == 3);
    CHECK(run["hyperparameters"].is_object());
    CHECK(run["warnings"].is_array());
    int sum = 0;
    for (const Json& row : run["confusion"]) {
      for (const Json& count : row) sum += count.get<int>();
    }
    CHECK(sum == 300);
  }
}

TEST_CASE("seed= in the split wins over --seed, which decides without it") {
  const auto confusion = [](const std::string& split, const std::string& seed) {
    return evaluate(
        {"--data", demoSurvey(), "--split", split, "--seed", seed, "--pipeline", "minmax | knn"})[0]["confusion"];
  };
  CHECK(confusion("fraction=0.5,seed=4", "1") == confusion("fraction=0.5,seed=4", "2"));
  CHECK(confusion("fraction=0.5,seed=4", "1") == confusion("fraction=0.5", "4"));
  CHECK(confusion("fraction=0.5", "4") != confusion("fraction=0.5", "5"));
}

TEST_CASE("figures that chance left undefined are null") {
  const TemporaryFolder folder;
  std::string csv = "idx,class,pixel_0,pixel_1,pixel_2,pixel_3\n";
  for (int i = 0; i < 12; ++i) csv += std::to_string(i) + ",0,1," + std::to_string(i) + ",3,4\n";
  const std::string train = folder.write("train.csv", csv + "12,1,9,2,3,4\n");
  const std::string test = folder.write("test.csv", csv);
  const Json run = evaluate({"--data", train, "--test-data", test, "--pipeline", "raw | knn:k=3"})[0];
  CHECK(run["auc"].is_null());
  CHECK(run["n_train"] == 13);
  CHECK(run["n_test"] == 12);
  CHECK(run["warnings"].dump().find("also trained") != std::string::npos);
}

TEST_CASE("predictions are written per pipeline, with class names and probabilities") {
  const TemporaryFolder folder;
  const std::vector<std::string> common{"--data", demoSurvey(), "--split", "fraction=0.2,seed=1", "--predictions"};
  auto one = common;
  one.insert(one.end(), {folder / "all.csv", "--pipeline", "minmax | knn"});
  evaluate(one);
  const auto lines = linesOf(folder / "all.csv");
  CHECK(lines.size() == 61);
  CHECK(lines[0] == "id,class,predicted,probability_single,probability_blend,probability_binary,uncertainty");
  auto two = common;
  two.insert(two.end(), {folder / "out.csv", "--pipeline", "minmax | knn", "--pipeline", "flux | logistic"});
  evaluate(two);
  CHECK(linesOf(folder / "out-1.csv") == lines);
  CHECK(linesOf(folder / "out-2.csv").size() == 61);
  CHECK(folder.fileCount() == 3);
}

TEST_CASE("people get a table on stdout, and --quiet keeps stderr empty") {
  const CliResult result = runCli({"evaluate", "--data", demoSurvey(), "--pipeline", "minmax | knn", "--quiet"});
  CHECK(result.exitCode == 0);
  CHECK(result.err.empty());
  for (const char* said : {"Pipeline", "minmax | knn", "Accuracy", "95 % interval", "Log loss", "300 cutouts"}) {
    CAPTURE(said);
    CHECK(result.out.find(said) != std::string::npos);
  }
}

TEST_CASE("--json FILE keeps the figures in a file") {
  const TemporaryFolder folder;
  const std::string file = folder / "result.json";
  const CliResult result = runCli({"evaluate", "--data", demoSurvey(), "--pipeline", "minmax | knn", "--json", file});
  CHECK(result.exitCode == 0);
  CHECK(result.out.empty());
  CHECK(Json::parse(contentsOf(file)).size() == 1);
}

TEST_CASE("a comma locale and the number of threads change nothing but the times") {
  const std::vector<std::string> arguments{
      "--data",     demoSurvey(),
      "--split",    "repeats=2,fraction=0.3",
      "--pipeline", "rroot-minmax:r=0.3103 | augment:d4 | knn:k=5,weights=distance",
      "--pipeline", "flux | logistic:C=0.5"};
  const char* build = std::getenv("BLENDSCOPE_BINARY_DIR");
  REQUIRE(build != nullptr);
  const Json plain = withoutSeconds(evaluate(arguments));
  const Json comma =
      withoutSeconds(evaluate(arguments, {"LOCPATH=" + std::string(build) + "/locales", "LC_ALL=de_DE.UTF-8"}));
  CHECK(plain == comma);
  auto threads = arguments;
  threads.insert(threads.end(), {"--threads", "1"});
  CHECK(plain == withoutSeconds(evaluate(threads)));
}

TEST_CASE("a trained model predicts from its file what it would have predicted") {
  const TemporaryFolder folder;
  const std::string model = folder / "model.blendscope";
  const CliResult trained =
      runCli({"train", "--data", demoSurvey(), "--pipeline", "minmax | knn:k=5", "--model", model, "--json", "-"});
  REQUIRE_MESSAGE(trained.exitCode == 0, trained.err);
  CHECK(Json::parse(trained.out)["n_train"] == 300);
  const CliResult predicted =
      runCli({"predict", "--model", model, "--data", demoSurvey(), "--out", folder / "predictions.csv"});
  REQUIRE_MESSAGE(predicted.exitCode == 0, predicted.err);
  evaluate({"--data", demoSurvey(), "--test-data", demoSurvey(), "--pipeline", "minmax | knn:k=5", "--predictions",
            folder / "expected.csv"});
  CHECK(linesOf(folder / "predictions.csv") == linesOf(folder / "expected.csv"));
  std::string damaged = contentsOf(model);
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  const CliResult refused = runCli(
      {"predict", "--model", folder.write("damaged", damaged), "--data", demoSurvey(), "--out", folder / "none.csv"});
  CHECK(refused.exitCode == 1);
  CHECK(refused.err.find("damaged") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder / "none.csv"));
}

TEST_CASE("cutouts with NaN stay without a prediction but keep their row") {
  const TemporaryFolder folder;
  const std::string train =
      folder.write("train.csv", "idx,class,pixel_0,pixel_1,pixel_2,pixel_3\n1,0,1,2,3,4\n2,1,4,3,2,1\n");
  const std::string data =
      folder.write("data.csv", "idx,class,pixel_0,pixel_1,pixel_2,pixel_3\nx,0,1,2,3,5\ny,1,nan,3,2,1\n");
  REQUIRE(runCli({"train", "--data", train, "--pipeline", "raw | knn:k=1", "--model", folder / "m"}).exitCode == 0);
  const CliResult result = runCli({"predict", "--model", folder / "m", "--data", data, "--out", folder / "out.csv"});
  REQUIRE_MESSAGE(result.exitCode == 0, result.err);
  CHECK(result.err.find("1 cutouts with NaN") != std::string::npos);
  const auto lines = linesOf(folder / "out.csv");
  REQUIRE(lines.size() == 3);
  CHECK(lines[1] == "x,single,single,1,0,0");
  CHECK(lines[2] == "y,blend,,,,");
}

TEST_CASE("real ZTF cutouts: stars and galaxies are told apart") {
  if (testDataMissing()) {
    MESSAGE("no test data at " << testDataRoot() << ": not checked");
    return;
  }
  for (const Json& run :
       evaluate({"--data", testData("data/ztf_star_galaxy"), "--split", "fraction=0.5,seed=42,stratify", "--pipeline",
                 "minmax | muygps", "--pipeline", "minmax | knn:k=10"})) {
    CAPTURE(run["pipeline"].get<std::string>());
    CHECK(run["accuracy"] >= 0.94);
    CHECK(run["positive"] == "star");
    CHECK(run["n_test"] == 500);
  }
}

TEST_CASE("a list of binaries beside the file can be left aside") {
  const TemporaryFolder folder;
  const std::string data = (folder / "survey.csv").string();
  REQUIRE(runCli({"simulate", "--preset", "demo", "--count", "90", "--out", data}).exitCode == 0);
  CHECK(Json::parse(runCli({"info", data, "--json", "-"}).out)["classes"].size() == 3);
  CHECK(Json::parse(runCli({"info", data, "--binaries", "none", "--json", "-"}).out)["classes"].size() == 2);
  // The test data follow.
  const Json run =
      evaluate({"--data", data, "--binaries", "none", "--test-data", data, "--pipeline", "minmax | knn"})[0];
  CHECK(run["classes"].size() == 2);
}

TEST_CASE("semi-real blends split by family have an interval over families") {
  if (testDataMissing()) {
    MESSAGE("no test data at " << testDataRoot() << ": not checked");
    return;
  }
  const std::string data = testData("data/semireal/semireal_blends.csv");
  const auto interval = [&](const std::string& split) {
    const Json run = evaluate({"--data", data, "--split", split, "--pipeline", "flux | knn:k=10"})[0];
    CHECK(run["accuracy_ci"][0] < run["accuracy"]);
    CHECK(run["accuracy_ci"][1] > run["accuracy"]);
    return run["accuracy_ci"][1].get<double>() - run["accuracy_ci"][0].get<double>();
  };
  // A few dozen families say less than over a thousand rows would if they were independent.
  CHECK(interval("fraction=0.2,seed=42,group=family") > interval("fraction=0.2,seed=42"));
}
