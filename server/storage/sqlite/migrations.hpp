// The schema of the SQLite file, as numbered steps. A step that was released is never edited: a change is a new step.
// Each runs in a transaction of its own together with its row in schema_version, so a file is always at a whole step.
#pragma once

#include <span>
#include <string>

#include "result.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/sqlite/sqlite_storage.hpp"

namespace beffroi::storage::sqlite {

struct Migration {
  int number;  // 1, 2, 3, ...
  const char* name;
  const char* sql;
  void (*then)(Database&) = nullptr;  // what SQL cannot say, in the same transaction
};

std::span<const Migration> migrations();

// Brings the file from where it is to the last of `steps`. Refuses files of other programs and of newer versions of
// this one. Throws SqlError where the file cannot be read at all.
Result<Done, OpenFailure> migrate(Database& database, std::span<const Migration> steps);

}  // namespace beffroi::storage::sqlite
