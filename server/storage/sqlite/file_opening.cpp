#include "storage/sqlite/file_opening.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "storage/sqlite/migrations.hpp"

namespace beffroi::storage::sqlite {
namespace {

Failure<OpenFailure> refused(OpenFailure::Kind kind, const std::filesystem::path& file, const std::string& sentence) {
  return Failure{OpenFailure{kind, file.string() + ": " + sentence}};
}

Failure<OpenFailure> refused(const std::filesystem::path& file, const SqlError& error) {
  using Kind = OpenFailure::Kind;
  const std::string what = error.what();
  switch (error.kind) {
    case SqlError::Kind::damaged:
      return refused(Kind::damaged, file,
                     what +
                         ". It is damaged or no database of this hub: restore the last backup, and keep this file for "
                         "a repair with the .recover command of sqlite3.");
    case SqlError::Kind::full:
      return refused(Kind::cannot_open, file, what + ". Free some space on its disk.");
    case SqlError::Kind::busy:
      return refused(Kind::in_use, file, what + ". Another program holds it; end that program.");
    case SqlError::Kind::disk:
    case SqlError::Kind::constraint:
    case SqlError::Kind::other:
      break;
  }
  return refused(Kind::cannot_open, file,
                 what + ". See that its folder exists, that this user may write there, and that the disk is sound.");
}

// The first finding of PRAGMA quick_check, if any.
std::optional<std::string> damage_of(Database& database) {
  auto rows = database.query("PRAGMA quick_check(1)");
  if (!rows.next()) return "the check gave no answer";
  const std::string finding = rows.text(0);
  return finding == "ok" ? std::nullopt : std::optional(finding);
}

bool use_write_ahead_log(Database& database) {
  auto row = database.query("PRAGMA journal_mode = WAL");
  return row.next() && row.text(0) == "wal";
}

Opened opened(const SqliteOptions& options, bool check) {
  using Kind = OpenFailure::Kind;
  try {
    auto database = std::make_unique<Database>(options.file, Database::Access::write, options.vfs);
    database->script("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;");
    if (check) {
      if (const auto finding = damage_of(*database)) {
        throw SqlError(SqlError::Kind::damaged, "the check of the content found: " + *finding);
      }
    }
    if (options.max_pages) database->script("PRAGMA max_page_count = " + std::to_string(*options.max_pages) + ";");
    const auto migrated = migrate(*database, migrations());
    if (!migrated.ok()) return refused(migrated.error().kind, options.file, migrated.error().sentence);
    if (!use_write_ahead_log(*database)) {
      return refused(Kind::cannot_open, options.file,
                     "its file system does not allow a write-ahead log. Choose a local disk.");
    }
    return database;
  } catch (const SqlError& error) {
    return refused(options.file, error);
  }
}

}  // namespace

// ---- FileLock

Result<FileLock, OpenFailure> FileLock::take(const std::filesystem::path& file) {
  const std::filesystem::path lock = file.string() + ".lock";
  const int descriptor = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return refused(
        OpenFailure::Kind::cannot_open, lock,
        std::string(std::strerror(errno)) + ". See that the folder exists and that this user may write there.");
  }
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return refused(OpenFailure::Kind::in_use, file, "another hub runs on this file. Stop it, or choose another file.");
  }
  return FileLock(descriptor);
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

// ---- opening

Opened open_for_writing(const SqliteOptions& options) {
  return opened(options, options.check_integrity);
}

Opened open_again(const SqliteOptions& options) {
  auto again = opened(options, true);
  if (!again.ok()) return again;
  try {
    again.value()->run("PRAGMA wal_checkpoint(RESTART)");
    return again;
  } catch (const SqlError& error) {
    return refused(options.file, error);
  }
}

std::unique_ptr<Database> open_for_reading(const SqliteOptions& options) {
  return std::make_unique<Database>(options.file, Database::Access::read, options.vfs);
}

}  // namespace beffroi::storage::sqlite
