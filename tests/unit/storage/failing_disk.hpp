// A SQLite VFS whose disk can be made to fail: full, or unable to sync. It passes everything else on to the default
// one.
#pragma once

#include <cstdint>

namespace beffroi::storage {

enum class Disk {
  sound,
  full,         // every write is refused as if no space were left
  cannot_sync,  // writes seem to work, syncs fail
};

// Registers the VFS once and resets it to a sound disk. One test at a time uses it.
class FailingDisk {
 public:
  static constexpr const char* vfs = "beffroi-failing-disk";

  FailingDisk();
  ~FailingDisk() { become(Disk::sound); }

  void become(Disk disk);

  std::int64_t syncs() const;       // asked for since construction, of all files
  std::int64_t main_opens() const;  // of database files since construction

 private:
  std::int64_t syncs_before_;
  std::int64_t opens_before_;
};

}  // namespace beffroi::storage
