#include "hosting/pace.hpp"

#include <gtest/gtest.h>

#include "hosting/bounds.hpp"
#include "hosting/presence.hpp"

namespace beffroi::hosting {
namespace {

const protocol::Command message = protocol::command::PostMessage{"hello", protocol::Channel::room, std::nullopt};
const protocol::Command question = protocol::command::AskQuestion{"why?", std::nullopt};

TEST(Bucket, GivesABurstThenAnEvenRate) {
  Bucket<10, 30> bucket;
  for (int i = 0; i < 30; ++i) {
    EXPECT_FALSE(bucket.take(5'000));
  }
  EXPECT_EQ(bucket.take(5'000), 100);
  EXPECT_EQ(bucket.take(5'040), 60);
  EXPECT_FALSE(bucket.take(5'100));
  EXPECT_TRUE(bucket.take(5'100));
}

TEST(PeoplePace, ThreeMessagesThenAPauseThatCountsDown) {
  PeoplePace pace;
  std::int64_t now = 1'000'000;
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(pace.wait_before("ana", message, now));
    pace.note("ana", message, now);
    now += 100;
  }
  EXPECT_EQ(pace.wait_before("ana", message, now), 10'000);
  EXPECT_EQ(pace.wait_before("ana", message, now + 4'000), 6'000);
  EXPECT_FALSE(pace.wait_before("ana", message, now + 10'000));
  EXPECT_FALSE(pace.wait_before("ben", message, now)) << "others are free";
}

TEST(PeoplePace, ReportsComeOneByOne) {
  PeoplePace pace;
  const protocol::Command report = protocol::command::ReportItem{.item = 1};
  EXPECT_FALSE(pace.wait_before("ana", report, 100'000));
  pace.note("ana", report, 100'000);
  EXPECT_EQ(pace.wait_before("ana", report, 101'000), 2'000);
  EXPECT_FALSE(pace.wait_before("ana", report, 103'000));
}

TEST(PeoplePace, ASlowWriterIsNeverPaused) {
  PeoplePace pace;
  for (std::int64_t now = 0; now < 20'000; now += 700) {
    EXPECT_FALSE(pace.wait_before("ana", message, now)) << now;
    pace.note("ana", message, now);
  }
}

TEST(PeoplePace, AQuestionEveryTwentySeconds) {
  PeoplePace pace;
  EXPECT_FALSE(pace.wait_before("ana", question, 50'000));
  EXPECT_FALSE(pace.wait_before("ana", question, 50'001)) << "nothing was asked yet";
  pace.note("ana", question, 50'000);
  EXPECT_EQ(pace.wait_before("ana", question, 55'000), 15'000);
  EXPECT_FALSE(pace.wait_before("ana", question, 70'000));
}

TEST(PeoplePace, OneReactionOfAKindInTwoSeconds) {
  PeoplePace pace;
  EXPECT_TRUE(pace.react("ana", protocol::Reaction::heart, 100'000));
  EXPECT_FALSE(pace.react("ana", protocol::Reaction::heart, 101'999));
  EXPECT_TRUE(pace.react("ana", protocol::Reaction::wow, 101'999));
  EXPECT_TRUE(pace.react("ana", protocol::Reaction::heart, 102'000));
}

TEST(PeoplePace, RemembersABoundedNumberOfPeople) {
  PeoplePace pace;
  for (std::size_t i = 0; i < bounds::paced_people + 500; ++i) {
    pace.note("p" + std::to_string(i), message, 1'000);
  }
  EXPECT_LE(pace.people(), bounds::paced_people);
}

TEST(Presence, CountsPeopleOnceAndRoundsForThePublic) {
  Presence presence;
  presence.enter("ana", protocol::Role::attendee);
  presence.enter("ana", protocol::Role::attendee);
  presence.enter("screen", protocol::Role::projector);
  EXPECT_EQ(presence.viewers(protocol::Audience::staff), (protocol::Viewers{1, true}));
  EXPECT_EQ(presence.viewers(protocol::Audience::public_), (protocol::Viewers{5, false}));
  for (int i = 0; i < 60; ++i) {
    presence.enter("p" + std::to_string(i), protocol::Role::attendee);
  }
  EXPECT_EQ(presence.viewers(protocol::Audience::public_), (protocol::Viewers{70, false}));
  presence.leave("ana", protocol::Role::attendee);
  EXPECT_EQ(presence.people(), 61U);
  presence.leave("ana", protocol::Role::attendee);
  presence.leave("nobody", protocol::Role::attendee);
  EXPECT_EQ(presence.people(), 60U);
}

}  // namespace
}  // namespace beffroi::hosting
