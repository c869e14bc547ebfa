// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/session_schema.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace blendscope {

namespace {

constexpr std::int64_t kApplicationId = 0x424C5350;  // "BLSP"
constexpr std::int64_t kSchemaVersion = 2;

/// What each version added to the one before.
constexpr const char* kSchemaSteps[kSchemaVersion] = {
    R"sql(
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
)sql",
    R"sql(
CREATE TABLE workspace (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version TEXT NOT NULL, source TEXT NOT NULL, fingerprint TEXT NOT NULL,
  rows INTEGER NOT NULL, height INTEGER NOT NULL, width INTEGER NOT NULL, classes TEXT NOT NULL, ids BLOB NOT NULL,
  relative_paths TEXT NOT NULL, absolute_paths TEXT NOT NULL,
  preset TEXT NOT NULL, seed INTEGER NOT NULL, joined_binaries INTEGER NOT NULL);
CREATE TABLE annotation (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL, flagged INTEGER NOT NULL, note TEXT NOT NULL,
  labelled INTEGER NOT NULL, label TEXT, origin TEXT NOT NULL, given_by TEXT NOT NULL, given_at INTEGER NOT NULL);
CREATE TABLE subset (place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, rows BLOB NOT NULL);
CREATE TABLE run (
  id INTEGER PRIMARY KEY, place INTEGER NOT NULL, pipeline TEXT NOT NULL, split TEXT NOT NULL,
  tested INTEGER NOT NULL, accuracy REAL, low REAL, high REAL);
CREATE TABLE applied (id INTEGER PRIMARY KEY, place INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE derived (place INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, contents BLOB NOT NULL);
CREATE TABLE piece (
  kind TEXT NOT NULL, owner INTEGER NOT NULL, division INTEGER NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (kind, owner, division, number));
CREATE TABLE view (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  selection BLOB NOT NULL, current_row INTEGER, current_run INTEGER NOT NULL, settings TEXT NOT NULL);
)sql"};

std::int64_t versionOf(Database& database) { return database.number("PRAGMA user_version"); }

/// Throws for what must not be touched.
void requireOurs(Database& database) {
  const std::int64_t application = database.number("PRAGMA application_id");
  const bool empty = database.number("SELECT count(*) FROM sqlite_master") == 0;
  const std::string file = database.path().string();
  if (!empty && application != kApplicationId) {
    throw Error("this file belongs to another program", file, "Choose another file; nothing was changed in this one.");
  }
  if (versionOf(database) < 0) throw Error("the session file is damaged", file, "Use a copy of it.");
  if (const std::int64_t version = versionOf(database); version > kSchemaVersion) {
    throw Error(
        fmt::format("the session was written by a newer version (format {}, known here: {})", version, kSchemaVersion),
        file, "Open it with that version; nothing was changed.");
  }
}

}  // namespace

void prepareSessionSchema(Database& database) {
  requireOurs(database);
  database.keepToOneself();
  const std::int64_t version = versionOf(database);
  if (version == kSchemaVersion) return;
  Database::Transaction transaction(database);
  for (std::int64_t step = version; step < kSchemaVersion; ++step) database.execute(kSchemaSteps[step]);
  database.execute(fmt::format("PRAGMA application_id = {}", kApplicationId));
  database.execute(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
  transaction.commit();
  // What kind of file it is shall be seen in the file itself, not only in the journal beside it.
  database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

nlohmann::ordered_json parsedJson(const std::string& text, const std::filesystem::path& file) {
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(text, nullptr, false);
  if (json.is_discarded()) throw Error("the session file is damaged", file.string(), "Use a copy of it.");
  return json;
}

}  // namespace blendscope
