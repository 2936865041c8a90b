#include "moderation/pipeline.hpp"

#include <gtest/gtest.h>

namespace beffroi::moderation {
namespace {

using Kind = room::Verdict::Kind;

const std::string room_name = "r";
const room::Actor author{"ana", "Sample ana", protocol::Role::attendee, {}};

room::Verdict verdict_of(Judge& judge, const protocol::Command& command) {
  std::optional<room::Verdict> said;
  judge.judge(Submission{room_name, author, command, 0}, [&](room::Verdict verdict) { said = std::move(verdict); });
  return said.value_or(room::Verdict{.kind = Kind::reject, .reason = "no answer"});
}

protocol::Command message(std::string text) {
  return protocol::command::PostMessage{std::move(text), protocol::Channel::room, std::nullopt};
}

class Says final : public Rule {
 public:
  explicit Says(Kind kind) : kind_(kind) {}
  room::Verdict look_at(const Submission&, std::string_view) const override {
    return {.kind = kind_, .reason = "because"};
  }

 private:
  const Kind kind_;
};

std::vector<std::unique_ptr<const Rule>> rules(std::initializer_list<Kind> kinds) {
  std::vector<std::unique_ptr<const Rule>> made;
  for (const Kind kind : kinds) {
    made.push_back(std::make_unique<Says>(kind));
  }
  return made;
}

TEST(Pipeline, TextInEveryScriptPasses) {
  Pipeline pipeline;
  for (const char* text : {"bonjour", "où ça ?", "你好", "مرحبا", "👩‍👩‍👧", "a\nb"}) {
    EXPECT_EQ(verdict_of(pipeline, message(text)).kind, Kind::allow) << text;
  }
}

TEST(Pipeline, WhatIsNoTextIsRejected) {
  Pipeline pipeline;
  for (const std::string& text : {std::string("a\0b", 3), std::string("\xC3\x28"), std::string("\xEF\xBF\xBF"),
                                  std::string("\xED\xA0\x80"), std::string("\xF4\x90\x80\x80")}) {
    EXPECT_EQ(verdict_of(pipeline, message(text)).kind, Kind::reject);
  }
}

TEST(Pipeline, CommandsWithoutTextAreNotJudged) {
  Pipeline pipeline(rules({Kind::reject}));
  EXPECT_EQ(verdict_of(pipeline, protocol::command::VoteQuestion{1, true}).kind, Kind::allow);
  EXPECT_EQ(verdict_of(pipeline, protocol::command::JoinQueue{1, std::nullopt}).kind, Kind::allow);
  EXPECT_EQ(verdict_of(pipeline, protocol::command::JoinQueue{1, "hello"}).kind, Kind::reject);
  EXPECT_EQ(verdict_of(pipeline, protocol::command::AskQuestion{"why?", std::nullopt}).kind, Kind::reject);
}

TEST(Pipeline, TheStrictestRuleWins) {
  Pipeline holds(rules({Kind::hold, Kind::allow}));
  EXPECT_EQ(verdict_of(holds, message("x")).kind, Kind::hold);
  Pipeline rejects(rules({Kind::hold, Kind::reject, Kind::allow}));
  EXPECT_EQ(verdict_of(rejects, message("x")).kind, Kind::reject);
}

class Rewrites final : public Rule {
 public:
  room::Verdict look_at(const Submission&, std::string_view text) const override {
    return {.kind = Kind::rewrite, .reason = {}, .text = "<" + std::string(text) + ">", .why = {}};
  }
};

TEST(Pipeline, HoldingWinsOverRewriting) {
  for (const bool hold_first : {true, false}) {
    std::vector<std::unique_ptr<const Rule>> made;
    if (hold_first) made.push_back(std::make_unique<Says>(Kind::hold));
    made.push_back(std::make_unique<Rewrites>());
    if (!hold_first) made.push_back(std::make_unique<Says>(Kind::hold));
    Pipeline pipeline(std::move(made));
    EXPECT_EQ(verdict_of(pipeline, message("bonjour")).kind, Kind::hold);
  }
}

TEST(Pipeline, RulesSeeTheTextAsTheRoomKeepsIt) {
  std::vector<std::unique_ptr<const Rule>> made;
  made.push_back(std::make_unique<Rewrites>());
  Pipeline pipeline(std::move(made));
  EXPECT_EQ(verdict_of(pipeline, message("  a\tb \n")).text, "<a b>");
  EXPECT_EQ(verdict_of(pipeline, message("   ")).kind, Kind::allow) << "the room has a better reason to refuse";
}

TEST(Pipeline, AsksTheRulesInForce) {
  RulesInForce rules;
  Pipeline pipeline(rules);
  const room::Verdict held = verdict_of(pipeline, message("  sale con !"));
  EXPECT_EQ(held.kind, Kind::hold);
  ASSERT_TRUE(held.why);
  EXPECT_EQ(held.why->rule, "insultes");
  EXPECT_EQ(held.why->spans, (std::vector<protocol::Span>{{0, 8}}));
  EXPECT_EQ(verdict_of(pipeline, message("merde alors")).text, "***** alors");
  rules.replace(RuleSet::compile({}).value());
  EXPECT_EQ(verdict_of(pipeline, message("sale con")).kind, Kind::allow);
}

TEST(Trust, GrowsWithRoleInvitationAndAge) {
  using protocol::Role;
  using protocol::Trust;
  EXPECT_EQ(trust_of(Role::moderator, true, true, 0), Trust::staff);
  EXPECT_EQ(trust_of(Role::attendee, true, true, 10'000'000), Trust::anonymous);
  EXPECT_EQ(trust_of(Role::attendee, false, true, newcomer_s * 1000 - 1), Trust::newcomer);
  EXPECT_EQ(trust_of(Role::attendee, false, true, newcomer_s * 1000), Trust::trusted);
  EXPECT_EQ(trust_of(Role::attendee, false, false, 0), Trust::trusted);
  EXPECT_EQ(trust_of(Role::recruiter, false, true, 0), Trust::trusted);
}

}  // namespace
}  // namespace beffroi::moderation
