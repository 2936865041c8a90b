// The yardstick of the figures: upgrades whoever comes, and sends every message it gets to everybody, with no more work
// than that. No limits, no deadlines, no order kept but by luck: not a server for anything else.
//
//   bench_raw PORT send|joined|uring|uring-joined
//
// joined: the messages of one turn of the loop leave in one write for each socket.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "raw/fan_out.hpp"

namespace bench {

namespace {

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

std::string accept_key(std::string_view key) {
  const std::string salted = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";  // RFC 6455 1.3
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
  SHA1(reinterpret_cast<const unsigned char*>(salted.data()), salted.size(), digest.data());
  std::array<unsigned char, 64> text;
  const int size = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
  return {reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(size)};
}

void append_frame(std::string& out, std::string_view payload) {
  out += '\x81';
  if (payload.size() < 126) {
    out += static_cast<char>(payload.size());
  } else {
    out += '\x7E';
    out += static_cast<char>(payload.size() >> 8U);
    out += static_cast<char>(payload.size() & 0xFFU);
  }
  out += payload;
}

class RawServer {
 public:
  RawServer(int port, std::unique_ptr<FanOut> way, bool joined)
      : fan_out_(std::move(way)), joined_(joined), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) fail("bind");
    if (::listen(listener_, 4096) != 0) fail("listen");
    watch(listener_, nullptr, EPOLL_CTL_ADD, EPOLLIN);
  }

  [[noreturn]] void serve() {
    for (;;) {
      std::array<epoll_event, 512> events;
      const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), -1);
      for (int i = 0; i < count; ++i) on_event(events[static_cast<std::size_t>(i)]);
      fan_out();
    }
  }

 private:
  void watch(int descriptor, Receiver* receiver, int how, std::uint32_t what) const {
    epoll_event event{};
    event.events = what;
    event.data.ptr = receiver;
    epoll_ctl(epoll_, how, descriptor, &event);
  }

  void on_event(const epoll_event& event) {
    auto* receiver = static_cast<Receiver*>(event.data.ptr);
    if (receiver == nullptr) return accept_all();
    if ((event.events & EPOLLOUT) != 0) flush(*receiver);
    if ((event.events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0) read(*receiver);
  }

  void accept_all() {
    for (;;) {
      const int descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (descriptor < 0) return;
      const int on = 1;
      setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      watch(descriptor, new Receiver{descriptor, false, 0, {}, {}}, EPOLL_CTL_ADD, EPOLLIN);
    }
  }

  void flush(Receiver& receiver) {
    const ssize_t count =
        ::send(receiver.descriptor, receiver.unsent.data(), receiver.unsent.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) receiver.unsent.erase(receiver.unsent.begin(), receiver.unsent.begin() + count);
    if (!receiver.unsent.empty()) return;
    std::vector<char>().swap(receiver.unsent);
    watch(receiver.descriptor, &receiver, EPOLL_CTL_MOD, EPOLLIN);
  }

  void read(Receiver& receiver) {
    static std::array<char, 256 * 1024> room;
    const ssize_t count = ::recv(receiver.descriptor, room.data(), room.size(), 0);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) return drop(receiver);
    receiver.unread.insert(receiver.unread.end(), room.data(), room.data() + count);
    const std::size_t used = take(receiver);
    if (used == closed) return drop(receiver);
    receiver.unread.erase(receiver.unread.begin(), receiver.unread.begin() + static_cast<std::ptrdiff_t>(used));
    if (receiver.unread.empty()) std::vector<char>().swap(receiver.unread);
  }

  std::size_t take(Receiver& receiver) {
    const std::string_view bytes(receiver.unread.data(), receiver.unread.size());
    std::size_t used = receiver.is_upgraded ? 0 : upgrade(receiver, bytes);
    while (receiver.is_upgraded && bytes.size() - used >= 6) {
      const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[used + at]); };
      std::size_t length = byte(1) & 0x7FU;
      std::size_t head = 6;
      if (length == 126) {
        if (bytes.size() - used < 8) break;
        length = static_cast<std::size_t>(byte(2)) << 8U | byte(3);
        head = 8;
      }
      if (bytes.size() - used < head + length) break;
      std::string payload(bytes.substr(used + head, length));
      for (std::size_t i = 0; i < length; ++i)
        payload[i] = static_cast<char>(payload[i] ^ bytes[used + head - 4 + i % 4]);
      const unsigned opcode = byte(0) & 0x0FU;
      used += head + length;
      if (opcode == 8) return closed;
      if (opcode == 1 || opcode == 2) publish(payload);
    }
    return used;
  }

  std::size_t upgrade(Receiver& receiver, std::string_view bytes) {
    constexpr std::string_view name = "Sec-WebSocket-Key: ";
    const std::size_t end = bytes.find("\r\n\r\n");
    const std::size_t key = bytes.find(name);
    if (end == std::string_view::npos) return 0;
    if (key == std::string_view::npos || key > end) return closed;
    const std::string_view value = bytes.substr(key + name.size());
    const std::string answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
        accept_key(value.substr(0, value.find('\r'))) + "\r\n\r\n";
    if (::send(receiver.descriptor, answer.data(), answer.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(answer.size()))
      return closed;
    receiver.is_upgraded = true;
    receiver.place = live_.size();
    live_.push_back(&receiver);
    return end + 4;
  }

  void publish(std::string_view payload) {
    append_frame(waiting_, payload);
    if (!joined_) fan_out();
  }

  void fan_out() {
    if (waiting_.empty()) return;
    fan_out_->send(live_, waiting_);
    waiting_.clear();
    for (Receiver* receiver : fan_out_->newly_blocked)
      watch(receiver->descriptor, receiver, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
    fan_out_->newly_blocked.clear();
  }

  void drop(Receiver& receiver) {
    if (receiver.is_upgraded) {
      live_[receiver.place] = live_.back();
      live_[receiver.place]->place = receiver.place;
      live_.pop_back();
    }
    ::close(receiver.descriptor);
    delete &receiver;
  }

  static constexpr std::size_t closed = SIZE_MAX;

  const std::unique_ptr<FanOut> fan_out_;
  const bool joined_;
  const int epoll_;
  int listener_ = -1;
  std::vector<Receiver*> live_;
  std::string waiting_;  // frames of this turn
};

}  // namespace

}  // namespace bench

int main(int count, char** arguments) {
  const std::string_view mode = count == 3 ? arguments[2] : "";
  const bool joined = mode == "joined" || mode == "uring-joined";
  const bool uring = mode == "uring" || mode == "uring-joined";
  if (!joined && !uring && mode != "send") {
    std::fprintf(stderr, "bench_raw PORT send|joined|uring|uring-joined\n");
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  auto fan_out = uring ? bench::make_uring_fan_out() : bench::make_send_fan_out();
  if (!fan_out) return 1;
  bench::RawServer(std::atoi(arguments[1]), std::move(fan_out), joined).serve();
}
