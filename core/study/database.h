// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace blendscope {

/// An SQLite file. Not for several threads at once. Every function throws Error that
/// names the file: damaged, no database, open elsewhere, disk full, not writable.
class Database {
 public:
  enum class Opening { Existing, OrMake };
  Database(const std::filesystem::path& path, Opening opening);

  /// From now on others are kept out until the object is gone, and a killed process costs nothing that was committed.
  void keepToOneself();

  /// Statements without values or results.
  void execute(const std::string& sql);
  /// First column of the first row of a query.
  std::int64_t number(const std::string& sql);

  const std::filesystem::path& path() const { return path_; }

  /// A statement with values for its question marks, in their order.
  class Statement {
   public:
    Statement& bind(std::int64_t value);
    Statement& bind(double value);
    Statement& bind(std::string_view text);
    Statement& bind(std::span<const std::byte> bytes);
    Statement& bindNull();

    /// Goes to the next row of the result; false after the last.
    bool next();
    /// Runs to its end; then it can be bound anew.
    void run();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    std::vector<std::byte> bytes(int column) const;
    bool isNull(int column) const;

   private:
    friend class Database;
    struct Finalize {
      void operator()(sqlite3_stmt* statement) const;
    };
    Statement(const Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}
    void require(int code) const;
    const Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int bound_ = 0;
  };
  Statement prepare(const std::string& sql) const;

  /// All that is written while it lives is kept by `commit`, or undone.
  class Transaction {
   public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

   private:
    Database* database_;
  };

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  [[noreturn]] void fail(int code) const;

  std::filesystem::path path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace blendscope
