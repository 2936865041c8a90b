// Runs the desk for all rooms on its home thread (Switchboard::desk_thread): takes the news of rooms in, asks identity
// who may moderate what, and tells watchers at most once in limits::desk_interval_ms.
#pragma once

#include <cstdint>
#include <string>

#include "hosting/desk.hpp"

namespace beffroi::hosting {

class Shard;

class DeskKeeper {
 public:
  explicit DeskKeeper(Shard& shard) : shard_(shard) {}

  void take(const WaitingNews& news);
  // Too many watch: the connection is told (busy).
  void watch(const Origin& watcher, const std::string& person);
  void unwatch(const Origin& watcher) { desk_.unwatch(watcher); }

 private:
  void schedule();
  void run();
  void ask(Desk::Question question);
  void tell(const Desk::Telling& telling);

  Shard& shard_;
  Desk desk_;
  bool scheduled_ = false;
  std::int64_t ran_at_ = 0;
};

}  // namespace beffroi::hosting
