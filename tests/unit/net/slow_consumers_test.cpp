// Peers that do not read, or hardly, or only make noise: each costs a cursor and nobody else anything, and none of them
// is dropped without being told or cut off.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "protocol/limits.hpp"
#include "unit/net/gateway_hub.hpp"
#include "unit/net/test_hub.hpp"

namespace beffroi::net {
namespace {

using testing::close_payload;
using testing::continuation;
using testing::control;
using testing::eventually;
using testing::GatewayHub;
using testing::holds_after;
using testing::TestClient;
using testing::TestHub;
using testing::text_frame;
using testing::upgrade_request;
using testing::Viewer;
namespace limits = protocol::limits;

constexpr int kSmallBuffer = 4096;

// As holds_after() does it for a TestHub; `awake` goes on saying that it is there.
template <class Condition>
bool holds_after_seconds(GatewayHub& hub, Viewer& awake, std::uint32_t seconds, Condition condition) {
  for (int i = 0; i < 3; ++i) {
    hub.pass(seconds);
    awake.say(protocol::client::Pong{});
    if (eventually(condition, std::chrono::milliseconds(2500))) return true;
  }
  return false;
}

// A moderator who says much, and reads all of it.
class Speaker {
 public:
  explicit Speaker(GatewayHub& hub) : hub_(hub), viewer(hub, "mod") { EXPECT_TRUE(viewer.read_up_to(1)); }

  // Long messages, as many as a connection may send at once per round.
  void speak(int rounds) {
    std::string text;
    for (std::int64_t i = 0; i < limits::message_length; ++i) text += "\xf0\x9f\x94\x94";
    for (int round = 0; round < rounds; ++round) {
      for (std::int64_t i = 0; i < limits::commands_burst - 2; ++i) viewer.chat("c" + std::to_string(said_++), text);
      ASSERT_TRUE(viewer.read_until_acknowledged(said_)) << viewer.breach;
      hub_.clock.ahead_ms += 4'000;
    }
    ASSERT_TRUE(viewer.read_up_to(said_)) << viewer.breach;
  }

 private:
  GatewayHub& hub_;
  int said_ = 0;

 public:
  Viewer viewer;
};

// More than the ring and the kernel hold of a room.
constexpr int kRoundsBeyondTheRing = 55;

TEST(SlowConsumer, off_the_ring_it_gets_a_reset_and_a_snapshot_and_goes_on_from_there) {
  GatewayHub hub;
  Speaker speaker(hub);
  Viewer slow(hub, "slow", kSmallBuffer);
  ASSERT_TRUE(slow.read_up_to(1));
  speaker.speak(kRoundsBeyondTheRing);
  EXPECT_EQ(hub.gateway.count(&hosting::Counters::blocked), 1);
  EXPECT_LE(hub.gateway.count(&hosting::Counters::ring_flushes), limits::ring_frames);
  EXPECT_EQ(hub.gateway.count(&hosting::Counters::resets), 0) << "nothing is done for it while it does not listen";

  ASSERT_TRUE(slow.read_up_to(speaker.viewer.position)) << slow.breach << slow.close_code;
  EXPECT_EQ(slow.breach, "");
  EXPECT_EQ(slow.resets, std::vector{protocol::ResetWhy::lag});
  EXPECT_EQ(slow.snapshots, 2);
  EXPECT_EQ(hub.gateway.count(&hosting::Counters::resets), 1);
  speaker.speak(1);
  EXPECT_TRUE(slow.read_up_to(speaker.viewer.position)) << "it follows again";
  EXPECT_EQ(slow.breach, "");
  EXPECT_EQ(speaker.viewer.breach, "");
  EXPECT_TRUE(speaker.viewer.resets.empty()) << "the others notice nothing";
}

TEST(SlowConsumer, who_takes_nothing_is_closed_and_gives_back_what_it_held) {
  GatewayHub hub;
  Speaker speaker(hub);
  std::vector<std::unique_ptr<Viewer>> silent;
  for (int i = 0; i < 20; ++i) silent.push_back(std::make_unique<Viewer>(hub, "s" + std::to_string(i), kSmallBuffer));
  for (const auto& viewer : silent) ASSERT_TRUE(viewer->read_up_to(1));
  speaker.speak(10);
  EXPECT_EQ(hub.gateway.count(&hosting::Counters::blocked), 20);
  EXPECT_LE(hub.gateway.count(&hosting::Counters::ring_flushes), 2 * limits::ring_frames) << "one ring for each thread";
  EXPECT_TRUE(holds_after_seconds(hub, speaker.viewer, kWriteStallSeconds + 1,
                                  [&] { return hub.threads.figures().slow == 20; }));
  speaker.speak(1);
  EXPECT_EQ(speaker.viewer.breach, "");
  EXPECT_TRUE(eventually([&] { return hub.gateway.count(&hosting::Counters::ring_flushes) == 0; }))
      << "nobody is behind";
  EXPECT_TRUE(
      holds_after_seconds(hub, speaker.viewer, kCloseHandshakeSeconds + 1, [&] { return hub.threads.load() == 2; }));
}

TEST(SlowConsumer, one_byte_at_a_time_gets_whole_frames_in_order) {
  GatewayHub hub;
  Speaker speaker(hub);
  Viewer slow(hub, "slow", kSmallBuffer);
  ASSERT_TRUE(slow.read_up_to(1));
  for (int i = 0; i < 4; ++i) {
    speaker.speak(1);
    EXPECT_TRUE(slow.client.trickle(2'000)) << "byte by byte";
  }
  EXPECT_EQ(speaker.viewer.breach, "");
  ASSERT_TRUE(slow.read_up_to(speaker.viewer.position)) << slow.breach;
  EXPECT_EQ(slow.breach, "");
}

TEST(SlowConsumer, who_never_says_hello_is_closed) {
  hosting::Settings settings;
  settings.hello_deadline_ms = 50;
  GatewayHub hub({}, settings);
  TestClient client(hub.listener->port());
  EXPECT_EQ(client.ask(upgrade_request()).status, 101);
  const int code = client.read_frame().close_code();
  EXPECT_GE(code, 4100);
  EXPECT_LT(code, 4200) << "it may come back with a new ticket";
}

TEST(Noise, a_peer_that_only_pings_is_closed_above_the_bound) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  client.ask(upgrade_request());
  for (unsigned i = 0; i < kControlFrames; ++i) {
    client.send(control(9, std::to_string(i)));
    EXPECT_EQ(client.read_frame().payload, std::to_string(i));
  }
  client.send(control(9, "one more"));
  EXPECT_EQ(client.read_frame().close_code(), close_code::abuse);
  EXPECT_EQ(hub.threads.figures().violations, 1U);
}

TEST(Noise, pings_within_the_bound_go_on_for_ever) {
  TestHub hub;
  hub.run();
  TestClient client(hub.port());
  client.ask(upgrade_request());
  for (int window = 0; window < 5; ++window) {
    for (unsigned i = 0; i < kControlFrames; ++i) client.send(control(9, "p"));
    for (unsigned i = 0; i < kControlFrames; ++i) ASSERT_EQ(client.read_frame().payload, "p");
    hub.pass(kControlWindowSeconds);
  }
}

TEST(Noise, fragments_and_sizes_at_their_limits) {
  TestHub hub;
  hub.run();
  const auto fragments = [](std::size_t count) {
    std::string bytes = text_frame("1", false);
    for (std::size_t i = 2; i < count; ++i) bytes += continuation("+", false);
    return bytes + continuation("!", true);
  };
  const std::string largest(kMessageBytes, 'm');
  const std::string half(kMessageBytes / 2, 'h');
  const struct {
    const char* name;
    std::string bytes;
    int code;  // 0: answered
  } tries[] = {
      {"as many fragments as may be", fragments(kMessageFragments), 0},
      {"one fragment more", fragments(kMessageFragments + 1), close_code::abuse},
      {"64 fragments", fragments(64), close_code::abuse},
      {"the largest message", text_frame(largest), 0},
      {"one byte more", text_frame(largest + "m"), close_code::too_big},
      {"the largest in two", text_frame(half, false) + continuation(half, true), 0},
      {"two that are too much", text_frame(half, false) + continuation(half + "h", true), close_code::too_big},
      {"a length of many gigabytes", std::string("\x81\xff\x00\x00\x00\xff\xff\xff\xff\xff\x01\x02\x03\x04", 14),
       close_code::too_big},
      {"the largest control frame", control(9, std::string(kControlPayloadBytes, 'p')), 0},
      {"a larger one", control(9, std::string(kControlPayloadBytes + 1, 'p')), close_code::protocol_error},
  };
  for (const auto& one : tries) {
    TestClient client(hub.port());
    client.ask(upgrade_request());
    client.send(one.bytes);
    const auto frame = client.read_frame();
    if (one.code == 0) {
      EXPECT_NE(frame.opcode, 8) << one.name;
    } else {
      EXPECT_EQ(frame.close_code(), one.code) << one.name;
    }
  }
}

TEST(HalfOpen, a_peer_that_has_stopped_sending_ends_its_connection_at_once) {
  TestHub hub;
  hub.run();
  std::vector<std::unique_ptr<TestClient>> crowd;
  for (int i = 0; i < 50; ++i) {
    crowd.push_back(std::make_unique<TestClient>(hub.port()));
    crowd.back()->ask(upgrade_request());
    crowd.back()->close_writing();
  }
  EXPECT_TRUE(eventually([&] { return hub.threads.load() == 1 && hub.door.open_sessions == 0; }));
}

TEST(HalfOpen, peers_that_vanished_without_a_word_are_gone_in_time) {
  TestHub hub;
  hub.run();
  std::vector<std::unique_ptr<TestClient>> crowd;
  for (int i = 0; i < 50; ++i) {
    crowd.push_back(std::make_unique<TestClient>(hub.port()));
    crowd.back()->ask(upgrade_request());
  }
  EXPECT_TRUE(holds_after(hub, kReadIdleSeconds + 1, [&] { return hub.door.open_sessions == 0; }));
  EXPECT_EQ(hub.threads.figures().silent, 50U);
  EXPECT_TRUE(holds_after(hub, kCloseHandshakeSeconds + 1, [&] { return hub.threads.load() == 1; }))
      << "nobody answers their close";
}

}  // namespace
}  // namespace beffroi::net
