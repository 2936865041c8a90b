// One seam over a connected, non-blocking socket: bytes in, bytes out, plain or TLS. Calls never block and never throw;
// the descriptor belongs to the caller and outlives the transport. One thread at a time.
//
// What write_some() says it took is final: it will be sent before anything that follows, and the caller may free or
// change it. (TLS keeps at most one record of its own while the socket is full; flush() or the next write sends it.)
#pragma once

#include <sys/uio.h>

#include <cstddef>
#include <memory>
#include <span>

namespace beffroi::net {

enum class IoStatus : unsigned char {
  done,        // bytes > 0, or nothing was left to do
  want_read,   // would block: try again when the socket is readable
  want_write,  // would block: try again when the socket is writable
  closed,      // the peer has ended its side
  failed,      // reset, protocol error; the connection is of no further use
};

struct IoResult {
  IoStatus status = IoStatus::done;
  std::size_t bytes = 0;
};

class Transport {
 public:
  virtual ~Transport() = default;

  // Carries out what stands before application bytes (the TLS handshake). done: ready. Call until then.
  virtual IoStatus handshake() = 0;

  // done with bytes > 0; otherwise bytes is 0. Precondition: a non-empty buffer.
  virtual IoResult read_some(std::span<std::byte> buffer) = 0;

  // Takes bytes from the front of the parts. bytes may be less than offered; `want_write` with bytes > 0 never occurs.
  virtual IoResult write_some(std::span<const iovec> parts) = 0;

  // Sends what the transport itself holds. done: nothing is held.
  virtual IoStatus flush() = 0;

  // Bytes that were read from the socket but not yet given to the caller: readiness of the socket does not show them.
  virtual bool has_buffered_input() const = 0;

  // The transport holds no bytes and changes none: the caller may as well send on the descriptor itself. Known after
  // the handshake; true for plain, and for TLS whose records the kernel makes.
  virtual bool writes_pass_through() const = 0;

  // Says goodbye (close_notify, FIN) without waiting. The socket stays open for reading.
  virtual void end_writing() = 0;
};

class TlsContext;

std::unique_ptr<Transport> make_plain_transport(int descriptor);

// write_some() of what passes through.
IoResult send_some(int descriptor, std::span<const iovec> parts);

// A server's side. `context` must outlive the transport.
std::unique_ptr<Transport> make_tls_transport(int descriptor, const TlsContext& context);

}  // namespace beffroi::net
