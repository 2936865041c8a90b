// The desk for all rooms, as one who watches it sees it, and what sanctions across rooms do to open connections.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "hosting/bounds.hpp"
#include "hosting/desk.hpp"
#include "protocol/limits.hpp"
#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::hall_name;
using testing::room_name;
using testing::World;

constexpr std::int64_t an_interval_ms = limits::desk_interval_ms + 50;

// The desk as a client keeps it.
struct DeskView {
  std::map<std::pair<std::string, Seq>, DeskItem> items;
  std::int64_t more = 0;
  std::size_t messages = 0;
  std::size_t wholes = 0;
};

DeskView desk_of(const Client& client) {
  DeskView view;
  for (const server::Desk& desk : client.all_of<server::Desk>()) {
    ++view.messages;
    if (desk.whole) {
      ++view.wholes;
      view.items.clear();
    }
    for (const DeskItem& item : desk.items) {
      view.items.insert_or_assign({item.room, item.item}, item);
    }
    for (const DeskKey& key : desk.gone) {
      view.items.erase({key.room, key.item});
    }
    view.more = desk.more;
  }
  return view;
}

fact::RoomOpened holding(const std::string& title, RoomKind kind = RoomKind::session) {
  fact::RoomOpened opened{.kind = kind, .title = title, .settings = room::opening_settings(kind)};
  opened.settings.hold_messages = opened.settings.hold_questions = true;
  return opened;
}

struct DeskWorld : World {
  explicit DeskWorld(std::size_t nodes = 1) : World(nodes) {
    entrance.programme[room_name] = holding("Salle un");
    entrance.programme["room-2"] = holding("Salle deux");
  }
  Client& watch(const std::string& person) {
    Client& client = enter(person, Role::moderator);
    client.send(client::WatchDesk{});
    pass(2 * an_interval_ms);
    return client;
  }
};

TEST(Desk, BeginsWithAllThatWaitsAndFollowsWithinASecond) {
  DeskWorld world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", "room-2");
  ana.chat(room_name, "first");
  world.pass(1'000);
  ben.ask("room-2", "second?");
  world.settle();
  Client& mod = world.watch("mod");
  DeskView desk = desk_of(mod);
  ASSERT_EQ(desk.items.size(), 2U);
  EXPECT_EQ(desk.wholes, 1U);
  const DeskItem& message = desk.items.at({room_name, 2});
  EXPECT_EQ(message.title, "Salle un");
  EXPECT_EQ(message.message->text, "first");
  EXPECT_EQ(message.message->author.person, "ana");
  EXPECT_FALSE(message.question);
  EXPECT_EQ(desk.items.at({"room-2", 2}).question->text, "second?");
  EXPECT_LT(message.at, desk.items.at({"room-2", 2}).at);

  ana.chat(room_name, "third");
  world.pass(an_interval_ms);
  desk = desk_of(mod);
  EXPECT_EQ(desk.items.size(), 3U);
  EXPECT_EQ(desk.messages, 2U) << "only what changed";
  EXPECT_TRUE(mod.rooms.empty()) << "no room was joined for it";
  EXPECT_EQ(world.breaches(), "");
}

TEST(Desk, AnItemIsDecidedFromItWithoutFollowingTheRoom) {
  DeskWorld world;
  Client& ana = world.join("ana", room_name);
  ana.chat(room_name, "hold me");
  world.settle();
  Client& mod = world.watch("mod");
  const std::string id = mod.command(room_name, command::ReviewMessage{.message = 2, .to = MessageState::visible});
  world.settle();
  EXPECT_EQ(mod.ok_of(id), 3);
  mod.command(room_name, command::ReviewMessage{.message = 2, .to = MessageState::visible}, id);
  world.pass(an_interval_ms);
  EXPECT_EQ(mod.all_of<server::Ok>().size(), 2U) << "a repeat gets the first answer";
  EXPECT_TRUE(desk_of(mod).items.empty());
  EXPECT_EQ(ana.rooms[room_name].shared.messages.size(), 1U);
}

TEST(Desk, ShowsAndTakesOnlyWhatThePersonModerates) {
  DeskWorld world;
  world.entrance.moderators_of["mod"] = {"room-2"};
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", "room-2");
  ana.chat(room_name, "not yours");
  ben.chat("room-2", "yours");
  world.settle();
  Client& mod = world.watch("mod");
  EXPECT_EQ(desk_of(mod).items.size(), 1U);
  EXPECT_TRUE(desk_of(mod).items.contains({"room-2", 2}));
  ana.chat(room_name, "nor this");
  world.pass(2 * an_interval_ms);
  for (const std::string& text : mod.texts) {
    EXPECT_EQ(text.find("not yours"), std::string::npos);
    EXPECT_EQ(text.find("nor this"), std::string::npos);
  }
  const std::string id = mod.command(room_name, command::ReviewMessage{.message = 2, .to = MessageState::visible});
  world.settle();
  EXPECT_EQ(mod.error_of(id), ErrorCode::not_joined);

  Client& guest = world.enter("guest");
  guest.send(client::WatchDesk{});
  world.pass(2 * an_interval_ms);
  EXPECT_TRUE(desk_of(guest).items.empty());
  const std::string tried = guest.command(room_name, command::ReviewMessage{.message = 2, .to = MessageState::visible});
  world.settle();
  EXPECT_EQ(guest.error_of(tried), ErrorCode::not_joined);
}

TEST(Desk, ALostRoleBitesWithTheNextCommandAndEndsTheConnection) {
  DeskWorld world;
  Client& ana = world.join("ana", room_name);
  ana.chat(room_name, "hold me");
  world.settle();
  Client& mod = world.watch("mod");
  world.entrance.roles["mod"] = Role::attendee;
  const std::string id = mod.command(room_name, command::ReviewMessage{.message = 2, .to = MessageState::visible});
  world.settle();
  EXPECT_EQ(mod.error_of(id), ErrorCode::not_joined);
  world.gateway().refresh("mod");
  world.settle();
  EXPECT_EQ(mod.outlet->closed_with, close_code::role_changed);
}

TEST(Desk, CommandsWithoutTheDeskStillNeedTheRoom) {
  DeskWorld world;
  Client& mod = world.enter("mod", Role::moderator);
  const std::string id = mod.command(room_name, command::ReviewMessage{.message = 2, .to = MessageState::visible});
  world.settle();
  EXPECT_EQ(mod.error_of(id), ErrorCode::not_joined);
  mod.send(client::WatchDesk{});
  mod.send(client::UnwatchDesk{});
  const std::string again = mod.command(room_name, command::ReviewMessage{.message = 2, .to = MessageState::visible});
  world.settle();
  EXPECT_EQ(mod.error_of(again), ErrorCode::not_joined);
}

TEST(Desk, ManyChangesOfAnIntervalComeTogether) {
  DeskWorld world;
  Client& mod = world.watch("mod");
  std::vector<Client*> people;
  for (int i = 0; i < 20; ++i) {
    people.push_back(&world.join("p" + std::to_string(i), room_name));
  }
  const std::size_t before = desk_of(mod).messages;
  for (Client* person : people) {
    person->chat(room_name, "hello");
    world.settle();
  }
  world.pass(3 * an_interval_ms);  // of a room new to it the desk first asks who moderates it
  EXPECT_EQ(desk_of(mod).items.size(), 20U);
  EXPECT_LE(desk_of(mod).messages - before, 3U);
}

TEST(Desk, ARoomThatNobodyFollowsIsTold) {
  DeskWorld world;
  Client& ana = world.join("ana", room_name);
  ana.chat(room_name, "hold me");
  world.pass(1'000);
  ana.hang_up();
  world.pass(bounds::idle_room_ms * 3);
  EXPECT_EQ(world.count(&Counters::rooms), 0);
  Client& mod = world.watch("mod");
  EXPECT_EQ(desk_of(mod).items.size(), 1U);
  const std::string id = mod.command(
      room_name, command::ReviewMessage{.message = 2, .to = MessageState::declined, .reason = Reason::spam});
  world.pass(2 * an_interval_ms);
  EXPECT_TRUE(mod.ok_of(id));
  EXPECT_TRUE(desk_of(mod).items.empty());
}

TEST(Desk, ARoomWokenOnAnotherNodeTellsItsDesk) {
  DeskWorld world(2);
  Client& ana = world.join("ana", room_name);
  ana.chat(room_name, "hold me");
  world.pass(1'000);
  world.node(1).gateway->wake(room_name);
  world.settle();
  Client& mod = world.enter("mod", Role::moderator, 1);
  mod.send(client::WatchDesk{});
  world.pass(2 * an_interval_ms);
  EXPECT_EQ(desk_of(mod).items.size(), 1U);
}

TEST(Desk, ReportsWaitThereAndShowWhoLooksAtThem) {
  DeskWorld world;
  world.entrance.programme[room_name].settings.hold_messages = false;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  ana.chat(room_name, "rude");
  world.settle();
  ben.command(room_name, command::ReportItem{.kind = ItemKind::message, .item = 2, .reason = ReportReason::harassment});
  world.settle();
  Client& mod = world.watch("mod");
  ASSERT_EQ(desk_of(mod).items.size(), 1U);
  const DeskItem first = desk_of(mod).items.begin()->second;
  ASSERT_TRUE(first.report);
  EXPECT_EQ(first.report->item, 2);
  EXPECT_FALSE(first.claim);
  mod.command(room_name, command::ClaimItem{.kind = ItemKind::report, .item = first.item});
  world.pass(2 * an_interval_ms);
  const DeskItem claimed = desk_of(mod).items.begin()->second;
  ASSERT_TRUE(claimed.claim);
  EXPECT_EQ(claimed.claim->person, "mod");
  mod.command(room_name, command::DecideReport{.report = first.item, .to = ReportState::dismissed});
  world.pass(2 * an_interval_ms);
  EXPECT_TRUE(desk_of(mod).items.empty());
}

// ---- the shield of scopes

TEST(ShieldOfScopes, ReachesRunningRoomsAndThoseThatOpenLaterAndGivesBackWhatWas) {
  World world;
  world.entrance.programme["room-2"] = world.entrance.programme[room_name];
  Client& mod = world.join("mod", room_name, Role::moderator);
  const RoomSettings saved = mod.rooms[room_name].shared.settings;
  EXPECT_FALSE(saved.hold_messages);
  world.entrance.shields = {{Scope::event, true}};
  world.gateway().shields_changed();
  world.settle();
  EXPECT_TRUE(mod.rooms[room_name].shared.settings.hold_messages);
  Client& later = world.join("later", "room-2", Role::moderator);
  EXPECT_TRUE(later.rooms["room-2"].shared.settings.hold_messages);
  world.entrance.shields = {{Scope::event, false}};
  world.gateway().shields_changed();
  world.settle();
  EXPECT_EQ(mod.rooms[room_name].shared.settings, saved);
  EXPECT_EQ(later.rooms["room-2"].shared.settings, saved);
  const Seq position = mod.rooms[room_name].position;
  world.gateway().shields_changed();
  world.settle();
  EXPECT_EQ(mod.rooms[room_name].position, position) << "repeating it says nothing";
}

TEST(ShieldOfScopes, IsUpWhileAnyScopeRaisedIt) {
  World world;
  Client& mod = world.join("mod", room_name, Role::moderator);
  world.entrance.shields = {{Scope::event, true}, {Scope::partner, true}};
  world.gateway().shields_changed();
  world.settle();
  world.entrance.shields = {{Scope::event, false}, {Scope::partner, true}};
  world.gateway().shields_changed();
  world.settle();
  EXPECT_TRUE(mod.rooms[room_name].shared.settings.hold_messages);
  world.gateway().shield_room(room_name, true);
  world.entrance.shields = {{Scope::event, false}, {Scope::partner, false}};
  world.gateway().shields_changed();
  world.settle();
  EXPECT_TRUE(mod.rooms[room_name].shared.settings.hold_messages);
  world.gateway().shield_room(room_name, false);
  world.settle();
  EXPECT_FALSE(mod.rooms[room_name].shared.settings.hold_messages);
}

// ---- the desk by itself

WaitingItem item(Seq id, TimeMs at) {
  return {id, at, std::make_shared<const std::string>("{\"item\":" + std::to_string(id) + "}")};
}

WaitingNews news_of(const std::string& room, std::vector<WaitingItem> items) {
  return {room, false, std::move(items), {}};
}

void answer_all(hosting::Desk& desk) {
  for (const auto& question : desk.questions()) {
    desk.answer(question.watcher, question.rooms, question.rooms);
  }
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++times;
  }
  return times;
}

TEST(DeskAlone, TellsTheOldestAndHowManyMoreAndFillsUp) {
  hosting::Desk desk;
  std::vector<WaitingItem> items;
  for (Seq id = 1; id <= limits::desk_items + 3; ++id) {
    items.push_back(item(id, id));
  }
  desk.take(news_of("r", items));
  ASSERT_TRUE(desk.watch({0, 1}, "mod"));
  answer_all(desk);
  auto told = desk.tell();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(count(*told[0].frame, "\"item\":"), static_cast<std::size_t>(limits::desk_items));
  EXPECT_NE(told[0].frame->find("\"more\":3"), std::string::npos);
  desk.take({"r", false, {}, {1}});
  told = desk.tell();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(count(*told[0].frame, "\"item\":"), 2U) << "one gone, one that follows";
  EXPECT_NE(told[0].frame->find("\"item\":" + std::to_string(limits::desk_items + 1)), std::string::npos);
  EXPECT_NE(told[0].frame->find("\"more\":2"), std::string::npos);
  EXPECT_TRUE(desk.tell().empty());
}

TEST(DeskAlone, KeepsABoundedNumberAndAsksAgainWhenThereIsSpace) {
  hosting::Desk desk;
  std::vector<WaitingItem> items;
  for (Seq id = 1; id <= static_cast<Seq>(bounds::desk_items_of_hub); ++id) {
    items.push_back(item(id, id));
  }
  desk.take({"full", true, items, {}});
  desk.take(news_of("other", {item(1, 1)}));
  EXPECT_EQ(desk.size(), bounds::desk_items_of_hub);
  EXPECT_TRUE(desk.rooms_left_out().empty());
  desk.take({"full", true, {}, {}});
  EXPECT_EQ(desk.rooms_left_out(), std::vector<std::string>{"other"});
  EXPECT_TRUE(desk.rooms_left_out().empty());
}

TEST(DeskAlone, ABoundedNumberWatches) {
  hosting::Desk desk;
  for (std::size_t i = 0; i < bounds::desk_watchers; ++i) {
    ASSERT_TRUE(desk.watch({0, i}, "mod"));
  }
  EXPECT_FALSE(desk.watch({1, 0}, "late"));
  EXPECT_TRUE(desk.watch({0, 0}, "mod"));
  desk.unwatch({0, 0});
  EXPECT_TRUE(desk.watch({1, 0}, "late"));
}

TEST(DeskAlone, WaitsForIdentityBeforeItTells) {
  hosting::Desk desk;
  desk.take(news_of("r", {item(1, 1)}));
  desk.watch({0, 1}, "mod");
  const auto questions = desk.questions();
  ASSERT_EQ(questions.size(), 1U);
  EXPECT_TRUE(desk.tell().empty());
  desk.answer({0, 1}, questions[0].rooms, std::nullopt);
  EXPECT_EQ(desk.questions().size(), 1U) << "without an answer it is asked again";
  desk.answer({0, 1}, questions[0].rooms, std::vector<std::string>{});
  const auto told = desk.tell();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(count(*told[0].frame, "\"item\":"), 0U);
}

// ---- sanctions across rooms

TEST(Sanctions, ABanBitesOnOpenConnectionsAndAtTheDoor) {
  World world;
  world.entrance.programme["room-2"] = world.entrance.programme[room_name];
  Client& ana = world.join("ana", room_name);
  ana.join("room-2");
  Client& ben = world.join("ben", room_name);
  world.settle();
  world.entrance.banned.insert("ana");
  world.gateway().reconsider("ana");
  world.settle();
  const auto gone = ana.all_of<server::Gone>();
  ASSERT_EQ(gone.size(), 2U);
  EXPECT_EQ(gone[0].code, ErrorCode::banned);
  const std::string id = ana.chat(room_name, "still here?");
  ana.join(room_name);
  world.settle();
  EXPECT_EQ(ana.error_of(id), ErrorCode::not_joined);
  EXPECT_EQ(ana.last_error(), ErrorCode::banned);
  EXPECT_TRUE(ben.all_of<server::Gone>().empty());
  EXPECT_EQ(world.count(&Counters::members), 1) << "the seats were given up";

  world.entrance.banned.clear();
  world.gateway().reconsider("ana");
  ana.join(room_name);
  world.settle();
  ana.chat(room_name, "back");
  world.settle();
  EXPECT_EQ(ana.rooms[room_name].shared.messages.size(), 1U);
}

TEST(Sanctions, TheMutedReadButDoNotWriteUntilItEnds) {
  World world;
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  world.entrance.muted_until["ana"] = world.clock.wall_ms() + 60'000;
  world.gateway().reconsider("ana");
  world.settle();
  const std::string id = ana.chat(room_name, "no");
  ben.chat(room_name, "yes");
  world.settle();
  EXPECT_EQ(ana.error_of(id), ErrorCode::muted);
  EXPECT_EQ(ana.all_of<server::Err>().back().retry_ms, 60'000);
  EXPECT_EQ(ana.rooms[room_name].shared.messages.size(), 1U);
  world.pass(60'100);
  const std::string later = ana.chat(room_name, "now");
  world.settle();
  EXPECT_TRUE(ana.ok_of(later));
  world.entrance.muted_until["ana"] = world.clock.wall_ms() + 60'000;
  ana.join(room_name);
  world.settle();
  const std::string after_join = ana.chat(room_name, "no again");
  world.settle();
  EXPECT_EQ(ana.error_of(after_join), ErrorCode::muted);
}

}  // namespace
}  // namespace beffroi::hosting
