#include "moderation/hook/breaker.hpp"

#include <gtest/gtest.h>

#include "moderation/hook/author_memory.hpp"
#include "moderation/hook/bounds.hpp"

namespace beffroi::moderation {
namespace {

using State = Breaker::State;

struct ABreaker : ::testing::Test {
  Breaker breaker;
  std::int64_t now = 0;
  void call(bool answered) {
    if (breaker.lets_through(now)) breaker.note(answered, now);
  }
};

TEST_F(ABreaker, OpensAfterFiveFailuresInARow) {
  for (int i = 0; i < 4; ++i) call(false);
  call(true);
  for (int i = 0; i < 4; ++i) call(false);
  EXPECT_EQ(breaker.state(), State::closed);
  call(false);
  EXPECT_EQ(breaker.state(), State::open);
}

TEST_F(ABreaker, OpensWhenMoreThanHalfFailOfEnoughCalls) {
  for (int i = 0; i < 20; ++i) call(i % 2 == 0);
  EXPECT_EQ(breaker.state(), State::closed) << "half is not more than half";
  call(false);
  EXPECT_EQ(breaker.state(), State::open);
}

TEST_F(ABreaker, FewCallsSayNothing) {
  for (const bool answered : {false, false, true, false, false, true, false, false, true}) call(answered);
  EXPECT_EQ(breaker.state(), State::closed);
}

TEST_F(ABreaker, ForgetsAfterTwentySeconds) {
  for (int i = 0; i < 12; ++i) call(i % 3 == 0 || i % 3 == 1);
  for (int i = 0; i < 8; ++i) call(i % 2 == 0);
  now += bounds::failure_window_ms + 1;
  for (int i = 0; i < 3; ++i) call(false);
  EXPECT_EQ(breaker.state(), State::closed);
}

TEST_F(ABreaker, TriesWithOneCallAfterItsPause) {
  for (int i = 0; i < 5; ++i) call(false);
  now = bounds::breaker_open_ms - 1;
  EXPECT_FALSE(breaker.lets_through(now));
  now += 1;
  EXPECT_TRUE(breaker.lets_through(now));
  EXPECT_FALSE(breaker.lets_through(now)) << "one only";
  breaker.note(false, now);
  EXPECT_EQ(breaker.state(), State::open);
  now += bounds::breaker_open_ms;
  EXPECT_TRUE(breaker.lets_through(now));
  breaker.note(true, now);
  EXPECT_EQ(breaker.state(), State::closed);
  for (int i = 0; i < 4; ++i) call(false);
  EXPECT_EQ(breaker.state(), State::closed) << "the past is forgotten";
}

TEST_F(ABreaker, ATryThatWasNoneIsFollowedByTheNext) {
  for (int i = 0; i < 5; ++i) call(false);
  now += bounds::breaker_open_ms;
  EXPECT_TRUE(breaker.lets_through(now));
  breaker.abandon(now);
  EXPECT_EQ(breaker.state(), State::open);
  EXPECT_TRUE(breaker.lets_through(now));
}

TEST_F(ABreaker, AnswersThatComeWhileItIsOpenChangeNothing) {
  for (int i = 0; i < 5; ++i) call(false);
  breaker.note(true, now);
  EXPECT_EQ(breaker.state(), State::open);
}

TEST(AuthorMemory, IsBounded) {
  AuthorMemory memory;
  memory.meet("first", 1).sent = 7;
  EXPECT_EQ(memory.meet("first", 2).sent, 7);
  for (std::size_t i = 0; i < bounds::remembered_authors; ++i) memory.meet("p" + std::to_string(i), 3);
  EXPECT_EQ(memory.meet("first", 4).sent, 0) << "forgotten, and met again";
}

TEST(RoomContexts, KeepsTheLastFewOfEachRoom) {
  RoomContexts recent;
  for (int i = 0; i < 8; ++i) recent.add("r", {.ref = "p", .text = std::to_string(i)});
  const auto last = recent.of("r", 3);
  ASSERT_EQ(last.size(), 3U);
  EXPECT_EQ(last.front().text, "5");
  EXPECT_EQ(last.back().text, "7");
  EXPECT_EQ(recent.of("r", 99).size(), bounds::context_texts);
  EXPECT_TRUE(recent.of("other", 3).empty());
  for (std::size_t i = 0; i < bounds::context_rooms; ++i) recent.add("r" + std::to_string(i), {});
  EXPECT_TRUE(recent.of("r", 3).empty());
}

}  // namespace
}  // namespace beffroi::moderation
