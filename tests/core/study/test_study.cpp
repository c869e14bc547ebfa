// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "sample_set.h"
#include "session_files.h"
#include "study/run.h"
#include "study/study.h"
#include "study/study_table.h"
#include "support/temporary_folder.h"

using namespace blendscope;
using namespace blendscope::testing;
using Json = nlohmann::ordered_json;

namespace {

StudyRequest requestFor(const char* spec, std::size_t rows = 120) {
  return {StudySpec::fromJson(Json::parse(spec)), sampleSet(rows), {"/data/survey.csv", "none", ""}};
}

StudyTable tableOf(Session& session, std::int64_t id) { return studyTable(session.study(id), session.cells(id)); }

std::string problemOpening(const std::filesystem::path& file, Database::Opening opening = kOrMake) {
  try {
    const Session session(file, opening);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

constexpr const char* kSmall = R"({"normalizers": ["minmax", "flux"], "classifiers": ["knn:k=5", "logistic"],
                                   "split": "folds=3,group=object,seed=2"})";

}  // namespace

TEST_CASE("a line of a study says what evaluating its pipeline on the same split says") {
  const TemporaryFolder folder;
  Session session(folder / "s", kOrMake);
  for (const char* split : {"folds=3,group=object,seed=2", "repeats=3,fraction=0.3,seed=5", "fraction=0.3,seed=1"}) {
    CAPTURE(split);
    StudyRequest request = requestFor(kSmall);
    request.spec.split = parseSplit(split);
    const StudyTable table = tableOf(session, runStudy(request, session, Progress()));
    REQUIRE(table.lines.size() == 4);
    for (const StudyLine& line : table.lines) {
      CAPTURE(line.spec.text());
      RunRequest single;
      single.spec = line.spec;
      single.split = request.spec.split;
      single.data = request.data;
      const auto run = evaluatePipeline(single, Progress());
      REQUIRE(line.pooled);
      CHECK(line.pooled->accuracy == run->pooled.accuracy);
      CHECK(line.pooled->accuracyInterval.low == doctest::Approx(run->pooled.accuracyInterval.low));
      CHECK(line.pooled->accuracyInterval.high == doctest::Approx(run->pooled.accuracyInterval.high));
      CHECK(line.pooled->logLoss == doctest::Approx(run->pooled.logLoss).epsilon(1e-5));
      CHECK(line.pooled->confusion == run->pooled.confusion);
      REQUIRE(line.accuracies.size() == run->splits.size());
      for (std::size_t d = 0; d < run->splits.size(); ++d) {
        CHECK(line.accuracies[d] == run->splits[d].metrics.accuracy);
      }
    }
  }
}

TEST_CASE("a study that was cancelled goes on where it stopped and ends with the same table") {
  const TemporaryFolder folder;
  const StudyRequest request = requestFor(kSmall);
  Session calm(folder / "calm", kOrMake);
  const StudyTable whole = tableOf(calm, runStudy(request, calm, Progress()));

  std::size_t cells = 0;
  {
    Session session(folder / "stopped", kOrMake);
    Progress* self = nullptr;
    Progress progress({{}, [&](const IterationEvent& event) {
                         if (event.source == kStudyCell && ++cells == 5) self->requestCancel();
                       }});
    self = &progress;
    CHECK_THROWS_AS(runStudy(request, session, progress), Cancelled);
    CHECK(session.studies().size() == 1);
    CHECK(session.finishedCells(1).size() == 5);
    const StudyTable part = tableOf(session, 1);
    CHECK(std::ranges::any_of(
        part.warnings, [](const std::string& warning) { return warning.find("7 cells are missing") != warning.npos; }));
  }
  Session session(folder / "stopped", kOrMake);
  const std::int64_t id = runStudy(request, session, Progress());
  CHECK(id == 1);
  const auto comparable = [](const StudyTable& table) {
    Json json = toJson(table);
    for (Json& line : json["pipelines"]) line.erase("seconds");
    return json;
  };
  CHECK(comparable(tableOf(session, id)) == comparable(whole));
}

TEST_CASE("a pipeline that fails is a line with its problem, and the others go on") {
  const TemporaryFolder folder;
  Session session(folder / "s", kOrMake);
  const StudyRequest request =
      requestFor(R"({"embeddings": ["pca:n=400", "none"], "classifiers": ["knn:k=5"], "split": "folds=2"})");
  const StudyTable table = tableOf(session, runStudy(request, session, Progress()));
  REQUIRE(table.lines.size() == 2);
  CHECK(!table.lines[0].pooled);
  REQUIRE(table.lines[0].problems.size() == 1);
  CHECK(table.lines[0].problems[0].find("400") != std::string::npos);
  CHECK(table.lines[0].missing == 0);
  CHECK(table.lines[1].pooled);
  CHECK(table.best == 1);
  const Json json = toJson(table);
  CHECK(json["pipelines"][0]["per_split"] == Json::array({nullptr, nullptr}));
}

TEST_CASE("a nested study chooses by training rows alone") {
  const TemporaryFolder folder;
  Session session(folder / "s", kOrMake);
  StudyRequest request = requestFor(kSmall);
  request.spec.nested = parseSplit("folds=2,group=object,seed=3");
  const StudyTable table = tableOf(session, runStudy(request, session, Progress()));
  const StudyRecord& record = table.record;
  REQUIRE(record.inner.size() == 3);
  for (std::size_t d = 0; d < 3; ++d) {
    REQUIRE(record.inner[d].size() == 2);
    for (const Split& inner : record.inner[d]) {
      for (const std::vector<Row>* rows : {&inner.train, &inner.test}) {
        for (const Row row : *rows) CHECK(std::ranges::binary_search(record.divisions[d].train, row));
      }
    }
  }
  REQUIRE(table.nested);
  REQUIRE(table.nested->chosen.size() == 3);
  double hits = 0;
  double count = 0;
  for (std::size_t d = 0; d < 3; ++d) {
    const StudyLine& chosen = table.lines[table.nested->chosen[d]];
    for (const StudyLine& line : table.lines) CHECK(line.innerAccuracies[d] <= chosen.innerAccuracies[d]);
    const auto tested = static_cast<double>(record.divisions[d].test.size());
    hits += chosen.accuracies[d] * tested;
    count += tested;
  }
  CHECK(table.nested->pooled.accuracy == doctest::Approx(hits / count));
  CHECK(table.warnings.back().find("chosen by training rows alone") != std::string::npos);
}

TEST_CASE("a session keeps what a study is, and moves together with its data") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "a");
  StudyRequest request = requestFor(kSmall);
  request.reference = {(folder / "a" / "survey.csv").string(), "none", (folder / "labels.csv").string()};
  StudyRecord planned;
  {
    Session session(folder / "a" / "s", kOrMake);
    planned = planStudy(request, Progress());
    session.openStudy(planned);
  }
  std::filesystem::rename(folder / "a", folder / "b");
  Session session(folder / "b" / "s", Database::Opening::Existing);
  const StudyRecord read = session.study(1);
  CHECK(read.data.path == (folder / "b" / "survey.csv").string());
  CHECK(read.data.binaries == "none");
  CHECK(read.data.labels == (folder / "labels.csv").string());
  CHECK(read.spec.json() == planned.spec.json());
  CHECK(read.truth == planned.truth);
  CHECK(read.objects == planned.objects);
  CHECK(read.pipelines == planned.pipelines);
  CHECK(read.classes == planned.classes);
  REQUIRE(read.divisions.size() == planned.divisions.size());
  for (std::size_t d = 0; d < read.divisions.size(); ++d) {
    CHECK(read.divisions[d].train == planned.divisions[d].train);
    CHECK(read.divisions[d].test == planned.divisions[d].test);
  }
  StudyRecord other = planStudy(requestFor(kSmall, 100), Progress());
  session.openStudy(other);
  CHECK(other.id == 2);
}

TEST_CASE("files that are no session, newer, foreign or open elsewhere are refused and left as they are") {
  const TemporaryFolder folder;
  { const Session session(folder / "s", kOrMake); }
  {
    const Session first(folder / "s", kOrMake);
    CHECK(problemOpening(folder / "s").find("open elsewhere") != std::string::npos);
  }
  CHECK(problemOpening(folder / "s").empty());
  execute(folder / "s", "PRAGMA user_version = 99");
  CHECK(problemOpening(folder / "s").find("newer version") != std::string::npos);
  execute(folder / "foreign", "CREATE TABLE stars (name TEXT)");
  CHECK(problemOpening(folder / "foreign").find("another program") != std::string::npos);
  folder.write("text", std::string(4096, 't'));
  CHECK(problemOpening(folder / "text").find("no session") != std::string::npos);
  CHECK(contentsOf(folder / "text") == std::string(4096, 't'));
  CHECK(problemOpening(folder / "missing", Database::Opening::Existing).find("cannot open") != std::string::npos);
  CHECK(!std::filesystem::exists(folder / "missing"));
  CHECK(problemOpening(folder / "no folder" / "s").find("folder") != std::string::npos);
}
