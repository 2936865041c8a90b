// The hosting parts of all I/O threads, as they know each other. Constant after construction but for what synchronises
// itself; everything else of a shard is reached by posting to its thread, also from that thread
// itself, so that what one thread says to another arrives in the order in which it was said.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bus/bus.hpp"
#include "hosting/entrance.hpp"
#include "hosting/io_loop.hpp"
#include "moderation/rule.hpp"
#include "protocol/limits.hpp"
#include "storage/storage.hpp"

namespace beffroi::hosting {

class Shard;
class Counter;
struct Counters;

// What hosting stands on. All outlive it.
struct Parts {
  storage::Storage& storage;
  bus::Bus& bus;
  Entrance& entrance;
  moderation::Judge& judge;
  const Clock& clock;
  std::vector<IoLoop*> loops;  // one for each I/O thread
  // A room has entries of this node that are durable. Called on its home thread; must not block. Empty: nobody listens.
  std::function<void(const std::string& room)> on_grown = {};
};

struct Settings {
  std::int64_t heartbeat_ms = protocol::limits::heartbeat_ms;
  std::int64_t hello_deadline_ms = protocol::limits::hello_deadline_ms;
};

class Switchboard {
 public:
  Switchboard(Parts parts, Settings settings);
  ~Switchboard();

  const Parts parts;
  const Settings settings;
  std::atomic<std::size_t> waiting_for_moderation{0};

  std::size_t threads() const { return parts.loops.size(); }
  std::size_t home_of(std::string_view name) const { return std::hash<std::string_view>{}(name) % threads(); }
  std::size_t desk_thread() const { return 0; }
  Shard& shard(std::size_t thread) { return *shards_[thread]; }
  // Sum over all threads. From any thread.
  std::int64_t count(Counter Counters::* figure) const;

  // From any thread.
  void post(std::size_t thread, std::function<void(Shard&)> task);
  void post_to_all(const std::function<void(Shard&)>& task);

 private:
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace beffroi::hosting
