#include "hosting/line.hpp"

#include <gtest/gtest.h>

#include "fake_outlet.hpp"
#include "hosting/bounds.hpp"
#include "protocol/errors.hpp"

namespace beffroi::hosting {
namespace {

using testing::FakeOutlet;

struct LineTest : ::testing::Test {
  FakeOutlet outlet;
  Counters counters;
  Line line{outlet, counters};

  void writable(std::size_t room) {
    outlet.room = room;
    outlet.wants_writable = false;
    line.on_writable();
  }
};

TEST_F(LineTest, WritesAtOnceAndKeepsNothing) {
  line.send(framed("one"));
  EXPECT_EQ(outlet.take_frames(), std::vector<std::string>{"one"});
  EXPECT_TRUE(line.ready());
}

TEST_F(LineTest, KeepsTheOrderOfWhatCouldNotGo) {
  outlet.room = 3;
  line.send(framed("first"));
  line.send(framed("second"));
  EXPECT_TRUE(outlet.wants_writable);
  EXPECT_FALSE(line.ready());
  EXPECT_EQ(counters.blocked.read(), 1);
  for (int i = 0; i < 20; ++i) {
    writable(1);
  }
  EXPECT_EQ(outlet.take_frames(), (std::vector<std::string>{"first", "second"}));
  EXPECT_TRUE(line.ready());
  EXPECT_EQ(counters.blocked.read(), 0);
}

TEST_F(LineTest, FinishesAHalfSentFrameBeforeItCloses) {
  outlet.room = 3;
  line.send(framed("half sent"));
  line.send(framed("never sent"));
  line.close(protocol::close_code::session_revoked, "");
  EXPECT_FALSE(outlet.closed_with);
  line.send(framed("too late"));
  writable(FakeOutlet::everything);
  EXPECT_EQ(outlet.take_frames(), std::vector<std::string>{"half sent"});
  EXPECT_FALSE(outlet.inside_frame());
  EXPECT_EQ(outlet.closed_with, protocol::close_code::session_revoked);
}

TEST_F(LineTest, ClosesAtOnceBetweenFrames) {
  outlet.room = framed("whole").size();
  line.send(framed("whole"));
  line.send(framed("waiting"));
  line.close(protocol::close_code::session_revoked, "");
  EXPECT_EQ(outlet.closed_with, protocol::close_code::session_revoked);
  EXPECT_EQ(outlet.take_frames(), std::vector<std::string>{"whole"});
}

TEST_F(LineTest, AFrameInSeveralPiecesIsNotCutByAClose) {
  outlet.room = 4;
  std::vector<Piece> snapshot;
  append_snapshot(snapshot, {"r", "e", 7}, std::make_shared<const std::string>(R"({"shared":true})"), "{}");
  line.send(snapshot);
  line.send(framed("behind"));
  line.close(protocol::close_code::slow, "");
  for (int i = 0; i < 200; ++i) {
    writable(1);
  }
  EXPECT_EQ(
      outlet.take_frames(),
      std::vector<std::string>{R"({"t":"snap","room":"r","epoch":"e","seq":7,"shared":{"shared":true},"mine":{}})"});
  EXPECT_FALSE(outlet.inside_frame());
  EXPECT_EQ(outlet.closed_with, protocol::close_code::slow);
}

TEST_F(LineTest, OneLargeSnapshotMayWaitButNotOneAfterTheOther) {
  outlet.room = 10;
  const auto send_snapshot = [&](std::size_t bytes) {
    std::vector<Piece> snapshot;
    append_snapshot(snapshot, {"r", "e", 7}, std::make_shared<const std::string>(bytes, ' '), "{}");
    line.send(snapshot);
  };
  send_snapshot(2 * bounds::lane_shared_bytes);
  line.send(framed("an answer"));
  EXPECT_FALSE(line.closed()) << "however large the room is";
  send_snapshot(10);
  EXPECT_TRUE(line.closed());
  EXPECT_EQ(counters.slow_closed.read(), 1);
  writable(FakeOutlet::everything);
  EXPECT_EQ(outlet.closed_with, protocol::close_code::slow);
  EXPECT_EQ(outlet.take_frames().size(), 1U) << "the frame that was begun is whole";
}

TEST_F(LineTest, WhatWentOutOfASnapshotMakesRoomForTheNext) {
  for (int i = 0; i < 40; ++i) {
    outlet.room = 10;
    std::vector<Piece> snapshot;
    append_snapshot(snapshot, {"r", "e", 7}, std::make_shared<const std::string>(std::size_t{1} << 20, ' '), "{}");
    line.send(snapshot);
    writable(FakeOutlet::everything);
  }
  EXPECT_FALSE(line.closed());
}

TEST_F(LineTest, TooMuchWaitingEndsTheConnection) {
  outlet.room = 0;
  std::size_t waiting = 0;
  while (!line.closed() && waiting < 2 * bounds::lane_bytes) {
    line.send(framed(std::string(1000, 'x')));
    waiting += 1000;
  }
  EXPECT_LE(waiting, bounds::lane_bytes + 2000);
  EXPECT_EQ(outlet.closed_with, protocol::close_code::slow);
  EXPECT_EQ(counters.slow_closed.read(), 1);
}

TEST_F(LineTest, BytesSharedWithTheRoomDoNotCount) {
  outlet.room = 0;
  const auto shared = std::make_shared<const std::string>(framed(std::string(bounds::lane_bytes, 'x')));
  const Piece piece = shared_piece(shared);
  line.send(std::span(&piece, 1));
  line.send(std::span(&piece, 1));
  EXPECT_FALSE(line.closed());
  writable(FakeOutlet::everything);
  EXPECT_EQ(outlet.take_frames().size(), 2U);
}

TEST_F(LineTest, ABrokenConnectionTakesNothingMore) {
  outlet.broken = true;
  line.send(framed("lost"));
  EXPECT_TRUE(line.closed());
  const std::size_t writes = outlet.writes;
  line.send(framed("more"));
  line.close(protocol::close_code::slow, "");
  EXPECT_EQ(outlet.writes, writes);
  EXPECT_FALSE(outlet.closed_with);
}

TEST(Wire, HeadersOfEverySizeReadBack) {
  for (const std::size_t size : {0U, 125U, 126U, 65535U, 65536U, 70000U}) {
    FakeOutlet outlet;
    outlet.bytes = framed(std::string(size, 'a')) + framed("z");
    const std::vector<std::string> frames = outlet.take_frames();
    ASSERT_EQ(frames.size(), 2U) << size;
    EXPECT_EQ(frames[0].size(), size);
    EXPECT_FALSE(outlet.bad_frame);
  }
}

}  // namespace
}  // namespace beffroi::hosting
