// Late verdicts as pure decisions: each item in each state, each verdict.
#include "room/verdicts.hpp"

#include <gtest/gtest.h>

#include "protocol/codec.hpp"
#include "protocol/limits.hpp"

namespace beffroi::room {
namespace {

using namespace protocol;
using Kind = Verdict::Kind;

struct ARoom : ::testing::Test {
  State state{"r-1"};
  Seq seq = 0;
  const Author ana{.person = "ana", .name = "Ana", .role = Role::attendee};
  const Author mod{.person = "mod", .name = "Mod", .role = Role::moderator};

  ARoom() { add(std::nullopt, fact::RoomOpened{.settings = opening_settings(RoomKind::session)}); }

  Seq add(std::optional<Author> by, Fact fact, std::optional<std::string> command = std::nullopt) {
    apply(state, {.seq = ++seq,
                  .id = "e" + std::to_string(seq),
                  .at = seq,
                  .actor = std::move(by),
                  .cmd = std::move(command),
                  .fact = std::move(fact)});
    return seq;
  }
  Seq message(MessageState in = MessageState::visible, Channel channel = Channel::room) {
    return add(ana, fact::MessagePosted{.channel = channel, .text = "Bonjour", .state = in},
               "c-" + std::to_string(seq));
  }
  Seq question(QuestionState in = QuestionState::visible) {
    return add(ana, fact::QuestionAsked{.author = ana, .text = "Quand ?", .state = in}, "c-" + std::to_string(seq));
  }
  // Takes the verdict in; says which facts it made.
  std::string late(Seq item, Kind kind, std::string text = {}) {
    std::string said;
    for (Fact& fact : verdict_facts(state, item, {.verdict = {.kind = kind, .text = std::move(text)}})) {
      if (const auto* review = std::get_if<fact::MessageReviewed>(&fact))
        said += std::string(to_string(review->to)) + " ";
      if (const auto* move = std::get_if<fact::QuestionMoved>(&fact)) said += std::string(to_string(move->to)) + " ";
      if (const auto* edit = std::get_if<fact::QuestionEdited>(&fact)) said += "\"" + edit->text + "\" ";
      add(std::nullopt, std::move(fact));
    }
    return said;
  }
};

TEST_F(ARoom, MessagesByStateAndVerdict) {
  EXPECT_EQ(late(message(MessageState::held), Kind::allow), "visible ");
  EXPECT_EQ(late(message(MessageState::held), Kind::hold), "");
  EXPECT_EQ(late(message(MessageState::held), Kind::rewrite, "Salut"), "");
  EXPECT_EQ(late(message(MessageState::held), Kind::reject), "declined ");
  EXPECT_EQ(late(message(), Kind::allow), "");
  EXPECT_EQ(late(message(), Kind::hold), "held ");
  EXPECT_EQ(late(message(), Kind::rewrite, "Salut"), "held ") << "its words cannot be changed";
  EXPECT_EQ(late(message(), Kind::reject), "removed ");
}

TEST_F(ARoom, AVerdictMayBeReversedAndRepeatingChangesNothing) {
  const Seq item = message();
  EXPECT_EQ(late(item, Kind::hold), "held ");
  EXPECT_EQ(state.room().chat.held, 1);
  EXPECT_EQ(late(item, Kind::hold), "");
  EXPECT_EQ(late(item, Kind::allow), "visible ");
  EXPECT_EQ(state.room().chat.held, 0);
  EXPECT_EQ(late(item, Kind::reject), "removed ");
  EXPECT_EQ(late(item, Kind::reject), "");
  EXPECT_EQ(late(item, Kind::allow), "") << "a removed one is brought back by a person only";
}

TEST_F(ARoom, QuestionsByStateAndVerdict) {
  EXPECT_EQ(late(question(QuestionState::held), Kind::allow), "visible ");
  EXPECT_EQ(late(question(QuestionState::held), Kind::hold), "");
  EXPECT_EQ(late(question(QuestionState::held), Kind::reject), "declined ");
  EXPECT_EQ(late(question(QuestionState::held), Kind::rewrite, " À quelle heure ? "), "\"À quelle heure ?\" visible ");
  EXPECT_EQ(late(question(), Kind::rewrite, "À quelle heure ?"), "\"À quelle heure ?\" ");
  EXPECT_EQ(late(question(), Kind::rewrite, "Quand ?"), "");
  EXPECT_EQ(late(question(), Kind::rewrite, std::string(301, 'x')), "") << "too long to be one";
  EXPECT_EQ(late(question(), Kind::hold), "held ");
  EXPECT_EQ(late(question(), Kind::reject), "declined ");
  EXPECT_EQ(late(question(), Kind::allow), "");
}

TEST_F(ARoom, PeopleOutrankTheHook) {
  const Seq approved = message(MessageState::held);
  add(mod, fact::MessageReviewed{.message = approved, .to = MessageState::visible});
  EXPECT_EQ(late(approved, Kind::reject), "");
  const Seq declined = question(QuestionState::held);
  add(mod, fact::QuestionMoved{.question = declined, .to = QuestionState::declined, .reason = Reason::off_topic});
  EXPECT_EQ(late(declined, Kind::allow), "");
  const Seq shortlisted = question();
  add(mod, fact::QuestionMoved{.question = shortlisted, .to = QuestionState::shortlisted});
  EXPECT_EQ(late(shortlisted, Kind::reject), "");
}

TEST_F(ARoom, WhereNoMoreCanBeHeldItIsTakenAway) {
  for (std::int64_t i = 0; i < limits::held_messages_per_room; ++i) message(MessageState::held);
  EXPECT_EQ(late(message(), Kind::hold), "removed ");
}

TEST_F(ARoom, AMessageThatLeftTheWindowCanOnlyBeTakenAway) {
  const Seq old = message();
  const Seq old_backstage_neighbour = message();
  for (std::int64_t i = 0; i < limits::room_window_messages; ++i) message();
  EXPECT_EQ(late(old, Kind::allow), "");
  EXPECT_EQ(late(old, Kind::reject), "removed ");
  EXPECT_EQ(late(old, Kind::reject), "");
  EXPECT_EQ(late(old_backstage_neighbour, Kind::hold), "removed ");
  EXPECT_EQ(late(seq + 5, Kind::reject), "") << "not yet there";
}

TEST_F(ARoom, AnItemIsFoundByItsCommand) {
  const Seq item =
      add(ana, fact::MessagePosted{.channel = Channel::room, .text = "Salut", .state = MessageState::held}, "c-x");
  const LateVerdict allow{};
  EXPECT_TRUE(verdict_facts(state, "ben", "c-x", allow).empty());
  EXPECT_TRUE(verdict_facts(state, "ana", "c-y", allow).empty());
  const auto facts = verdict_facts(state, "ana", "c-x", allow);
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(std::get<fact::MessageReviewed>(facts.front()).message, item);
}

TEST_F(ARoom, InAPrivateConversationTheHookHasNoSay) {
  State conversation{"c-h-1"};
  apply(conversation,
        {.seq = 1,
         .id = "e1",
         .fact = fact::RoomOpened{.kind = RoomKind::conversation, .conversation = Conversation{.room = "c-h-1"}}});
  apply(conversation, {.seq = 2, .id = "e2", .actor = ana, .fact = fact::MessagePosted{.text = "Bonjour"}});
  EXPECT_TRUE(verdict_facts(conversation, 2, {.verdict = {.kind = Kind::reject}}).empty());
}

}  // namespace
}  // namespace beffroi::room
