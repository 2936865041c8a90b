// Opening the file of the hub so that it may be trusted: one process at a time, whole, of a known schema, durable.
#pragma once

#include <filesystem>
#include <memory>

#include "result.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/sqlite/sqlite_storage.hpp"

namespace beffroi::storage::sqlite {

// Keeps other hubs away from a file while it lives, also after a crash of the former holder: the kernel frees it.
class FileLock {
 public:
  static Result<FileLock, OpenFailure> take(const std::filesystem::path& file);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

using Opened = Result<std::unique_ptr<Database>, OpenFailure>;

Opened open_for_writing(const SqliteOptions& options);

// After an error of the disk: checks the content whatever the options say, and shows that the disk writes and syncs
// again by moving the log's pages into the file.
Opened open_again(const SqliteOptions& options);

// Throws SqlError.
std::unique_ptr<Database> open_for_reading(const SqliteOptions& options);

}  // namespace beffroi::storage::sqlite
