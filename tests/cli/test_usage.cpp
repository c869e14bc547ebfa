// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "run_cli.h"

using namespace blendscope::testing;
using Json = nlohmann::json;

TEST_CASE("wrong usage ends with 2 and says what is wrong") {
  const std::string data = demoSurvey();
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{}, "simulate"},
      {{"nothing"}, "'nothing'"},
      {{"evaluate", "--data", data}, "--pipeline"},
      {{"evaluate", "--pipeline", "knn"}, "--data"},
      {{"evaluate", "--data", data, "--pipeline", "knn", "--loud"}, "--loud"},
      {{"evaluate", "--data", data, "--pipeline", "minmx | knn"}, "Did you mean 'minmax'"},
      {{"evaluate", "--data", data, "--pipeline", "knn | minmax"}, "order"},
      {{"evaluate", "--data", data, "--pipeline", "minmax | knn:k=0"}, "k=0"},
      {{"evaluate", "--data", data, "--pipeline", "minmax | knn:colour=1"}, "colour"},
      {{"evaluate", "--data", data, "--pipeline", "minmax"}, "classifier"},
      {{"evaluate", "--data", data, "--pipeline", "knn", "--split", "fraction=2"}, "fraction=2"},
      {{"evaluate", "--data", data, "--pipeline", "knn", "--split", "group=nowhere"}, "nowhere"},
      {{"evaluate", "--data", data, "--pipeline", "knn", "--predictions", "-"}, "Name a file"},
      {{"evaluate", "--data", data, "--pipeline", "knn", "--positive", "quasar"}, "quasar"},
      {{"simulate", "--preset", "loud", "--out", "x.csv"}, "loud"},
      {{"simulate", "--out", "x.png"}, "x.png"},
      {{"simulate", "--out", "x.csv", "--threads", "0"}, "--threads"},
      {{"simulate", "--out", "x.csv", "--seed", "-1"}, "seed"},
      {{"embed", "--data", data, "--pipeline", "knn", "--out", "x.csv"}, "embed"},
      {{"list", "nothing"}, "nothing"},
  };
  for (const auto& [arguments, said] : cases) {
    const CliResult result = runCli(arguments);
    CAPTURE(said);
    CAPTURE(result.err);
    CHECK(result.exitCode == 2);
    CHECK(result.err.find(said) != std::string::npos);
    CHECK(result.out.empty());
  }
}

TEST_CASE("work that fails ends with 1, naming the file") {
  const TemporaryFolder folder;
  const std::string data = demoSurvey();
  const std::string model = folder.write("model", "no model");
  const std::string missing = folder / "missing.csv";
  const std::string nowhere = folder / "nowhere" / "out.csv";
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
      {{"info", missing}, missing},
      {{"evaluate", "--data", missing, "--pipeline", "knn"}, missing},
      {{"evaluate", "--data", data, "--pipeline", "knn", "--predictions", nowhere}, nowhere},
      {{"evaluate", "--data", data, "--pipeline", "knn:k=9999"}, "9999"},
      {{"predict", "--model", model, "--data", data, "--out", folder / "out.csv"}, model},
      {{"simulate", "--out", nowhere}, nowhere},
  };
  for (const auto& [arguments, said] : cases) {
    const CliResult result = runCli(arguments);
    CAPTURE(result.err);
    CHECK(result.exitCode == 1);
    CHECK(result.err.find(said) != std::string::npos);
    CHECK(result.out.empty());
  }
  CHECK(folder.fileCount() == 1);
}

TEST_CASE("help on every level ends with 0 and speaks of every step and parameter") {
  CHECK(runCli({"--version"}).exitCode == 0);
  const CliResult top = runCli({"--help"});
  CHECK(top.exitCode == 0);
  const Json steps = Json::parse(runCli({"list", "--json", "-"}).out);
  for (const char* command : {"list", "info", "simulate", "evaluate", "train", "predict", "embed", "sweep"}) {
    CAPTURE(command);
    CHECK(top.out.find(command) != std::string::npos);
    const CliResult help = runCli({command, "--help"});
    CHECK(help.exitCode == 0);
    for (const char* everywhere : {"--quiet", "--threads", "--seed", "--json"}) {
      CHECK(help.out.find(everywhere) != std::string::npos);
    }
  }
  const std::string help = runCli({"evaluate", "--help"}).out;
  for (const Json& step : steps) {
    if (step["kind"] == "metric") continue;
    CAPTURE(step["name"].get<std::string>());
    CHECK(help.find(step["name"].get<std::string>()) != std::string::npos);
    for (const Json& parameter : step["parameters"]) {
      CHECK(help.find(parameter["help"].get<std::string>()) != std::string::npos);
    }
  }
}

TEST_CASE("lists are arrays of objects with name and parameters") {
  for (const char* what : {"normalizers", "embeddings", "classifiers", "metrics"}) {
    CAPTURE(what);
    const Json list = Json::parse(runCli({"list", what, "--json", "-"}).out);
    REQUIRE(list.is_array());
    CHECK_FALSE(list.empty());
    for (const Json& entry : list) {
      CHECK(entry["name"].is_string());
      CHECK(entry["parameters"].is_array());
    }
    const CliResult text = runCli({"list", what});
    CHECK(text.exitCode == 0);
    CHECK(text.out.find(list[0]["name"].get<std::string>()) != std::string::npos);
  }
}

TEST_CASE("without a terminal there is no progress bar, on one it fits the width") {
  CHECK(runCli({"evaluate", "--data", demoSurvey(), "--pipeline", "minmax | knn"}).err.find("\r") == std::string::npos);
  const CliResult shown = interruptCli(
      {"evaluate", "--data", demoSurvey(), "--split", "repeats=2000", "--pipeline", "minmax | logistic"}, 50);
  std::size_t longest = 0;
  for (std::size_t at = shown.err.find('\r'); at != std::string::npos;) {
    const std::size_t next = shown.err.find('\r', at + 1);
    const std::string line = shown.err.substr(at + 1, shown.err.find('\033', at) - at - 1);
    if (line.starts_with("[")) longest = std::max(longest, line.size());
    at = next;
  }
  CHECK(longest > 20);
  CHECK(longest < 50);
}

namespace {

/// y over two inputs, large enough that the search for parameters lasts a while.
struct TableOfWaves {
  TemporaryFolder folder;
  std::string file;
  TableOfWaves() {
    std::string text = "a,b,y\n";
    for (int i = 0; i < 40000; ++i) {
      const double a = 0.37 * i - std::floor(0.37 * i);
      const double b = 0.73 * i * i - std::floor(0.73 * i * i);
      text += fmt::format("{},{},{}\n", a, b, std::sin(9 * a) + std::cos(7 * b) + 0.1 * std::sin(1e4 * a * b));
    }
    file = folder.write("waves.csv", text);
  }
};

}  // namespace

TEST_CASE("Ctrl+C ends with 130 and leaves nothing half-written") {
  const TemporaryFolder folder;
  const std::string data = demoSurvey();
  const std::string out = folder / "out.csv";
  const TableOfWaves table;
  const std::vector<std::vector<std::string>> commands{
      {"simulate", "--preset", "challenge", "--count", "5000000", "--out", out},
      {"evaluate", "--data", data, "--split", "repeats=2000", "--pipeline", "minmax | logistic", "--predictions", out,
       "--json", folder / "result.json"},
      {"regress", "--train", table.file, "--test", table.file, "--target", "y", "--model", "muygps", "--out", out},
  };
  for (const auto& command : commands) {
    CAPTURE(command[0]);
    const CliResult result = interruptCli(command);
    CAPTURE(result.err);
    CHECK(result.exitCode == 130);
    CHECK(folder.fileCount() == 0);
  }
}

TEST_CASE("the manual page names every command and every option of all commands") {
  const char* sources = std::getenv("BLENDSCOPE_SOURCE_DIR");
  REQUIRE(sources != nullptr);
  std::ifstream file(std::string(sources) + "/packaging/man/blendscope-cli.1");
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  REQUIRE_FALSE(page.empty());
  // Without a command the program names them all.
  const std::string said = runCli({}).err;
  const auto begin = said.find("The commands are: ");
  REQUIRE(begin != std::string::npos);
  std::istringstream commands(said.substr(begin + 18, said.find(".\n", begin) - begin - 18));
  int count = 0;
  for (std::string name; std::getline(commands >> std::ws, name, ',');) {
    CAPTURE(name);
    CHECK(page.find(".B " + name + "\n") != std::string::npos);
    ++count;
  }
  CHECK(count >= 13);
  for (const char* option : {"threads", "seed", "json", "quiet", "help"}) {
    CAPTURE(option);
    CHECK(page.find(std::string("\\-\\-") + option) != std::string::npos);
  }
}
