// Several nodes over one log, and laws over random orders of events.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "protocol/limits.hpp"
#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::FakeOutlet;
using testing::Followed;
using testing::room_name;
using testing::World;

TEST(Nodes, AHintBringsTheOtherNodesEntries) {
  World world(2);
  Client& ana = world.join("ana", room_name, Role::attendee, 0);
  Client& ben = world.join("ben", room_name, Role::attendee, 1);
  ana.chat(room_name, "over there");
  world.settle();
  EXPECT_EQ(ben.rooms[room_name].shared.messages.size(), 1U);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Nodes, TheLoserOfARaceDecidesAgain) {
  World world(2);
  Client& ana = world.join("ana", room_name, Role::attendee, 0);
  Client& ben = world.join("ben", room_name, Role::attendee, 1);
  const std::string first = ana.chat(room_name, "from ana");
  const std::string second = ben.chat(room_name, "from ben");
  world.settle();
  ASSERT_TRUE(ana.ok_of(first) && ben.ok_of(second));
  EXPECT_NE(*ana.ok_of(first), *ben.ok_of(second));
  EXPECT_EQ(world.node(0).gateway->count(&Counters::conflicts) + world.node(1).gateway->count(&Counters::conflicts), 1);
  EXPECT_EQ(ana.rooms[room_name].shared, ben.rooms[room_name].shared);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Nodes, ADecisionThatTheRaceMadeWrongIsRefused) {
  World world(2);
  Client& mod = world.join("mod", room_name, Role::moderator, 0);
  Client& ana = world.join("ana", room_name, Role::attendee, 1);
  SettingsChange close;
  close.questions_open = false;
  mod.command(room_name, command::ChangeSettings{close});
  const std::string asked = ana.ask(room_name, "in time?");
  for (auto& loop : world.node(0).loops) {
    while (loop->step()) {
    }
  }
  for (auto& loop : world.node(1).loops) {
    while (loop->step()) {
    }
  }
  world.settle();
  EXPECT_EQ(ana.error_of(asked), ErrorCode::questions_closed);
}

TEST(Nodes, ADeafBusDelaysButLosesNothing) {
  World world(2);
  Client& ana = world.join("ana", room_name, Role::attendee, 0);
  Client& ben = world.join("ben", room_name, Role::attendee, 1);
  world.exchange->set_copies([](std::string_view, const bus::Message&) { return 0U; });
  ana.chat(room_name, "unheard");
  world.settle();
  EXPECT_TRUE(ben.rooms[room_name].shared.messages.empty());
  world.exchange->set_copies({});
  world.pass(6'000);  // the next announcement of the head
  EXPECT_EQ(ben.rooms[room_name].shared.messages.size(), 1U);
}

// People who chat, ask, vote, come and go on connections that block at random, on one or two nodes, with a storage that
// fails and a bus that loses and repeats: at the end everyone sees what a newcomer sees.
struct Chaos {
  explicit Chaos(std::uint32_t seed) : random(seed), nodes(1 + seed % 2), world(nodes) {
    world.compressing = {"p0", "p2", "p4"};
    for (int i = 0; i < 6; ++i) {
      const Role role = i == 0 ? Role::moderator : i == 1 ? Role::speaker : Role::attendee;
      people.push_back(&world.join("p" + std::to_string(i), room_name, role, at_random(nodes)));
    }
    world.exchange->set_copies([this](std::string_view, const bus::Message&) {
      const std::size_t luck = at_random(10);
      return luck < 2 ? 0U : luck < 4 ? 2U : 1U;
    });
  }

  std::size_t at_random(std::size_t below) { return random() % below; }

  void act(Client& who) {
    const auto& questions = who.rooms[room_name].shared.questions;
    const Seq question = questions.empty() ? 2 : questions[at_random(questions.size())].id;
    switch (at_random(12)) {
      case 0:
        who.ask(room_name, "question " + std::to_string(random()));
        break;
      case 1:
        who.command(room_name, command::VoteQuestion{question, at_random(3) > 0});
        break;
      case 2:
        who.command(room_name, command::MoveQuestion{.question = question, .to = QuestionState::shortlisted});
        break;
      case 3:
        who.command(room_name, command::DeclineQuestion{.question = question, .reason = Reason::other});
        break;
      case 4:
        who.command(room_name, command::UndoQuestion{question});
        break;
      case 5:
        who.command(room_name, command::CreatePoll{"Which?", {"a", "b"}, false, ResultsRule::after_vote});
        break;
      case 6:
        who.command(room_name, command::MovePoll{poll_of(who), PollState::open});
        break;
      case 7:
        who.command(room_name, command::AnswerPoll{poll_of(who), {static_cast<std::int64_t>(at_random(2))}});
        break;
      case 8:
        break_line(who);
        break;
      default:
        who.chat(room_name, "message " + std::to_string(random()));
    }
  }

  Seq poll_of(const Client& who) {
    const auto& polls = who.rooms.at(room_name).shared.polls;
    return polls.empty() ? 2 : polls[at_random(polls.size())].id;
  }

  void break_line(Client& who) {
    who.read();
    const Followed before = who.rooms[room_name];
    who.hang_up();
    who.reconnect();
    world.connect(who, at_random(nodes));
    who.resume(room_name, before);
  }

  void run() {
    for (int step = 0; step < 250; ++step) {
      Client& who = *people[at_random(people.size())];
      switch (at_random(6)) {
        case 0:
          who.outlet->room = at_random(400);
          break;
        case 1:
          who.make_room(at_random(800));
          break;
        case 2:
          world.clock.advance(static_cast<std::int64_t>(at_random(3'000)));
          break;
        case 3:
          if (at_random(8) == 0) {
            world.storage.fail_next(1, "chaos");
          }
          break;
        default:
          act(who);
      }
      for (std::size_t turns = at_random(12); turns > 0; --turns) {
        world.step_any(random);
      }
    }
    world.exchange->set_copies({});
    for (Client* person : people) {
      person->outlet->room = FakeOutlet::everything;
      person->make_room(0);
    }
    world.settle(random);
    world.pass(limits::heartbeat_ms + 6'000);
  }

  std::mt19937 random;
  const std::size_t nodes;
  World world;
  std::vector<Client*> people;
};

TEST(ChaosLaw, EverybodyEndsWithWhatANewcomerSees) {
  for (std::uint32_t seed = 1; seed <= 120; ++seed) {
    Chaos chaos(seed);
    chaos.run();
    ASSERT_EQ(chaos.world.breaches(), "") << "seed " << seed;
    for (Client* person : chaos.people) {
      ASSERT_FALSE(person->outlet->closed_with) << "seed " << seed;
      ASSERT_EQ(chaos.world.difference(*person, room_name), "") << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace beffroi::hosting
