// What a client may take its time for, and when it is over.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "unit/net/test_client.hpp"
#include "unit/net/test_hub.hpp"

namespace beffroi::net {
namespace {

using testing::eventually;
using testing::holds_after;
using testing::TestClient;
using testing::TestHub;

constexpr const char* kHello = "GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
constexpr const char* kHalfBody =
    "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{";

TEST(HttpDeadlines, each_phase_has_its_time) {
  struct Try {
    const char* name;
    std::string bytes;  // of a request that stops there
    std::uint32_t seconds;
  };
  const Try tries[] = {
      {"nothing sent", "", kHeadSeconds},
      {"half a head", "GET / HTTP/1.1\r\nHost: ", kHeadSeconds},
      {"half a body", kHalfBody, kBodySeconds},
  };
  TestHub hub;
  hub.run();
  for (const Try& one : tries) {
    TestClient client(hub.port());
    client.send(one.bytes);
    EXPECT_TRUE(eventually([&] { return hub.threads.load() == 2; })) << one.name;
    EXPECT_TRUE(holds_after(hub, one.seconds + 1, [&] { return hub.threads.load() == 1; })) << one.name;
    EXPECT_TRUE(client.is_at_end()) << one.name;
  }
}

TEST(HttpDeadlines, an_idle_connection_ends_after_its_time_not_before) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  EXPECT_EQ(client.ask(kHello).status, 200);
  hub.pass(kKeepAliveSeconds - 10);
  std::this_thread::sleep_for(std::chrono::milliseconds(1200));  // a tick that must not end it
  EXPECT_EQ(client.ask(kHello).status, 200);
  EXPECT_TRUE(holds_after(hub, kKeepAliveSeconds + 1, [&] { return hub.threads.load() == 1; }));
  EXPECT_TRUE(client.is_at_end());
}

TEST(HttpDeadlines, a_handler_that_never_responds_gives_503) {
  TestHub hub;
  std::vector<Respond> kept;
  std::atomic<bool> asked = false;
  hub.before_start = [&](Router& router) {
    router.get("/api/keep", [&](Request, Respond respond) {
      kept.push_back(respond);
      asked = true;
    });
  };
  hub.run();
  TestClient client(hub.port());
  client.send("GET /api/keep HTTP/1.1\r\nHost: localhost\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return asked.load(); }));
  hub.pass(kHandlerSeconds + 1);
  EXPECT_EQ(client.read_reply().status, 503);
  kept.front()(text_response(200, "too late"));
  EXPECT_EQ(client.read_to_end(), "");
}

TEST(HttpDeadlines, a_response_that_is_not_read_is_cut) {
  TestHub hub;
  const auto large = std::make_shared<const std::string>(std::string(64 << 20, 'L'));
  hub.before_start = [&](Router& router) {
    router.get("/api/large", [&](Request, Respond respond) { respond({200, {}, large}); });
  };
  hub.run();
  TestClient client(hub.port(), false, 4096);
  client.send("GET /api/large HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.read_bytes(8), "HTTP/1.1");
  EXPECT_TRUE(holds_after(hub, kWriteStallSeconds + 1, [&] { return hub.threads.load() == 1; }));
}

}  // namespace
}  // namespace beffroi::net
