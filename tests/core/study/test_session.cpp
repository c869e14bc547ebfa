// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/session.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <functional>
#include <limits>

#include "base/error.h"
#include "sample_set.h"
#include "session_files.h"
#include "support/temporary_folder.h"
#include "support/trained_run.h"

using namespace blendscope;
using namespace blendscope::testing;
namespace fs = std::filesystem;

namespace {

constexpr auto kExisting = Database::Opening::Existing;

GivenLabel label(int number, const char* by) {
  return {.label = number, .origin = LabelOrigin::Person, .by = by, .when = 1764331200};
}

/// Everything that a window can have worked on.
WorkspaceRecord fullRecord() {
  WorkspaceRecord record;
  record.data = sampleSet(90);
  record.origin = {.files = {.path = "/data/survey.csv", .binaries = "none", .labels = ""}};
  record.annotations.set(
      3, {.label = label(1 - record.data->label(3), "Ada"), .flagged = true, .note = "two peaks: “x”\n"});
  record.annotations.set(
      4, {.label = GivenLabel{.label = kUnlabelled, .origin = LabelOrigin::Rule, .by = "faint", .when = 5}});
  record.annotations.set(89, {.label = {}, .flagged = true, .note = {}});
  record.subsets = {{"odd ones", RowSet::of(90, {1, 3, 5, 89})}, {"first", RowSet::of(90, {0})}};
  const auto labelled = withGivenLabels(record.data, record.annotations);
  record.runs = {{4, trainedRun(record.data, "flux | muygps:k=8", "folds=3,group=object,seed=2")},
                 {9, trainedRun(labelled, "minmax | augment:d4 | knn:k=3", "fraction=0.3,seed=5")}};
  StageSeconds seconds;
  const auto model = fitPipeline(PipelineSpec::parse("flux | pca:n=3 | logistic"), *record.data, rowsFrom(0, 60),
                                 FitOptions(), Progress(), seconds);
  record.applied = {{2, std::make_shared<const AppliedModel>(applyModel("mine", model, labelled, Progress()))}};
  std::vector<double> numbers(90, 0.1);
  numbers[7] = std::numeric_limits<double>::quiet_NaN();
  TextValues words;
  for (int i = 0; i < 90; ++i) i % 3 == 0 ? words.appendMissing() : words.append(i % 2 == 0 ? "left" : "right");
  record.columns = {
      {"pca:n=2", std::make_shared<const std::vector<MetadataColumn>>(std::vector<MetadataColumn>{
                      {"PC1", "DN", ColumnRole::Measured, numbers}, {"side", "", ColumnRole::Truth, words}})}};
  record.selection = RowSet::of(90, {2, 64, 65});
  record.currentRow = 65;
  record.currentRun = 0;
  record.view = R"({"page":"embed"})";
  return record;
}

void checkSameMetrics(const Metrics& a, const Metrics& b) {
  CHECK(a.count == b.count);
  CHECK(a.accuracy == b.accuracy);
  CHECK(a.accuracyInterval.low == b.accuracyInterval.low);
  CHECK(a.accuracyInterval.high == b.accuracyInterval.high);
  CHECK(a.auc == b.auc);
  CHECK(a.logLoss == b.logLoss);
  CHECK(a.ece == b.ece);
  CHECK(a.confusion == b.confusion);
}

void checkSamePrediction(const Prediction& a, const Prediction& b) {
  CHECK(a.probability == b.probability);
  CHECK(a.uncertainty == b.uncertainty);
  CHECK(a.mean == b.mean);
  CHECK(a.variance == b.variance);
  CHECK(a.columns.size() == b.columns.size());
}

void checkSameExplanations(const FittedPipeline& a, const FittedPipeline& b, const CutoutSet& set) {
  CHECK(a.dataFingerprint() == b.dataFingerprint());
  for (const Row row : {Row{0}, Row{33}, Row{89}}) {
    const auto before = a.explain(set, row);
    const auto after = b.explain(set, row);
    REQUIRE(before.has_value() == after.has_value());
    if (!before) continue;
    REQUIRE(before->size() == after->size());
    for (std::size_t i = 0; i < before->size(); ++i) {
      CHECK((*before)[i].row == (*after)[i].row);
      CHECK((*before)[i].distance == (*after)[i].distance);
      CHECK((*before)[i].weight == (*after)[i].weight);
    }
  }
}

void checkSameRun(const Run& a, const Run& b) {
  CHECK(a.spec == b.spec);
  CHECK(a.splitSpec == b.splitSpec);
  CHECK(a.seed == b.seed);
  CHECK(a.positive == b.positive);
  CHECK(a.version == b.version);
  CHECK(a.warnings == b.warnings);
  CHECK(a.uncertaintyMeaning == b.uncertaintyMeaning);
  CHECK(a.data->fingerprint() == b.data->fingerprint());
  CHECK(a.seconds.total == b.seconds.total);
  CHECK(a.leak.rows == b.leak.rows);
  CHECK(a.leak.affected == b.leak.affected);
  checkSameMetrics(a.pooled, b.pooled);
  REQUIRE(a.figures.size() == b.figures.size());
  for (std::size_t f = 0; f < a.figures.size(); ++f) {
    CHECK(a.figures[f].metric == b.figures[f].metric);
    CHECK(a.figures[f].value == b.figures[f].value);
    CHECK(a.figures[f].method == b.figures[f].method);
  }
  REQUIRE(a.splits.size() == b.splits.size());
  for (std::size_t s = 0; s < a.splits.size(); ++s) {
    CHECK(a.splits[s].split.train == b.splits[s].split.train);
    CHECK(a.splits[s].split.test == b.splits[s].split.test);
    CHECK(a.splits[s].hyperparameters == b.splits[s].hyperparameters);
    CHECK(a.splits[s].seconds.fit == b.splits[s].seconds.fit);
    checkSameMetrics(a.splits[s].metrics, b.splits[s].metrics);
    checkSamePrediction(a.splits[s].prediction, b.splits[s].prediction);
    REQUIRE(b.splits[s].pipeline);
    checkSameExplanations(*a.splits[s].pipeline, *b.splits[s].pipeline, *a.data);
  }
}

void save(const fs::path& file, const WorkspaceRecord& record) {
  Session session(file, kOrMake);
  session.saveWorkspace(record, WorkspaceParts::all());
}

RestoredWorkspace load(const fs::path& file, const std::shared_ptr<const CutoutSet>& data) {
  Session session(file, kExisting);
  return session.loadWorkspace(data, Progress());
}

std::string integrity(const fs::path& file) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
  std::string answer;
  sqlite3_exec(
      handle, "PRAGMA integrity_check",
      [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) += values[0];
        return 0;
      },
      &answer, nullptr);
  sqlite3_close(handle);
  return answer;
}

std::string problemOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

/// A process of its own that writes to the pipe's end it is given.
class Child {
 public:
  explicit Child(const std::function<void(int)>& work) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    process_ = ::fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) {
      ::close(ends[0]);
      try {
        work(ends[1]);
      } catch (...) {
        ::_exit(1);
      }
      ::_exit(0);
    }
    ::close(ends[1]);
    from_ = ends[0];
  }
  ~Child() {
    kill();
    ::close(from_);
  }

  /// The next number that it wrote; nothing at its end.
  std::optional<int> next() const {
    int number = 0;
    return ::read(from_, &number, sizeof number) == sizeof number ? std::optional(number) : std::nullopt;
  }
  void kill() {
    if (process_ == 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
  }

 private:
  pid_t process_ = 0;
  int from_ = -1;
};

void tell(int pipe, int number) {
  if (::write(pipe, &number, sizeof number) != sizeof number) ::_exit(2);
}

}  // namespace

TEST_CASE("what a window worked on comes back to the last bit") {
  const TemporaryFolder folder;
  const WorkspaceRecord record = fullRecord();
  save(folder / "s.blend", record);
  const RestoredWorkspace restored = load(folder / "s.blend", sampleSet(90));
  CHECK(restored.problems.empty());
  const WorkspaceRecord& found = restored.record;
  CHECK(found.annotations == record.annotations);
  CHECK(found.subsets == record.subsets);
  CHECK(found.selection == record.selection);
  CHECK(found.currentRow == record.currentRow);
  CHECK(found.currentRun == record.currentRun);
  CHECK(found.view == record.view);
  REQUIRE(found.runs.size() == 2);
  CHECK(found.runs[1].id == 9);
  for (std::size_t r = 0; r < 2; ++r) checkSameRun(*record.runs[r].run, *found.runs[r].run);
  CHECK(found.runs[0].run->data == found.data);
  REQUIRE(found.applied.size() == 1);
  CHECK(found.applied[0].applied->name == "mine");
  CHECK(found.applied[0].applied->counts == record.applied[0].applied->counts);
  checkSamePrediction(found.applied[0].applied->prediction, record.applied[0].applied->prediction);
  CHECK(found.applied[0].applied->model->spec() == record.applied[0].applied->model->spec());
  REQUIRE(found.columns.size() == 1);
  const auto& columns = *found.columns[0].columns;
  CHECK(columns[0].unit == "DN");
  CHECK(std::isnan(columns[0].number(7)));
  CHECK(columns[0].number(8) == 0.1);
  CHECK(columns[1].role == ColumnRole::Truth);
  for (std::size_t row = 0; row < 90; ++row) CHECK(columns[1].text(row) == (*record.columns[0].columns)[1].text(row));
}

TEST_CASE("only what changed is written, and what was taken away is gone") {
  const TemporaryFolder folder;
  WorkspaceRecord record = fullRecord();
  Session session(folder / "s.blend", kOrMake);
  session.saveWorkspace(record, WorkspaceParts::all());
  const auto subsets = record.subsets;
  record.annotations.set(3, {});
  record.annotations.set(7, {.label = {}, .flagged = true, .note = {}});
  record.subsets.clear();
  session.saveWorkspace(record, {.annotations = true});
  WorkspaceRecord found = session.loadWorkspace(record.data, Progress()).record;
  CHECK(found.annotations == record.annotations);
  CHECK(found.subsets == subsets);

  record.runs.erase(record.runs.begin());
  record.runs.push_back({10, trainedRun(record.data, "knn", "fraction=0.4,seed=1")});
  record.applied.clear();
  session.saveWorkspace(record, {.runs = true, .applied = true});
  found = session.loadWorkspace(record.data, Progress()).record;
  REQUIRE(found.runs.size() == 2);
  CHECK(found.runs[0].id == 9);
  checkSameRun(*record.runs[1].run, *found.runs[1].run);
  CHECK(found.applied.empty());
}

TEST_CASE("other data of the same session take its place, and nothing of the old ones is left") {
  const TemporaryFolder folder;
  WorkspaceRecord record = fullRecord();
  Session session(folder / "s.blend", kOrMake);
  session.saveWorkspace(record, WorkspaceParts::all());
  WorkspaceRecord other;
  other.data = sampleSet(40, 9);
  other.selection = RowSet(40);
  session.saveWorkspace(other, {.data = true});
  const WorkspaceRecord found = session.loadWorkspace(other.data, Progress()).record;
  CHECK(found.annotations.empty());
  CHECK(found.runs.empty());
  CHECK(session.workspaceHead()->fingerprint == other.data->fingerprint());
}

TEST_CASE("a run that cannot be read is named, and stays in the file") {
  const TemporaryFolder folder;
  const WorkspaceRecord record = fullRecord();
  save(folder / "s.blend", record);
  execute(folder / "s.blend", "UPDATE piece SET bytes = X'00' WHERE kind = 'run' AND owner = 4 AND division = -1");
  execute(folder / "s.blend", "UPDATE piece SET bytes = X'00' WHERE kind = 'run' AND owner = 9 AND division = 0");
  RestoredWorkspace restored = load(folder / "s.blend", record.data);
  REQUIRE(restored.record.runs.size() == 2);
  CHECK(!restored.record.runs[0].run);
  CHECK(!restored.record.runs[1].run->splits[0].pipeline);
  REQUIRE(restored.problems.size() == 2);
  CHECK(restored.problems[0].find("muygps") != std::string::npos);
  CHECK(restored.record.annotations == record.annotations);
  Session session(folder / "s.blend", kExisting);
  session.saveWorkspace(restored.record, {.runs = true});
  CHECK(session.contents().runs.size() == 2);
}

TEST_CASE("labels, flags and subsets follow their ids into other data, and runs stay behind") {
  const TemporaryFolder folder;
  CutoutSetParts parts = sampleParts(90);
  for (int i = 0; i < 90; ++i) parts.ids.push_back("star" + std::to_string(i));
  CutoutSetParts other = sampleParts(50, 3);
  for (int i = 0; i < 50; ++i) other.ids.push_back("star" + std::to_string(89 - i));
  WorkspaceRecord record = fullRecord();
  record.data = CutoutSet::make(std::move(parts));
  save(folder / "s.blend", record);
  const RestoredWorkspace restored = load(folder / "s.blend", CutoutSet::make(std::move(other)));
  CHECK(restored.record.annotations.all().size() == 1);
  CHECK(restored.record.annotations.at(0).flagged);
  REQUIRE(restored.record.subsets.size() == 1);
  CHECK(restored.record.subsets[0].rows.rows() == std::vector<Row>{0});
  CHECK(restored.record.runs.empty());
  CHECK(restored.record.selection.empty());
  CHECK(!restored.problems.empty());
}

TEST_CASE("a session of the first format becomes one of this format and keeps its studies") {
  const TemporaryFolder folder;
  execute(folder / "s.blend", R"sql(
    CREATE TABLE study (id INTEGER PRIMARY KEY, spec TEXT NOT NULL, fingerprint TEXT NOT NULL, source TEXT NOT NULL,
      data_path TEXT NOT NULL, binaries_path TEXT NOT NULL, labels_path TEXT NOT NULL, height INTEGER NOT NULL,
      width INTEGER NOT NULL, version TEXT NOT NULL, classes TEXT NOT NULL, positive INTEGER NOT NULL,
      truth BLOB NOT NULL, objects BLOB NOT NULL, pipelines TEXT NOT NULL, warnings TEXT NOT NULL,
      UNIQUE (spec, fingerprint));
    CREATE TABLE division (study INTEGER NOT NULL, number INTEGER NOT NULL, inner_number INTEGER NOT NULL,
      train BLOB NOT NULL, test BLOB NOT NULL, PRIMARY KEY (study, number, inner_number)) WITHOUT ROWID;
    CREATE TABLE cell (study INTEGER NOT NULL, pipeline INTEGER NOT NULL, division INTEGER NOT NULL,
      inner_number INTEGER NOT NULL, problem TEXT NOT NULL, accuracy REAL, probability BLOB NOT NULL,
      uncertainty BLOB NOT NULL, uncertainty_meaning TEXT NOT NULL, classes INTEGER NOT NULL,
      hyperparameters TEXT NOT NULL, seconds BLOB NOT NULL, warnings TEXT NOT NULL,
      PRIMARY KEY (study, pipeline, division, inner_number)) WITHOUT ROWID;
    INSERT INTO study VALUES (1, '{"classifiers": ["knn"], "split": "folds=2"}', 'f', 'survey.csv', 'survey.csv', 'none',
      '', 5, 5, '0.1', '["single","blend"]', 1, X'0000000001000000', X'', '["knn"]', '[]');
    INSERT INTO division VALUES (1, 0, -1, X'00000000', X'01000000');
    INSERT INTO cell VALUES (1, 0, 0, -1, '', 0.75, X'0000803F00000000', X'0000003F', 'm', 2, '{}', X'', '[]');
    PRAGMA application_id = 1112298320;
    PRAGMA user_version = 1;)sql");
  REQUIRE(Session::isOne(folder / "s.blend"));
  {
    Session session(folder / "s.blend", kExisting);
    CHECK(session.study(1).classes == std::vector<std::string>{"single", "blend"});
    REQUIRE(session.cells(1).size() == 1);
    CHECK(session.cells(1)[0].accuracy == 0.75);
    CHECK(session.workspaceHead()->ofStudy);
    const WorkspaceRecord record = fullRecord();
    session.saveWorkspace(record, WorkspaceParts::all());
    CHECK(session.loadWorkspace(record.data, Progress()).record.annotations == record.annotations);
  }
  Session again(folder / "s.blend", kExisting);
  CHECK(again.contents().studies.size() == 1);
  CHECK(again.contents().runs.size() == 2);
}

TEST_CASE("a session of a newer format is refused, byte by byte as it was") {
  const TemporaryFolder folder;
  save(folder / "s.blend", fullRecord());
  execute(folder / "s.blend", "PRAGMA user_version = 3");
  const std::string before = contentsOf(folder / "s.blend");
  const std::string problem = problemOf([&] { const Session session(folder / "s.blend", kOrMake); });
  CHECK(problem.find("newer version") != std::string::npos);
  CHECK(problem.find("s.blend") != std::string::npos);
  CHECK(contentsOf(folder / "s.blend") == before);
}

TEST_CASE("a session that another process has open is refused until that process is gone") {
  const TemporaryFolder folder;
  const fs::path file = folder / "s.blend";
  Child holder([&](int pipe) {
    const Session session(file, kOrMake);
    tell(pipe, 1);
    ::pause();
  });
  REQUIRE(holder.next() == 1);
  CHECK(problemOf([&] { const Session session(file, kOrMake); }).find("open elsewhere") != std::string::npos);
  holder.kill();
  CHECK(problemOf([&] { const Session session(file, kOrMake); }).empty());
  CHECK(Session::isOne(file));
}

TEST_CASE("a process killed while it writes loses nothing that it had acknowledged") {
  const TemporaryFolder folder;
  const fs::path file = folder / "s.blend";
  WorkspaceRecord record;
  record.data = sampleSet(2000);
  record.selection = RowSet(2000);
  for (const int enough : {40, 300, 700}) {
    Child writer([&](int pipe) {
      Session session(file, kOrMake);
      session.saveWorkspace(record, WorkspaceParts::all());
      for (Row row = 0; row < 2000; ++row) {
        record.annotations.set(row, {.label = label(1, "Ada"), .flagged = true, .note = std::to_string(row)});
        session.saveWorkspace(record, {.annotations = true});
        tell(pipe, static_cast<int>(row));
      }
    });
    int acknowledged = -1;
    while (acknowledged < enough) {
      const std::optional<int> row = writer.next();
      REQUIRE(row);
      acknowledged = *row;
    }
    writer.kill();
    while (const std::optional<int> row = writer.next()) acknowledged = *row;
    CHECK(integrity(file) == "ok");
    const Annotations found = load(file, record.data).record.annotations;
    for (Row row = 0; row <= static_cast<Row>(acknowledged); ++row) {
      CHECK(found.at(row).label == label(1, "Ada"));
      CHECK(found.at(row).note == std::to_string(row));
    }
  }
}

TEST_CASE("where no more can be written, the error says so and what was saved before is kept") {
  const TemporaryFolder folder;
  const fs::path file = folder / "s.blend";
  WorkspaceRecord record = fullRecord();
  Session session(file, kOrMake);
  session.saveWorkspace(record, WorkspaceParts::all());
  const Annotations before = record.annotations;
  rlimit whole{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &whole) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 1 << 16, .rlim_max = whole.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  for (Row row = 0; row < 90; ++row)
    record.annotations.set(row, {.label = {}, .flagged = true, .note = std::string(5000, 'n')});
  const std::string problem = problemOf([&] { session.saveWorkspace(record, {.annotations = true}); });
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &whole) == 0);
  std::signal(SIGXFSZ, handler);
  CHECK(problem.find("s.blend") != std::string::npos);
  CHECK(problem.find("what was saved before is kept") != std::string::npos);
  CHECK(session.loadWorkspace(record.data, Progress()).record.annotations == before);
  session.saveWorkspace(record, {.annotations = true});
  CHECK(session.loadWorkspace(record.data, Progress()).record.annotations == record.annotations);
}

TEST_CASE("a session in a folder that cannot be written to, or cut short, is refused with a remedy") {
  const TemporaryFolder folder;
  CHECK(problemOf([&] { const Session session("/proc/s.blend", kOrMake); }).find("folder can be written to") !=
        std::string::npos);
  save(folder / "s.blend", fullRecord());
  fs::resize_file(folder / "s.blend", fs::file_size(folder / "s.blend") / 2);
  const std::string problem = problemOf([&] { load(folder / "s.blend", sampleSet(90)); });
  CHECK(problem.find("damaged") != std::string::npos);
  CHECK(problem.find("Use a copy") != std::string::npos);
}
