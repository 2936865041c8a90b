// Hosting as clients see it, on one node.
#include <gtest/gtest.h>

#include <algorithm>

#include "hosting/bounds.hpp"
#include "protocol/limits.hpp"
#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::FakeOutlet;
using testing::Followed;
using testing::hall_name;
using testing::room_name;
using testing::World;

bool has_message(const Followed& room, const std::string& text) {
  return std::ranges::any_of(room.shared.messages, [&](const Message& message) { return message.text == text; });
}

std::string all_text(const Client& client) {
  std::string all;
  for (const std::string& text : client.texts) {
    all += text + "\n";
  }
  return all;
}

TEST(Hello, IsAnsweredWithWelcome) {
  World world;
  Client& ana = world.enter("ana");
  const auto welcomes = ana.all_of<server::Welcome>();
  ASSERT_EQ(welcomes.size(), 1U);
  EXPECT_EQ(welcomes[0].me.person, "ana");
  EXPECT_EQ(welcomes[0].now, world.clock.wall_ms());
}

TEST(Hello, ABadTicketEndsTheConnection) {
  World world;
  world.entrance.bad_tickets.insert("ana");
  Client& ana = world.enter("ana");
  EXPECT_EQ(ana.last_error(), ErrorCode::bad_ticket);
  EXPECT_EQ(ana.outlet->closed_with, close_code::ticket_expired);
}

TEST(Hello, MustComeFirstAndInTime) {
  World world;
  world.clients.push_back(std::make_unique<Client>("mute"));
  Client& mute = *world.clients.back();
  mute.session = world.gateway().open(*mute.outlet, {0, ""});
  world.pass(limits::hello_deadline_ms - 100);
  EXPECT_FALSE(mute.outlet->closed_with);
  world.pass(200);
  EXPECT_EQ(mute.outlet->closed_with, close_code::ticket_expired);

  world.clients.push_back(std::make_unique<Client>("rude"));
  Client& rude = *world.clients.back();
  rude.session = world.gateway().open(*rude.outlet, {0, ""});
  rude.join(room_name);
  EXPECT_EQ(rude.outlet->closed_with, close_code::bad_protocol);
}

TEST(Join, OpensTheRoomAndGivesASnapshot) {
  World world;
  Client& ana = world.join("ana", room_name);
  const Followed& room = ana.rooms[room_name];
  EXPECT_EQ(room.snapshots, 1);
  EXPECT_EQ(room.position, 1) << "the room's first entry says what the programme says";
  EXPECT_EQ(room.shared.title, "Sample " + room_name);
  EXPECT_EQ(room.role, Role::attendee);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Join, AnUnknownRoomIsRefused) {
  World world;
  Client& ana = world.join("ana", "nowhere");
  EXPECT_EQ(ana.last_error(), ErrorCode::unknown_room);
  ana.chat("nowhere", "hello?");
  world.settle();
  EXPECT_EQ(ana.last_error(), ErrorCode::not_joined);
}

TEST(Join, FollowsABoundedNumberOfRooms) {
  World world;
  for (int i = 0; i < 10; ++i) {
    world.entrance.programme["room-" + std::to_string(i)] = world.entrance.programme[room_name];
  }
  Client& ana = world.enter("ana");
  for (int i = 0; i < 9; ++i) {
    ana.join("room-" + std::to_string(i));
  }
  world.settle();
  EXPECT_EQ(ana.all_of<server::Joined>().size(), 8U);
  EXPECT_EQ(ana.last_error(), ErrorCode::too_many_rooms);
  ana.send(client::Leave{"room-3"});
  ana.join("room-8");
  world.settle();
  EXPECT_EQ(ana.all_of<server::Joined>().size(), 9U);
}

TEST(Turn, OkComesAfterTheCommitAndEverybodySeesTheMessage) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  const std::string id = ana.chat(room_name, "bonjour");
  for (int i = 0; i < 20; ++i) {  // everything but the storage
    for (auto& loop : world.node().loops) {
      while (loop->step()) {
      }
    }
  }
  ana.read();
  ben.read();
  EXPECT_FALSE(ana.ok_of(id)) << "not durable yet";
  EXPECT_FALSE(has_message(ben.rooms[room_name], "bonjour"));
  world.settle();
  EXPECT_EQ(ana.ok_of(id), 2);
  EXPECT_TRUE(has_message(ana.rooms[room_name], "bonjour"));
  EXPECT_TRUE(has_message(ben.rooms[room_name], "bonjour"));
  EXPECT_EQ(ben.rooms[room_name].position, 2);
}

TEST(Turn, CommandsThatWaitShareOneAppend) {
  World world;
  std::vector<Client*> people;
  for (int i = 0; i < 20; ++i) {
    people.push_back(&world.join("p" + std::to_string(i), room_name));
  }
  const std::int64_t before = world.count(&Counters::appends);
  for (Client* person : people) {
    person->chat(room_name, "hello from " + person->person);
  }
  world.settle();
  EXPECT_LE(world.count(&Counters::appends) - before, 2 + 1);
  EXPECT_EQ(people[0]->rooms[room_name].position, 21);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Flushes, OfABigRoomWaitForTheTickButTheStageDoesNot) {
  World world(1, 1);
  Client& sam = world.join("sam", room_name, Role::moderator);
  for (std::size_t i = 0; i < bounds::small_room; ++i) {
    world.join("p" + std::to_string(i), room_name);
  }
  Client& ana = *world.clients.back();
  world.pass(1'000);
  sam.chat(room_name, "the first after a pause goes at once");
  world.settle();
  EXPECT_TRUE(has_message(ana.rooms[room_name], "the first after a pause goes at once"));
  sam.chat(room_name, "this waits");
  world.settle();
  EXPECT_FALSE(has_message(ana.rooms[room_name], "this waits"));
  world.pass(bounds::tick_max_ms);
  EXPECT_TRUE(has_message(ana.rooms[room_name], "this waits"));
  sam.chat(room_name, "this went out");
  world.settle();
  sam.chat(room_name, "this goes with the stage");
  sam.command(room_name, command::SetStage{Stage{StageState::live, "https://stream.example.org/live.m3u8", {}}});
  world.settle();
  EXPECT_TRUE(has_message(ana.rooms[room_name], "this goes with the stage"));
  EXPECT_EQ(ana.rooms[room_name].shared.stage.state, StageState::live);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Turn, ARepeatGetsTheFirstAnswerAndHappensOnce) {
  World world;
  Client& ana = world.join("ana", room_name);
  ana.command(room_name, command::AskQuestion{"why?", std::nullopt}, "q-1");
  ana.command(room_name, command::AskQuestion{"why?", std::nullopt}, "q-1");
  world.settle();
  ana.command(room_name, command::AskQuestion{"why?", std::nullopt}, "q-1");
  world.settle();
  const auto oks = ana.all_of<server::Ok>();
  ASSERT_EQ(oks.size(), 3U);
  EXPECT_EQ(oks[0].seq, oks[2].seq);
  EXPECT_EQ(oks[1].seq, oks[2].seq);
  EXPECT_EQ(ana.rooms[room_name].shared.questions.size(), 1U);
}

TEST(Turn, AFailedStorageShowsNothingAndTheSameCommandSucceedsLater) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  world.storage.fail_next(1, "disk full");
  ana.command(room_name, command::PostMessage{"lost?", Channel::room, std::nullopt}, "m-1");
  world.settle();
  EXPECT_EQ(ana.error_of("m-1"), ErrorCode::storage_unavailable);
  EXPECT_TRUE(ana.all_of<server::Err>().back().retry_ms);
  EXPECT_EQ(ben.rooms[room_name].position, 1);
  EXPECT_TRUE(ben.rooms[room_name].shared.messages.empty());
  ana.command(room_name, command::PostMessage{"lost?", Channel::room, std::nullopt}, "m-1");
  world.settle();
  EXPECT_EQ(ana.ok_of("m-1"), 2);
  EXPECT_TRUE(has_message(ben.rooms[room_name], "lost?"));
}

TEST(Turn, ARoomWhoseLogCannotBeReadRefusesAndOpensLater) {
  World world;
  world.storage.fail_next(1, "disk full");
  Client& ana = world.join("ana", room_name);
  EXPECT_EQ(ana.last_error(), ErrorCode::storage_unavailable);
  ana.join(room_name);
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].snapshots, 1);
}

TEST(Turn, AFullQueueIsBusy) {
  World world;
  std::vector<Client*> people;
  for (int i = 0; i < 60; ++i) {
    people.push_back(&world.join("m" + std::to_string(i), room_name, Role::moderator));
  }
  // One append is under way; what comes meanwhile waits, up to the bound.
  for (int round = 0; round < 25; ++round) {
    for (Client* person : people) {
      person->chat(room_name, "x");
    }
    for (int i = 0; i < 200; ++i) {
      for (auto& loop : world.node().loops) {
        loop->step();
      }
    }
  }
  world.settle();
  std::size_t answered = 0;
  std::size_t busy = 0;
  for (Client* person : people) {
    answered += person->all_of<server::Ok>().size();
    for (const server::Err& err : person->all_of<server::Err>()) {
      busy += err.code == ErrorCode::busy;
      answered += 1;
    }
  }
  EXPECT_EQ(answered, 25U * 60U) << "everyone is answered";
  EXPECT_GT(busy, 0U);
}

TEST(Pace, TooManyIsSaidWithTheTimeAndStaffIsExempt) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& mod = world.join("mod", room_name, Role::moderator);
  for (int i = 0; i < 4; ++i) {
    ana.chat(room_name, "a" + std::to_string(i));
    mod.chat(room_name, "m" + std::to_string(i));
  }
  world.settle();
  EXPECT_EQ(ana.all_of<server::Ok>().size(), 3U);
  EXPECT_EQ(ana.last_error(), ErrorCode::too_many);
  EXPECT_EQ(ana.all_of<server::Err>().back().retry_ms, limits::message_pause_ms);
  EXPECT_EQ(mod.all_of<server::Ok>().size(), 4U);
}

TEST(Pace, AConnectionThatFloodsIsHeldBack) {
  World world;
  Client& mod = world.join("mod", room_name, Role::moderator);
  for (int i = 0; i < 40; ++i) {
    mod.chat(room_name, "x");
  }
  world.settle();
  EXPECT_EQ(mod.last_error(), ErrorCode::too_many);
  EXPECT_EQ(mod.all_of<server::Ok>().size(), static_cast<std::size_t>(limits::commands_burst) - 1);
}

TEST(BrokenMessages, AreAnsweredThenEndTheConnection) {
  World world;
  Client& ana = world.enter("ana");
  ana.session->on_text("{not json");
  world.settle();
  EXPECT_EQ(ana.last_error(), ErrorCode::bad_message);
  EXPECT_FALSE(ana.outlet->closed_with);
  for (int i = 0; i < 40; ++i) {
    ana.session->on_text(R"({"t":"do","id":"1","room":"r","cmd":{"k":"no_such"}})");
  }
  EXPECT_EQ(ana.outlet->closed_with, close_code::abuse);
}

TEST(Audiences, HeldQuestionsReachStaffAndTheirAuthorOnly) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  Client& mod = world.join("mod", room_name, Role::moderator);
  SettingsChange hold;
  hold.hold_questions = true;
  mod.command(room_name, command::ChangeSettings{hold});
  world.settle();
  ana.ask(room_name, "held-marker");
  world.settle();
  EXPECT_EQ(mod.rooms[room_name].shared.questions.size(), 1U);
  EXPECT_EQ(ana.rooms[room_name].mine.questions.size(), 1U);
  EXPECT_EQ(all_text(ben).find("held-marker"), std::string::npos);
  Client& late = world.join("late", room_name);
  EXPECT_EQ(all_text(late).find("held-marker"), std::string::npos);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Votes, MoveBySignalsAndTroubleNobodyElse) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  Client& eve = world.join("eve", room_name);
  ana.ask(room_name, "why?");
  world.settle();
  world.pass(1'000);
  const Seq question = eve.rooms[room_name].shared.questions.at(0).id;
  const std::size_t ups = eve.all_of<server::Up>().size();
  const std::string id = ben.command(room_name, command::VoteQuestion{question, true});
  world.settle();
  world.pass(1'000);
  EXPECT_TRUE(ben.ok_of(id));
  EXPECT_EQ(ben.rooms[room_name].mine.votes, std::vector<Seq>{question});
  EXPECT_EQ(eve.rooms[room_name].shared.questions.at(0).votes, 1);
  EXPECT_EQ(eve.all_of<server::Up>().size(), ups) << "a vote alone sends the others no frame";
  EXPECT_EQ(ben.rooms[room_name].position, *ben.ok_of(id)) << "the voter's position moves on";
  EXPECT_LT(eve.rooms[room_name].position, *ben.ok_of(id));
  ana.chat(room_name, "next");
  world.settle();
  EXPECT_EQ(eve.rooms[room_name].position, *ben.ok_of(id) + 1);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Votes, OfASlowClientAreTheNewestWhenItListensAgain) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& slow = world.join("slow", room_name);
  const std::string asked = ana.ask(room_name, "why?");
  world.settle();
  const Seq first = *ana.ok_of(asked);
  slow.outlet->room = 0;
  for (int i = 0; i < 5; ++i) {
    Client& voter = world.join("v" + std::to_string(i), room_name);
    voter.command(room_name, command::VoteQuestion{first, true});
    world.pass(limits::signal_interval_ms * 2);
  }
  const std::size_t signals = slow.all_of<server::Sig>().size();
  slow.make_room(FakeOutlet::everything);
  world.settle();
  EXPECT_EQ(slow.rooms[room_name].shared.questions.at(0).votes, 5);
  EXPECT_LE(slow.all_of<server::Sig>().size() - signals, 3U)
      << "what was under way, the newest, and one for what it missed";
  ana.chat(room_name, "brings the positions of the votes");
  world.settle();
  EXPECT_EQ(world.difference(slow, room_name), "");
  EXPECT_EQ(world.breaches(), "");
}

TEST(Votes, OneSignalCarriesManyVotes) {
  World world;
  Client& ana = world.join("ana", room_name);
  ana.ask(room_name, "why?");
  world.settle();
  const Seq question = ana.rooms[room_name].shared.questions.at(0).id;
  std::vector<Client*> people;
  for (int i = 0; i < 20; ++i) {
    people.push_back(&world.join("p" + std::to_string(i), room_name));
  }
  world.pass(1'000);
  const std::size_t before = ana.all_of<server::Sig>().size();
  for (Client* person : people) {
    person->command(room_name, command::VoteQuestion{question, true});
    world.settle();
  }
  world.pass(limits::signal_interval_ms * 2);
  EXPECT_LE(ana.all_of<server::Sig>().size() - before, 2U);
  EXPECT_EQ(ana.rooms[room_name].shared.questions.at(0).votes, 20);
}

TEST(Polls, ResultsAfterVotingGoToThoseWhoVoted) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  Client& eve = world.join("eve", room_name);
  Client& mod = world.join("mod", room_name, Role::moderator);
  mod.command(room_name, command::CreatePoll{"Which?", {"one", "two"}, false, ResultsRule::after_vote});
  world.settle();
  const Seq poll = mod.rooms[room_name].shared.polls.at(0).id;
  mod.command(room_name, command::MovePoll{poll, PollState::open});
  world.settle();
  ana.command(room_name, command::AnswerPoll{poll, {0}});
  world.settle();
  ben.command(room_name, command::AnswerPoll{poll, {1}});
  world.settle();
  world.pass(1'000);
  ASSERT_EQ(ana.rooms[room_name].mine.answers.size(), 1U);
  EXPECT_EQ(ana.rooms[room_name].mine.answers[0].counts, (std::vector<std::int64_t>{1, 1}));
  EXPECT_EQ(mod.rooms[room_name].shared.polls.at(0).voters, 2);
  EXPECT_EQ(all_text(eve).find("\"counts\""), std::string::npos);
  EXPECT_EQ(all_text(eve).find("\"voters\""), std::string::npos);
  EXPECT_EQ(world.breaches(), "");
}

TEST(Signals, ReactionsAreSummedAndLimited) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  world.pass(2'000);
  for (int i = 0; i < 5; ++i) {
    ana.send(client::React{room_name, Reaction::heart});
    ben.send(client::React{room_name, Reaction::heart});
  }
  world.pass(1'500);
  std::int64_t hearts = 0;
  for (const server::Sig& sig : ben.all_of<server::Sig>()) {
    hearts += sig.s.reactions ? sig.s.reactions->at("heart") : 0;
  }
  EXPECT_EQ(hearts, 2);
}

TEST(Signals, ViewersAreExactForStaffOnly) {
  World world;
  Client& mod = world.join("mod", room_name, Role::moderator);
  Client& ana = world.join("ana", room_name);
  Client& ana_again = world.join("ana", room_name);
  world.join("screen", room_name, Role::projector);
  world.pass(1'000);
  EXPECT_EQ(mod.rooms[room_name].viewers, (Viewers{2, true}));
  EXPECT_EQ(ana.rooms[room_name].viewers, (Viewers{5, false}));
  ana.hang_up();
  ana_again.send(client::Leave{room_name});
  world.pass(1'000);
  EXPECT_EQ(mod.rooms[room_name].viewers, (Viewers{1, true}));
}

TEST(Projector, SeesButDoesNothing) {
  World world;
  Client& screen = world.join("screen", room_name, Role::projector);
  const std::string id = screen.chat(room_name, "boo");
  world.settle();
  EXPECT_EQ(screen.error_of(id), ErrorCode::forbidden);
  EXPECT_EQ(screen.rooms[room_name].audience, Audience::public_);
}

TEST(Beats, CarryTheHeadAndReachAQuietRoom) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  ana.ask(room_name, "why?");
  world.settle();
  ben.command(room_name, command::VoteQuestion{2, true});
  world.pass(limits::heartbeat_ms + 6'000);
  EXPECT_GE(ana.rooms[room_name].beats, 1);
  EXPECT_EQ(ana.rooms[room_name].position, 3) << "the beat brings the range of the vote with it";
  EXPECT_EQ(world.breaches(), "");
}

TEST(Resume, BringsExactlyWhatWasMissed) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  ana.ask(room_name, "first?");
  world.settle();
  const Followed before = ben.rooms[room_name];
  ben.hang_up();
  ana.chat(room_name, "while ben was away");
  ana.command(room_name, command::VoteQuestion{2, true});
  Client& eve = world.join("eve", room_name);
  eve.command(room_name, command::VoteQuestion{2, true});
  world.settle();
  ben.reconnect();
  world.connect(ben);
  ben.resume(room_name, before);
  world.settle();
  EXPECT_EQ(ben.rooms[room_name].replays, 1);
  EXPECT_EQ(ben.rooms[room_name].snapshots, before.snapshots);
  EXPECT_EQ(world.difference(ben, room_name), "") << "votes included";
  EXPECT_EQ(world.breaches(), "");
}

TEST(Resume, BringsWhatHappenedToOnesOwn) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& mod = world.join("mod", room_name, Role::moderator);
  ana.ask(room_name, "mine?");
  world.settle();
  const Followed before = ana.rooms[room_name];
  ana.hang_up();
  mod.command(room_name, command::DeclineQuestion{.question = 2, .reason = Reason::off_topic, .note = "sorry"});
  world.settle();
  ana.reconnect();
  world.connect(ana);
  ana.resume(room_name, before);
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].replays, 1);
  EXPECT_EQ(world.difference(ana, room_name), "");
}

TEST(Resume, AnotherEpochOrRoleGetsASnapshot) {
  World world;
  Client& ana = world.join("ana", room_name);
  Followed before = ana.rooms[room_name];
  before.epoch = "long-ago";
  ana.resume(room_name, before);
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].resets, std::vector{ResetWhy::epoch});
  const Followed as_attendee = ana.rooms[room_name];
  ana.hang_up();
  world.entrance.roles["ana"] = Role::moderator;
  ana.reconnect();
  world.connect(ana);
  ana.resume(room_name, as_attendee);
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].resets, (std::vector{ResetWhy::epoch, ResetWhy::role}));
  EXPECT_EQ(ana.rooms[room_name].snapshots, 3);
}

TEST(Resume, TooFarBackGetsASnapshot) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& mod = world.join("mod", room_name, Role::moderator);
  const Followed before = ana.rooms[room_name];
  ana.hang_up();
  for (std::int64_t i = 0; i < limits::ring_frames + 10; ++i) {
    mod.chat(room_name, "x");
    world.clock.advance(100);
    if (i % 20 == 0) {
      world.settle();
    }
  }
  world.settle();
  ana.reconnect();
  world.connect(ana);
  ana.resume(room_name, before);
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].resets, std::vector{ResetWhy::lag});
  EXPECT_EQ(world.difference(ana, room_name), "");
}

TEST(Lag, WhoFallsOffTheRingIsResetAndCatchesUp) {
  World world;
  Client& slow = world.join("slow", room_name);
  Client& mod = world.join("mod", room_name, Role::moderator);
  slow.outlet->room = 0;
  for (std::int64_t i = 0; i < limits::ring_frames + 100; ++i) {
    mod.chat(room_name, "x");
    world.clock.advance(100);
    world.settle();
  }
  slow.make_room(FakeOutlet::everything);
  slow.outlet->room = FakeOutlet::everything;
  slow.session->on_writable();
  world.settle();
  EXPECT_EQ(slow.rooms[room_name].resets, std::vector{ResetWhy::lag});
  EXPECT_EQ(world.difference(slow, room_name), "");
  mod.chat(room_name, "and on");
  world.settle();
  EXPECT_TRUE(has_message(slow.rooms[room_name], "and on"));
  EXPECT_EQ(world.breaches(), "");
}

TEST(History, GivesOlderMessagesAsTheyAreToday) {
  World world;
  Client& mod = world.join("mod", room_name, Role::moderator);
  for (int i = 0; i < 250; ++i) {
    mod.chat(room_name, "message " + std::to_string(i));
    world.clock.advance(100);
    world.settle();
  }
  mod.command(room_name, command::ReviewMessage{.message = 10, .to = MessageState::removed, .reason = Reason::spam});
  world.settle();
  Client& ana = world.join("ana", room_name);
  const Seq oldest = ana.rooms[room_name].shared.messages.front().id;
  ana.send(client::History{"h", room_name, oldest});
  world.settle();
  const auto pages = ana.all_of<server::Page>();
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_FALSE(pages[0].more);
  ASSERT_FALSE(pages[0].messages.empty());
  EXPECT_EQ(pages[0].messages.back().id, oldest - 1);
  EXPECT_TRUE(std::ranges::is_sorted(pages[0].messages, {}, &Message::id));
  EXPECT_TRUE(std::ranges::none_of(pages[0].messages, [](const Message& message) { return message.id == 10; }));
  ana.send(client::History{"h2", room_name, 180});
  world.settle();
  EXPECT_TRUE(ana.all_of<server::Page>()[1].more);
  EXPECT_EQ(ana.all_of<server::Page>()[1].messages.size(), static_cast<std::size_t>(limits::history_page));
}

TEST(Moderation, ABannedPersonLeavesEverywhereAndStaysOut) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ana_too = world.join("ana", room_name);
  Client& mod = world.join("mod", room_name, Role::moderator);
  ana.chat(room_name, "hello");
  world.settle();
  mod.command(room_name, command::BanPerson{"ana", std::nullopt, Reason::spam});
  world.settle();
  for (Client* client : {&ana, &ana_too}) {
    const auto gone = client->all_of<server::Gone>();
    ASSERT_EQ(gone.size(), 1U);
    EXPECT_EQ(gone[0].code, ErrorCode::banned);
  }
  const std::size_t texts = ana.texts.size();
  mod.chat(room_name, "after the ban");
  world.settle();
  EXPECT_EQ(ana.texts.size(), texts);
  ana.join(room_name);
  world.settle();
  EXPECT_EQ(ana.last_error(), ErrorCode::banned);
  world.pass(1'000);
  EXPECT_EQ(mod.rooms[room_name].viewers, (Viewers{1, true}));
}

TEST(People, RevokeAndRefreshCloseEveryConnection) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ana_too = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  world.gateway().revoke("ana");
  world.gateway().refresh("ben");
  world.settle();
  EXPECT_EQ(ana.outlet->closed_with, close_code::session_revoked);
  EXPECT_EQ(ana_too.outlet->closed_with, close_code::session_revoked);
  EXPECT_EQ(ben.outlet->closed_with, close_code::role_changed);
}

TEST(People, HoldABoundedNumberOfConnections) {
  World world;
  for (std::int64_t i = 0; i < limits::connections_per_person + 1; ++i) {
    world.enter("ana");
  }
  EXPECT_EQ(world.clients[0]->outlet->closed_with, close_code::replaced);
  EXPECT_FALSE(world.clients[1]->outlet->closed_with);
  world.clients[1]->hang_up();
  world.settle();
  Client& more = world.enter("ana");
  EXPECT_FALSE(world.clients[2]->outlet->closed_with);
  EXPECT_FALSE(more.outlet->closed_with);
}

TEST(IdleRooms, CloseAndComeBackFromStorage) {
  World world;
  Client& ana = world.join("ana", room_name);
  ana.chat(room_name, "remember me");
  world.settle();
  const Followed before = ana.rooms[room_name];
  ana.hang_up();
  world.pass(bounds::idle_room_ms - 1'000);
  EXPECT_EQ(world.count(&Counters::rooms), 1);
  world.pass(2'000);
  EXPECT_EQ(world.count(&Counters::rooms), 0);
  EXPECT_EQ(world.count(&Counters::members), 0);
  ana.reconnect();
  world.connect(ana);
  ana.resume(room_name, before);
  world.settle();
  EXPECT_TRUE(has_message(ana.rooms[room_name], "remember me"));
  EXPECT_EQ(world.difference(ana, room_name), "");
}

TEST(IdleRooms, TalliesThatMovedBeforeTheyClosedReachWhoComesBack) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  ana.ask(room_name, "why?");
  world.settle();
  const Followed before = ana.rooms[room_name];
  ana.hang_up();
  ben.command(room_name, command::VoteQuestion{2, true});
  world.settle();
  ben.hang_up();
  world.pass(bounds::idle_room_ms + 2'000);
  ASSERT_EQ(world.count(&Counters::rooms), 0);
  ana.reconnect();
  world.connect(ana);
  ana.resume(room_name, before);
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].replays, 1);
  EXPECT_EQ(world.difference(ana, room_name), "");
}

TEST(Programme, ARenamedSessionRenamesItsRoom) {
  World world;
  Client& ana = world.join("ana", room_name);
  world.entrance.programme[room_name].title = "Sample, renamed";
  world.gateway().programme_changed(room_name);
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].shared.title, "Sample, renamed");
}

TEST(Stop, FinishesWhatIsUnderWayAndSaysBye) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  const std::string under_way = ana.chat(room_name, "just in time");
  for (auto& loop : world.node().loops) {
    while (loop->step()) {
    }
  }
  bool done = false;
  world.gateway().stop(RetryWindow{100, 5'000}, [&] { done = true; });
  for (int i = 0; i < 20; ++i) {
    for (auto& loop : world.node().loops) {
      while (loop->step()) {
      }
    }
  }
  EXPECT_FALSE(done) << "an append is under way";
  const std::string late = ben.chat(room_name, "too late");
  world.settle();
  EXPECT_TRUE(done);
  EXPECT_TRUE(ana.ok_of(under_way));
  EXPECT_EQ(ben.error_of(late), ErrorCode::stopping);
  EXPECT_TRUE(has_message(ben.rooms[room_name], "just in time"));
  ASSERT_EQ(ben.all_of<server::Bye>().size(), 1U);
  EXPECT_EQ(ben.all_of<server::Bye>()[0].retry_to_ms, 5'000);
  EXPECT_EQ(ben.outlet->closed_with, close_code::going_away);
}

}  // namespace
}  // namespace beffroi::hosting
