// Storage in one SQLite file: write-ahead log, synchronous=FULL, group commit. What waits while a commit runs goes into
// the next transaction together, so that one sync of the disk acknowledges many appends.
//
// Two threads: a writer, and a reader on a connection of its own that sees only what is committed and never waits for
// the writer. After an error of the disk the writer takes its transaction back, answers Unavailable to all of it, and,
// unless the disk was only full, opens and checks the file again before it writes any more.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "result.hpp"
#include "storage/storage.hpp"

namespace beffroi::storage {

struct SqliteOptions {
  std::filesystem::path file;   // made if absent; its folder must exist
  bool check_integrity = true;  // PRAGMA quick_check before the first operation

  // For tests of failures.
  std::optional<int> max_pages = {};  // the file counts as full at this size
  std::string vfs = {};               // name of a registered SQLite VFS; empty: the default
};

struct OpenFailure {
  enum class Kind { cannot_open, in_use, not_ours, newer_schema, damaged, migration_failed };
  Kind kind;
  std::string sentence;  // what is wrong and what to do, for the operator
};

// Opens the file, checks it and brings its schema up to date. Blocks; nothing runs yet when it fails.
Result<std::unique_ptr<Storage>, OpenFailure> open_sqlite_storage(SqliteOptions options);

}  // namespace beffroi::storage
