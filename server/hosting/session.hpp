// One client as hosting sees it, and how net gets one for each upgraded connection.
//
// Life: SessionDoor::open → on_text / on_writable in any order → on_closed, once, as the last call → destroyed by net.
// All calls on the connection's I/O thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "hosting/outlet.hpp"

namespace beffroi::hosting {

// What is known of a connection before its first message.
struct ConnectionFacts {
  std::size_t thread = 0;   // index of its I/O thread, as in the loops given to the gateway
  std::string address;      // of the peer, for rate limits and the log; may be a proxy's word for it
  bool compressed = false;  // permessage-deflate was negotiated, without context takeover: frames may come compressed
};

class Session {
 public:
  virtual ~Session() = default;

  // A whole text message, valid UTF-8 within the size limit. The view is good during the call only.
  virtual void on_text(std::string_view message) = 0;

  // The answer to want_writable(): there is room again.
  virtual void on_writable() = 0;

  // The connection is over, whoever ended it. The outlet must not be used any more.
  virtual void on_closed() = 0;
};

// Opens sessions. Called on the connection's I/O thread; the outlet outlives the session's on_closed().
class SessionDoor {
 public:
  virtual ~SessionDoor() = default;
  virtual std::unique_ptr<Session> open(Outlet& outlet, const ConnectionFacts& facts) = 0;
};

}  // namespace beffroi::hosting
