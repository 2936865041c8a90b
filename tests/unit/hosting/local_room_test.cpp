#include "hosting/local_room.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>

#include "fake_outlet.hpp"
#include "hosting/bounds.hpp"
#include "protocol/limits.hpp"

namespace beffroi::hosting {
namespace {

using testing::FakeOutlet;

struct FakeFollower final : Follower {
  FakeFollower(std::string name, Counters& counters) : person(std::move(name)), line(outlet, counters) {}
  void seat_moved(const LocalRoom&, std::size_t to) override { seat = to; }
  void seat_lost(const LocalRoom&, protocol::ResetWhy) override { ++lost; }
  void signals_missed(const LocalRoom&) override { ++missed_signals; }
  void evicted(const LocalRoom&) override {}

  std::string person;
  FakeOutlet outlet;
  Line line;
  std::size_t seat = 0;
  int lost = 0;
  int missed_signals = 0;
};

FlushPtr shared_flush(const std::string& text) {
  auto flush = std::make_shared<Flush>();
  flush->frames = {framed("public " + text), framed("staff " + text)};
  return flush;
}

FlushPtr personal_flush(const std::string& person, const std::string& text, bool quiet) {
  auto flush = std::make_shared<Flush>();
  flush->frames = {framed("up"), framed("up")};
  flush->quiet = {quiet, quiet};
  flush->personal.push_back(PersonalFrame{channel_of_person(person), framed(text)});
  return flush;
}

// As a ring does: nothing is settled before everything was written, and the order is anybody's.
class LateVolley final : public Volley {
 public:
  void fire(std::span<Shot> shots) override {
    for (std::size_t i = shots.size(); i-- > 0;) {
      const iovec piece{const_cast<char*>(shots[i].bytes.data()), shots[i].bytes.size()};
      shots[i].result = shots[i].outlet->write_now({&piece, 1});
    }
  }
};

std::unique_ptr<Volley> volley_of(bool late) {
  if (late) {
    return std::make_unique<LateVolley>();
  }
  return std::make_unique<WriteEach>();
}

FlushPtr signal_flush(const std::string& text) {
  auto flush = std::make_shared<Flush>();
  flush->frames = {framed("signal " + text), framed("signal " + text)};
  flush->is_signal = true;
  return flush;
}

struct LocalRoomTest : ::testing::TestWithParam<bool> {
  Counters counters;
  std::unique_ptr<Volley> volley = volley_of(GetParam());
  int come_backs = 0;
  std::vector<std::unique_ptr<FakeFollower>> followers;
  std::unique_ptr<LocalRoom> room = std::make_unique<LocalRoom>("r", counters, *volley, [this] { ++come_backs; });

  FakeFollower& add(const std::string& person, protocol::Audience audience = protocol::Audience::public_,
                    std::vector<ChannelName> channels = {}) {
    followers.push_back(std::make_unique<FakeFollower>(person, counters));
    FakeFollower& follower = *followers.back();
    follower.seat = room->add(Seat{&follower, &follower.line, &follower.person, audience}, std::move(channels));
    return follower;
  }
  void writable(FakeFollower& follower, std::size_t bytes) {
    follower.outlet.room = bytes;
    follower.outlet.wants_writable = false;
    follower.line.on_writable();
    room->serve(follower.seat);
  }
  void finish_pass() {
    while (come_backs > 0) {
      --come_backs;
      room->continue_pass();
    }
  }
};

using Frames = std::vector<std::string>;

INSTANTIATE_TEST_SUITE_P(, LocalRoomTest, ::testing::Bool(),
                         [](const auto& instance) { return instance.param ? "late" : "each"; });

TEST_P(LocalRoomTest, EachAudienceGetsItsOwnBytes) {
  FakeFollower& anyone = add("ana");
  FakeFollower& staff = add("sam", protocol::Audience::staff);
  room->push(shared_flush("1"));
  EXPECT_EQ(anyone.outlet.take_frames(), Frames{"public 1"});
  EXPECT_EQ(staff.outlet.take_frames(), Frames{"staff 1"});
  EXPECT_EQ(counters.ring_flushes.read(), 0) << "nobody needs it any more";
}

TEST_P(LocalRoomTest, PersonalFramesGoToTheirPersonOnlyAndBeforeTheRest) {
  FakeFollower& ana = add("ana");
  FakeFollower& ben = add("ben");
  room->push(personal_flush("ana", "for ana", false));
  EXPECT_EQ(ana.outlet.take_frames(), (Frames{"for ana", "up"}));
  EXPECT_EQ(ben.outlet.take_frames(), Frames{"up"});
}

TEST_P(LocalRoomTest, AQuietFlushTroublesOnlyThoseItIsFor) {
  FakeFollower& ana = add("ana");
  FakeFollower& ben = add("ben");
  room->push(personal_flush("ana", "for ana", true));
  EXPECT_EQ(ana.outlet.take_frames(), (Frames{"for ana", "up"}));
  EXPECT_TRUE(ben.outlet.bytes.empty());
  EXPECT_EQ(counters.ring_flushes.read(), 0);
}

TEST_P(LocalRoomTest, AHashAloneOpensNoChannel) {
  FakeFollower& ben = add("ben");
  auto flush = std::make_shared<Flush>();
  flush->personal.push_back(PersonalFrame{channel_of_person("ana"), framed("for ana")});
  flush->personal.back().channel.hash = channel_of_person("ben").hash;
  room->push(flush);
  EXPECT_TRUE(ben.outlet.bytes.empty());
}

TEST_P(LocalRoomTest, ChannelsOpenAndCloseWhereTheLogSaysSo) {
  FakeFollower& ana = add("ana");
  const auto on_booth = [](const std::string& text, std::vector<ChannelChange> changes) {
    auto flush = std::make_shared<Flush>();
    flush->personal.push_back(PersonalFrame{ChannelName("b:5"), framed(text)});
    flush->channels = std::move(changes);
    return flush;
  };
  ana.outlet.room = 0;  // all of it at once, later
  room->push(shared_flush("fills the socket"));
  room->push(on_booth("before", {}));
  room->push(on_booth("opened", {{"ana", ChannelName("b:5"), true}}));
  room->push(on_booth("open", {{"ben", ChannelName("b:5"), true}}));
  room->push(on_booth("closed", {{"ana", ChannelName("b:5"), false}}));
  room->push(on_booth("after", {}));
  writable(ana, FakeOutlet::everything);
  EXPECT_EQ(ana.outlet.take_frames(), (Frames{"public fills the socket", "opened", "open"}));
}

TEST_P(LocalRoomTest, OneWriteCarriesAllThatWasMissed) {
  FakeFollower& ana = add("ana");
  ana.outlet.room = 0;
  for (int i = 0; i < 40; ++i) {
    room->push(shared_flush(std::to_string(i)));
  }
  ana.outlet.writes = 0;
  writable(ana, FakeOutlet::everything);
  EXPECT_EQ(ana.outlet.take_frames().size(), 40U);
  EXPECT_EQ(ana.outlet.writes, 1U);
}

TEST_P(LocalRoomTest, WhatIsPushedTogetherIsJoinedOnceAndWrittenOnceToEach) {
  FakeFollower& ana = add("ana");
  FakeFollower& ben = add("ben");
  FakeFollower& sam = add("sam", protocol::Audience::staff);
  const std::vector<FlushPtr> flushes{shared_flush("1"), shared_flush("2"), shared_flush("3")};
  room->push(flushes);
  for (FakeFollower* follower : {&ana, &ben}) {
    EXPECT_EQ(follower->outlet.take_frames(), (Frames{"public 1", "public 2", "public 3"}));
    EXPECT_EQ(follower->outlet.writes, 1U);
    EXPECT_EQ(follower->outlet.last_pieces, 1U);
  }
  EXPECT_EQ(ana.outlet.last_piece, ben.outlet.last_piece) << "the same bytes";
  EXPECT_EQ(sam.outlet.take_frames(), (Frames{"staff 1", "staff 2", "staff 3"}));
  EXPECT_EQ(counters.deliveries.read(), 9);
  EXPECT_EQ(counters.sends.read(), 3);
}

TEST_P(LocalRoomTest, WhoIsConcernedIsWrittenToApart) {
  FakeFollower& ana = add("ana");
  FakeFollower& ben = add("ben");
  FakeFollower& eva = add("eva", protocol::Audience::public_, {ChannelName("v:3")});
  auto votes = std::make_shared<Flush>();
  votes->personal.push_back(PersonalFrame{ChannelName("v:3"), framed("votes of 3")});
  const std::vector<FlushPtr> flushes{shared_flush("1"), personal_flush("ana", "for ana", false), votes};
  room->push(flushes);
  EXPECT_EQ(ana.outlet.take_frames(), (Frames{"public 1", "for ana", "up"}));
  EXPECT_EQ(ben.outlet.take_frames(), (Frames{"public 1", "up"}));
  EXPECT_EQ(eva.outlet.take_frames(), (Frames{"public 1", "up", "votes of 3"}));
}

TEST_P(LocalRoomTest, WhatIsTooLargeToJoinGoesInPieces) {
  FakeFollower& ana = add("ana");
  const std::vector<FlushPtr> flushes{shared_flush(std::string(bounds::joined_bytes, 'x')), shared_flush("2")};
  room->push(flushes);
  EXPECT_EQ(ana.outlet.take_frames().size(), 2U);
  EXPECT_EQ(ana.outlet.writes, 1U);
  EXPECT_EQ(ana.outlet.last_pieces, 2U);
}

TEST_P(LocalRoomTest, ACutVolleyIsFinishedBeforeAnythingElse) {
  FakeFollower& ana = add("ana");
  FakeFollower& ben = add("ben");
  ben.outlet.room = shared_flush("1")->frames[0].size() + 3;  // the second frame is cut
  const std::vector<FlushPtr> flushes{shared_flush("1"), shared_flush("2"), shared_flush("3")};
  room->push(flushes);
  room->push(shared_flush("4"));
  ben.line.send(framed("answer"));
  EXPECT_EQ(ana.outlet.take_frames().size(), 4U);
  EXPECT_EQ(ben.outlet.take_frames(), Frames{"public 1"});
  EXPECT_EQ(counters.blocked.read(), 1);
  writable(ben, FakeOutlet::everything);
  EXPECT_EQ(ben.outlet.take_frames(), (Frames{"public 2", "answer", "public 3", "public 4"}));
}

TEST_P(LocalRoomTest, OfSignalsOnlyTheNewestWaitsForASlowConnection) {
  FakeFollower& slow = add("slow");
  FakeFollower& quick = add("quick");
  slow.outlet.room = 0;
  room->push(shared_flush("1"));
  room->push(signal_flush("1"));
  room->push(signal_flush("2"));
  room->push(shared_flush("2"));
  room->push(signal_flush("3"));
  EXPECT_EQ(quick.outlet.take_frames(), (Frames{"public 1", "signal 1", "signal 2", "public 2", "signal 3"}));
  EXPECT_EQ(quick.missed_signals, 0);
  writable(slow, FakeOutlet::everything);
  EXPECT_EQ(slow.outlet.take_frames(), (Frames{"public 1", "public 2", "signal 3"}));
  EXPECT_EQ(slow.missed_signals, 1) << "once for all of them";
  room->push(signal_flush("4"));
  EXPECT_EQ(slow.outlet.take_frames(), Frames{"signal 4"});
  EXPECT_EQ(slow.missed_signals, 1);
}

TEST_P(LocalRoomTest, LiveValuesDoNotOvertakeWhatTheyAreAbout) {
  FakeFollower& slow = add("slow");
  slow.outlet.room = 0;
  room->push(signal_flush("1"));
  room->push(signal_flush("2"));
  writable(slow, FakeOutlet::everything);
  ASSERT_EQ(slow.missed_signals, 1);
  slow.outlet.take_frames();
  slow.outlet.room = 0;  // again
  room->push(shared_flush("3"));
  room->give_signals(slow.seat, framed("values"));
  writable(slow, FakeOutlet::everything);
  EXPECT_EQ(slow.outlet.take_frames(), Frames{"public 3"});
  EXPECT_EQ(slow.missed_signals, 2) << "asked again";
  room->give_signals(slow.seat, framed("values"));
  EXPECT_EQ(slow.outlet.take_frames(), Frames{"values"});
}

TEST_P(LocalRoomTest, ABrokenConnectionGetsNothingMore) {
  FakeFollower& ana = add("ana");
  FakeFollower& ben = add("ben");
  ben.outlet.broken = true;
  room->push(shared_flush("1"));
  ben.outlet.broken = false;
  room->push(shared_flush("2"));
  EXPECT_EQ(ana.outlet.take_frames(), (Frames{"public 1", "public 2"}));
  EXPECT_TRUE(ben.outlet.bytes.empty());
}

TEST_P(LocalRoomTest, ABigRoomIsServedOverSeveralTurns) {
  for (std::size_t i = 0; i < bounds::members_per_turn * 2 + 1; ++i) {
    add("p" + std::to_string(i));
  }
  room->push(shared_flush("1"));
  EXPECT_FALSE(followers.front()->outlet.bytes.empty());
  EXPECT_TRUE(followers.back()->outlet.bytes.empty());
  room->push(shared_flush("2"));
  finish_pass();
  for (const auto& follower : followers) {
    EXPECT_EQ(follower->outlet.take_frames(), (Frames{"public 1", "public 2"}));
  }
  EXPECT_EQ(counters.ring_flushes.read(), 0);
}

TEST_P(LocalRoomTest, SeatsThatMoveDuringAPassAreNotPassedOver) {
  for (std::size_t i = 0; i < bounds::members_per_turn + 2; ++i) {
    add("p" + std::to_string(i));
  }
  room->push(shared_flush("1"));
  room->remove(followers[0]->seat);  // the last one, not served yet, takes the first seat
  finish_pass();
  EXPECT_EQ(followers.back()->outlet.take_frames(), Frames{"public 1"});
  EXPECT_EQ(counters.ring_flushes.read(), 0);
}

TEST_P(LocalRoomTest, WhoFallsOffTheRingIsLostUntilPlaced) {
  FakeFollower& slow = add("slow");
  add("quick");
  slow.outlet.room = 0;
  for (std::int64_t i = 0; i < protocol::limits::ring_frames + 2; ++i) {
    room->push(shared_flush("x"));
  }
  EXPECT_EQ(slow.lost, 0) << "told when it listens";
  EXPECT_LE(counters.ring_flushes.read(), protocol::limits::ring_frames);
  writable(slow, FakeOutlet::everything);
  slow.outlet.take_frames();
  EXPECT_EQ(slow.lost, 1);
  room->push(shared_flush("not for the lost"));
  EXPECT_TRUE(slow.outlet.take_frames().empty());
  room->place(slow.seat, {});
  room->push(shared_flush("again"));
  EXPECT_EQ(slow.outlet.take_frames(), Frames{"public again"});
}

TEST_P(LocalRoomTest, TheRingIsBoundedInBytesToo) {
  FakeFollower& slow = add("slow");
  slow.outlet.room = 0;
  for (int i = 0; i < 12; ++i) {
    room->push(shared_flush(std::string(1 << 20, 'x')));
  }
  EXPECT_LE(counters.ring_flushes.read(), 2);
}

// Whatever the sockets do, everyone gets exactly their frames, in order, once.
TEST(LocalRoomLaw, RandomBlockingLosesAndRepeatsNothing) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    Counters counters;
    int come_backs = 0;
    const std::unique_ptr<Volley> volley = volley_of(seed % 2 == 0);
    LocalRoom room("r", counters, *volley, [&] { ++come_backs; });
    std::vector<std::unique_ptr<FakeFollower>> followers;
    std::vector<Frames> expected(8);
    std::vector<Frames> got(8);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      followers.push_back(std::make_unique<FakeFollower>("p" + std::to_string(i), counters));
      FakeFollower& follower = *followers.back();
      follower.seat = room.add(Seat{&follower, &follower.line, &follower.person, protocol::Audience::public_}, {});
    }
    for (int step = 0; step < 300; ++step) {
      const std::size_t who = random() % followers.size();
      FakeFollower& follower = *followers[who];
      const std::string text = std::to_string(step) + std::string(random() % 200, 'x');
      switch (random() % 4) {
        case 0: {
          const std::vector<FlushPtr> flushes(1 + random() % 3, shared_flush(text));
          room.push(flushes);
          for (Frames& frames : expected) {
            frames.insert(frames.end(), flushes.size(), "public " + text);
          }
          break;
        }
        case 1: {
          const bool quiet = random() % 2 == 0;
          room.push(personal_flush(follower.person, text, quiet));
          expected[who].push_back(text);
          for (std::size_t i = 0; i < expected.size(); ++i) {
            if (!quiet || i == who) {
              expected[i].push_back("up");
            }
          }
          break;
        }
        case 2:
          follower.line.send(framed("answer " + text));
          break;
        default:
          follower.outlet.room = random() % 300;
          if (follower.outlet.wants_writable) {
            follower.outlet.wants_writable = false;
            follower.line.on_writable();
            room.serve(follower.seat);
          }
      }
    }
    for (std::size_t i = 0; i < followers.size(); ++i) {
      followers[i]->outlet.room = FakeOutlet::everything;
      followers[i]->line.on_writable();
      room.serve(followers[i]->seat);
      for (std::string& frame : followers[i]->outlet.take_frames()) {
        if (!frame.starts_with("answer ")) {
          got[i].push_back(std::move(frame));
        }
      }
      ASSERT_FALSE(followers[i]->outlet.bad_frame) << "seed " << seed;
      ASSERT_EQ(got[i], expected[i]) << "seed " << seed << ", follower " << i;
    }
  }
}

}  // namespace
}  // namespace beffroi::hosting
