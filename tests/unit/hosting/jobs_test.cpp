// Jobs-connect: the hall, its queue, and private rooms of two.
#include <gtest/gtest.h>

#include <algorithm>

#include "hosting/bounds.hpp"
#include "protocol/limits.hpp"
#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::Followed;
using testing::hall_name;
using testing::World;

struct JobsTest : ::testing::Test {
  World world;
  Client& organiser = world.join("organiser", hall_name, Role::organiser);
  Client& recruiter = world.join("recruiter", hall_name, Role::recruiter);
  Client& ana = world.join("ana", hall_name);
  Client& ben = world.join("ben", hall_name);
  Seq booth = 0;

  void SetUp() override {
    organiser.command(hall_name, command::AddBooth{"Sample booth", "We hire", {}});
    world.settle();
    booth = organiser.rooms[hall_name].shared.booths.at(0).id;
    organiser.command(hall_name, command::StaffBooth{booth, "recruiter", "Sample recruiter", true});
    world.settle();
  }

  void queue_up(Client& who, const std::string& note) {
    who.command(hall_name, command::JoinQueue{booth, note});
    world.settle();
  }

  // The private room of a candidate who was called and answered.
  std::string start_conversation(Client& candidate) {
    recruiter.command(hall_name, command::CallNext{booth});
    world.settle();
    const auto& tickets = candidate.rooms[hall_name].mine.tickets;
    const auto called = std::ranges::find(tickets, TicketState::called, &Ticket::state);
    if (called == tickets.end()) {
      ADD_FAILURE() << "nobody was called";
      return {};
    }
    candidate.command(hall_name, command::AcceptCall{called->id});
    world.settle();
    const auto& conversations = candidate.rooms[hall_name].mine.conversations;
    return conversations.empty() ? std::string() : conversations.back().room;
  }

  static std::string all_text(const Client& client) {
    std::string all;
    for (const std::string& text : client.texts) {
      all += text;
    }
    return all;
  }
};

TEST_F(JobsTest, TheQueueIsSeenByItsRecruiterOnly) {
  queue_up(ana, "note-marker");
  ASSERT_EQ(recruiter.rooms[hall_name].mine.queues.size(), 1U);
  EXPECT_EQ(recruiter.rooms[hall_name].mine.queues[0].tickets.at(0).note, "note-marker");
  EXPECT_EQ(all_text(ben).find("note-marker"), std::string::npos);
  EXPECT_EQ(ana.rooms[hall_name].mine.tickets.at(0).position, 1);
  EXPECT_EQ(world.difference(recruiter, hall_name), "");
  EXPECT_EQ(world.breaches(), "");
}

TEST_F(JobsTest, WhoeverABoothWasGrantedToIsOneOfItsRecruitersOnceTheyCome) {
  queue_up(ana, "note-marker");
  world.entrance.granted["second"] = {booth};
  Client& second = world.join("second", hall_name, Role::recruiter);
  world.settle();
  const auto& recruiters = ben.rooms[hall_name].shared.booths.at(0).recruiters;
  ASSERT_EQ(recruiters.size(), 2U);
  EXPECT_EQ(recruiters[1].person, "second");
  EXPECT_EQ(recruiters[1].name, "Sample second");
  ASSERT_EQ(second.rooms[hall_name].mine.queues.size(), 1U);
  EXPECT_EQ(second.rooms[hall_name].mine.queues[0].tickets.at(0).note, "note-marker");
  second.command(hall_name, command::CallNext{booth});
  world.settle();
  EXPECT_EQ(ana.rooms[hall_name].mine.tickets.at(0).state, TicketState::called);
  EXPECT_EQ(world.difference(second, hall_name), "");
  EXPECT_EQ(world.breaches(), "");
}

TEST_F(JobsTest, WhoeverWasTakenOffAGrantedBoothStaysOff) {
  world.entrance.granted["second"] = {booth};
  world.join("second", hall_name, Role::recruiter);
  world.settle();
  organiser.command(hall_name, command::StaffBooth{booth, "second", "", false});
  world.settle();
  Client& again = world.join("second", hall_name, Role::recruiter);
  world.settle();
  EXPECT_EQ(ben.rooms[hall_name].shared.booths.at(0).recruiters.size(), 1U);
  EXPECT_TRUE(again.rooms[hall_name].mine.queues.empty());
}

TEST_F(JobsTest, WhoeverIsNoRecruiterAnyMoreSeesNoQueue) {
  queue_up(ana, "note-marker");
  Client& former = world.join("recruiter", hall_name, Role::attendee);
  EXPECT_TRUE(former.rooms[hall_name].mine.queues.empty());
  EXPECT_EQ(all_text(former).find("note-marker"), std::string::npos);
}

TEST_F(JobsTest, ARecruiterTakenOffABoothHearsNoMoreOfIt) {
  organiser.command(hall_name, command::StaffBooth{booth, "recruiter", "Sample recruiter", false});
  organiser.command(hall_name, command::AddBooth{"Another", "We hire too", {}});
  world.settle();
  queue_up(ana, "note-marker");
  EXPECT_TRUE(recruiter.rooms[hall_name].mine.queues.empty());
  EXPECT_EQ(all_text(recruiter).find("note-marker"), std::string::npos);
}

TEST_F(JobsTest, AConversationIsForTwoAndNobodyElse) {
  queue_up(ana, "hello");
  const std::string room = start_conversation(ana);
  ASSERT_FALSE(room.empty());
  ana.join(room);
  recruiter.join(room);
  ben.join(room);
  organiser.join(room);
  world.settle();
  EXPECT_EQ(ana.rooms[room].snapshots, 1);
  EXPECT_EQ(ana.rooms[room].role, Role::attendee);
  EXPECT_EQ(recruiter.rooms[room].role, Role::recruiter);
  EXPECT_EQ(ben.last_error(), ErrorCode::forbidden);
  EXPECT_EQ(organiser.last_error(), ErrorCode::forbidden);
  ana.chat(room, "secret-marker");
  ana.send(client::Typing{room});
  world.settle();
  EXPECT_EQ(recruiter.rooms[room].shared.messages.size(), 1U);
  world.pass(300);
  const auto signals = recruiter.all_of<server::Sig>();
  EXPECT_TRUE(std::ranges::any_of(
      signals, [](const server::Sig& sig) { return sig.s.typing == std::vector<std::string>{"Sample ana"}; }));
  for (const Client* other : {&ben, &organiser}) {
    EXPECT_EQ(all_text(*other).find("secret-marker"), std::string::npos) << other->person;
  }
  EXPECT_EQ(world.breaches(), "");
}

TEST_F(JobsTest, TheEndOfAConversationReachesTheHall) {
  queue_up(ana, "first");
  queue_up(ben, "second");
  const std::string room = start_conversation(ana);
  recruiter.join(room);
  world.settle();
  recruiter.command(room, command::EndConversation{});
  world.settle();
  EXPECT_EQ(ana.rooms[hall_name].mine.tickets.at(0).state, TicketState::done);
  EXPECT_FALSE(start_conversation(ben).empty());
}

TEST_F(JobsTest, TimeEndsCallsAndConversations) {
  queue_up(ana, "first");
  recruiter.command(hall_name, command::CallNext{booth});
  world.settle();
  world.pass(limits::call_ring_ms + 200);
  EXPECT_EQ(ana.rooms[hall_name].mine.tickets.at(0).state, TicketState::missed);
  queue_up(ben, "second");
  const std::string room = start_conversation(ben);
  ben.join(room);
  world.settle();
  for (std::int64_t passed = 0; passed <= limits::conversation_ms; passed += 10'000) {
    world.clock.advance(10'000);
    world.settle();
  }
  EXPECT_EQ(ben.rooms[room].shared.conversation->state, ConversationState::ended);
  EXPECT_EQ(ben.rooms[hall_name].mine.tickets.at(0).state, TicketState::done);
}

// The hub stopped after the hall's commit and before the private room's: the hall makes up for it when it wakes.
TEST_F(JobsTest, AConversationThatWasNotOpenedIsOpenedLater) {
  queue_up(ana, "hello");
  recruiter.command(hall_name, command::CallNext{booth});
  world.settle();
  ana.command(hall_name, command::AcceptCall{ana.rooms[hall_name].mine.tickets.at(0).id});
  for (int i = 0; i < 100; ++i) {
    for (auto& loop : world.node().loops) {
      while (loop->step()) {
      }
    }
    if (i == 0) {
      world.storage.step();               // the hall's append
      world.storage.fail_next(1, "off");  // the conversation's log cannot be begun
    }
  }
  world.settle();
  ASSERT_FALSE(ana.rooms[hall_name].mine.conversations.empty());
  const std::string room = ana.rooms[hall_name].mine.conversations.back().room;
  ana.join(room);
  world.settle();
  EXPECT_EQ(ana.rooms[room].snapshots, 1);
  ben.join("c-" + hall_name + "-9999");
  world.settle();
  EXPECT_FALSE(ben.last_error());
  world.pass(bounds::hall_answer_ms + 100);
  EXPECT_EQ(ben.last_error(), ErrorCode::unknown_room) << "nobody opens it";
}

}  // namespace
}  // namespace beffroi::hosting
