// Moderation as connections see it: the delay on every path, the tally, who is a guest, reports out of a conversation.
#include <gtest/gtest.h>

#include <algorithm>

#include "protocol/limits.hpp"
#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::hall_name;
using testing::room_name;
using testing::World;

bool was_told(const Client& client, const std::string& words) {
  return std::ranges::any_of(client.texts,
                             [&](const std::string& text) { return text.find(words) != std::string::npos; });
}

void set(World& world, Client& moderator, SettingsChange change) {
  moderator.command(room_name, command::ChangeSettings{std::move(change)});
  world.settle();
}

TEST(ModerationDelay, HoldsOnEveryPath) {
  World world;
  Client& mod = world.join("mod", room_name, Role::moderator);
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  SettingsChange change;
  change.delay_s = 4;
  set(world, mod, change);
  ana.chat(room_name, "not yet for all");
  ana.ask(room_name, "nor this question?");
  world.settle();
  EXPECT_TRUE(was_told(mod, "not yet for all"));
  EXPECT_TRUE(was_told(ana, "not yet for all"));
  const auto before = ben.rooms[room_name];
  ben.hang_up();
  world.pass(3'900);
  Client& late = world.join("late", room_name);
  late.send(client::History{"h", room_name, 100});
  ben.reconnect();
  world.connect(ben);
  ben.resume(room_name, before);
  world.settle();
  for (const Client* client : {&ben, &late}) {
    EXPECT_FALSE(was_told(*client, "not yet for all")) << client->person;
    EXPECT_FALSE(was_told(*client, "nor this question")) << client->person;
  }
  world.pass(200);
  for (Client* client : {&ben, &late}) {
    EXPECT_TRUE(was_told(*client, "not yet for all")) << client->person;
    EXPECT_TRUE(was_told(*client, "nor this question")) << client->person;
    EXPECT_EQ(world.difference(*client, room_name), "");
  }
  EXPECT_EQ(ben.rooms[room_name].snapshots, 1) << "a resume, without a gap";
  EXPECT_EQ(world.breaches(), "");
}

TEST(ModerationDelay, IsOverOnceThoughTwoNodesFindItDue) {
  World world(2);
  Client& mod = world.join("mod", room_name, Role::moderator, 0);
  Client& ben = world.join("ben", room_name, Role::attendee, 1);
  SettingsChange change;
  change.delay_s = 2;
  set(world, mod, change);
  mod.chat(room_name, "in a moment");
  world.settle();
  const Seq posted = mod.rooms[room_name].position;
  EXPECT_FALSE(was_told(ben, "in a moment"));
  world.pass(2'100);
  EXPECT_TRUE(was_told(ben, "in a moment"));
  EXPECT_EQ(mod.rooms[room_name].position, posted + 1) << "one entry, whoever was first";
  EXPECT_EQ(ben.rooms[room_name].position, posted + 1);
  EXPECT_EQ(world.breaches(), "");
}

TEST(ModerationTally, ReachesEverybodyWhenItChanges) {
  World world;
  Client& mod = world.join("mod", room_name, Role::moderator);
  Client& ana = world.join("ana", room_name);
  ana.ask(room_name, "how much?");
  world.settle();
  world.pass(limits::signal_interval_ms * 2);
  EXPECT_EQ(ana.rooms[room_name].shared.tally.asked, 1);
  mod.command(room_name,
              command::DeclineQuestion{ana.rooms[room_name].mine.questions.at(0).id, Reason::off_topic, {}, {}});
  world.settle();
  world.pass(limits::signal_interval_ms * 2);
  EXPECT_EQ(ana.rooms[room_name].shared.tally.declined.at("off_topic"), 1);
  EXPECT_EQ(ana.rooms[room_name].shared.tally.held, std::nullopt);
  EXPECT_EQ(mod.rooms[room_name].shared.tally.held, 0);
}

TEST(RoomTools, GuestsReadWhileOnlyAccountsWrite) {
  World world;
  world.entrance.guests = {"guy"};
  Client& mod = world.join("mod", room_name, Role::moderator);
  Client& guy = world.join("guy", room_name);
  Client& ana = world.join("ana", room_name);
  SettingsChange change;
  change.accounts_only = true;
  set(world, mod, change);
  const std::string refused = guy.chat(room_name, "me too");
  const std::string taken = ana.chat(room_name, "invited");
  world.settle();
  EXPECT_EQ(guy.error_of(refused), ErrorCode::accounts_only);
  EXPECT_TRUE(ana.ok_of(taken));
  EXPECT_TRUE(was_told(guy, "invited"));
}

TEST(Reports, OutOfAConversationReachTheHallWithTheOneItemAlone) {
  World world;
  Client& organiser = world.join("organiser", hall_name, Role::organiser);
  Client& recruiter = world.join("recruiter", hall_name, Role::recruiter);
  Client& ana = world.join("ana", hall_name);
  organiser.command(hall_name, command::AddBooth{"Sample booth", "We hire", {}});
  world.settle();
  const Seq booth = organiser.rooms[hall_name].shared.booths.at(0).id;
  organiser.command(hall_name, command::StaffBooth{booth, "recruiter", "Sample recruiter", true});
  world.settle();
  ana.command(hall_name, command::JoinQueue{booth, std::nullopt});
  world.settle();
  recruiter.command(hall_name, command::CallNext{booth});
  world.settle();
  ana.command(hall_name, command::AcceptCall{ana.rooms[hall_name].mine.tickets.at(0).id});
  world.settle();
  const std::string talk = ana.rooms[hall_name].mine.conversations.at(0).room;
  ana.join(talk);
  recruiter.join(talk);
  world.settle();
  recruiter.chat(talk, "a forbidden question");
  recruiter.chat(talk, "an ordinary one");
  world.settle();
  const Seq message = ana.rooms[talk].shared.messages.at(0).id;
  ana.command(talk, command::ReportItem{ItemKind::message, message, ReportReason::harassment, std::nullopt});
  world.settle();
  ASSERT_EQ(organiser.rooms[hall_name].shared.reports.size(), 1U);
  EXPECT_EQ(organiser.rooms[hall_name].shared.reports[0].text, "a forbidden question");
  EXPECT_FALSE(was_told(organiser, "an ordinary one"));
  organiser.command(hall_name,
                    command::DecideReport{organiser.rooms[hall_name].shared.reports[0].id, ReportState::acted, {}});
  world.settle();
  ASSERT_EQ(ana.rooms[talk].mine.reports.size(), 1U);
  EXPECT_EQ(ana.rooms[talk].mine.reports[0].state, ReportState::acted);
  EXPECT_EQ(ana.rooms[talk].shared.messages.size(), 1U);
  EXPECT_TRUE(organiser.rooms[hall_name].shared.reports.empty());
  EXPECT_EQ(world.breaches(), "");
}

}  // namespace
}  // namespace beffroi::hosting
