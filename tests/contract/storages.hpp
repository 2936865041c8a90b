// The implementations that the contract of storage is held against: one line each.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <unistd.h>

#include "storage/memory/memory_storage.hpp"
#include "storage/sqlite/sqlite_storage.hpp"

namespace beffroi::storage {

// An empty folder of its own, gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> last{0};
    path_ = std::filesystem::temp_directory_path() /
            ("beffroi-" + std::to_string(::getpid()) + "-" + std::to_string(++last));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directory(path_);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline std::unique_ptr<Storage> sqlite_at(SqliteOptions options) {
  auto storage = open_sqlite_storage(std::move(options));
  if (!storage.ok()) throw std::runtime_error(storage.error().sentence);
  return std::move(storage).value();
}

struct Implementation {
  const char* name;
  std::unique_ptr<Storage> (*make)(const TemporaryFolder& folder);
};

inline void PrintTo(const Implementation& implementation, std::ostream* out) {
  *out << implementation.name;
}

inline const Implementation implementations[] = {
    {"memory", [](const TemporaryFolder&) -> std::unique_ptr<Storage> { return std::make_unique<MemoryStorage>(); }},
    {"sqlite", [](const TemporaryFolder& folder) { return sqlite_at({.file = folder / "hub.sqlite"}); }},
};

class StorageContract : public ::testing::TestWithParam<Implementation> {
 protected:
  TemporaryFolder folder_;
  std::unique_ptr<Storage> storage_ = GetParam().make(folder_);
};

inline std::string name_of_case(const ::testing::TestParamInfo<Implementation>& info) {
  return info.param.name;
}

}  // namespace beffroi::storage
