// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/database.h"

#include <sqlite3.h>

#include "base/error.h"

namespace blendscope {

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close(handle); }

void Database::Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Database::Database(const std::filesystem::path& path, Opening opening) : path_(path) {
  sqlite3* handle = nullptr;
  const int create = opening == Opening::OrMake ? SQLITE_OPEN_CREATE : 0;
  const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | create, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(handle, 1);
}

void Database::keepToOneself() {
  // The lock is taken by the first transaction and kept.
  execute("PRAGMA locking_mode = EXCLUSIVE");
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = NORMAL");
  execute("PRAGMA foreign_keys = ON");
  execute("BEGIN EXCLUSIVE");
  execute("COMMIT");
}

void Database::fail(int code) const {
  const std::string file = path_.string();
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error("the session is open elsewhere", file, "Close it there, or use another file.");
    case SQLITE_NOTADB:
      throw Error("this file is no session", file, "Choose another file; nothing was changed in this one.");
    case SQLITE_CORRUPT:
      throw Error("the session file is damaged", file, "Use a copy of it, or begin a new one.");
    case SQLITE_FULL:
      throw Error("the disk is full", file, "Make room and go on; what was saved before is kept.");
    case SQLITE_IOERR:
      throw Error("the session file cannot be read or written to its end", file,
                  "Check the disk and go on; what was saved before is kept.");
    case SQLITE_CANTOPEN:
      throw Error("cannot open the session file", file, "Check its name, and that its folder can be written to.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw Error("the session file cannot be written to", file, "Check its permissions, or use a copy.");
    default:
      throw Error(std::string("cannot use the session file: ") + sqlite3_errmsg(handle_.get()), file);
  }
}

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(const std::string& sql) {
  Statement statement = prepare(sql);
  return statement.next() ? statement.integer(0) : 0;
}

Database::Statement Database::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(handle_.get(), sql.c_str(), -1, &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return {*this, statement};
}

void Database::Statement::require(int code) const {
  if (code != SQLITE_OK) database_->fail(code);
}

Database::Statement& Database::Statement::bind(std::int64_t value) {
  require(sqlite3_bind_int64(statement_.get(), ++bound_, value));
  return *this;
}

Database::Statement& Database::Statement::bind(double value) {
  require(sqlite3_bind_double(statement_.get(), ++bound_, value));
  return *this;
}

Database::Statement& Database::Statement::bind(std::string_view text) {
  const char* data = text.empty() ? "" : text.data();  // a null pointer would be NULL
  require(sqlite3_bind_text64(statement_.get(), ++bound_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Database::Statement& Database::Statement::bind(std::span<const std::byte> bytes) {
  const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
  require(sqlite3_bind_blob64(statement_.get(), ++bound_, data, bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Database::Statement& Database::Statement::bindNull() {
  require(sqlite3_bind_null(statement_.get(), ++bound_));
  return *this;
}

bool Database::Statement::next() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->fail(code);
  return false;
}

void Database::Statement::run() {
  while (next()) {
  }
  require(sqlite3_reset(statement_.get()));
  bound_ = 0;
}

std::int64_t Database::Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double Database::Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string Database::Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : "";
}

std::vector<std::byte> Database::Statement::bytes(int column) const {
  const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return data ? std::vector<std::byte>(data, data + size) : std::vector<std::byte>();
}

bool Database::Statement::isNull(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Database::Transaction::Transaction(Database& database) : database_(&database) { database.execute("BEGIN IMMEDIATE"); }

Database::Transaction::~Transaction() {
  if (!database_) return;
  try {
    database_->execute("ROLLBACK");
  } catch (const Error&) {  // SQLite has rolled back by itself
  }
}

void Database::Transaction::commit() {
  database_->execute("COMMIT");
  database_ = nullptr;
}

}  // namespace blendscope
