#include "storage/sqlite/database.hpp"

#include <sqlite3.h>

#include <cassert>

namespace beffroi::storage::sqlite {
namespace {

constexpr int busy_timeout_ms = 5'000;

SqlError::Kind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return SqlError::Kind::full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_READONLY:
      return SqlError::Kind::disk;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SqlError::Kind::damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SqlError::Kind::busy;
    case SQLITE_CONSTRAINT:
      return SqlError::Kind::constraint;
    default:
      return SqlError::Kind::other;
  }
}

// SQLite's own sentence names tables, columns and files, never bound values.
SqlError error_of(sqlite3* connection) {
  if (!connection) return {SqlError::Kind::other, "out of memory"};
  const int code = sqlite3_extended_errcode(connection);
  return {kind_of(code), std::string(sqlite3_errmsg(connection)) + " (SQLite " + std::to_string(code) + ")"};
}

}  // namespace

bool ends_transaction(SqlError::Kind kind) {
  return kind != SqlError::Kind::constraint;
}

// ---- Cursor

Cursor::~Cursor() {
  sqlite3_reset(statement_);
}

bool Cursor::next() {
  switch (sqlite3_step(statement_)) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      throw error_of(connection_);
  }
}

std::string Cursor::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_, column);
  if (!bytes) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Cursor::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::optional<std::int64_t> Cursor::optional_number(int column) const {
  if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
  return number(column);
}

std::optional<std::string> Cursor::optional_text(int column) const {
  if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
  return text(column);
}

// ---- Database

void Database::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

void Database::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Database::Database(const std::filesystem::path& file, Access access, const std::string& vfs) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (access == Access::write ? SQLITE_OPEN_CREATE : 0);
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags, vfs.empty() ? nullptr : vfs.c_str());
  connection_.reset(connection);
  if (code != SQLITE_OK) throw error_of(connection);
  sqlite3_busy_timeout(connection, busy_timeout_ms);
  script("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
  if (access == Access::read) script("PRAGMA query_only = ON;");
}

Database::~Database() = default;

void Database::script(const std::string& sql) {
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw error_of(connection_.get());
  }
}

sqlite3_stmt* Database::bound(std::string_view sql, std::initializer_list<Value> values, Lifetime lifetime) {
  auto& statement = statements_[sql];
  if (!statement) {
    sqlite3_stmt* fresh = nullptr;
    const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &fresh, nullptr);
    if (code != SQLITE_OK) {
      statements_.erase(sql);
      throw error_of(connection_.get());
    }
    statement.reset(fresh);
  }
  assert(!sqlite3_stmt_busy(statement.get()));
  assert(static_cast<int>(values.size()) == sqlite3_bind_parameter_count(statement.get()));
  int place = 0;
  for (const Value& value : values) {
    ++place;
    int code = SQLITE_OK;
    if (const auto* number = std::get_if<std::int64_t>(&value.content_)) {
      code = sqlite3_bind_int64(statement.get(), place, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&value.content_)) {
      // A null pointer would bind NULL: an empty view becomes an empty text.
      code = sqlite3_bind_text64(statement.get(), place, text->data() ? text->data() : "", text->size(),
                                 lifetime == Lifetime::copied ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
    } else {
      code = sqlite3_bind_null(statement.get(), place);
    }
    if (code != SQLITE_OK) throw error_of(connection_.get());
  }
  return statement.get();
}

std::int64_t Database::run(std::string_view sql, std::initializer_list<Value> values) {
  const std::int64_t before = sqlite3_total_changes64(connection_.get());
  Cursor cursor(connection_.get(), bound(sql, values, Lifetime::of_call));
  while (cursor.next()) {
  }
  return sqlite3_total_changes64(connection_.get()) == before ? 0 : sqlite3_changes64(connection_.get());
}

Cursor Database::query(std::string_view sql, std::initializer_list<Value> values) {
  return Cursor(connection_.get(), bound(sql, values, Lifetime::copied));
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(connection_.get()) == 0;
}

void Database::roll_back() noexcept {
  if (in_transaction()) sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

// ---- Savepoint

Savepoint::Savepoint(Database& database) : database_(database) {
  database_.run("SAVEPOINT operation");
}

Savepoint::~Savepoint() {
  // After an error of the whole transaction there is nothing left to take back.
  if (!open_ || !database_.in_transaction()) return;
  try {
    database_.run("ROLLBACK TO operation");
    database_.run("RELEASE operation");
  } catch (const SqlError&) {
    database_.roll_back();
  }
}

void Savepoint::keep() {
  database_.run("RELEASE operation");
  open_ = false;
}

}  // namespace beffroi::storage::sqlite
