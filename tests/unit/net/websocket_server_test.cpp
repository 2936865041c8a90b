// WebSockets over real sockets, plain and TLS: upgrade, echo, control frames, closing, slow readers.
#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "unit/net/test_client.hpp"
#include "unit/net/test_hub.hpp"
#include "unit/net/websocket_frames.hpp"

namespace beffroi::net {
namespace {

using testing::close_payload;
using testing::continuation;
using testing::control;
using testing::eventually;
using testing::holds_after;
using testing::TestCertificate;
using testing::TestClient;
using testing::TestHub;
using testing::text_frame;
using testing::upgrade_request;

std::string without(std::string request, std::string_view line) {
  const auto at = request.find(line);
  request.erase(at, request.find("\r\n", at) + 2 - at);
  return request;
}

// Both kinds of connection must behave alike.
class WebSocketServer : public ::testing::TestWithParam<bool> {
 protected:
  static void SetUpTestSuite() { certificate_ = std::make_unique<TestCertificate>(); }
  static void TearDownTestSuite() { certificate_.reset(); }

  void SetUp() override {
    ListenerOptions options;
    if (is_tls()) options.tls = TlsContext::load(certificate_->certificate_file(), certificate_->key_file()).value();
    hub_ = std::make_unique<TestHub>(std::move(options));
    hub_->run();
  }

  bool is_tls() const { return GetParam(); }
  std::string origin() const { return is_tls() ? "https://localhost" : "http://localhost"; }

  std::unique_ptr<TestClient> connect(int receive_buffer_bytes = 0) {
    auto client = std::make_unique<TestClient>(hub_->port(), is_tls(), receive_buffer_bytes);
    client->send(upgrade_request({}, origin()));
    EXPECT_EQ(client->read_reply().status, 101);
    return client;
  }

  static std::unique_ptr<TestCertificate> certificate_;
  std::unique_ptr<TestHub> hub_;
};
std::unique_ptr<TestCertificate> WebSocketServer::certificate_;

INSTANTIATE_TEST_SUITE_P(, WebSocketServer, ::testing::Values(false, true),
                         [](const auto& instance) { return instance.param ? "tls" : "plain"; });

TEST_P(WebSocketServer, upgrades_with_the_key_of_the_rfc) {
  TestClient client(hub_->port(), is_tls());
  client.send(upgrade_request({}, origin()));
  const auto reply = client.read_reply();
  EXPECT_EQ(reply.status, 101);
  EXPECT_EQ(reply.field("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  EXPECT_EQ(reply.field("sec-websocket-protocol"), "beffroi.v1");
}

TEST_P(WebSocketServer, echoes) {
  auto client = connect();
  for (std::size_t size : {0UL, 5UL, 125UL, 126UL, 16384UL}) {
    const std::string text(size, 'e');
    client->send(text_frame(text));
    const auto frame = client->read_frame();
    EXPECT_EQ(frame.opcode, 1);
    EXPECT_EQ(frame.payload, text);
  }
}

TEST_P(WebSocketServer, frames_sent_with_the_upgrade_request_are_read) {
  TestClient client(hub_->port(), is_tls());
  client.send(upgrade_request({}, origin()) + text_frame("early") + text_frame("bird").substr(0, 3));
  EXPECT_EQ(client.read_reply().status, 101);
  EXPECT_EQ(client.read_frame().payload, "early");
  client.send(text_frame("bird").substr(3));
  EXPECT_EQ(client.read_frame().payload, "bird");
}

TEST_P(WebSocketServer, message_in_fragments_and_single_bytes) {
  auto client = connect();
  const std::string bytes = text_frame("frag", false) + control(9, "!") + continuation("ments", true);
  for (char byte : bytes) client->send({&byte, 1});
  EXPECT_EQ(client->read_frame().opcode, 10);
  EXPECT_EQ(client->read_frame().payload, "fragments");
}

TEST_P(WebSocketServer, one_pong_for_one_ping) {
  auto client = connect();
  client->send(control(9, "a") + control(9, "b") + text_frame("end"));
  EXPECT_EQ(client->read_frame().payload, "a");
  EXPECT_EQ(client->read_frame().payload, "b");
  EXPECT_EQ(client->read_frame().payload, "end");
}

TEST_P(WebSocketServer, violations_get_their_close_code) {
  struct Try {
    std::string bytes;
    int code;
  };
  const Try tries[] = {
      {testing::client_frame({.payload = "a", .masked = false}), 1002},
      {testing::client_frame({.opcode = 2, .payload = "a"}), 1003},
      {text_frame("\xff"), 1007},
      {text_frame(std::string(kMessageBytes + 1, 'x')), 1009},
  };
  for (const Try& one : tries) {
    auto client = connect();
    client->send(one.bytes);
    EXPECT_EQ(client->read_frame().close_code(), one.code);
    client->send(control(8, close_payload(one.code)));
    client->close_writing();
    EXPECT_TRUE(client->is_at_end());
  }
  EXPECT_TRUE(eventually([&] { return hub_->door.open_sessions == 0; }));
}

TEST_P(WebSocketServer, the_peer_closes) {
  auto client = connect();
  client->send(control(8, close_payload(1000, "bye")));
  EXPECT_EQ(client->read_frame().close_code(), 1000);
  EXPECT_TRUE(client->is_at_end());
  EXPECT_TRUE(eventually([&] { return hub_->door.open_sessions == 0; }));
}

TEST_P(WebSocketServer, the_session_closes) {
  auto client = connect();
  client->send(text_frame("close 4403") + text_frame("not heard any more"));
  const auto frame = client->read_frame();
  EXPECT_EQ(frame.close_code(), 4403);
  EXPECT_EQ(frame.payload.substr(2), "asked");
  EXPECT_TRUE(eventually([&] { return hub_->door.open_sessions == 0; })) << "at once, not when the peer answers";
  client->send(control(8, close_payload(4403)));
  EXPECT_TRUE(client->is_at_end());
}

TEST_P(WebSocketServer, a_close_that_is_not_answered_ends_by_itself) {
  auto client = connect();
  client->send(text_frame("close 4403"));
  EXPECT_EQ(client->read_frame().close_code(), 4403);
  hub_->pass(kCloseHandshakeSeconds + 1);
  EXPECT_TRUE(client->is_at_end());
}

TEST_P(WebSocketServer, silence_is_closed_but_any_byte_counts) {
  auto client = connect();
  hub_->pass(kReadIdleSeconds - 10);
  client->send(control(10));
  client->send(text_frame("here"));
  EXPECT_EQ(client->read_frame().payload, "here");
  hub_->pass(kReadIdleSeconds - 10);
  std::this_thread::sleep_for(std::chrono::milliseconds(1200));  // a tick that must not end it
  client->send(text_frame("still"));
  EXPECT_EQ(client->read_frame().payload, "still");
  hub_->pass(kReadIdleSeconds + 1);
  EXPECT_EQ(client->read_frame().close_code(), close_code::silent);
  EXPECT_EQ(hub_->threads.figures().silent, 1U);
}

TEST_P(WebSocketServer, a_peer_that_takes_nothing_is_cut) {
  auto client = connect(4096);
  client->send(text_frame("flood 20000"));
  EXPECT_EQ(client->read_frame().opcode, 1);
  EXPECT_TRUE(holds_after(*hub_, kWriteStallSeconds + 1, [&] { return hub_->door.open_sessions == 0; }));
  EXPECT_EQ(hub_->threads.figures().slow, 1U);
  EXPECT_TRUE(holds_after(*hub_, kCloseHandshakeSeconds + 1, [&] { return hub_->threads.load() == 1; }));
}

TEST_P(WebSocketServer, what_a_session_throws_ends_its_connection_only) {
  auto client = connect(), other = connect();
  client->send(text_frame("throw"));
  EXPECT_EQ(client->read_frame().close_code(), close_code::internal_error);
  other->send(text_frame("alive"));
  EXPECT_EQ(other->read_frame().payload, "alive");
  EXPECT_EQ(hub_->threads.figures().websockets_open(), 2U) << "one of them waits for the answer to its close";
}

TEST_P(WebSocketServer, a_reset_ends_the_session) {
  auto client = connect();
  EXPECT_TRUE(eventually([&] { return hub_->door.open_sessions == 1; }));
  client->reset();
  EXPECT_TRUE(eventually([&] { return hub_->door.open_sessions == 0; }));
}

TEST_P(WebSocketServer, a_slow_reader_gets_everything_in_order) {
  auto client = connect(4096);
  constexpr int kFrames = 5000;  // 5 MB: far more than the kernel holds
  client->send(text_frame("flood " + std::to_string(kFrames)));
  client->send(control(9, "between"));
  bool ponged = false;
  for (int next = 0; next < kFrames;) {
    const auto frame = client->read_frame();
    ASSERT_NE(frame.opcode, -1) << "ended at " << next;
    if (frame.opcode == 10) {
      ponged = true;  // never inside a frame: the stream stays readable
      continue;
    }
    ASSERT_EQ(frame.payload, std::to_string(next) + std::string(1000, '.'));
    ++next;
  }
  if (!ponged) EXPECT_EQ(client->read_frame().payload, "between");
  client->send(text_frame("after"));
  EXPECT_EQ(client->read_frame().payload, "after");
}

TEST_P(WebSocketServer, drain_closes_with_going_away) {
  auto client = connect();
  std::thread stopping([&] { hub_->threads.stop(std::chrono::seconds(10)); });
  EXPECT_EQ(client->read_frame().close_code(), close_code::going_away);
  client->send(control(8, close_payload(1001)));
  stopping.join();
  EXPECT_EQ(hub_->door.open_sessions, 0);
}

TEST(WebSocketUpgrade, refusals) {
  struct Try {
    const char* name;
    std::string request;
    int status;
  };
  const std::string good = upgrade_request();
  auto changed = [&](std::string_view from, std::string_view to) {
    std::string request = good;
    return request.replace(request.find(from), from.size(), to);
  };
  const Try tries[] = {
      {"no upgrade", without(good, "Upgrade:"), 426},
      {"no connection option", without(good, "Connection:"), 426},
      {"another version", changed("Version: 13", "Version: 8"), 426},
      {"no key", without(good, "Sec-WebSocket-Key"), 400},
      {"key of 15 bytes", changed("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j"), 400},
      {"key not canonical", changed("ZQ==", "ZR=="), 400},
      {"no subprotocol", without(good, "Sec-WebSocket-Protocol"), 400},
      {"another subprotocol", changed("beffroi.v1", "beffroi.v10, BEFFROI.V1"), 400},
      {"subprotocol among others", changed("beffroi.v1", "other, beffroi.v1"), 101},
      {"HTTP/1.0", changed("HTTP/1.1", "HTTP/1.0"), 400},
      {"POST", changed("GET", "POST"), 405},
      {"no Origin", upgrade_request({}, ""), 403},
      {"Origin null", upgrade_request({}, "null"), 403},
      {"Origin of another host", upgrade_request({}, "http://evil.example"), 403},
      {"Origin with the host as prefix", upgrade_request({}, "http://localhost.evil.example"), 403},
      {"Origin with the host as suffix", upgrade_request({}, "http://evil-localhost"), 403},
      {"Origin of another port", upgrade_request({}, "http://localhost:81"), 403},
      {"Origin with a user", upgrade_request({}, "http://localhost@evil.example"), 403},
      {"Origin with a path", upgrade_request({}, "http://localhost/x"), 403},
      {"Origin of two", upgrade_request({}, "http://localhost http://evil.example"), 403},
      {"Origin of another scheme", upgrade_request({}, "ws://localhost"), 403},
      {"Origin in punycode", upgrade_request({}, "http://xn--lcalhost-54a"), 403},
      {"Origin in capitals", upgrade_request({}, "HTTP://LOCALHOST"), 101},
      {"Origin by https through a proxy", upgrade_request({}, "https://localhost"), 101},
  };
  TestHub hub;
  hub.run();
  for (const Try& one : tries) {
    TestClient client(hub.port());
    EXPECT_EQ(client.ask(one.request).status, one.status) << one.name;
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !__has_feature(address_sanitizer) && \
    !__has_feature(thread_sanitizer)

class SilentDoor final : public hosting::SessionDoor {
  struct Silent final : hosting::Session {
    void on_text(std::string_view) override {}
    void on_writable() override {}
    void on_closed() override {}
  };

 public:
  std::unique_ptr<hosting::Session> open(hosting::Outlet&, const hosting::ConnectionFacts&) override {
    ++opened;
    return std::make_unique<Silent>();
  }
  std::atomic<std::size_t> opened = 0;
};

TEST(WebSocketMemory, an_idle_connection_costs_at_most_700_bytes) {
  SilentDoor door;
  Router router;
  router.upgrade("/ws", "beffroi.v1");
  IoThreads threads(1);
  const auto listener = std::move(Listener::open(threads, router, door, {})).value();
  threads.start();
  std::vector<std::unique_ptr<TestClient>> clients;
  clients.reserve(400);
  const std::string request = upgrade_request();
  const auto heap_with = [&](std::size_t connections) {
    while (clients.size() < connections) {
      clients.push_back(std::make_unique<TestClient>(listener->port()));
      clients.back()->send(request);
    }
    EXPECT_TRUE(eventually([&] { return door.opened == connections && threads.load() == connections + 1; }));
    return ::mallinfo2().uordblks;
  };
  const auto few = heap_with(100);  // what the first ones need is not theirs
  const auto many = heap_with(400);
  const std::size_t each = (many - few) / 300 - sizeof(TestClient);
  RecordProperty("bytes_per_connection", static_cast<int>(each));
  EXPECT_LE(each, 700U);
}

#endif

}  // namespace
}  // namespace beffroi::net
