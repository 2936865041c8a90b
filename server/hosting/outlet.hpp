// What hosting needs of a WebSocket connection: to put ready bytes on the wire, now, or to learn that it cannot.
// Implemented by net/websocket_connection; tests implement it with a recording.
//
// Every call, in both directions (see session.hpp), happens on the connection's own I/O thread. No call of an Outlet
// calls back into the session before it returns: what follows (on_writable, on_closed) comes from a later turn of the
// loop.
#pragma once

#include <sys/uio.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace beffroi::hosting {

struct WriteResult {
  enum class State {
    done,         // every byte was taken
    would_block,  // the first `bytes` were taken, the rest was not: ask want_writable() and come back
    broken,       // the connection is lost; on_closed() follows, further writes are ignored
  };
  std::size_t bytes = 0;
  State state = State::done;
};

class Outlet {
 public:
  // Most pieces that one write_now takes.
  static constexpr std::size_t max_pieces = 64;

  virtual ~Outlet() = default;

  // Writes complete, already framed WebSocket bytes as they are. The pieces are not kept after the call.
  virtual WriteResult write_now(std::span<const iovec> pieces) = 0;

  // One on_writable() comes when the connection takes bytes again. Calling twice is calling once.
  virtual void want_writable() = 0;

  // Sends a close frame after all that was written, and ends the connection; on_closed() follows.
  // Precondition: what was written ends at the end of a frame. The first code wins; later calls do nothing.
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
};

}  // namespace beffroi::hosting
