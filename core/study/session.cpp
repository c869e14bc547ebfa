// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/session.h"

#include <fmt/format.h>
#include <array>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "study/session_schema.h"

namespace blendscope {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

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
  prepareSessionSchema(database_);
}

bool Session::isOne(const fs::path& path) {
  constexpr std::size_t kNumberAt = 68;  // of the application, https://www.sqlite.org/fileformat2.html
  std::array<char, kNumberAt + 4> head{};
  std::ifstream file(path, std::ios::binary);
  return file.read(head.data(), head.size()) && std::string_view(head.data()) == "SQLite format 3" &&
         std::string_view(head.data() + kNumberAt, 4) == "BLSP";
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
  const std::lock_guard lock(mutex_);
  const std::string spec = record.spec.json().dump();
  Database::Statement find = database_.prepare("SELECT id FROM study WHERE spec = ? AND fingerprint = ?");
  find.bind(spec).bind(record.fingerprint);
  if (find.next()) {
    record = readStudy(find.integer(0));
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
  const std::lock_guard lock(mutex_);
  std::vector<std::int64_t> ids;
  Database::Statement query = database_.prepare("SELECT id FROM study ORDER BY id");
  while (query.next()) ids.push_back(query.integer(0));
  return ids;
}

StudyRecord Session::study(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  return readStudy(id);
}

StudyRecord Session::readStudy(std::int64_t id) {
  Database::Statement query = database_.prepare(
      "SELECT spec, fingerprint, source, data_path, binaries_path, labels_path, height, width, version, classes, "
      "positive, truth, objects, pipelines, warnings FROM study WHERE id = ?");
  query.bind(id);
  if (!query.next()) throw Error(fmt::format("the session has no study number {}", id), path().string());
  StudyRecord record;
  record.id = id;
  record.spec = StudySpec::fromJson(parsedJson(query.text(0), path()));
  record.fingerprint = query.text(1);
  record.source = query.text(2);
  record.data = {absolute(query.text(3)), absolute(query.text(4)), absolute(query.text(5))};
  record.shape = {static_cast<int>(query.integer(6)), static_cast<int>(query.integer(7))};
  record.version = query.text(8);
  record.classes = parsedJson(query.text(9), path()).get<std::vector<std::string>>();
  record.positive = static_cast<int>(query.integer(10));
  record.truth = fromBytes<int>(query.bytes(11));
  record.objects = fromBytes<int>(query.bytes(12));
  record.pipelines = parsedJson(query.text(13), path()).get<std::vector<std::string>>();
  record.warnings = parsedJson(query.text(14), path()).get<std::vector<std::string>>();
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
  const std::lock_guard lock(mutex_);
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
  const std::lock_guard lock(mutex_);
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
  const std::lock_guard lock(mutex_);
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
    cell.warnings = parsedJson(query.text(10), path()).get<std::vector<std::string>>();
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace blendscope
