// Bounds the TLS handshakes under way on one thread: they are the costliest thing a stranger can ask for. Those above
// the bound wait in the order they came; their own deadline bounds the wait.
#pragma once

#include <cstddef>
#include <deque>

#include "net/connection.hpp"
#include "net/limits.hpp"

namespace beffroi::net {

class HandshakeGate {
 public:
  // True: begin now. False: queued; release() of another one names it.
  bool enter(ConnectionId id) {
    if (in_flight_ < kHandshakesInFlight) {
      ++in_flight_;
      return true;
    }
    waiting_.push_back(id);
    return false;
  }

  // One handshake has ended, however. Calls begin(id) for waiting ones until one says that it has begun.
  template <class Begin>
  void release(Begin begin) {
    --in_flight_;
    while (!waiting_.empty()) {
      const ConnectionId id = waiting_.front();
      waiting_.pop_front();
      if (!begin(id)) continue;  // gone meanwhile
      ++in_flight_;
      return;
    }
  }

 private:
  std::size_t in_flight_ = 0;
  std::deque<ConnectionId> waiting_;  // at most the thread's connections
};

}  // namespace beffroi::net
