// A room over real sockets, written by send and by io_uring, plain and TLS: everybody gets every frame, once, in order,
// whatever others do to their sockets.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "hosting/local_room.hpp"
#include "net/volleys.hpp"
#include "unit/net/test_client.hpp"
#include "unit/net/test_hub.hpp"
#include "unit/net/websocket_frames.hpp"

namespace beffroi::net {
namespace {

using testing::eventually;
using testing::TestCertificate;
using testing::TestClient;
using testing::TestHub;
using testing::text_frame;
using testing::upgrade_request;

std::string payload_of(int number, std::size_t size) {
  return std::to_string(number) + std::string(size, '.');
}

// One room per I/O thread, whose members are all who connect.
class RoomDoor final : public hosting::SessionDoor {
 public:
  explicit RoomDoor(std::vector<hosting::IoLoop*> loops) : loops_(std::move(loops)), rooms_(loops_.size()) {}

  std::unique_ptr<hosting::Session> open(hosting::Outlet& outlet, const hosting::ConnectionFacts& facts) override {
    auto& room = rooms_[facts.thread];
    if (!room) {
      hosting::IoLoop* const loop = loops_[facts.thread];
      room = std::make_unique<hosting::LocalRoom>("r", counters_, loop->volley(), [this, loop, thread = facts.thread] {
        loop->post([this, thread] { rooms_[thread]->continue_pass(); });
      });
    }
    return std::make_unique<Member>(*room, outlet, *this);
  }

  // `at_once` of them pushed together, then the next ones in a later turn.
  void push(int first, int count, std::size_t size, int at_once) {
    for (int next = first; next < first + count; next += at_once) {
      std::vector<hosting::FlushPtr> flushes;
      for (int i = next; i < std::min(next + at_once, first + count); ++i) {
        auto flush = std::make_shared<hosting::Flush>();
        flush->frames[0] = hosting::framed(payload_of(i, size));
        flushes.push_back(std::move(flush));
      }
      for (std::size_t thread = 0; thread < loops_.size(); ++thread) {
        loops_[thread]->post([this, thread, flushes] {
          if (rooms_[thread]) rooms_[thread]->push(flushes);
        });
      }
    }
  }

  std::atomic<int> members = 0;
  std::atomic<int> lost = 0;
  hosting::Counters counters_;  // of one thread: the tests use no more

 private:
  struct Member final : hosting::Session, hosting::Follower {
    Member(hosting::LocalRoom& in, hosting::Outlet& outlet, RoomDoor& of)
        : room(in), door(of), line(outlet, of.counters_) {
      seat = room.add({this, &line, &person, protocol::Audience::public_}, {});
      ++door.members;
    }
    void on_text(std::string_view text) override { line.send(hosting::framed("answer to " + std::string(text))); }
    void on_writable() override {
      line.on_writable();
      if (line.ready()) room.serve(seat);
    }
    void on_closed() override {
      line.on_closed();
      room.remove(seat);
      --door.members;
    }
    void seat_moved(const hosting::LocalRoom&, std::size_t to) override { seat = to; }
    void seat_lost(const hosting::LocalRoom&, protocol::ResetWhy) override { ++door.lost; }
    void signals_missed(const hosting::LocalRoom&) override {}
    void evicted(const hosting::LocalRoom&) override {}

    hosting::LocalRoom& room;
    RoomDoor& door;
    const std::string person = "p";
    hosting::Line line;
    std::size_t seat = 0;
  };

  const std::vector<hosting::IoLoop*> loops_;
  std::vector<std::unique_ptr<hosting::LocalRoom>> rooms_;
};

class VolleyOverSockets : public ::testing::TestWithParam<std::tuple<Sends, bool>> {
 protected:
  static void SetUpTestSuite() { certificate_ = std::make_unique<TestCertificate>(); }
  static void TearDownTestSuite() { certificate_.reset(); }

  void SetUp() override {
    const auto [sends, tls] = GetParam();
    if (sends == Sends::io_uring && !why_no_ring().empty()) GTEST_SKIP() << why_no_ring();
    ListenerOptions options;
    if (tls) options.tls = TlsContext::load(certificate_->certificate_file(), certificate_->key_file()).value();
    threads_ = std::make_unique<IoThreads>(1, steady_seconds, sends);
    door_ = std::make_unique<RoomDoor>(threads_->loops());
    router_.upgrade("/ws", "beffroi.v1");
    listener_ = std::move(Listener::open(*threads_, router_, *door_, std::move(options))).value();
    threads_->start();
  }
  void TearDown() override {
    listener_.reset();
    if (threads_) threads_->stop(std::chrono::milliseconds(0));  // before the rooms that its sessions leave
  }

  std::unique_ptr<TestClient> connect(int receive_buffer_bytes = 0) {
    const bool tls = std::get<1>(GetParam());
    auto client = std::make_unique<TestClient>(listener_->port(), tls, receive_buffer_bytes);
    client->send(upgrade_request({}, tls ? "https://localhost" : "http://localhost"));
    EXPECT_EQ(client->read_reply().status, 101);
    return client;
  }
  std::vector<std::unique_ptr<TestClient>> connect_many(int count) {
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < count; ++i) clients.push_back(connect());
    return clients;
  }
  static void expect_all(TestClient& client, int first, int count, std::size_t size) {
    for (int i = first; i < first + count; ++i) ASSERT_EQ(client.read_frame().payload, payload_of(i, size));
  }

  static std::unique_ptr<TestCertificate> certificate_;
  std::unique_ptr<IoThreads> threads_;
  std::unique_ptr<RoomDoor> door_;
  Router router_;
  std::unique_ptr<Listener> listener_;
};
std::unique_ptr<TestCertificate> VolleyOverSockets::certificate_;

std::string name_of(const ::testing::TestParamInfo<std::tuple<Sends, bool>>& instance) {
  const auto [sends, tls] = instance.param;
  return std::string(sends == Sends::send ? "send" : "io_uring") + (tls ? "_tls" : "_plain");
}

INSTANTIATE_TEST_SUITE_P(, VolleyOverSockets,
                         ::testing::Combine(::testing::Values(Sends::send, Sends::io_uring), ::testing::Bool()),
                         name_of);

TEST_P(VolleyOverSockets, everybody_gets_every_frame_in_order_in_few_sends) {
  const int people = std::get<1>(GetParam()) ? 40 : 300;  // 300: more than one volley
  auto clients = connect_many(people);
  ASSERT_TRUE(eventually([&] { return door_->members == people; }));
  const std::int64_t before = door_->counters_.sends.read();
  door_->push(0, 12, 200, 4);
  for (const auto& client : clients) expect_all(*client, 0, 12, 200);
  EXPECT_LE(door_->counters_.sends.read() - before, people * 3) << "four frames together are one send";
  EXPECT_EQ(door_->counters_.deliveries.read(), people * 12);
}

TEST_P(VolleyOverSockets, a_slow_reader_gets_all_of_it_and_nobody_waits_for_it) {
  auto slow = connect(4096);
  auto clients = connect_many(2);
  ASSERT_TRUE(eventually([&] { return door_->members == 3; }));
  constexpr int kFrames = 600;  // 2.4 MB: more than the kernel holds, less than the ring
  constexpr std::size_t kSize = 4000;
  door_->push(0, kFrames, kSize, 3);
  for (const auto& client : clients) expect_all(*client, 0, kFrames, kSize);
  EXPECT_TRUE(eventually([&] { return door_->counters_.blocked.read() == 1; })) << "it has not read yet";
  slow->send(text_frame("between"));
  int next = 0;
  bool answered = false;
  while (next < kFrames || !answered) {
    const auto frame = slow->read_frame();
    ASSERT_EQ(frame.opcode, 1) << "ended at " << next;
    if (frame.payload == "answer to between") {
      answered = true;
    } else {
      ASSERT_EQ(frame.payload, payload_of(next++, kSize));
    }
  }
  door_->push(kFrames, 1, 10, 1);
  expect_all(*slow, kFrames, 1, 10);
  EXPECT_EQ(door_->counters_.blocked.read(), 0);
  EXPECT_EQ(door_->lost, 0);
}

TEST_P(VolleyOverSockets, who_reads_nothing_falls_off_the_ring_and_holds_nobody_up) {
  auto deaf = connect(4096);
  auto client = connect();
  ASSERT_TRUE(eventually([&] { return door_->members == 2; }));
  constexpr int kFrames = 2500;  // 10 MB: more than the ring
  constexpr std::size_t kSize = 4000;
  for (int i = 0; i < kFrames; i += 100) {
    door_->push(i, 100, kSize, 10);
    expect_all(*client, i, 100, kSize);
  }
  EXPECT_EQ(door_->counters_.blocked.read(), 1);
  EXPECT_LE(door_->counters_.ring_flushes.read() * static_cast<std::int64_t>(kSize), 5 << 20);
  const std::string first = deaf->read_frame().payload;
  EXPECT_EQ(first, payload_of(0, kSize));
  for (std::string frame = first; !frame.empty() && door_->lost == 0;) frame = deaf->read_frame().payload;
  EXPECT_EQ(door_->lost, 1) << "told when it listens again";
}

TEST_P(VolleyOverSockets, who_resets_leaves_and_the_others_stay) {
  auto clients = connect_many(6);
  ASSERT_TRUE(eventually([&] { return door_->members == 6; }));
  door_->push(0, 3, 500, 1);
  for (const auto& client : clients) expect_all(*client, 0, 3, 500);
  clients[1]->reset();
  clients[4]->reset();
  door_->push(3, 50, 500, 2);
  for (const std::size_t i : {0U, 2U, 3U, 5U}) expect_all(*clients[i], 3, 50, 500);
  EXPECT_TRUE(eventually([&] { return door_->members == 4; }));
}

TEST(Ring, is_refused_with_a_reason_where_there_is_none) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit no_descriptors{0, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &no_descriptors), 0);
  const std::string reason = why_no_ring();
  const auto ring = make_ring_volley();
  setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_NE(reason.find("allows no io_uring"), std::string::npos) << reason;
  EXPECT_EQ(ring, nullptr);
}

}  // namespace
}  // namespace beffroi::net
