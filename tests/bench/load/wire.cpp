#include "load/wire.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "load/clock.hpp"

namespace bench {

namespace {

constexpr unsigned source_addresses = 200;

sockaddr_in loopback(unsigned last, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(0x7F000000U + last);
  return address;
}

void set(int descriptor, int level, int option, int value) {
  setsockopt(descriptor, level, option, &value, sizeof value);
}

}  // namespace

TlsClient::TlsClient() : context_(SSL_CTX_new(TLS_client_method())) {
  if (context_ == nullptr) die("no TLS context");
  SSL_CTX_set_verify(context_, SSL_VERIFY_NONE, nullptr);
  SSL_CTX_set_mode(context_,
                   SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_session_cache_mode(context_, SSL_SESS_CACHE_OFF);
}

TlsClient::~TlsClient() {
  SSL_CTX_free(context_);
}

Wire::Wire(Wire&& other) noexcept {
  *this = std::move(other);
}

Wire& Wire::operator=(Wire&& other) noexcept {
  if (this == &other) return *this;
  close();
  descriptor_ = std::exchange(other.descriptor_, -1);
  ssl_ = std::exchange(other.ssl_, nullptr);
  tls_wants_write_ = other.tls_wants_write_;
  unsent_ = std::move(other.unsent_);
  return *this;
}

void Wire::connect(int port, const TlsClient* tls, int receive_buffer) {
  static unsigned turn = 0;
  close();
  descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor_ < 0) die(std::string("socket: ") + std::strerror(errno));
  if (receive_buffer > 0) set(descriptor_, SOL_SOCKET, SO_RCVBUF, receive_buffer);
  set(descriptor_, IPPROTO_TCP, TCP_NODELAY, 1);
  set(descriptor_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
  const sockaddr_in from = loopback(2 + turn++ % source_addresses, 0);
  if (::bind(descriptor_, reinterpret_cast<const sockaddr*>(&from), sizeof from) != 0)
    die(std::string("bind: ") + std::strerror(errno));
  const sockaddr_in to = loopback(1, port);
  if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0 && errno != EINPROGRESS)
    die(std::string("connect: ") + std::strerror(errno));
  if (tls == nullptr) return;
  ssl_ = SSL_new(tls->native());
  SSL_set_fd(ssl_, descriptor_);
  SSL_set_connect_state(ssl_);
}

Wire::Outcome Wire::establish() {
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error != 0) return Outcome::over;
  if (ssl_ == nullptr) return Outcome::done;
  ERR_clear_error();
  return outcome_of(SSL_do_handshake(ssl_));
}

Wire::Outcome Wire::outcome_of(int result) {
  tls_wants_write_ = false;
  if (result == 1) return Outcome::done;
  switch (SSL_get_error(ssl_, result)) {
    case SSL_ERROR_WANT_READ:
      return Outcome::would_block;
    case SSL_ERROR_WANT_WRITE:
      tls_wants_write_ = true;
      return Outcome::would_block;
    default:
      return Outcome::over;
  }
}

Wire::Outcome Wire::send(std::string_view bytes) {
  const bool waits = !unsent_.empty();
  unsent_.append(bytes);
  return waits ? Outcome::would_block : flush();
}

Wire::Outcome Wire::flush() {
  while (!unsent_.empty()) {
    std::size_t taken = 0;
    if (ssl_ != nullptr) {
      ERR_clear_error();
      const Outcome outcome = outcome_of(SSL_write_ex(ssl_, unsent_.data(), unsent_.size(), &taken));
      if (outcome != Outcome::done) return outcome;
    } else {
      const ssize_t count = ::send(descriptor_, unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
      if (count < 0 && errno == EAGAIN) return Outcome::would_block;
      if (count < 0) return Outcome::over;
      taken = static_cast<std::size_t>(count);
    }
    unsent_.erase(0, taken);
  }
  std::string().swap(unsent_);
  return Outcome::done;
}

Wire::Received Wire::receive(std::span<char> room) {
  if (ssl_ != nullptr) {
    std::size_t count = 0;
    ERR_clear_error();
    const Outcome outcome = outcome_of(SSL_read_ex(ssl_, room.data(), room.size(), &count));
    return {outcome, count};
  }
  const ssize_t count = ::recv(descriptor_, room.data(), room.size(), 0);
  if (count > 0) return {Outcome::done, static_cast<std::size_t>(count)};
  return {count < 0 && (errno == EAGAIN || errno == EINTR) ? Outcome::would_block : Outcome::over, 0};
}

bool Wire::has_unread() const {
  return ssl_ != nullptr && SSL_pending(ssl_) > 0;
}

void Wire::close(bool reset) {
  if (descriptor_ < 0) return;
  SSL_free(std::exchange(ssl_, nullptr));
  if (reset) {
    const linger at_once{1, 0};
    setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }
  ::close(std::exchange(descriptor_, -1));
  unsent_.clear();
  tls_wants_write_ = false;
}

}  // namespace bench
