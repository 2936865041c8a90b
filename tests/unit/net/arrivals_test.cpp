// Those who connect and never become a WebSocket: how many, how long, and who is turned away instead.
#include "net/arrivals.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "unit/net/test_client.hpp"
#include "unit/net/test_hub.hpp"
#include "unit/net/websocket_frames.hpp"

namespace beffroi::net {
namespace {

using testing::eventually;
using testing::holds_after;
using testing::TestCertificate;
using testing::TestClient;
using testing::TestHub;
using testing::text_frame;
using testing::upgrade_request;

using Crowd = std::vector<std::unique_ptr<TestClient>>;

void connect(Crowd& crowd, TestHub& hub, int count, const std::string& say = {}) {
  for (int i = 0; i < count; ++i) {
    crowd.push_back(std::make_unique<TestClient>(hub.port()));
    crowd.back()->send(say);
  }
}

TEST(AcceptRate, two_seconds_at_once_then_evenly) {
  AcceptRate rate(100);
  for (int i = 0; i < 200; ++i) EXPECT_FALSE(rate.take(5'000)) << i;
  EXPECT_EQ(rate.take(5'000), 10);
  EXPECT_FALSE(rate.take(5'010));
  EXPECT_TRUE(rate.take(5'010));
  int taken = 0;
  for (std::int64_t now = 5'010; now < 15'010; ++now) taken += rate.take(now) ? 0 : 1;
  EXPECT_NEAR(taken, 1000, 1);
}

TEST(AcceptRate, looking_in_vain_costs_nothing) {
  AcceptRate rate(10);
  for (int i = 0; i < 100; ++i) {
    EXPECT_FALSE(rate.take(5'000));
    rate.give_back();
  }
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(rate.take(5'000)) << i;
  EXPECT_TRUE(rate.take(5'000));
}

TEST(AcceptRate, never_saves_more_than_two_seconds) {
  AcceptRate rate(3);
  rate.take(0);
  int taken = 0;
  while (!rate.take(1'000'000'000)) ++taken;
  EXPECT_EQ(taken, 6);
}

TEST(Arrivals, bounds_all_and_each_source) {
  Arrivals arrivals(4, [](const std::string& address) {
    return Source{address.substr(0, 1), address.starts_with("v") ? std::size_t{0} : std::size_t{2}};
  });
  const auto enter = [&](const char* address) { return arrivals.enter(arrivals.source_of(address)); };
  EXPECT_FALSE(enter("a1"));
  EXPECT_FALSE(enter("a2"));
  EXPECT_EQ(enter("a3"), Arrivals::Refusal::source_has_enough);
  EXPECT_FALSE(enter("v1"));
  EXPECT_FALSE(enter("v2"));
  EXPECT_EQ(enter("v3"), Arrivals::Refusal::all_taken);
  arrivals.leave("a");
  EXPECT_FALSE(enter("a3"));
  EXPECT_EQ(arrivals.count(), 4U);
}

TEST(ArrivalsServer, three_hundred_that_never_finish_are_gone_in_time) {
  TestHub hub;
  hub.run();
  Crowd crowd;
  connect(crowd, hub, 100);
  connect(crowd, hub, 100, "GET /ws HTTP/1.1\r\nHost: loc");
  connect(crowd, hub, 100, "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\nhalf");
  EXPECT_TRUE(eventually([&] { return hub.listener->arrivals()->count() == 300; }));

  TestClient welcome(hub.port());
  EXPECT_EQ(welcome.ask(upgrade_request({}, "http://localhost")).status, 101) << "others are served meanwhile";
  welcome.send(text_frame("here"));
  EXPECT_EQ(welcome.read_frame().payload, "here");

  EXPECT_TRUE(holds_after(hub, kHeadSeconds + 1, [&] { return hub.listener->arrivals()->count() <= 100; }));
  EXPECT_TRUE(holds_after(hub, kBodySeconds + 1, [&] { return hub.listener->arrivals()->count() == 0; }));
  EXPECT_TRUE(eventually([&] { return hub.threads.load() == 2; })) << "the listener and the one who finished";
  EXPECT_EQ(hub.threads.figures().never_spoke, 200U) << "those with half a body had asked for something";
  EXPECT_TRUE(crowd.front()->is_at_end());
}

TEST(ArrivalsServer, tls_that_never_shakes_hands_is_gone_in_time) {
  TestCertificate certificate;
  ListenerOptions options;
  options.tls = TlsContext::load(certificate.certificate_file(), certificate.key_file()).value();
  TestHub hub(std::move(options), 1);
  hub.run();
  Crowd crowd;
  connect(crowd, hub, static_cast<int>(kHandshakesInFlight) + 44, "\x16\x03");
  EXPECT_TRUE(eventually([&] { return hub.listener->arrivals()->count() == crowd.size(); }));
  EXPECT_TRUE(eventually([&] { return hub.threads.figures().handshakes_queued == 44; }));
  EXPECT_TRUE(holds_after(hub, kTlsHandshakeSeconds + 1, [&] { return hub.listener->arrivals()->count() == 0; }));
  TestClient after(hub.port(), true);
  EXPECT_EQ(after.ask("GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
}

TEST(ArrivalsServer, too_many_are_turned_away_and_a_websocket_is_none_of_them) {
  ListenerOptions options;
  options.arrivals = 20;
  TestHub hub(std::move(options));
  hub.run();
  Crowd inside;
  for (int i = 0; i < 30; ++i) {
    connect(inside, hub, 1, upgrade_request());
    EXPECT_EQ(inside.back()->read_reply().status, 101) << i;
    EXPECT_TRUE(eventually([&] { return hub.listener->arrivals()->count() == 0; }));
  }
  Crowd outside;
  connect(outside, hub, 20);
  EXPECT_TRUE(eventually([&] { return hub.listener->arrivals()->count() == 20; }));
  TestClient late(hub.port());
  EXPECT_TRUE(late.is_at_end());
  EXPECT_EQ(hub.threads.figures().refused_full, 1U);
  outside.pop_back();
  EXPECT_TRUE(eventually([&] { return hub.listener->arrivals()->count() == 19; }));
  TestClient next(hub.port());
  EXPECT_EQ(next.ask(upgrade_request()).status, 101);
}

TEST(ArrivalsServer, one_source_cannot_take_all_places) {
  ListenerOptions options;
  options.source_of = [](const std::string& address) { return Source{address, 5}; };
  TestHub hub(std::move(options));
  hub.run();
  Crowd crowd;
  connect(crowd, hub, 5);
  EXPECT_TRUE(eventually([&] { return hub.listener->arrivals()->count() == 5; }));
  TestClient sixth(hub.port());
  EXPECT_TRUE(sixth.is_at_end());
  EXPECT_EQ(hub.threads.figures().refused_source, 1U);
  EXPECT_EQ(hub.threads.figures().refused_full, 0U);
}

TEST(ArrivalsServer, above_the_rate_they_wait_and_all_are_served) {
  ListenerOptions options;
  options.accepts_per_second = 50;
  TestHub hub(std::move(options));
  hub.run();
  Crowd crowd;
  connect(crowd, hub, 110, upgrade_request());
  for (const auto& client : crowd) EXPECT_EQ(client->read_reply().status, 101);
  EXPECT_GE(hub.threads.figures().accept_pauses, 1U);
  EXPECT_EQ(hub.threads.figures().accepted, 110U);
}

}  // namespace
}  // namespace beffroi::net
