#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "net/transport.hpp"

namespace beffroi::net {

namespace {

constexpr std::size_t kPartsPerCall = 64;

class PlainTransport final : public Transport {
 public:
  explicit PlainTransport(int descriptor) : descriptor_(descriptor) {}

  IoStatus handshake() override { return IoStatus::done; }

  IoResult read_some(std::span<std::byte> buffer) override {
    for (;;) {
      const ssize_t count = ::recv(descriptor_, buffer.data(), buffer.size(), MSG_DONTWAIT);
      if (count > 0) return {IoStatus::done, static_cast<std::size_t>(count)};
      if (count == 0) return {IoStatus::closed, 0};
      if (errno == EAGAIN || errno == EWOULDBLOCK) return {IoStatus::want_read, 0};
      if (errno != EINTR) return {IoStatus::failed, 0};
    }
  }

  IoResult write_some(std::span<const iovec> parts) override { return send_some(descriptor_, parts); }

  IoStatus flush() override { return IoStatus::done; }
  bool has_buffered_input() const override { return false; }
  bool writes_pass_through() const override { return true; }
  void end_writing() override { ::shutdown(descriptor_, SHUT_WR); }

 private:
  const int descriptor_;
};

}  // namespace

IoResult send_some(int descriptor, std::span<const iovec> parts) {
  msghdr message{};
  message.msg_iov = const_cast<iovec*>(parts.data());  // sendmsg does not change them
  message.msg_iovlen = std::min(parts.size(), kPartsPerCall);
  for (;;) {
    const ssize_t count = ::sendmsg(descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count >= 0) return {IoStatus::done, static_cast<std::size_t>(count)};
    if (errno == EAGAIN || errno == EWOULDBLOCK) return {IoStatus::want_write, 0};
    if (errno != EINTR) return {IoStatus::failed, 0};
  }
}

std::unique_ptr<Transport> make_plain_transport(int descriptor) {
  return std::make_unique<PlainTransport>(descriptor);
}

}  // namespace beffroi::net
