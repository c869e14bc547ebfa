// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/session.h"

#include <fmt/format.h>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace blendscope {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::int64_t kApplicationId = 0x424C5350;  // "BLSP"
constexpr std::int64_t kSchemaVersion = 1;

constexpr const char* kSchema = R"sql(
CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  spec TEXT NOT NULL, fingerprint TEXT NOT NULL, source TEXT NOT NULL,
  data_path TEXT NOT NULL, binaries_path TEXT NOT NULL, labels_path TEXT NOT NULL,
  height INTEGER NOT NULL, width INTEGER NOT NULL, version TEXT NOT NULL,
  classes TEXT NOT NULL, positive INTEGER NOT NULL, truth BLOB NOT NULL, objects BLOB NOT NULL,
  pipelines TEXT NOT NULL, warnings TEXT NOT NULL,
  UNIQUE (spec, fingerprint));
CREATE TABLE division (
  study INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  number INTEGER NOT NULL, inner_number INTEGER NOT NULL,
  train BLOB NOT NULL, test BLOB NOT NULL,
  PRIMARY KEY (study, number, inner_number)) WITHOUT ROWID;
CREATE TABLE cell (
  study INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  pipeline INTEGER NOT NULL, division INTEGER NOT NULL, inner_number INTEGER NOT NULL,
  problem TEXT NOT NULL, accuracy REAL, probability BLOB NOT NULL, uncertainty BLOB NOT NULL,
  uncertainty_meaning TEXT NOT NULL, classes INTEGER NOT NULL,
  hyperparameters TEXT NOT NULL, seconds BLOB NOT NULL, warnings TEXT NOT NULL,
  PRIMARY KEY (study, pipeline, division, inner_number)) WITHOUT ROWID;
)sql";

template <class T>
std::span<const std::byte> asBytes(const std::vector<T>& values) {
  return std::as_bytes(std::span(values));
}

template <class T>
std::vector<T> fromBytes(const std::vector<std::byte>& bytes) {
  std::vector<T> values(bytes.size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
  return values;
}

Json parsed(const std::string& text, const fs::path& file) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) throw Error("the session file is damaged", file.string(), "Use a copy of it.");
  return json;
}

std::vector<double> secondsOf(const StageSeconds& s) {
  return {s.load, s.normalize, s.embed, s.fit, s.predict, s.total};
}

StageSeconds secondsFrom(const std::vector<double>& v) {
  if (v.size() != 6) return {};
  return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

void writeDivision(Database::Statement& statement, std::int64_t study, std::size_t number, int inner,
                   const Split& split) {
  statement.bind(study).bind(static_cast<std::int64_t>(number)).bind(static_cast<std::int64_t>(inner));
  statement.bind(asBytes(split.train)).bind(asBytes(split.test)).run();
}

}  // namespace

Session::Session(const fs::path& path, Database::Opening opening) : database_(fs::absolute(path), opening) {
  prepareSchema();
}

void Session::prepareSchema() {
  const std::int64_t application = database_.number("PRAGMA application_id");
  const std::int64_t version = database_.number("PRAGMA user_version");
  const bool empty = database_.number("SELECT count(*) FROM sqlite_master") == 0;
  const std::string file = path().string();
  if (!empty && application != kApplicationId) {
    throw Error("this file belongs to another program", file, "Choose another file; nothing was changed in this one.");
  }
  if (version > kSchemaVersion) {
    throw Error(
        fmt::format("the session was written by a newer version (format {}, known here: {})", version, kSchemaVersion),
        file, "Open it with that version; nothing was changed.");
  }
  database_.keepToOneself();
  if (!empty) return;
  Database::Transaction transaction(database_);
  database_.execute(kSchema);
  database_.execute(fmt::format("PRAGMA application_id = {}", kApplicationId));
  database_.execute(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
  transaction.commit();
}

std::string Session::relative(const std::string& path) const {
  if (path.empty() || path == "none") return path;
  const fs::path relative = fs::path(path).lexically_relative(this->path().parent_path());
  return relative.empty() ? path : relative.string();
}

std::string Session::absolute(const std::string& path) const {
  if (path.empty() || path == "none") return path;
  return (this->path().parent_path() / path).lexically_normal().string();
}

void Session::openStudy(StudyRecord& record) {
  const std::string spec = record.spec.json().dump();
  Database::Statement find = database_.prepare("SELECT id FROM study WHERE spec = ? AND fingerprint = ?");
  find.bind(spec).bind(record.fingerprint);
  if (find.next()) {
    record = study(find.integer(0));
    return;
  }
  Database::Transaction transaction(database_);
  Database::Statement insert = database_.prepare(
      "INSERT INTO study (spec, fingerprint, source, data_path, binaries_path, labels_path, height, width, version, "
      "classes, positive, truth, objects, pipelines, warnings) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  insert.bind(spec).bind(record.fingerprint).bind(record.source);
  insert.bind(relative(record.data.path)).bind(relative(record.data.binaries)).bind(relative(record.data.labels));
  insert.bind(static_cast<std::int64_t>(record.shape.height)).bind(static_cast<std::int64_t>(record.shape.width));
  insert.bind(record.version).bind(Json(record.classes).dump()).bind(static_cast<std::int64_t>(record.positive));
  insert.bind(asBytes(record.truth)).bind(asBytes(record.objects));
  insert.bind(Json(record.pipelines).dump()).bind(Json(record.warnings).dump()).run();
  record.id = database_.number("SELECT last_insert_rowid()");
  Database::Statement division =
      database_.prepare("INSERT INTO division (study, number, inner_number, train, test) VALUES (?,?,?,?,?)");
  for (std::size_t d = 0; d < record.divisions.size(); ++d) {
    writeDivision(division, record.id, d, -1, record.divisions[d]);
    if (record.inner.empty()) continue;
    for (std::size_t i = 0; i < record.inner[d].size(); ++i) {
      writeDivision(division, record.id, d, static_cast<int>(i), record.inner[d][i]);
    }
  }
  transaction.commit();
}

std::vector<std::int64_t> Session::studies() {
  std::vector<std::int64_t> ids;
  Database::Statement query = database_.prepare("SELECT id FROM study ORDER BY id");
  while (query.next()) ids.push_back(query.integer(0));
  return ids;
}

StudyRecord Session::study(std::int64_t id) {
  Database::Statement query = database_.prepare(
      "SELECT spec, fingerprint, source, data_path, binaries_path, labels_path, height, width, version, classes, "
      "positive, truth, objects, pipelines, warnings FROM study WHERE id = ?");
  query.bind(id);
  if (!query.next()) throw Error(fmt::format("the session has no study number {}", id), path().string());
  StudyRecord record;
  record.id = id;
  record.spec = StudySpec::fromJson(parsed(query.text(0), path()));
  record.fingerprint = query.text(1);
  record.source = query.text(2);
  record.data = {absolute(query.text(3)), absolute(query.text(4)), absolute(query.text(5))};
  record.shape = {static_cast<int>(query.integer(6)), static_cast<int>(query.integer(7))};
  record.version = query.text(8);
  record.classes = parsed(query.text(9), path()).get<std::vector<std::string>>();
  record.positive = static_cast<int>(query.integer(10));
  record.truth = fromBytes<int>(query.bytes(11));
  record.objects = fromBytes<int>(query.bytes(12));
  record.pipelines = parsed(query.text(13), path()).get<std::vector<std::string>>();
  record.warnings = parsed(query.text(14), path()).get<std::vector<std::string>>();
  Database::Statement parts = database_.prepare(
      "SELECT number, inner_number, train, test FROM division WHERE study = ? ORDER BY number, inner_number");
  parts.bind(id);
  while (parts.next()) {
    Split split{fromBytes<Row>(parts.bytes(2)), fromBytes<Row>(parts.bytes(3))};
    if (parts.integer(1) < 0) {
      record.divisions.push_back(std::move(split));
    } else {
      record.inner.resize(record.divisions.size());
      record.inner.back().push_back(std::move(split));
    }
  }
  return record;
}

void Session::addCell(std::int64_t study, const StudyCell& cell) {
  Database::Statement insert = database_.prepare(
      "INSERT OR REPLACE INTO cell (study, pipeline, division, inner_number, problem, accuracy, probability, "
      "uncertainty, uncertainty_meaning, classes, hyperparameters, seconds, warnings) VALUES "
      "(?,?,?,?,?,?,?,?,?,?,?,?,?)");
  insert.bind(study).bind(static_cast<std::int64_t>(cell.pipeline)).bind(static_cast<std::int64_t>(cell.division));
  insert.bind(static_cast<std::int64_t>(cell.inner)).bind(cell.problem).bind(cell.accuracy);
  insert.bind(asBytes(cell.probability.values())).bind(asBytes(cell.uncertainty)).bind(cell.uncertaintyMeaning);
  insert.bind(static_cast<std::int64_t>(cell.probability.cols())).bind(cell.hyperparameters);
  insert.bind(asBytes(secondsOf(cell.seconds))).bind(Json(cell.warnings).dump()).run();
}

std::set<StudyCell::Key> Session::finishedCells(std::int64_t study) {
  std::set<StudyCell::Key> keys;
  Database::Statement query = database_.prepare("SELECT pipeline, division, inner_number FROM cell WHERE study = ?");
  query.bind(study);
  while (query.next()) {
    keys.emplace(static_cast<std::size_t>(query.integer(0)), static_cast<std::size_t>(query.integer(1)),
                 static_cast<int>(query.integer(2)));
  }
  return keys;
}

std::vector<StudyCell> Session::cells(std::int64_t study) {
  std::vector<StudyCell> cells;
  Database::Statement query = database_.prepare(
      "SELECT pipeline, division, inner_number, problem, accuracy, probability, uncertainty, classes, hyperparameters, "
      "seconds, warnings, uncertainty_meaning FROM cell WHERE study = ? ORDER BY pipeline, division, inner_number");
  query.bind(study);
  while (query.next()) {
    StudyCell cell;
    cell.pipeline = static_cast<std::size_t>(query.integer(0));
    cell.division = static_cast<std::size_t>(query.integer(1));
    cell.inner = static_cast<int>(query.integer(2));
    cell.problem = query.text(3);
    cell.accuracy = query.isNull(4) ? std::numeric_limits<double>::quiet_NaN() : query.real(4);
    std::vector<float> values = fromBytes<float>(query.bytes(5));
    const auto classes = static_cast<std::size_t>(query.integer(7));
    const std::size_t rows = classes > 0 ? values.size() / classes : 0;
    values.resize(rows * classes);
    cell.probability = Matrix<float>(rows, classes, std::move(values));
    cell.uncertainty = fromBytes<float>(query.bytes(6));
    cell.uncertaintyMeaning = query.text(11);
    cell.hyperparameters = query.text(8);
    cell.seconds = secondsFrom(fromBytes<double>(query.bytes(9)));
    cell.warnings = parsed(query.text(10), path()).get<std::vector<std::string>>();
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace blendscope
