// The client's end of one TCP connection, plain or TLS, that never blocks. What the socket does not take is kept and
// sent when it is writable. Only loopback is reached, from source addresses 127.0.0.2, .3, ... in turn, so that the
// ports of one address do not run out.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace bench {

// One for all connections of a run: checks no certificate, resumes no session.
class TlsClient {
 public:
  TlsClient();
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;
  ssl_ctx_st* native() const { return context_; }

 private:
  ssl_ctx_st* const context_;
};

class Wire {
 public:
  enum class Outcome : unsigned char { done, would_block, over };
  struct Received {
    Outcome outcome = Outcome::would_block;
    std::size_t bytes = 0;
  };

  Wire() = default;
  ~Wire() { close(); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  Wire(Wire&& other) noexcept;
  Wire& operator=(Wire&& other) noexcept;

  // Begins to connect. `receive_buffer`: bytes of SO_RCVBUF, 0 for the system's choice. Null `tls`: plain.
  void connect(int port, const TlsClient* tls, int receive_buffer = 0);
  // After the socket became readable or writable: done once TCP and TLS stand.
  Outcome establish();

  Outcome send(std::string_view bytes);  // over: the connection is lost
  Outcome flush();
  Received receive(std::span<char> room);

  // `reset`: without goodbye, and without a port in TIME_WAIT.
  void close(bool reset = false);

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  bool wants_writable() const { return !unsent_.empty() || tls_wants_write_; }
  bool has_unread() const;

 private:
  Outcome outcome_of(int result);

  int descriptor_ = -1;
  ssl_st* ssl_ = nullptr;
  bool tls_wants_write_ = false;
  std::string unsent_;
};

}  // namespace bench
