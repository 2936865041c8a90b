// One connection to a SQLite file, as this hub uses it: statements prepared once, values bound by position, errors
// thrown as SqlError with a kind that says what can be done about them. Belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

#include "storage/records.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace beffroi::storage::sqlite {

struct SqlError : RecordsError {
  enum class Kind {
    full,        // no space left: take the transaction back, try again later
    disk,        // reading, writing or syncing failed: the connection is no longer to be trusted
    damaged,     // the content of the file contradicts itself
    busy,        // another process holds the file
    constraint,  // this statement only
    other,
  };
  SqlError(Kind what, const std::string& sentence) : RecordsError(sentence), kind(what) {}

  Kind kind;
};

// Whether the error ends the whole transaction, not only the statement.
bool ends_transaction(SqlError::Kind kind);

class Value {
 public:
  Value(std::int64_t number) : content_(number) {}
  Value(bool flag) : content_(std::int64_t{flag}) {}
  Value(std::string_view text) : content_(text) {}
  Value(const std::string& text) : content_(std::string_view(text)) {}
  Value(const char* text) : content_(std::string_view(text)) {}
  Value(std::optional<std::int64_t> number) {
    if (number) content_ = *number;
  }
  static Value null() { return {std::optional<std::int64_t>{}}; }

 private:
  friend class Database;
  std::variant<std::monostate, std::int64_t, std::string_view> content_;
};

// The rows of a running query. One at a time per statement; the statement is free again when the cursor ends.
class Cursor {
 public:
  explicit Cursor(sqlite3* connection, sqlite3_stmt* statement) : connection_(connection), statement_(statement) {}
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  ~Cursor();

  bool next();  // false: no more rows
  std::string text(int column) const;
  std::int64_t number(int column) const;
  bool flag(int column) const { return number(column) != 0; }
  std::optional<std::int64_t> optional_number(int column) const;
  std::optional<std::string> optional_text(int column) const;

 private:
  sqlite3* connection_;
  sqlite3_stmt* statement_;
};

class Database {
 public:
  enum class Access { write, read };

  // Opens or makes the file; an empty `vfs` is the default one.
  Database(const std::filesystem::path& file, Access access, const std::string& vfs);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  // Several statements without values, not kept prepared.
  void script(const std::string& sql);

  // `sql` must live as long as the database (a literal): the prepared statement is found by it again.
  // run() returns how many rows it changed; texts need only live for the call.
  std::int64_t run(std::string_view sql, std::initializer_list<Value> values = {});
  Cursor query(std::string_view sql, std::initializer_list<Value> values = {});

  bool in_transaction() const;
  void roll_back() noexcept;  // what is open; nothing if nothing is

 private:
  enum class Lifetime { of_call, copied };

  sqlite3_stmt* bound(std::string_view sql, std::initializer_list<Value> values, Lifetime lifetime);

  struct Close {
    void operator()(sqlite3* connection) const;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  // The statements end before their connection.
  std::unique_ptr<sqlite3, Close> connection_;
  std::unordered_map<std::string_view, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

// Inside a transaction: what happens until keep() is taken back otherwise. They nest strictly.
class Savepoint {
 public:
  explicit Savepoint(Database& database);
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  ~Savepoint();

  void keep();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace beffroi::storage::sqlite
