// What somebody who comes back is told: each object once, as it is now, and never what was removed or reworded.
#include "hosting/tail.hpp"

#include <gtest/gtest.h>

#include <string>

namespace beffroi::hosting {
namespace {

using protocol::Audience;

ProjectedEntry entry(protocol::Seq seq, protocol::Seq message, const std::string& text) {
  ProjectedEntry entry;
  entry.seq = seq;
  const ObjectKey object{ObjectKey::Kind::message, message};
  for (auto& updates : entry.shared)
    updates.push_back({object, "{\"seq\":" + std::to_string(seq) + ",\"" + text + "\":1}"});
  return entry;
}

std::string told(Tail& tail, protocol::Seq after) {
  std::string bytes;
  for (const Piece& piece : tail.replay(after, Audience::public_, {})) bytes += piece.bytes;
  return bytes;
}

TEST(Tail, ARemovedTextIsNotReplayed) {
  Tail tail("r", "e", 0);
  tail.add(entry(1, 1, "secret"));
  tail.add(entry(2, 2, "other"));
  tail.add(entry(3, 1, "removed"));
  const std::string bytes = told(tail, 0);
  EXPECT_EQ(bytes.find("secret"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("other"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("removed"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("\"after\":0,\"upto\":3"), std::string::npos) << bytes;
}

TEST(Tail, TheSameObjectMayChangeOften) {
  Tail tail("r", "e", 0);
  for (protocol::Seq seq = 1; seq <= 50; ++seq) tail.add(entry(seq, 1, "wording" + std::to_string(seq)));
  const std::string bytes = told(tail, 10);
  EXPECT_EQ(bytes.find("wording49"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("wording50"), std::string::npos) << bytes;
}

TEST(Tail, EntriesFromBeforeARestartAreThereForThoseWhoComeBackOnly) {
  Tail tail("r", "e", 0);
  for (protocol::Seq seq = 1; seq <= 5; ++seq) tail.add_known(entry(seq, seq, "known" + std::to_string(seq)));
  EXPECT_FALSE(tail.has_pending());
  EXPECT_TRUE(tail.take().empty());
  EXPECT_TRUE(tail.covers(2));
  EXPECT_NE(told(tail, 2).find("known3"), std::string::npos);
  EXPECT_EQ(told(tail, 2).find("known2"), std::string::npos);
}

// A room under the moderation delay, as its home feeds its tail.
struct Delayed : testing::Test {
  room::State state{"r"};
  Tail tail{"r", "e", 0};

  void append(protocol::Fact fact, std::optional<protocol::Author> actor = std::nullopt) {
    const protocol::Entry entry{.seq = state.head() + 1,
                                .id = "e" + std::to_string(state.head() + 1),
                                .at = 1000,
                                .actor = std::move(actor),
                                .fact = std::move(fact)};
    room::apply(state, entry);
    tail.add(projected(state, entry));
  }

  Delayed() {
    const protocol::Author ana{.person = "ana", .name = "Ana"};
    append(protocol::fact::RoomOpened{.title = "T", .settings = room::opening_settings(protocol::RoomKind::session)});
    append(protocol::fact::MessagePosted{.text = "later", .state = protocol::MessageState::delayed, .visible_at = 3000},
           ana);
  }
};

TEST_F(Delayed, WhoeverComesBackMeanwhileIsToldOfTheRangeAlone) {
  const std::string bytes = told(tail, 1);
  EXPECT_EQ(bytes.find("later"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("\"after\":1,\"upto\":2"), std::string::npos) << bytes;
  const auto due = room::due(state, 2999);
  EXPECT_TRUE(due.empty());
}

TEST_F(Delayed, WhoeverComesBackAfterwardsIsToldOnce) {
  EXPECT_EQ(room::next_due(state), 3000);
  for (protocol::Fact& fact : room::due(state, 3000)) append(std::move(fact));
  EXPECT_FALSE(room::next_due(state));
  for (const protocol::Seq position : {protocol::Seq{1}, protocol::Seq{2}}) {
    const std::string bytes = told(tail, position);
    const auto first = bytes.find("later");
    ASSERT_NE(first, std::string::npos) << bytes;
    EXPECT_EQ(bytes.find("later", first + 1), std::string::npos) << bytes;
    EXPECT_EQ(bytes.find("visible_at"), std::string::npos) << bytes;
  }
}

TEST_F(Delayed, WhatIsTakenAwayMeanwhileIsNeverTold) {
  append(protocol::fact::MessageReviewed{.message = 2, .to = protocol::MessageState::removed});
  EXPECT_TRUE(room::due(state, 9000).empty());
  const std::string bytes = told(tail, 1);
  EXPECT_EQ(bytes.find("later"), std::string::npos) << bytes;
  EXPECT_EQ(bytes.find("message_removed"), std::string::npos) << "that there was something is a secret, too";
}

}  // namespace
}  // namespace beffroi::hosting
