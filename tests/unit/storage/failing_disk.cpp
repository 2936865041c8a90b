#include "unit/storage/failing_disk.hpp"

#include <sqlite3.h>

#include <atomic>
#include <deque>
#include <mutex>

namespace beffroi::storage {
namespace {

std::atomic<Disk> state{Disk::sound};
std::atomic<std::int64_t> sync_count{0};
std::atomic<std::int64_t> open_count{0};

sqlite3_vfs failing_vfs;

// The default VFS has several kinds of files, each with methods of its own: this is one kind with our write and sync.
// The methods come first, so that a file's pointer to them leads here.
struct FailingMethods {
  sqlite3_io_methods methods;
  const sqlite3_io_methods* sound;
};

const sqlite3_io_methods& sound_methods_of(sqlite3_file* file) {
  return *reinterpret_cast<const FailingMethods*>(file->pMethods)->sound;
}

int failing_write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  if (state == Disk::full) return SQLITE_FULL;
  return sound_methods_of(file).xWrite(file, bytes, count, offset);
}

int failing_sync(sqlite3_file* file, int flags) {
  ++sync_count;
  if (state == Disk::cannot_sync) return SQLITE_IOERR_FSYNC;
  return sound_methods_of(file).xSync(file, flags);
}

const sqlite3_io_methods* failing(const sqlite3_io_methods* sound) {
  static std::mutex mutex;
  static std::deque<FailingMethods> kinds;  // guarded by mutex; its elements never move
  const std::lock_guard lock(mutex);
  for (const FailingMethods& kind : kinds) {
    if (kind.sound == sound) return &kind.methods;
  }
  kinds.push_back({*sound, sound});
  kinds.back().methods.xWrite = failing_write;
  kinds.back().methods.xSync = failing_sync;
  return &kinds.back().methods;
}

int failing_open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_out) {
  sqlite3_vfs* sound = sqlite3_vfs_find(nullptr);
  if (flags & SQLITE_OPEN_MAIN_DB) ++open_count;
  const int code = sound->xOpen(sound, name, file, flags, flags_out);
  if (code == SQLITE_OK && file->pMethods) file->pMethods = failing(file->pMethods);
  return code;
}

void register_once() {
  static const bool registered = [] {
    failing_vfs = *sqlite3_vfs_find(nullptr);
    failing_vfs.pNext = nullptr;
    failing_vfs.zName = FailingDisk::vfs;
    failing_vfs.xOpen = failing_open;
    return sqlite3_vfs_register(&failing_vfs, 0) == SQLITE_OK;
  }();
  if (!registered) __builtin_trap();
}

}  // namespace

FailingDisk::FailingDisk() : syncs_before_(sync_count), opens_before_(open_count) {
  register_once();
  become(Disk::sound);
}

void FailingDisk::become(Disk disk) {
  state = disk;
}

std::int64_t FailingDisk::syncs() const {
  return sync_count - syncs_before_;
}

std::int64_t FailingDisk::main_opens() const {
  return open_count - opens_before_;
}

}  // namespace beffroi::storage
