// What a connection that follows a room and does nothing holds of the heap: through real sockets, the real listener,
// transport, codec and session.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bus/local/local_bus.hpp"
#include "guard/heap_count.hpp"
#include "hosting/gateway.hpp"
#include "moderation/pipeline.hpp"
#include "storage/memory/memory_storage.hpp"
#include "unit/net/test_hub.hpp"

namespace beffroi::guard {
namespace {

constexpr std::size_t clients = 500;  // arrays that double are nearly full then
constexpr std::size_t heap_bytes_each = 1024;

// Who they are is no question here; everybody may come in.
class OpenEntrance final : public hosting::Entrance {
 public:
  void identify(std::string ticket, Answer<hosting::Who> answer) override { answer(hosting::Who{ticket, "Essai"}); }
  void role_in(std::string person, std::string, Answer<hosting::Admission> answer) override {
    answer(hosting::Admission{room::Actor{person, "Essai", protocol::Role::attendee, {}}, {}, {}});
  }
  void moderated(std::string, std::vector<std::string>, Answer<std::vector<std::string>> answer) override {
    answer(std::vector<std::string>{});
  }
  void describe(std::string, Answer<hosting::Opening> answer) override {
    protocol::fact::RoomOpened opened;
    opened.title = "Rust et C++";
    opened.settings = room::opening_settings(protocol::RoomKind::session);
    answer(hosting::Opening{std::move(opened), {}});
  }
};

class RealClock final : public hosting::Clock {
 public:
  std::int64_t wall_ms() const override { return 1'800'000'000'000; }
  std::int64_t steady_ms() const override { return std::int64_t{1000} * net::steady_seconds(); }
};

struct Edge {
  Edge() {
    router.upgrade("/ws", "beffroi.v1");
    listener = std::move(net::Listener::open(threads, router, gateway, {})).value();
    threads.start();
  }
  ~Edge() {
    listener->stop();
    listener.reset();
    threads.stop(std::chrono::milliseconds(200));
    storage.close();
  }
  Edge(const Edge&) = delete;
  Edge& operator=(const Edge&) = delete;

  storage::MemoryStorage storage;
  bus::LocalBus bus;
  OpenEntrance entrance;
  moderation::Pipeline judge;
  RealClock clock;
  net::Router router;
  net::IoThreads threads{1};
  hosting::Gateway gateway{hosting::Parts{storage, bus, entrance, judge, clock, threads.loops()},
                           hosting::Settings{.hello_deadline_ms = 300}};
  std::unique_ptr<net::Listener> listener;
};

// A text frame with a mask of zeros.
std::string masked(const std::string& text) {
  return "\x81" + std::string(1, static_cast<char>(0x80U | text.size())) + std::string(4, '\0') + text;
}

// A socket and nothing else: what is measured is the hub.
int connect_to(std::uint16_t port) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  return descriptor;
}

void say(int descriptor, const std::string& bytes) {
  EXPECT_EQ(::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
}

void await(int descriptor, std::string_view mark) {
  std::string got;
  char room[4096];
  while (got.find(mark) == std::string::npos) {
    const ssize_t count = ::recv(descriptor, room, sizeof room, 0);
    ASSERT_GT(count, 0) << "before " << mark << ": " << got;
    got.append(room, static_cast<std::size_t>(count));
  }
}

void follow(int descriptor, const std::string& person) {
  say(descriptor,
      "GET /ws HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      "Sec-WebSocket-Protocol: beffroi.v1\r\n\r\n");
  await(descriptor, "\r\n\r\n");
  say(descriptor, masked(R"({"t":"hello","ticket":")" + person + "\"}"));
  await(descriptor, "welcome");
  say(descriptor, masked(R"({"t":"join","room":"masterclass-1"})"));
  await(descriptor, "\"snap\"");
}

TEST(IdleConnectionGuard, HoldsAKilobyteAtMost) {
  Edge edge;
  std::vector<int> descriptors;
  descriptors.reserve(clients + 1);
  const auto come = [&](const std::string& person) {
    descriptors.push_back(connect_to(edge.listener->port()));
    follow(descriptors.back(), person);
  };
  come("p-first");  // opens the room
  const std::size_t before = bytes_in_use();
  for (std::size_t i = 0; i < clients; ++i) come("p-" + std::to_string(100'000 + i));
  const auto each = [&] { return (bytes_in_use() - std::min(before, bytes_in_use())) / clients; };
  net::testing::eventually([&] { return each() <= heap_bytes_each; }, std::chrono::seconds(10));
  EXPECT_EQ(edge.gateway.count(&hosting::Counters::members), static_cast<std::int64_t>(clients + 1));
  EXPECT_LE(each(), heap_bytes_each);
  EXPECT_GT(each(), 200U) << "the count sees nothing";
  std::printf("an idle connection holds %zu bytes of the heap\n", each());
  for (const int descriptor : descriptors) ::close(descriptor);
}

}  // namespace
}  // namespace beffroi::guard
