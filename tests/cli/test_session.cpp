// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/session.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "run_cli.h"
#include "support/trained_run.h"

using namespace blendscope;
using namespace blendscope::testing;
using Json = nlohmann::json;

TEST_CASE("session lists what a window left in a file, and a study in the same file goes beside it") {
  const TemporaryFolder folder;
  WorkspaceRecord record;
  record.origin.files.path = demoSurvey().string();
  record.data = loadData(record.origin, Progress());
  record.selection = RowSet(record.data->size());
  record.annotations.set(2, {.label = GivenLabel{.label = 0, .by = "Ada"}, .flagged = true, .note = "?"});
  record.annotations.set(3, {.label = {}, .flagged = true, .note = {}});
  record.subsets = {{"odd", RowSet::of(record.data->size(), {1, 3, 5})}};
  record.runs = {{1, trainedRun(record.data, "flux | knn:k=3", "fraction=0.3,seed=5")}};
  {
    Session session(folder / "s.blend", Database::Opening::OrMake);
    session.saveWorkspace(record, WorkspaceParts::all());
    const CliResult refused = runCli({"session", folder / "s.blend"});
    CHECK(refused.exitCode == 1);
    CHECK(refused.err.find("open elsewhere") != std::string::npos);
  }
  const std::string spec = folder.write("study.json", R"({"classifiers": ["knn:k=5"], "split": "folds=2"})");
  REQUIRE(runCli({"study", "--data", demoSurvey(), "--spec", spec, "--session", folder / "s.blend"}).exitCode == 0);
  const CliResult listed = runCli({"session", folder / "s.blend", "--json", "-"});
  REQUIRE_MESSAGE(listed.exitCode == 0, listed.err);
  const Json json = Json::parse(listed.out);
  CHECK(json["data"]["path"] == demoSurvey().string());
  CHECK(json["data"]["fingerprint"] == record.data->fingerprint());
  CHECK(json["labels"] == 1);
  CHECK(json["flags"] == 2);
  CHECK(json["notes"] == 1);
  CHECK(json["subsets"][0] == Json{{"name", "odd"}, {"count", 3}});
  CHECK(json["runs"][0]["pipeline"] == "flux | knn:k=3");
  CHECK(json["runs"][0]["accuracy"] == record.runs[0].run->pooled.accuracy);
  CHECK(json["runs"][0]["accuracy_ci"][0] == record.runs[0].run->pooled.accuracyInterval.low);
  CHECK(json["studies"][0]["finished_cells"] == 2);
  const CliResult text = runCli({"session", folder / "s.blend"});
  CHECK(text.out.find("1 labels, 2 flags") != std::string::npos);
  CHECK(text.out.find("flux | knn:k=3") != std::string::npos);
  CHECK(runCli({"session", demoSurvey()}).exitCode == 1);
  CHECK(runCli({"session", folder / "missing"}).exitCode == 1);
}
