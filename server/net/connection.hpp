// What the two lives of a socket (HTTP, then WebSocket) have in common for the I/O thread that owns them.
#pragma once

#include <cstdint>

#include "net/deadline_wheel.hpp"

namespace beffroi::net {

// Names a connection of a thread, also after it is gone: a generation is never used twice for one place.
struct ConnectionId {
  std::uint32_t place = 0;
  std::uint32_t generation = 0;
};

// Owned by its IoThread, touched on that thread only. Callbacks of the loop find it by its id, so none meets a dead
// one.
class Connection : public Deadline {
 public:
  // The socket reported what was waited for, or the wait was cancelled (`cancelled`).
  virtual void on_readable(bool cancelled) = 0;
  virtual void on_writable(bool cancelled) = 0;

  // Takes no new work, and ends when what was begun is done.
  virtual void drain() = 0;

  // Ends without waiting for anybody.
  virtual void end_now() = 0;

  ConnectionId id() const { return id_; }

 private:
  friend class ConnectionTable;
  ConnectionId id_;
};

}  // namespace beffroi::net
