#include "app/open_storage.hpp"

#include <filesystem>

#include "storage/memory/memory_storage.hpp"
#include "storage/sqlite/sqlite_storage.hpp"

namespace beffroi::app {

Result<std::unique_ptr<storage::Storage>, std::string> open_storage(const Config& config) {
  if (config.storage == StorageKind::memory)
    return std::unique_ptr<storage::Storage>(std::make_unique<storage::MemoryStorage>());
  std::error_code error;
  std::filesystem::create_directories(config.data, error);
  if (error) {
    return Failure{"The data folder " + config.data + " cannot be made (" + error.message() +
                   "). Give --data another folder, or the right to write there."};
  }
  auto opened = storage::open_sqlite_storage({.file = std::filesystem::path(config.data) / "beffroi.db"});
  if (!opened) return Failure{opened.error().sentence};
  return std::move(opened).value();
}

}  // namespace beffroi::app
