// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/archive.h"
#include "base/version.h"
#include "study/model_file.h"
#include "study/run_archive.h"
#include "study/session.h"
#include "study/session_schema.h"

namespace blendscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPieceBytes = 32 << 20;  ///< SQLite holds a piece in memory twice, and none above 1 GB

std::int64_t integerOf(std::size_t value) { return static_cast<std::int64_t>(value); }

/// Ids for which row numbers do not stand.
std::vector<std::byte> idsOf(const CutoutSet& set) {
  bool numbers = true;
  std::vector<std::string> ids;
  for (Row row = 0; row < set.size(); ++row) {
    ids.push_back(set.id(row));
    numbers = numbers && ids.back() == std::to_string(row);
  }
  if (numbers) return {};
  ArchiveWriter archive;
  saveTexts(ids, archive);
  return archive.bytes();
}

}  // namespace

WorkspaceParts& WorkspaceParts::operator|=(const WorkspaceParts& other) {
  data |= other.data;
  origin |= other.origin;
  annotations |= other.annotations;
  subsets |= other.subsets;
  runs |= other.runs;
  applied |= other.applied;
  columns |= other.columns;
  view |= other.view;
  return *this;
}

/// Writes one record into the tables of a session.
class WorkspaceWriter {
 public:
  WorkspaceWriter(Session& session, const WorkspaceRecord& record)
      : session_(session), database_(session.database_), record_(record) {}

  void write(WorkspaceParts changed) {
    if (changed.data) changed = WorkspaceParts::all();
    Database::Transaction transaction(database_);
    if (changed.data) writeData();
    if (changed.origin) writeOrigin();
    if (changed.annotations) writeAnnotations();
    if (changed.subsets) writeSubsets();
    if (changed.runs) writeRuns();
    if (changed.applied) writeApplied();
    if (changed.columns) writeColumns();
    if (changed.view) writeView();
    transaction.commit();
  }

 private:
  void writeData() {
    for (const char* table : {"workspace", "annotation", "subset", "run", "applied", "derived", "piece", "view"}) {
      database_.execute(std::string("DELETE FROM ") + table);
    }
    const CutoutSet& set = *record_.data;
    Database::Statement insert = database_.prepare(
        "INSERT INTO workspace (id, version, source, fingerprint, rows, height, width, classes, ids, relative_paths, "
        "absolute_paths, preset, seed, joined_binaries) VALUES (1,?,?,?,?,?,?,?,?,'','','',0,0)");
    insert.bind(std::string_view(kVersion))
        .bind(set.provenance().source)
        .bind(set.fingerprint())
        .bind(integerOf(set.size()));
    insert.bind(std::int64_t{set.shape().height}).bind(std::int64_t{set.shape().width});
    insert.bind(Json(classesToGive(set).names()).dump()).bind(idsOf(set)).run();
  }

  void writeOrigin() {
    const DataReference& files = record_.origin.files;
    const Json relative{session_.relative(files.path), session_.relative(files.binaries),
                        session_.relative(files.labels)};
    const Json absolute{files.path, files.binaries, files.labels};
    Database::Statement update = database_.prepare(
        "UPDATE workspace SET relative_paths = ?, absolute_paths = ?, preset = ?, seed = ?, joined_binaries = ?");
    update.bind(relative.dump()).bind(absolute.dump()).bind(record_.origin.preset);
    update.bind(static_cast<std::int64_t>(record_.origin.seed));
    update.bind(std::int64_t{record_.origin.joinedBinaries ? 1 : 0}).run();
  }

  void writeAnnotations() {
    Database::Statement remove = database_.prepare("DELETE FROM annotation WHERE row = ?");
    for (const Row row : annotatedRows()) {
      if (record_.annotations.at(row).empty()) remove.bind(std::int64_t{row}).run();
    }
    // A row that stays as it is costs a comparison and is not written.
    Database::Statement put = database_.prepare(
        "INSERT INTO annotation (row, id, flagged, note, labelled, label, origin, given_by, given_at) "
        "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (row) DO UPDATE SET flagged = excluded.flagged, note = excluded.note, "
        "labelled = excluded.labelled, label = excluded.label, origin = excluded.origin, given_by = excluded.given_by, "
        "given_at = excluded.given_at WHERE (flagged, note, labelled, label, origin, given_by, given_at) IS NOT "
        "(excluded.flagged, excluded.note, excluded.labelled, excluded.label, excluded.origin, excluded.given_by, "
        "excluded.given_at)");
    const ClassNames classes = classesToGive(*record_.data);
    for (const auto& [row, annotation] : record_.annotations.all()) {
      put.bind(std::int64_t{row}).bind(record_.data->id(row));
      put.bind(std::int64_t{annotation.flagged ? 1 : 0}).bind(annotation.note);
      bindLabel(put, annotation.label, classes);
      put.run();
    }
  }

  std::vector<Row> annotatedRows() {
    std::vector<Row> rows;
    Database::Statement query = database_.prepare("SELECT row FROM annotation");
    while (query.next()) rows.push_back(static_cast<Row>(query.integer(0)));
    return rows;
  }

  static void bindLabel(Database::Statement& statement, const std::optional<GivenLabel>& label,
                        const ClassNames& classes) {
    statement.bind(std::int64_t{label ? 1 : 0});
    if (label && label->label != kUnlabelled) {
      statement.bind(classes.name(label->label));
    } else {
      statement.bindNull();
    }
    statement.bind(label ? toText(label->origin) : std::string_view()).bind(label ? label->by : std::string());
    statement.bind(label ? label->when : std::int64_t{0});
  }

  void writeSubsets() {
    database_.execute("DELETE FROM subset");
    Database::Statement insert = database_.prepare("INSERT INTO subset (place, name, rows) VALUES (?,?,?)");
    for (std::size_t i = 0; i < record_.subsets.size(); ++i) {
      insert.bind(integerOf(i)).bind(record_.subsets[i].name).bind(asBytes(record_.subsets[i].rows.words())).run();
    }
  }

  void writeRuns() {
    const std::set<std::int64_t> known = removeAllBut("run", kRunPieces, idsOfAll(record_.runs));
    Database::Statement move = database_.prepare("UPDATE run SET place = ? WHERE id = ?");
    for (std::size_t place = 0; place < record_.runs.size(); ++place) {
      const auto& [id, run] = record_.runs[place];
      if (known.contains(id)) {
        move.bind(integerOf(place)).bind(id).run();
      } else if (run && !run->testData) {
        writeRun(id, place, *run);
      }
    }
  }

  void writeRun(std::int64_t id, std::size_t place, const Run& run) {
    Database::Statement insert = database_.prepare(
        "INSERT INTO run (id, place, pipeline, split, tested, accuracy, low, high) VALUES (?,?,?,?,?,?,?,?)");
    insert.bind(id).bind(integerOf(place)).bind(run.spec.text()).bind(toText(run.splitSpec));
    insert.bind(integerOf(run.pooled.count)).bind(run.pooled.accuracy);
    insert.bind(run.pooled.accuracyInterval.low).bind(run.pooled.accuracyInterval.high).run();
    ArchiveWriter archive;
    saveRun(run, *record_.data, archive);
    writePieces(kRunPieces, id, kContents, archive.bytes());
    for (std::size_t division = 0; division < run.splits.size(); ++division) {
      if (!run.splits[division].pipeline) continue;
      writePieces(kRunPieces, id, integerOf(division), modelBytes(*run.splits[division].pipeline));
    }
  }

  void writeApplied() {
    const std::set<std::int64_t> known = removeAllBut("applied", kAppliedPieces, idsOfAll(record_.applied));
    Database::Statement move = database_.prepare("UPDATE applied SET place = ? WHERE id = ?");
    for (std::size_t place = 0; place < record_.applied.size(); ++place) {
      const auto& [id, applied] = record_.applied[place];
      if (known.contains(id)) {
        move.bind(integerOf(place)).bind(id).run();
      } else if (applied) {
        writeModel(id, place, *applied);
      }
    }
  }

  void writeModel(std::int64_t id, std::size_t place, const AppliedModel& applied) {
    Database::Statement insert = database_.prepare("INSERT INTO applied (id, place, name) VALUES (?,?,?)");
    insert.bind(id).bind(integerOf(place)).bind(applied.name).run();
    ArchiveWriter archive;
    archive.text(applied.name);
    saveRows(applied.rows, archive);
    savePrediction(applied.prediction, archive);
    saveTexts(applied.warnings, archive);
    saveSeconds(applied.seconds, archive);
    writePieces(kAppliedPieces, id, kContents, archive.bytes());
    writePieces(kAppliedPieces, id, 0, modelBytes(*applied.model));
  }

  template <class Recorded>
  static std::set<std::int64_t> idsOfAll(const std::vector<Recorded>& all) {
    std::set<std::int64_t> ids;
    for (const Recorded& one : all) ids.insert(one.id);
    return ids;
  }

  /// Those that are left.
  std::set<std::int64_t> removeAllBut(const std::string& table, std::string_view kind,
                                      const std::set<std::int64_t>& kept) {
    std::set<std::int64_t> left;
    std::vector<std::int64_t> gone;
    Database::Statement query = database_.prepare("SELECT id FROM " + table);
    while (query.next()) {
      const std::int64_t id = query.integer(0);
      kept.contains(id) ? static_cast<void>(left.insert(id)) : gone.push_back(id);
    }
    Database::Statement remove = database_.prepare("DELETE FROM " + table + " WHERE id = ?");
    Database::Statement removePieces = database_.prepare("DELETE FROM piece WHERE kind = ? AND owner = ?");
    for (const std::int64_t id : gone) {
      remove.bind(id).run();
      removePieces.bind(kind).bind(id).run();
    }
    return left;
  }

  void writePieces(std::string_view kind, std::int64_t owner, std::int64_t division, std::span<const std::byte> bytes) {
    Database::Statement insert =
        database_.prepare("INSERT INTO piece (kind, owner, division, number, bytes) VALUES (?,?,?,?,?)");
    for (std::int64_t number = 0; number == 0 || !bytes.empty(); ++number) {
      const std::span<const std::byte> piece = bytes.first(std::min(bytes.size(), kPieceBytes));
      insert.bind(kind).bind(owner).bind(division).bind(number).bind(piece).run();
      bytes = bytes.subspan(piece.size());
    }
  }

  void writeColumns() {
    database_.execute("DELETE FROM derived");
    Database::Statement insert = database_.prepare("INSERT INTO derived (place, source, contents) VALUES (?,?,?)");
    for (std::size_t i = 0; i < record_.columns.size(); ++i) {
      ArchiveWriter archive;
      archive.integer(integerOf(record_.columns[i].columns->size()));
      for (const MetadataColumn& column : *record_.columns[i].columns) saveColumn(column, archive);
      insert.bind(integerOf(i)).bind(record_.columns[i].source).bind(archive.bytes()).run();
    }
  }

  void writeView() {
    Database::Statement put = database_.prepare(
        "INSERT OR REPLACE INTO view (id, selection, current_row, current_run, settings) VALUES (1,?,?,?,?)");
    put.bind(asBytes(record_.selection.words()));
    record_.currentRow ? put.bind(std::int64_t{*record_.currentRow}) : put.bindNull();
    put.bind(std::int64_t{record_.currentRun}).bind(record_.view).run();
  }

  Session& session_;
  Database& database_;
  const WorkspaceRecord& record_;
};

void Session::saveWorkspace(const WorkspaceRecord& record, const WorkspaceParts& changed) {
  const std::lock_guard lock(mutex_);
  WorkspaceWriter(*this, record).write(changed);
}

}  // namespace blendscope
