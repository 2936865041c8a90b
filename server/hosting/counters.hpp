// What hosting has done and holds on one I/O thread, for observe to read at any time from any thread. Each counter is
// exact by itself; two read one after the other may be of different moments. Gauges go up and down, the rest only up.
//
// One set per thread, written by that thread alone: counting is a plain load and store on a cache line of its own.
#pragma once

#include <atomic>
#include <cstdint>

namespace beffroi::hosting {

class Counter {
 public:
  // By the one thread that writes it.
  void add(std::int64_t n = 1) { value_.store(read() + n, std::memory_order_relaxed); }
  void drop(std::int64_t n = 1) { add(-n); }
  // By any.
  std::int64_t read() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

struct alignas(64) Counters {
  // Gauges.
  Counter connections;   // open sessions, before and after hello
  Counter rooms;         // running rooms, whose home is on this node
  Counter members;       // connections following a room, counted once per room
  Counter blocked;       // connections that take no bytes at the moment
  Counter ring_flushes;  // flushes kept for members that fell behind, over all threads

  // Only up.
  Counter commands;            // taken for a room's turn
  Counter refusals;            // commands answered with an error
  Counter repeats;             // commands answered from memory
  Counter entries;             // committed by this node
  Counter foreign_entries;     // learned from other nodes
  Counter appends;             // asked of the storage
  Counter conflicts;           // appends that lost a race
  Counter storage_failures;    // operations the storage could not do
  Counter flushes;             // frames made for a room
  Counter compressions;        // frames and snapshots compressed, each once for all who take it so
  Counter deliveries;          // frames handed to connections
  Counter sends;               // writes that carried them
  Counter sent_bytes;          // bytes that connections took
  Counter snapshots;           // joins answered with the whole room
  Counter replays;             // joins answered with what was missed
  Counter resets;              // members that fell off the ring or lost their epoch
  Counter slow_closed;         // connections closed because too much waited for them
  Counter abuse_closed;        // connections closed for broken messages
  Counter broken_log_entries;  // entries in the storage that could not be read
};

}  // namespace beffroi::hosting
