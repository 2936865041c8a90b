// The judge with a hook that answers by hand: what is asked, when, and what becomes of every answer and of none.
#include "moderation/hook/hook_judge.hpp"

#include <gtest/gtest.h>

#include <deque>

#include "moderation/hook/bounds.hpp"
#include "moderation/pipeline.hpp"
#include "protocol/codec.hpp"

namespace beffroi::moderation {
namespace {

using protocol::Cause;
using Kind = room::Verdict::Kind;
using protocol::command::AskQuestion;
using protocol::command::PostMessage;

const outgoing::Secret secret = outgoing::Secret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").value();

class ManualHook final : public HookCaller {
 public:
  struct Asked {
    std::string id;
    protocol::HookCheck check;
    OnReply done;
  };
  void call(std::string id, std::string body, std::chrono::milliseconds, OnReply done) override {
    asked.push_back({std::move(id), protocol::decode_hook_check(body).value(), std::move(done)});
    bodies.push_back(std::move(body));
  }
  void answer(std::string body) {
    Asked first = std::move(asked.front());
    asked.pop_front();
    first.done(std::move(body));
  }
  void fail(bool counts = true) {
    Asked first = std::move(asked.front());
    asked.pop_front();
    first.done(Failure{HookSilence{"no answer within the deadline", counts}});
  }
  std::deque<Asked> asked;
  std::vector<std::string> bodies;
};

class Ruled final : public Judge {
 public:
  void judge(const Submission&, OnVerdict done) override { done(verdict); }
  room::Verdict verdict;
};

struct HookJudging : ::testing::Test {
  Ruled rules;
  ManualHook hook;
  std::int64_t now = 1'800'000'000'000;
  HookLine line{hook, [this] { return now; }, [this] { return now; }};
  std::vector<std::pair<ItemName, room::LateVerdict>> late;
  HookSettings settings = made_settings();
  std::unique_ptr<HookJudge> judge;
  std::vector<room::Verdict> verdicts;
  int commands = 0;

  static HookSettings made_settings() {
    HookSettings made;
    made.policy.trusted = {HookMode::gate, HookFailure::hold};
    made.callback = [] { return "https://hub.example/hooks/verdict"; };
    return made;
  }

  void say(const protocol::Command& command, const std::string& person = "p-ana",
           protocol::Role role = protocol::Role::attendee, const std::string& room = "r-1") {
    if (!judge) {
      judge = std::make_unique<HookJudge>(
          rules, line,
          [this](const ItemName& item, const room::LateVerdict& verdict) { late.emplace_back(item, verdict); },
          settings, secret);
    }
    const room::Actor author{person, "Ana Exemple", role, {}};
    const std::string id = "c-" + std::to_string(++commands);
    judge->judge(Submission{.room = room, .author = author, .command = command, .now = now, .command_id = id},
                 [this](room::Verdict verdict) { verdicts.push_back(std::move(verdict)); });
  }
  void say(const std::string& text) { say(PostMessage{text, protocol::Channel::room, std::nullopt}); }
  // One text is shown, and the author no newcomer any more.
  void become_trusted() {
    say("Bonjour");
    hook.answer(R"({"verdict":"allow"})");
    now += settings.newcomer_ms;
    verdicts.clear();
    hook.bodies.clear();
  }
  const room::Verdict& last() { return verdicts.at(verdicts.size() - 1); }
};

TEST_F(HookJudging, TheGateWaitsForTheAnswer) {
  say("Bonjour à tous");
  EXPECT_TRUE(verdicts.empty());
  ASSERT_EQ(hook.asked.size(), 1U);
  hook.answer(R"({"verdict":"allow","score":0.1,"new":{"field":[1]}})");
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_EQ(last().kind, Kind::allow);
}

TEST_F(HookJudging, EveryVerdictBecomesTheRoomsWithItsReason) {
  say("Une arnaque");
  hook.answer(R"({"verdict":"hold","rule":"model-x/7","spans":[{"from":4,"to":11}]})");
  EXPECT_EQ(last().kind, Kind::hold);
  EXPECT_EQ(last().why->cause, Cause::hook);
  EXPECT_EQ(last().why->rule, "model-x/7");
  EXPECT_EQ(last().why->spans->front(), (protocol::Span{4, 11}));
  say("Une arnaque");
  hook.answer(R"({"verdict":"reject","reason":"spam","user_message":{"fr":"Pas ici.","en":"Not here."}})");
  EXPECT_EQ(last().kind, Kind::reject);
  EXPECT_EQ(last().reason, "Not here.");
  EXPECT_EQ(last().why->rule, "spam");
  say("Zut alors");
  hook.answer(R"({"verdict":"rewrite","text":"*** alors"})");
  EXPECT_EQ(last().kind, Kind::rewrite);
  EXPECT_EQ(last().text, "*** alors");
  EXPECT_EQ(last().why->original, "Zut alors");
}

TEST_F(HookJudging, WhatIsNoValidReplyIsSilence) {
  for (const char* body :
       {"", "no", "{}", "[]", R"({"verdict":"maybe"})", R"({"verdict":1})", R"({"verdict":"rewrite"})",
        R"({"verdict":"rewrite","text":""})", R"({"verdict":"hold","spans":[{"from":2,"to":2}]})",
        R"({"verdict":"hold","spans":[{"from":0,"to":99}]})", R"({"verdict":"hold","spans":[{"from":-1,"to":1}]})",
        R"({"verdict":"hold","spans":"0-1"})", R"({"verdict":"reject","user_message":"no"})",
        R"({"verdict":"allow"} trailing)"}) {
    now += bounds::breaker_open_ms;
    say("Bonjour");
    hook.answer(body);
    EXPECT_EQ(last().kind, Kind::hold) << body;
    EXPECT_EQ(last().why->cause, Cause::hook_silent) << body;
  }
  EXPECT_EQ(line.figures().failed, 14);
}

TEST_F(HookJudging, SilenceGoesTheWayOfThePolicy) {
  const auto after_silence = [&](HookFailure failure) {
    settings.policy.newcomer.on_failure = failure;
    judge.reset();
    say("Bonjour");
    hook.fail();
    return last();
  };
  EXPECT_EQ(after_silence(HookFailure::publish).kind, Kind::allow);
  EXPECT_EQ(after_silence(HookFailure::hold).kind, Kind::hold);
  EXPECT_EQ(last().why->cause, Cause::hook_silent);
  EXPECT_EQ(after_silence(HookFailure::reject).kind, Kind::reject);
  EXPECT_FALSE(last().reason.empty());
}

TEST_F(HookJudging, DeferKeepsTheFallbackAndIsTheHooksOwnWord) {
  say("Bonjour");
  hook.answer(R"({"verdict":"defer"})");
  EXPECT_EQ(last().kind, Kind::hold);
  EXPECT_EQ(last().why->cause, Cause::hook);
  EXPECT_EQ(line.figures().failed, 0);
}

TEST_F(HookJudging, TheRulesComeFirst) {
  rules.verdict.kind = Kind::reject;
  say("Bonjour");
  EXPECT_EQ(last().kind, Kind::reject);
  rules.verdict.kind = Kind::hold;
  say("Bonjour");
  EXPECT_EQ(last().kind, Kind::hold);
  EXPECT_TRUE(hook.asked.empty());
  rules.verdict = {Kind::rewrite, "", "Bonjour ***", protocol::Judgement{.cause = Cause::word}};
  say("Bonjour zut");
  EXPECT_EQ(hook.asked.front().check.message.text, "Bonjour ***");
  hook.answer(R"({"verdict":"allow"})");
  EXPECT_EQ(last().text, "Bonjour ***");
  EXPECT_EQ(last().why->cause, Cause::word);
  say("Bonjour zut");
  hook.fail();
  EXPECT_EQ(last().kind, Kind::hold);
  EXPECT_TRUE(last().text.empty());
}

TEST_F(HookJudging, AsyncPublishesAtOnceAndMayTakeBack) {
  settings.policy.trusted = {HookMode::async, HookFailure::publish};
  become_trusted();
  for (int i = 0; i < 5; ++i) say("Texte " + std::to_string(i));
  EXPECT_EQ(verdicts.size(), 5U);
  EXPECT_EQ(last().kind, Kind::allow);
  hook.answer(R"({"verdict":"allow"})");
  hook.answer(R"({"verdict":"defer"})");
  hook.fail();
  EXPECT_TRUE(late.empty());
  hook.answer(R"({"verdict":"reject","reason":"offensive"})");
  hook.answer(R"({"verdict":"hold"})");
  ASSERT_EQ(late.size(), 2U);
  EXPECT_EQ(late[0].first, (ItemName{"r-1", "p-ana", "c-5"}));
  EXPECT_EQ(late[0].second.verdict.kind, Kind::reject);
  EXPECT_EQ(late[0].second.reason, protocol::Reason::offensive);
  EXPECT_EQ(late[1].second.verdict.kind, Kind::hold);
}

TEST_F(HookJudging, AnAuthorIsANewcomerUntilATextWasShownAndTimeHasPassed) {
  const auto trust = [&] {
    say("Bonjour");
    const HookTrust seen = hook.asked.back().check.author.trust;
    return seen;
  };
  EXPECT_EQ(trust(), HookTrust::newcomer);
  now += settings.newcomer_ms;
  EXPECT_EQ(trust(), HookTrust::newcomer) << "nothing was shown yet";
  hook.answer(R"({"verdict":"allow"})");
  EXPECT_EQ(trust(), HookTrust::trusted);
  say(AskQuestion{"Bonjour", true});
  EXPECT_EQ(hook.asked.back().check.author.trust, HookTrust::anonymous);
}

TEST_F(HookJudging, RoomsMayDiffer) {
  settings.rooms["r-2"].newcomer = {HookMode::off, HookFailure::publish};
  say(PostMessage{"Bonjour", protocol::Channel::room, std::nullopt}, "p-ana", protocol::Role::attendee, "r-2");
  EXPECT_EQ(verdicts.size(), 1U);
  EXPECT_TRUE(hook.asked.empty());
  say("Bonjour");
  EXPECT_EQ(hook.asked.size(), 1U);
}

TEST_F(HookJudging, WhatIsPrivateOrOfStaffNeverLeaves) {
  const PostMessage post{"Bonjour", protocol::Channel::room, std::nullopt};
  say(post, "p-ana", protocol::Role::attendee, "c-hall-12");
  say(PostMessage{"Bonjour", protocol::Channel::backstage, std::nullopt}, "p-ana", protocol::Role::attendee);
  say(protocol::command::JoinQueue{7, "Je cherche un stage"});
  say(protocol::command::WithdrawQuestion{7});
  for (const auto role :
       {protocol::Role::organiser, protocol::Role::partner_admin, protocol::Role::moderator, protocol::Role::speaker}) {
    say(post, "p-staff", role);
  }
  EXPECT_EQ(verdicts.size(), 8U);
  EXPECT_TRUE(hook.bodies.empty());
  say(post, "p-rec", protocol::Role::recruiter);
  EXPECT_EQ(hook.bodies.size(), 1U);
}

TEST_F(HookJudging, TheCheckNamesNobodyAndTellsAnonymousTextsApart) {
  settings.context = 2;
  say("Voir https://exemple.fr/a et http://exemple.fr/b");
  const protocol::HookCheck named = hook.asked.front().check;
  EXPECT_EQ(named.v, 1);
  EXPECT_EQ(named.event, "message.check");
  EXPECT_EQ(named.room, "r-1");
  EXPECT_EQ(named.mode, HookMode::gate);
  EXPECT_EQ(named.deadline_ms, 800);
  EXPECT_EQ(named.callback, "https://hub.example/hooks/verdict");
  EXPECT_EQ(named.message.links, (std::vector<std::string>{"https://exemple.fr/a", "http://exemple.fr/b"}));
  EXPECT_EQ(hook.asked.front().id, named.message.id);
  hook.answer(R"({"verdict":"allow"})");
  say(AskQuestion{"Et moi ?", true});
  const protocol::HookCheck anonymous = hook.asked.front().check;
  EXPECT_NE(anonymous.author.ref, named.author.ref);
  EXPECT_EQ(anonymous.author.sent, 0);
  ASSERT_EQ(anonymous.context.size(), 1U);
  EXPECT_EQ(anonymous.context.front().ref, named.author.ref);
  hook.answer(R"({"verdict":"allow"})");
  say("Encore");
  EXPECT_EQ(hook.asked.front().check.author.ref, named.author.ref);
  EXPECT_EQ(hook.asked.front().check.author.sent, 1);
  for (const std::string& body : hook.bodies) {
    EXPECT_EQ(body.find("p-ana"), std::string::npos) << body;
    EXPECT_EQ(body.find("Exemple"), std::string::npos) << body;
  }
}

TEST_F(HookJudging, HeldTextsAreNoContext) {
  settings.context = 5;
  say("Une arnaque");
  hook.answer(R"({"verdict":"hold"})");
  say("Bonjour");
  EXPECT_TRUE(hook.asked.front().check.context.empty());
  EXPECT_EQ(hook.asked.front().check.author.held, 1);
}

TEST_F(HookJudging, TheNameOfATextComesBackAsTheItem) {
  say("Bonjour");
  const std::string id = hook.asked.front().check.message.id;
  EXPECT_EQ(unseal({secret}, id), (ItemName{"r-1", "p-ana", "c-1"}));
  const auto other = outgoing::Secret::parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").value();
  EXPECT_EQ(unseal({other}, id), std::nullopt);
  EXPECT_EQ(unseal({other, secret}, id), (ItemName{"r-1", "p-ana", "c-1"})) << "while the secret changes";
  for (std::size_t at = 0; at + 1 < id.size(); ++at) {
    std::string altered = id;
    altered[at] = altered[at] == 'A' ? 'B' : 'A';
    EXPECT_EQ(unseal({secret}, altered), std::nullopt) << at;
  }
  EXPECT_EQ(unseal({secret}, ""), std::nullopt);
  EXPECT_EQ(unseal({secret}, id.substr(0, 30)), std::nullopt);
  EXPECT_EQ(seal(secret, {"r-1", "p-ana", "c-1"}), id) << "the same command has the same name";
}

TEST_F(HookJudging, AFailingHookIsNotAskedForAWhile) {
  for (int i = 0; i < bounds::failures_in_a_row; ++i) {
    say("Bonjour");
    hook.fail();
  }
  EXPECT_EQ(line.figures().breaker, Breaker::State::open);
  EXPECT_EQ(line.figures().failing_since, now);
  say("Bonjour");
  EXPECT_TRUE(hook.asked.empty());
  EXPECT_EQ(last().kind, Kind::hold);
  EXPECT_EQ(last().why->cause, Cause::hook_silent);
  now += bounds::breaker_open_ms;
  say("Bonjour");
  say("Bonjour");
  EXPECT_EQ(hook.asked.size(), 1U) << "one tries";
  hook.answer(R"({"verdict":"allow"})");
  EXPECT_EQ(line.figures().breaker, Breaker::State::closed);
  EXPECT_EQ(line.figures().failing_since, std::nullopt);
  say("Bonjour");
  EXPECT_EQ(hook.asked.size(), 1U);
}

TEST_F(HookJudging, WhatTheHubDoesItselfIsNotTheHooksFailure) {
  for (int i = 0; i < 10; ++i) {
    say("Bonjour");
    hook.fail(false);
  }
  EXPECT_EQ(line.figures().breaker, Breaker::State::closed);
  EXPECT_EQ(last().kind, Kind::hold);
}

TEST_F(HookJudging, AReportedTextCanBeShownToIt) {
  say("Bonjour");  // makes the judge
  hook.fail();
  std::optional<protocol::HookReply> opinion;
  judge->ask_about({"c-hall-12", "p-ana", "c-9"}, protocol::HookItem::message, "Message signalé", now,
                   [&](std::optional<protocol::HookReply> reply) { opinion = std::move(reply); });
  EXPECT_EQ(hook.asked.front().check.message.text, "Message signalé");
  hook.answer(R"({"verdict":"reject","reason":"offensive"})");
  EXPECT_EQ(opinion->verdict, protocol::HookAnswer::reject);
}

}  // namespace
}  // namespace beffroi::moderation
