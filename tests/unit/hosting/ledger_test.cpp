// What rooms tell the records of their logs: the audit and the index of contributions, whatever happens in between.
#include <gtest/gtest.h>

#include <algorithm>

#include "hosting/bounds.hpp"
#include "hosting/ledger.hpp"
#include "storage/audit_chain.hpp"
#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::room_name;
using testing::World;

constexpr std::int64_t told_ms = bounds::ledger_interval_ms + 100;

template <class Look>
auto read(World& world, Look look) {
  std::optional<std::invoke_result_t<Look&, const storage::HubRecords&>> answer;
  storage::look(world.storage, look, [&](auto found) { answer = std::move(found).value(); });
  world.storage.step_all();
  return *answer;
}

std::vector<AuditRecord> audit(World& world) {
  return read(world, [](const storage::HubRecords& records) { return records.audit_after(0, 1000, {}); });
}

std::string acts(World& world) {
  std::string all;
  for (const AuditRecord& record : audit(world)) {
    all += (all.empty() ? "" : " ") + std::string(to_string(record.act));
  }
  return all;
}

AuditCheck checked(World& world) {
  storage::ChainReader chain;
  for (const AuditRecord& record : audit(world)) {
    chain.take(record);
  }
  return chain.verdict(read(world, [](const storage::HubRecords& records) { return records.audit_head(); }));
}

struct LedgerWorld : World {
  explicit LedgerWorld(std::size_t nodes = 1) : World(nodes) {
    entrance.programme[room_name].settings.hold_questions = true;
  }
  // Two questions held, a message; then a moderator judges all three.
  Seq judge_three() {
    Client& ana = join("ana", room_name);
    Client& ben = join("ben", room_name);
    ana.ask(room_name, "first?");
    ben.ask(room_name, "second?");
    ben.chat(room_name, "spam");
    settle();
    Client& mod = join("mod", room_name, Role::moderator);
    mod.command(room_name, command::MoveQuestion{.question = 2, .to = QuestionState::visible});
    mod.command(room_name, command::DeclineQuestion{.question = 3, .reason = Reason::off_topic, .note = "Pas ici."});
    mod.command(room_name, command::ReviewMessage{.message = 4, .to = MessageState::removed, .reason = Reason::spam});
    settle();
    return mod.rooms[room_name].position;
  }
};

TEST(RoomLedger, ActsOfStaffReachTheAuditWithWhoWhatWhomAndWhy) {
  LedgerWorld world;
  world.judge_three();
  EXPECT_EQ(acts(world), "") << "not on the way of the command";
  world.pass(told_ms);
  const auto records = audit(world);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].act, AuditAct::approve);
  EXPECT_EQ(records[0].actor, "mod");
  EXPECT_EQ(records[0].name, "Sample mod");
  EXPECT_EQ(records[0].role, Role::moderator);
  EXPECT_EQ(records[0].room, room_name);
  EXPECT_EQ(records[0].item, 2);
  EXPECT_EQ(records[0].person, "ana");
  EXPECT_TRUE(records[0].entry);
  EXPECT_EQ(records[1].act, AuditAct::decline);
  EXPECT_EQ(records[1].reason, Reason::off_topic);
  EXPECT_EQ(records[1].note, "Pas ici.");
  EXPECT_EQ(records[2].act, AuditAct::remove);
  EXPECT_EQ(records[2].person, "ben");
  EXPECT_EQ(records[2].reason, Reason::spam);
  EXPECT_TRUE(checked(world).intact);
}

TEST(RoomLedger, WhatTheStageDoesIsNoActOfModeration) {
  LedgerWorld world;
  Client& ana = world.join("ana", room_name);
  ana.ask(room_name, "first?");
  Client& mod = world.join("mod", room_name, Role::moderator);
  mod.command(room_name, command::MoveQuestion{.question = 2, .to = QuestionState::visible});
  mod.command(room_name, command::MoveQuestion{.question = 2, .to = QuestionState::next});
  mod.command(room_name, command::MoveQuestion{.question = 2, .to = QuestionState::now});
  mod.command(room_name, command::EditQuestion{2, "First?"});
  SettingsChange change;
  change.slow_mode_s = 30;
  mod.command(room_name, command::ChangeSettings{change});
  mod.command(room_name, command::MutePerson{"ana", 60, Reason::spam});
  mod.command(room_name, command::LiftPerson{"ana"});
  mod.chat(room_name, "staff writes");
  world.settle();
  mod.command(room_name, command::UndoQuestion{2});
  world.pass(told_ms);
  EXPECT_EQ(acts(world), "approve edit settings mute lift undo");
  const auto records = audit(world);
  EXPECT_EQ(records[2].note, "\"slow_mode_s\":30");
  EXPECT_EQ(records[3].person, "ana");
  EXPECT_EQ(records[3].note, "60 s");
}

TEST(RoomLedger, TheIndexFollowsStatesAndWordings) {
  LedgerWorld world;
  world.judge_three();
  world.pass(told_ms);
  const auto of = [&](const std::string& person) {
    return read(world,
                [&](const storage::HubRecords& records) { return records.contributions_of(person, std::nullopt, 10); });
  };
  const auto bens = of("ben");
  ASSERT_EQ(bens.size(), 2U);
  EXPECT_EQ(bens[0].item, 4);
  EXPECT_EQ(bens[0].message, MessageState::removed);
  EXPECT_EQ(bens[1].item, 3);
  EXPECT_EQ(bens[1].question, QuestionState::declined);
  Client& mod = world.join("mod", room_name, Role::moderator);
  mod.command(room_name, command::EditQuestion{2, "In other words?"}, "edit");
  world.pass(told_ms);
  EXPECT_EQ(of("ana")[0].text, "In other words?");
  mod.command(room_name, command::UndoQuestion{2}, "undo");
  world.pass(told_ms);
  EXPECT_FALSE(of("ana")[0].text) << "undone: its own words again";
}

// Time passes for one node only: the others stand still as if they had been killed.
void pass_on(World& world, testing::Node& node, std::int64_t ms) {
  for (; ms > 0; ms -= 50) {
    world.clock.advance(50);
    for (bool any = true; any;) {
      any = world.storage.step();
      for (const auto& loop : node.loops) {
        any = loop->step() || any;
      }
    }
  }
}

TEST(RoomLedger, ACrashLosesNothingAndDoublesNothing) {
  LedgerWorld world;
  world.judge_three();
  EXPECT_EQ(acts(world), "") << "durable in the log, not told yet";
  testing::Node fresh(world.clock, world.storage, world.exchange, world.entrance, 2, {});
  fresh.gateway->wake(room_name);
  pass_on(world, fresh, told_ms);
  EXPECT_EQ(acts(world), "approve decline remove");
  testing::Node second(world.clock, world.storage, world.exchange, world.entrance, 2, {});
  second.gateway->wake(room_name);
  pass_on(world, second, told_ms);
  EXPECT_EQ(acts(world), "approve decline remove");
  EXPECT_TRUE(checked(world).intact);
}

TEST(RoomLedger, TwoNodesThatTellOfTheSameEntriesTellOnce) {
  LedgerWorld world(2);
  world.join("zoe", room_name, Role::attendee, 1);
  world.judge_three();
  world.pass(told_ms);
  world.pass(told_ms);
  EXPECT_EQ(acts(world), "approve decline remove");
}

TEST(RoomLedger, AStorageThatRefusesIsAskedAgain) {
  LedgerWorld world;
  world.judge_three();
  world.storage.fail_next(1, "disk full");
  world.pass(told_ms);
  EXPECT_EQ(acts(world), "");
  world.pass(1'500);
  EXPECT_EQ(acts(world), "approve decline remove");
}

TEST(RoomLedger, AStopWaitsUntilTheRecordsWereTold) {
  LedgerWorld world;
  world.judge_three();
  bool done = false;
  world.gateway().stop({0, 0}, [&] { done = true; });
  world.settle();
  EXPECT_TRUE(done);
  EXPECT_EQ(acts(world), "approve decline remove");
}

TEST(RoomLedger, KeepsHowManyWaitForWhoeverStartsNext) {
  LedgerWorld world;
  Client& ana = world.join("ana", room_name);
  ana.ask(room_name, "first?");
  world.pass(told_ms);
  const auto ledger = [&] {
    return read(world, [](const storage::HubRecords& records) { return records.ledger(room_name).value(); });
  };
  EXPECT_EQ(ledger().waiting, 1);
  Client& mod = world.join("mod", room_name, Role::moderator);
  mod.command(room_name, command::MoveQuestion{.question = 2, .to = QuestionState::visible});
  world.pass(told_ms);
  EXPECT_EQ(ledger().waiting, 0);
  EXPECT_EQ(ledger().upto, 3);
}

// Rows go out in pages; past its bound the room reads its log again.
TEST(RoomLedger, IsBoundedAndStillWhole) {
  Ledger ledger(0, 0);
  for (Seq seq = 1; seq <= static_cast<Seq>(bounds::ledger_lines) + 5; ++seq) {
    ledger.note({seq, AuditRecord{}, {}});
  }
  EXPECT_FALSE(ledger.wants(static_cast<Seq>(bounds::ledger_lines) + 6));
  Seq upto = 0;
  while (ledger.has_news()) {
    const LedgerPage page = ledger.page("r");
    ASSERT_LE(page.lines.size(), bounds::ledger_page);
    ASSERT_EQ(page.after, upto);
    upto = page.upto;
    ledger.written(page);
  }
  EXPECT_EQ(upto, static_cast<Seq>(bounds::ledger_lines));
  EXPECT_TRUE(ledger.must_read_again());
  EXPECT_FALSE(ledger.is_told());
}

}  // namespace
}  // namespace beffroi::hosting
