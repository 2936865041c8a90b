// How an I/O thread writes one pass over a room's members to its WebSockets: by send(2) for each, or by an io_uring of
// its own for hundreds at once, which spares the entry into the kernel. Only plain sockets (and those
// whose TLS the kernel makes) that nothing waits for take the short way; TLS of our own and those with something held
// back are written as ever. What becomes of a write is the same whichever way it went: a short one is finished, or
// waited for, by WebSocketConnection.
#pragma once

#include <memory>
#include <string>

#include "hosting/volley.hpp"

namespace beffroi::net {

enum class Sends {
  automatic,  // io_uring where the kernel allows it
  send,
  io_uring,  // as automatic, but a kernel that does not allow it is worth a warning
};

// Empty when this process may have rings; otherwise why not, as a part of a sentence.
std::string why_no_ring();

// Every outlet given to these is a WebSocketConnection of the thread that made it.
std::unique_ptr<hosting::Volley> make_send_volley();

// On the thread that uses it. Null when the kernel refuses.
std::unique_ptr<hosting::Volley> make_ring_volley();

}  // namespace beffroi::net
