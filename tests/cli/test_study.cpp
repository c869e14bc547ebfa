// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "run_cli.h"

using namespace blendscope;
using namespace blendscope::testing;
using Json = nlohmann::json;

namespace {

constexpr const char* kGrid = R"({
  "normalizers": ["raw", "minmax", "log-min-max", "rroot-minmax:r=0.3", "zscore", "zscore-pixel", "flux", "peak"],
  "embeddings": ["none", "pca:n=8", "moments", "umap:n=3,epochs=20"],
  "classifiers": ["muygps:k=15", "knn:k=7", "logistic", "bayes", "lda", "qda"],
  "split": "folds=5,stratify,seed=4"})";

/// The table without what a clock says.
Json withoutSeconds(const std::filesystem::path& file) {
  Json table = Json::parse(contentsOf(file));
  for (Json& line : table["pipelines"]) line.erase("seconds");
  return table;
}

std::filesystem::path surveyOf200(const TemporaryFolder& folder) {
  const std::filesystem::path path = folder / "survey.csv";
  const CliResult made =
      runCli({"simulate", "--preset", "demo", "--count", "200", "--seed", "3", "--out", path.string()});
  REQUIRE_MESSAGE(made.exitCode == 0, made.err);
  return path;
}

}  // namespace

TEST_CASE("a study of 960 cells killed ten times gives the table of an undisturbed one") {
  const TemporaryFolder folder;
  const std::string data = surveyOf200(folder);
  const std::string spec = folder.write("study.json", kGrid);
  const auto arguments = [&](const std::string& session) {
    return std::vector<std::string>{"study",     "--data",         data,      "--spec", spec,
                                    "--session", folder / session, "--quiet", "--json", folder / (session + ".json")};
  };
  const auto start = std::chrono::steady_clock::now();
  const CliResult calm = runCli(arguments("calm"));
  REQUIRE_MESSAGE(calm.exitCode == 0, calm.err);
  const std::chrono::duration<double, std::milli> whole = std::chrono::steady_clock::now() - start;

  // Together about a quarter of the work: kills must not come after its end, whatever else the machine does.
  RandomStream random(11);
  int kills = 0;
  for (int i = 0; i < 10; ++i) {
    const int after = static_cast<int>(random.uniform(0.005, 0.05) * whole.count());
    if (killCli(arguments("killed"), after).exitCode == 128 + SIGKILL) ++kills;
  }
  CHECK(kills == 10);
  const CliResult last = runCli(arguments("killed"));
  REQUIRE_MESSAGE(last.exitCode == 0, last.err);
  const Json table = withoutSeconds(folder / "killed.json");
  CHECK(table["pipelines"].size() == 192);
  CHECK(table == withoutSeconds(folder / "calm.json"));
}

TEST_CASE("study prints a table, best first, and says that the best was chosen on its test rows") {
  const TemporaryFolder folder;
  const std::string spec = folder.write("study.json", R"({"normalizers": ["minmax", "raw"], "classifiers": ["knn"]})");
  const CliResult result = runCli({"study", "--data", demoSurvey(), "--spec", spec, "--session", folder / "s.blend"});
  CHECK(result.exitCode == 0);
  CHECK(result.out.find("2 pipelines on 1 divisions") != std::string::npos);
  CHECK(result.out.find("minmax | knn") != std::string::npos);
  CHECK(result.err.find("chosen on the rows that it is tested on") != std::string::npos);
}

TEST_CASE("report writes what a session's study says, from the data that it names") {
  const TemporaryFolder folder;
  const std::string spec = folder.write("study.json", R"({"classifiers": ["knn"], "split": "folds=2"})");
  const std::string session = folder / "s.blend";
  const CliResult none = runCli({"report", "--session", session, "--out", folder / "r.html"});
  CHECK(none.exitCode == 1);
  CHECK(none.err.find("cannot open") != std::string::npos);
  REQUIRE(runCli({"study", "--data", demoSurvey(), "--spec", spec, "--session", session}).exitCode == 0);
  for (const char* name : {"r.html", "r.pdf"}) {
    const CliResult result = runCli({"report", "--session", session, "--out", folder / name});
    CHECK_MESSAGE(result.exitCode == 0, result.err);
    CHECK(std::filesystem::file_size(folder / name) > 10'000);
  }
  CHECK(runCli({"report", "--session", session, "--out", folder / "r.txt"}).exitCode == 2);
  const CliResult other = runCli(
      {"report", "--session", session, "--data", surveyOf200(folder).string(), "--out", (folder / "o.html").string()});
  CHECK(other.exitCode == 1);
  CHECK(other.err.find("not those that were studied") != std::string::npos);
  CHECK(!std::filesystem::exists(folder / "o.html"));
}

TEST_CASE("an interrupted study says that it can go on, and does") {
  const TemporaryFolder folder;
  const std::string spec = folder.write("study.json", kGrid);
  const std::vector<std::string> arguments{"study", "--data",    demoSurvey(),      "--spec",
                                           spec,    "--session", folder / "s.blend"};
  const CliResult stopped = interruptCli(arguments, 100);
  CHECK(stopped.exitCode == 130);
  CHECK(stopped.err.find("goes on from there") != std::string::npos);
}

TEST_CASE("study refuses specifications and sessions that it cannot use, with what to do") {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.json", R"({"classifiers": ["knn"]})");
  const auto run = [&](const std::string& spec, const std::string& session) {
    return runCli({"study", "--data", demoSurvey(), "--spec", spec, "--session", session});
  };
  const CliResult unknown = run(folder.write("a.json", R"({"classifier": ["knn"]})"), folder / "s");
  CHECK(unknown.exitCode == 2);
  CHECK(unknown.err.find("no member 'classifier'") != std::string::npos);
  const CliResult noJson = run(folder.write("b.json", "knn, muygps"), folder / "s");
  CHECK(noJson.exitCode == 2);
  CHECK(noJson.err.find("b.json") != std::string::npos);
  CHECK(run(folder / "missing.json", folder / "s").exitCode == 1);
  const std::string text = folder.write("notes.txt", std::string(5000, 'x'));
  const CliResult noSession = run(good, text);
  CHECK(noSession.exitCode == 1);
  CHECK(noSession.err.find("no session") != std::string::npos);
  CHECK(contentsOf(text) == std::string(5000, 'x'));
}
