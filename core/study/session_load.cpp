// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/archive.h"
#include "base/error.h"
#include "study/model_file.h"
#include "study/run_archive.h"
#include "study/session.h"
#include "study/session_schema.h"

namespace blendscope {

namespace {

std::vector<std::string> threeTexts(const std::string& text, const std::filesystem::path& file) {
  auto texts = parsedJson(text, file).get<std::vector<std::string>>();
  texts.resize(3);
  return texts;
}

/// The row of the data for a row of the session; nothing where the cutout is not among them.
using RowMap = std::function<std::optional<Row>(Row)>;

RowSet mapped(const RowSet& rows, const RowMap& map, std::size_t universe) {
  RowSet result(universe);
  for (const Row row : rows.rows()) {
    if (const auto found = map(row)) result.insert(*found);
  }
  return result;
}

}  // namespace

/// Reads the tables of a session.
class WorkspaceReader {
 public:
  explicit WorkspaceReader(Session& session) : session_(session), database_(session.database_) {}

  std::optional<WorkspaceHead> head() {
    Database::Statement query = database_.prepare(
        "SELECT source, fingerprint, rows, height, width, classes, relative_paths, absolute_paths, preset, seed, "
        "joined_binaries FROM workspace");
    if (!query.next()) return headOfStudy();
    WorkspaceHead head;
    head.source = query.text(0);
    head.fingerprint = query.text(1);
    head.rows = static_cast<std::size_t>(query.integer(2));
    head.shape = {static_cast<int>(query.integer(3)), static_cast<int>(query.integer(4))};
    head.classes = parsedJson(query.text(5), session_.path()).get<std::vector<std::string>>();
    const std::vector<std::string> near = threeTexts(query.text(6), session_.path());
    const std::vector<std::string> once = threeTexts(query.text(7), session_.path());
    DataOrigin origin;
    origin.preset = query.text(8);
    origin.seed = static_cast<std::uint64_t>(query.integer(9));
    origin.joinedBinaries = query.integer(10) == 1;
    origin.files = {session_.absolute(near[0]), session_.absolute(near[1]), session_.absolute(near[2])};
    head.places.push_back(origin);
    origin.files = {once[0], once[1], once[2]};
    if (!(origin == head.places.front())) head.places.push_back(origin);
    return head;
  }

  RestoredWorkspace restore(const std::shared_ptr<const CutoutSet>& data, const Progress& progress) {
    const std::optional<WorkspaceHead> known = head();
    if (!known) throw Error("the session is empty", session_.path().string(), "Open data instead.");
    RestoredWorkspace restored;
    WorkspaceRecord& record = restored.record;
    record.data = data;
    record.origin = known->places.front();
    record.selection = RowSet(data->size());
    const bool same = data->fingerprint() == known->fingerprint;
    const RowMap map = same ? RowMap([](Row row) { return std::optional<Row>(row); }) : byId(*data);
    readAnnotations(record, map, data->size(), restored.problems);
    readSubsets(record, map, known->rows);
    if (same) {
      readColumns(record, restored.problems);
      readRuns(record, restored.problems, progress);
      readApplied(record, restored.problems);
    }
    readView(record, same);
    return restored;
  }

  SessionContents contents() {
    SessionContents contents;
    contents.data = head();
    contents.labels = count("SELECT count(*) FROM annotation WHERE labelled = 1");
    contents.flags = count("SELECT count(*) FROM annotation WHERE flagged = 1");
    contents.notes = count("SELECT count(*) FROM annotation WHERE note <> ''");
    Database::Statement subsets = database_.prepare("SELECT name, rows FROM subset ORDER BY place");
    while (subsets.next()) {
      const std::size_t universe = contents.data ? contents.data->rows : 0;
      contents.subsets.emplace_back(subsets.text(0),
                                    RowSet::fromWords(universe, fromBytes<std::uint64_t>(subsets.bytes(1))).count());
    }
    Database::Statement runs =
        database_.prepare("SELECT pipeline, split, tested, accuracy, low, high FROM run ORDER BY place");
    while (runs.next()) {
      contents.runs.push_back({runs.text(0),
                               runs.text(1),
                               static_cast<std::size_t>(runs.integer(2)),
                               runs.real(3),
                               {runs.real(4), runs.real(5)}});
    }
    contents.applied = texts("SELECT name FROM applied ORDER BY place");
    contents.columns = texts("SELECT source FROM derived ORDER BY place");
    readStudies(contents);
    return contents;
  }

 private:
  /// Where no window has worked yet: the data of the last study.
  std::optional<WorkspaceHead> headOfStudy() {
    const std::int64_t id = database_.number("SELECT max(id) FROM study");
    if (id == 0) return std::nullopt;
    const StudyRecord study = session_.readStudy(id);
    WorkspaceHead head;
    DataOrigin origin;
    origin.files = study.data;
    head.places.push_back(std::move(origin));
    head.source = study.source;
    head.fingerprint = study.fingerprint;
    head.rows = study.truth.size();
    head.shape = study.shape;
    head.classes = study.classes;
    head.ofStudy = true;
    return head;
  }

  std::size_t count(const char* sql) { return static_cast<std::size_t>(database_.number(sql)); }

  std::vector<std::string> texts(const char* sql) {
    std::vector<std::string> found;
    Database::Statement query = database_.prepare(sql);
    while (query.next()) found.push_back(query.text(0));
    return found;
  }

  void readStudies(SessionContents& contents) {
    Database::Statement query = database_.prepare(
        "SELECT id, source, pipelines, (SELECT count(*) FROM division d WHERE d.study = id AND inner_number < 0), "
        "(SELECT count(*) FROM cell c WHERE c.study = id) FROM study ORDER BY id");
    while (query.next()) {
      contents.studies.push_back({query.integer(0), query.text(1), parsedJson(query.text(2), session_.path()).size(),
                                  static_cast<std::size_t>(query.integer(3)),
                                  static_cast<std::size_t>(query.integer(4))});
    }
  }

  /// Rows of the session to rows of other data with cutouts of the same ids.
  RowMap byId(const CutoutSet& data) {
    Database::Statement query = database_.prepare("SELECT ids FROM workspace");
    query.next();
    const std::vector<std::byte> bytes = query.bytes(0);
    auto ids = std::make_shared<std::vector<std::string>>();
    if (!bytes.empty()) {
      ArchiveReader archive(bytes);
      *ids = loadTexts(archive);
    }
    return [ids, &data](Row row) -> std::optional<Row> {
      if (ids->empty()) return data.rowOfId(std::to_string(row));
      return row < ids->size() ? data.rowOfId((*ids)[row]) : std::nullopt;
    };
  }

  void readAnnotations(WorkspaceRecord& record, const RowMap& map, std::size_t rows,
                       std::vector<std::string>& problems) {
    const ClassNames classes = classesToGive(*record.data);
    std::size_t lost = 0;
    Database::Statement query = database_.prepare(
        "SELECT row, flagged, note, labelled, label, origin, given_by, given_at FROM annotation ORDER BY row");
    while (query.next()) {
      const std::optional<Row> row = map(static_cast<Row>(query.integer(0)));
      if (!row || *row >= rows) {
        ++lost;
        continue;
      }
      Annotation annotation;
      annotation.flagged = query.integer(1) == 1;
      annotation.note = query.text(2);
      if (query.integer(3) == 1) {
        const std::optional<int> label = query.isNull(4) ? kUnlabelled : classes.find(query.text(4));
        const auto origin = parseLabelOrigin(query.text(5)).value_or(LabelOrigin::Person);
        if (label) annotation.label = {*label, origin, query.text(6), query.integer(7)};
        if (!label) ++lost;
      }
      record.annotations.set(*row, std::move(annotation));
    }
    if (lost > 0) {
      problems.push_back(
          fmt::format("{} labels, flags or notes speak of cutouts or classes that these data do not have", lost));
    }
  }

  void readSubsets(WorkspaceRecord& record, const RowMap& map, std::size_t universe) {
    Database::Statement query = database_.prepare("SELECT name, rows FROM subset ORDER BY place");
    while (query.next()) {
      const RowSet rows = RowSet::fromWords(universe, fromBytes<std::uint64_t>(query.bytes(1)));
      RowSet here = mapped(rows, map, record.data->size());
      if (!here.empty()) record.subsets.push_back({query.text(0), std::move(here)});
    }
  }

  void readColumns(WorkspaceRecord& record, std::vector<std::string>& problems) {
    Database::Statement query = database_.prepare("SELECT source, contents FROM derived ORDER BY place");
    while (query.next()) {
      const std::string source = query.text(0);
      attempt(problems, fmt::format("The columns of {}", source), [&] {
        const std::vector<std::byte> bytes = query.bytes(1);
        ArchiveReader archive(bytes);
        auto columns = std::make_shared<std::vector<MetadataColumn>>();
        for (std::int64_t left = archive.integer(); left > 0; --left) {
          columns->push_back(loadColumn(archive));
          if (columns->back().size() != record.data->size()) throw Error("a column has another length than the data");
        }
        record.columns.push_back({source, std::move(columns)});
      });
    }
  }

  void readRuns(WorkspaceRecord& record, std::vector<std::string>& problems, const Progress& progress) {
    const auto current = withGivenLabels(record.data, record.annotations);
    std::vector<std::pair<std::int64_t, std::string>> runs;
    Database::Statement query = database_.prepare("SELECT id, pipeline FROM run ORDER BY place");
    while (query.next()) runs.emplace_back(query.integer(0), query.text(1));
    for (std::size_t i = 0; i < runs.size(); ++i) {
      progress.throwIfCancelled();
      progress.report(static_cast<double>(i) / static_cast<double>(runs.size()), "Reading runs");
      std::shared_ptr<Run> run;
      attempt(problems, fmt::format("The run of {}", runs[i].second), [&] {
        const std::vector<std::byte> bytes = pieces(kRunPieces, runs[i].first, kContents);
        ArchiveReader archive(bytes);
        run = loadRun(archive, record.data, current);
      });
      for (std::size_t division = 0; run && division < run->splits.size(); ++division) {
        attempt(problems, fmt::format("The model of the run {}, which explains its decisions,", runs[i].second), [&] {
          const std::vector<std::byte> bytes = pieces(kRunPieces, runs[i].first, static_cast<std::int64_t>(division));
          if (!bytes.empty()) run->splits[division].pipeline = modelFromBytes(bytes, session_.path());
        });
      }
      record.runs.push_back({runs[i].first, std::move(run)});
    }
  }

  void readApplied(WorkspaceRecord& record, std::vector<std::string>& problems) {
    const auto current = withGivenLabels(record.data, record.annotations);
    std::vector<std::pair<std::int64_t, std::string>> models;
    Database::Statement query = database_.prepare("SELECT id, name FROM applied ORDER BY place");
    while (query.next()) models.emplace_back(query.integer(0), query.text(1));
    for (const auto& [id, name] : models) {
      std::shared_ptr<const AppliedModel> applied;
      attempt(problems, fmt::format("The applied model {}", name), [&] {
        const std::vector<std::byte> contents = pieces(kAppliedPieces, id, kContents);
        applied = appliedFrom(contents, pieces(kAppliedPieces, id, 0), current);
      });
      record.applied.push_back({id, std::move(applied)});
    }
  }

  std::shared_ptr<const AppliedModel> appliedFrom(const std::vector<std::byte>& contents,
                                                  const std::vector<std::byte>& model,
                                                  const std::shared_ptr<const CutoutSet>& data) const {
    ArchiveReader archive(contents);
    auto applied = std::make_shared<AppliedModel>();
    applied->name = archive.text();
    applied->rows = loadRows(archive);
    applied->prediction = loadPrediction(archive);
    applied->warnings = loadTexts(archive);
    applied->seconds = loadSeconds(archive);
    applied->model = modelFromBytes(model, session_.path());
    applied->data = data;
    const auto classes = static_cast<std::size_t>(applied->model->classNames().count());
    const Matrix<double>& probability = applied->prediction.probability;
    const bool outside = std::ranges::any_of(applied->rows, [&](Row row) { return row >= data->size(); });
    if (outside || probability.rows() != applied->rows.size() || probability.cols() != classes) {
      throw Error("it does not fit the data");
    }
    applied->counts.assign(classes, 0);
    for (std::size_t i = 0; i < applied->rows.size(); ++i) {
      ++applied->counts[static_cast<std::size_t>(predictedClass(probability.row(i)))];
    }
    return applied;
  }

  void readView(WorkspaceRecord& record, bool same) {
    Database::Statement query = database_.prepare("SELECT selection, current_row, current_run, settings FROM view");
    if (!query.next()) return;
    record.view = query.text(3);
    if (!same) return;
    record.selection = RowSet::fromWords(record.data->size(), fromBytes<std::uint64_t>(query.bytes(0)));
    const std::int64_t row = query.isNull(1) ? -1 : query.integer(1);
    if (row >= 0 && row < static_cast<std::int64_t>(record.data->size())) record.currentRow = static_cast<Row>(row);
    record.currentRun = static_cast<int>(
        std::clamp<std::int64_t>(query.integer(2), -1, static_cast<std::int64_t>(record.runs.size()) - 1));
  }

  std::vector<std::byte> pieces(std::string_view kind, std::int64_t owner, std::int64_t division) {
    Database::Statement query =
        database_.prepare("SELECT bytes FROM piece WHERE kind = ? AND owner = ? AND division = ? ORDER BY number");
    query.bind(kind).bind(owner).bind(division);
    std::vector<std::byte> whole;
    while (query.next()) {
      const std::vector<std::byte> piece = query.bytes(0);
      whole.insert(whole.end(), piece.begin(), piece.end());
    }
    return whole;
  }

  /// What cannot be read is a problem of its own and no reason to lose the rest.
  static void attempt(std::vector<std::string>& problems, const std::string& what, const std::function<void()>& read) {
    try {
      read();
    } catch (const Error& error) {
      problems.push_back(
          fmt::format("{} cannot be read by this version and stays in the file: {}", what, error.problem()));
    }
  }

  Session& session_;
  Database& database_;
};

std::optional<WorkspaceHead> Session::workspaceHead() {
  const std::lock_guard lock(mutex_);
  return WorkspaceReader(*this).head();
}

RestoredWorkspace Session::loadWorkspace(const std::shared_ptr<const CutoutSet>& data, const Progress& progress) {
  const std::lock_guard lock(mutex_);
  return WorkspaceReader(*this).restore(data, progress);
}

SessionContents Session::contents() {
  const std::lock_guard lock(mutex_);
  return WorkspaceReader(*this).contents();
}

}  // namespace blendscope
