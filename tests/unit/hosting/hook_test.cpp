// The moderation hook as a room's people see it: nothing is seen before it is released, and what the hook says later is
// done. The hook answers when the test wants; the rest is the real hub on manual loops.
#include <gtest/gtest.h>

#include <deque>
#include <set>

#include "moderation/hook/hook_judge.hpp"
#include "room/verdicts.hpp"
#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using moderation::HookFailure;
using moderation::HookMode;
using testing::Client;
using testing::room_name;
using testing::World;

struct Hooked : ::testing::Test, moderation::HookCaller {
  struct Asked {
    HookCheck check;
    OnReply done;
  };
  std::deque<Asked> asked;
  World* world = nullptr;
  moderation::Pipeline rules;
  moderation::HookLine line{*this, [this] { return world->clock.steady_ms(); },
                            [this] { return world->clock.wall_ms(); }};
  moderation::HookSettings settings;
  std::unique_ptr<moderation::HookJudge> judge;
  std::unique_ptr<World> owned;

  void call(std::string, std::string body, std::chrono::milliseconds, OnReply done) override {
    asked.push_back({decode_hook_check(body).value(), std::move(done)});
  }

  void begin(moderation::LevelPolicy policy = {HookMode::gate, HookFailure::hold}) {
    settings.policy = {policy, policy, policy};
    settings.callback = [] { return std::string(); };
    judge = std::make_unique<moderation::HookJudge>(
        rules, line, [this](const auto& item, const auto& late) { tell(item, late); }, settings,
        outgoing::Secret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").value());
    owned = std::make_unique<World>(1, 2, Settings{}, judge.get());
    world = owned.get();
  }
  void tell(const moderation::ItemName& item, const room::LateVerdict& late) {
    world->gateway().tell(item.room, HubTurn{[item, late](const room::State& state, TimeMs) {
                            return room::verdict_facts(state, item.person, item.command, late);
                          }});
  }
  void later(const Client& author, const std::string& command, room::Verdict::Kind kind, std::string text = {}) {
    room::LateVerdict late{.verdict = {.kind = kind, .text = std::move(text)}, .reason = Reason::offensive};
    tell({room_name, author.person, command}, late);
    world->settle();
  }
  void answer(std::size_t which, std::string body) {
    Asked taken = std::move(asked[which]);
    asked.erase(asked.begin() + static_cast<std::ptrdiff_t>(which));
    taken.done(std::move(body));
    world->settle();
  }
  void answer(std::string body) { answer(0, std::move(body)); }
  Client& come(const std::string& person, Role role = Role::attendee) { return world->join(person, room_name, role); }
  static const Message* seen(Client& client, const std::string& text) {
    for (const Message& message : client.rooms[room_name].shared.messages)
      if (message.text == text) return &message;
    return nullptr;
  }
  static const Question* question(Client& client) {
    const auto& all = client.rooms[room_name].shared.questions;
    return all.empty() ? nullptr : &all.front();
  }
};

TEST_F(Hooked, AGatedMessageExistsForNobodyUntilItIsReleased) {
  begin();
  Client& ana = come("ana");
  Client& ben = come("ben");
  Client& mod = come("mod", Role::moderator);
  const std::string id = ana.chat(room_name, "Bonjour");
  world->settle();
  EXPECT_EQ(ana.ok_of(id), std::nullopt);
  Client& late_comer = come("cleo");
  for (Client* each : {&ana, &ben, &mod, &late_comer}) EXPECT_EQ(seen(*each, "Bonjour"), nullptr);
  const Seq before = ben.rooms[room_name].position;
  answer(R"({"verdict":"allow"})");
  EXPECT_EQ(ana.ok_of(id), before + 1) << "its number is given when it is released";
  for (Client* each : {&ana, &ben, &mod, &late_comer}) EXPECT_NE(seen(*each, "Bonjour"), nullptr);
  EXPECT_EQ(world->breaches(), "");
}

TEST_F(Hooked, OneSlowAnswerKeepsNobodyElseWaiting) {
  begin();
  Client& ana = come("ana");
  Client& ben = come("ben");
  ana.chat(room_name, "Lent");
  ben.chat(room_name, "Rapide");
  world->settle();
  answer(1, R"({"verdict":"allow"})");
  EXPECT_NE(seen(ana, "Rapide"), nullptr);
  EXPECT_EQ(seen(ana, "Lent"), nullptr);
  answer(R"({"verdict":"allow"})");
  EXPECT_NE(seen(ben, "Lent"), nullptr);
}

TEST_F(Hooked, ARejectedMessageIsRefusedAndInNoLog) {
  begin();
  Client& ana = come("ana");
  const std::string id = ana.chat(room_name, "Insulte");
  world->settle();
  const Seq head = ana.rooms[room_name].position;
  answer(R"({"verdict":"reject","user_message":{"en":"be kind"}})");
  EXPECT_EQ(ana.error_of(id), ErrorCode::rejected);
  EXPECT_EQ(come("ben").rooms[room_name].position, head);
}

TEST_F(Hooked, SilenceHoldsForTheModerators) {
  begin();
  Client& ana = come("ana");
  Client& ben = come("ben");
  Client& mod = come("mod", Role::moderator);
  ana.chat(room_name, "Bonjour");
  world->settle();
  asked.front().done(Failure{moderation::HookSilence{"no answer within the deadline"}});
  asked.clear();
  world->settle();
  EXPECT_EQ(seen(ben, "Bonjour"), nullptr);
  EXPECT_EQ(seen(mod, "Bonjour")->state, MessageState::held);
}

TEST_F(Hooked, ADeferredMessageIsReleasedByTheLaterVerdict) {
  begin();
  Client& ana = come("ana");
  Client& ben = come("ben");
  const std::string id = ana.chat(room_name, "Bonjour");
  world->settle();
  answer(R"({"verdict":"defer"})");
  EXPECT_EQ(seen(ben, "Bonjour"), nullptr);
  later(ana, id, room::Verdict::Kind::allow);
  EXPECT_NE(seen(ben, "Bonjour"), nullptr);
  later(ana, id, room::Verdict::Kind::reject);
  EXPECT_EQ(seen(ben, "Bonjour"), nullptr) << "and taken back";
  EXPECT_EQ(world->difference(ben, room_name), "");
  EXPECT_EQ(world->breaches(), "");
}

TEST_F(Hooked, AsyncShowsAtOnceAndTakesBack) {
  begin({HookMode::async, HookFailure::publish});
  Client& ana = come("ana");
  Client& ben = come("ben");
  Client& mod = come("mod", Role::moderator);
  ana.chat(room_name, "Bonjour");
  ben.chat(room_name, "Salut");
  world->settle();
  EXPECT_NE(seen(ben, "Bonjour"), nullptr);
  answer(R"({"verdict":"hold"})");
  EXPECT_EQ(seen(ben, "Bonjour"), nullptr);
  EXPECT_EQ(seen(mod, "Bonjour")->state, MessageState::held);
  answer(R"({"verdict":"reject","reason":"spam"})");
  EXPECT_EQ(seen(ana, "Salut"), nullptr);
  for (Client* each : {&ana, &ben, &mod}) EXPECT_EQ(world->difference(*each, room_name), "") << each->person;
}

TEST_F(Hooked, WhatAPersonDecidedStays) {
  begin({HookMode::async, HookFailure::publish});
  Client& ana = come("ana");
  Client& mod = come("mod", Role::moderator);
  const std::string id = ana.chat(room_name, "Bonjour");
  world->settle();
  later(ana, id, room::Verdict::Kind::hold);
  mod.command(room_name, command::ReviewMessage{*ana.ok_of(id), MessageState::visible, std::nullopt, std::nullopt});
  world->settle();
  EXPECT_NE(seen(ana, "Bonjour"), nullptr);
  later(ana, id, room::Verdict::Kind::reject);
  later(ana, id, room::Verdict::Kind::hold);
  EXPECT_NE(seen(ana, "Bonjour"), nullptr);
}

TEST_F(Hooked, QuestionsGoTheSameWay) {
  begin();
  Client& ana = come("ana");
  Client& ben = come("ben");
  const std::string id = ana.ask(room_name, "Combien de temps ?");
  world->settle();
  EXPECT_EQ(question(ben), nullptr);
  answer(R"({"verdict":"hold"})");
  EXPECT_EQ(question(ben), nullptr);
  later(ana, id, room::Verdict::Kind::rewrite, "Combien de temps dure la visite ?");
  ASSERT_NE(question(ben), nullptr);
  EXPECT_EQ(question(ben)->text, "Combien de temps dure la visite ?");
  later(ana, id, room::Verdict::Kind::hold);
  EXPECT_EQ(question(ben), nullptr);
  later(ana, id, room::Verdict::Kind::allow);
  EXPECT_NE(question(ben), nullptr);
  later(ana, id, room::Verdict::Kind::reject);
  EXPECT_EQ(question(ben), nullptr);
  EXPECT_EQ(world->difference(ana, room_name), "");
}

TEST_F(Hooked, AVerdictForNothingKnownChangesNothing) {
  begin();
  Client& ana = come("ana");
  const Seq head = ana.rooms[room_name].position;
  later(ana, "never-sent", room::Verdict::Kind::reject);
  EXPECT_EQ(come("ben").rooms[room_name].position, head);
}

// Many authors, verdicts in random order after random times, people coming and going: whatever anybody ever received,
// they received no text before its release.
TEST_F(Hooked, NothingIsEverSeenBeforeItsRelease) {
  begin();
  std::mt19937 random(20261125);
  const auto below = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(random); };
  std::vector<Client*> authors;
  for (int i = 0; i < 12; ++i) authors.push_back(&come("author-" + std::to_string(i)));
  come("mod", Role::moderator);
  std::set<std::string> hidden;
  int made = 0;
  int leaks = 0;
  const auto look = [&] {
    for (const auto& client : world->clients) {
      for (const std::string& text : client->texts)
        for (std::size_t at = text.find("secret-"); at != std::string::npos; at = text.find("secret-", at + 1))
          leaks += hidden.contains(text.substr(at, 12)) ? 1 : 0;
      client->texts.clear();
    }
  };
  for (int round = 0; round < 150; ++round) {
    for (Client* author : authors) {
      std::string text = "secret-" + std::to_string(10000 + ++made);
      hidden.insert(text);
      author->chat(room_name, text);
    }
    world->settle();
    if (round % 10 == 0) come("visitor-" + std::to_string(round));
    look();
    while (asked.size() > below(30)) {
      const std::size_t which = below(asked.size());
      const std::string text = asked[which].check.message.text;
      const bool allow = below(3) > 0;
      if (allow) hidden.erase(text);
      // Those that stay hidden are rejected: a held one is for its author and the moderators to see.
      answer(which, allow ? R"({"verdict":"allow"})" : R"({"verdict":"reject"})");
      look();
    }
    world->pass(3'000);
  }
  EXPECT_EQ(made, 1800);
  EXPECT_EQ(leaks, 0);
  EXPECT_EQ(world->breaches(), "");
}

}  // namespace
}  // namespace beffroi::hosting
