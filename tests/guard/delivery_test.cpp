// A delivery takes nothing from the heap, and a flush costs a member at most one write: counted, not timed.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "guard/heap_count.hpp"
#include "hosting/bounds.hpp"
#include "hosting/local_room.hpp"
#include "net/transport.hpp"
#include "unit/hosting/fake_outlet.hpp"

namespace beffroi::guard {
namespace {

using namespace hosting;

// Writes to a real socket through the transport of every plain connection, and counts how often.
class SocketOutlet final : public Outlet {
 public:
  SocketOutlet() {
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends_), 0);
    transport_ = net::make_plain_transport(ends_[0]);
  }
  ~SocketOutlet() override {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }
  SocketOutlet(const SocketOutlet&) = delete;
  SocketOutlet& operator=(const SocketOutlet&) = delete;

  WriteResult write_now(std::span<const iovec> pieces) override {
    ++writes;
    std::size_t total = 0;
    for (const iovec& piece : pieces) total += piece.iov_len;
    const net::IoResult result = transport_->write_some(pieces);
    return {result.bytes, result.bytes == total ? WriteResult::State::done : WriteResult::State::would_block};
  }
  void want_writable() override {}
  void close(std::uint16_t, std::string_view) override {}

  std::size_t unread() const {
    char room[65536];
    const ssize_t count = ::recv(ends_[1], room, sizeof room, MSG_PEEK | MSG_DONTWAIT);
    return count < 0 ? 0 : static_cast<std::size_t>(count);
  }

  std::size_t writes = 0;

 private:
  int ends_[2] = {-1, -1};
  std::unique_ptr<net::Transport> transport_;
};

template <class Kind>
struct FollowerWith final : Follower {
  FollowerWith(std::string name, Counters& counters) : person(std::move(name)), line(outlet, counters) {}
  void seat_moved(const LocalRoom&, std::size_t to) override { seat = to; }
  void seat_lost(const LocalRoom&, protocol::ResetWhy) override {}
  void evicted(const LocalRoom&) override {}
  void signals_missed(const LocalRoom&) override {}

  std::string person;
  Kind outlet;
  Line line;
  std::size_t seat = 0;
};

template <class Kind>
struct Crowd {
  explicit Crowd(std::size_t members) {
    for (std::size_t i = 0; i < members; ++i) {
      followers.push_back(
          std::make_unique<FollowerWith<Kind>>("person-with-a-long-identifier-" + std::to_string(i), counters));
      FollowerWith<Kind>& follower = *followers.back();
      const auto audience = i % 50 == 0 ? protocol::Audience::staff : protocol::Audience::public_;
      follower.seat = room.add(Seat{&follower, &follower.line, &follower.person, audience}, {});
    }
  }
  void finish_pass() {
    while (come_backs > 0) {
      --come_backs;
      room.continue_pass();
    }
  }
  std::size_t writes() const {
    std::size_t sum = 0;
    for (const auto& follower : followers) sum += follower->outlet.writes;
    return sum;
  }

  Counters counters;
  int come_backs = 0;
  WriteEach volley;
  LocalRoom room{"r", counters, volley, [this] { ++come_backs; }};
  std::vector<std::unique_ptr<FollowerWith<Kind>>> followers;
};

// For everyone, and something for one of them.
FlushPtr flush_with(const std::string& person) {
  auto flush = std::make_shared<Flush>();
  flush->frames = {framed(std::string(400, 'p')), framed(std::string(450, 's'))};
  flush->personal.push_back(PersonalFrame{channel_of_person(person), framed("for one of them")});
  return flush;
}

TEST(DeliveryGuard, TakesNothingFromTheHeap) {
  constexpr std::size_t members = 2'000;
  Crowd<testing::FakeOutlet> crowd(members);
  for (const auto& follower : crowd.followers) follower->outlet.keep = false;
  const FlushPtr flush = flush_with(crowd.followers[500]->person);
  crowd.room.push(flush);  // the ring gets its first block
  crowd.finish_pass();
  const std::int64_t delivered = crowd.counters.deliveries.read();
  const std::size_t before = allocations();
  for (int i = 0; i < 3; ++i) crowd.room.push(flush);
  crowd.finish_pass();
  // Joining flushes for an audience takes memory, once a pass; none of it comes with a member.
  EXPECT_LE(allocations() - before, 16U);
  EXPECT_EQ(crowd.counters.deliveries.read() - delivered, static_cast<std::int64_t>(3 * (members + 1)));
}

TEST(DeliveryGuard, TakesNothingFromTheHeapOnSocketsEither) {
  constexpr std::size_t members = 100;
  Crowd<SocketOutlet> crowd(members);
  const FlushPtr flush = flush_with(crowd.followers[50]->person);
  crowd.room.push(flush);
  crowd.finish_pass();
  const std::size_t before = allocations();
  crowd.room.push(flush);
  crowd.finish_pass();
  EXPECT_EQ(allocations() - before, 0U);
  for (const auto& follower : crowd.followers) EXPECT_GT(follower->outlet.unread(), 800U);
}

TEST(DeliveryGuard, AFlushIsOneWriteForEachMemberAtMost) {
  constexpr std::size_t members = 100;
  Crowd<SocketOutlet> crowd(members);
  crowd.room.push(flush_with("nobody"));
  crowd.finish_pass();
  EXPECT_EQ(crowd.writes(), members);
  crowd.room.push(flush_with(crowd.followers[50]->person));
  crowd.finish_pass();
  EXPECT_EQ(crowd.writes(), 2 * members) << "a personal frame goes with the others";
}

TEST(DeliveryGuard, WhatComesDuringAPassIsOneMoreWriteForEachMember) {
  constexpr std::size_t members = bounds::members_per_turn * 4;
  Crowd<testing::FakeOutlet> crowd(members);
  const FlushPtr flush = flush_with("nobody");
  for (int i = 0; i < 16; ++i) crowd.room.push(flush);  // the pass of the first waits for its next turn
  crowd.finish_pass();
  EXPECT_LE(crowd.writes(), 2 * members);
  EXPECT_EQ(crowd.counters.deliveries.read(), static_cast<std::int64_t>(16 * members));
}

}  // namespace
}  // namespace beffroi::guard
