// The built-in rules as clients meet them: through a real hub, from the socket to the room.
#include <gtest/gtest.h>

#include <algorithm>

#include "moderation/shipped.hpp"
#include "world.hpp"

namespace beffroi::hosting {
namespace {

using namespace protocol;
using testing::Client;
using testing::room_name;
using testing::World;

std::shared_ptr<const moderation::RuleSet> shipped() {
  std::vector<moderation::KeptRule> rules;
  for (const ModerationRule& rule : moderation::shipped_rules()) rules.push_back({rule, 1});
  return moderation::RuleSet::compile(rules).value();
}

std::shared_ptr<const moderation::RuleSet> first_messages_held(RuleAction action) {
  ModerationRule rule{.id = "premier", .title = "premier message", .kind = RuleKind::newcomer, .action = action};
  return moderation::RuleSet::compile({{rule, 1}}).value();
}

bool shows(const Client& client, const std::string& text) {
  const auto& messages = client.rooms.at(room_name).shared.messages;
  return std::ranges::any_of(messages, [&](const Message& message) { return message.text == text; });
}

TEST(Moderation, WhatARuleHoldsReachesTheStaffAndNobodyElse) {
  World world;
  world.node().rules.replace(shipped());
  Client& ana = world.join("ana", room_name);
  Client& ben = world.join("ben", room_name);
  Client& eve = world.join("eve", room_name, Role::moderator);
  const std::string id = ana.chat(room_name, "sale con");
  ben.chat(room_name, "bonjour");
  world.settle();
  EXPECT_TRUE(ana.ok_of(id));
  EXPECT_TRUE(shows(ben, "bonjour"));
  EXPECT_FALSE(shows(ben, "sale con"));
  for (const std::string& text : ben.texts) EXPECT_EQ(text.find("sale con"), std::string::npos);
  EXPECT_TRUE(shows(eve, "sale con"));
  ASSERT_EQ(ana.rooms[room_name].mine.messages.size(), 1U);
  EXPECT_EQ(ana.rooms[room_name].mine.messages[0].state, MessageState::held);
  eve.chat(room_name, "quel con, dit la modération");
  world.settle();
  EXPECT_TRUE(shows(ben, "quel con, dit la modération")) << "staff are exempt";
  EXPECT_EQ(world.breaches(), "");
}

TEST(Moderation, WhatARuleRejectsIsRefusedWithTheTitleOfTheRule) {
  World world;
  world.node().rules.replace(shipped());
  Client& ana = world.join("ana", room_name);
  std::string id;
  for (int i = 0; i < 3; ++i) {
    id = ana.chat(room_name, "Achetez mes billets");
    world.settle();
    world.pass(5'000);
  }
  EXPECT_EQ(ana.error_of(id), ErrorCode::rejected);
}

TEST(Moderation, AnExchangedSetJudgesTheNextText) {
  World world;
  Client& ana = world.join("ana", room_name);
  const std::string before = ana.chat(room_name, "sale con");
  world.settle();
  EXPECT_TRUE(shows(ana, "sale con")) << "no rules";
  world.node().rules.replace(shipped());
  ana.chat(room_name, "gros con");
  world.settle();
  EXPECT_FALSE(shows(ana, "gros con"));
  EXPECT_TRUE(ana.ok_of(before));
}

TEST(Moderation, KnowsHowLongAnIdentityExistsAndWhereARoomLies) {
  World world;
  world.node().rules.replace(first_messages_held(RuleAction::reject));
  world.entrance.known["new"].since = world.clock.wall_ms();
  world.entrance.known["old"].since = world.clock.wall_ms() - 3'600'000;
  Client& fresh = world.join("new", room_name);
  Client& known = world.join("old", room_name);
  const std::string refused = fresh.chat(room_name, "bonjour");
  const std::string taken = known.chat(room_name, "bonsoir");
  world.settle();
  EXPECT_EQ(fresh.error_of(refused), ErrorCode::rejected);
  EXPECT_TRUE(known.ok_of(taken));
  const std::string second = fresh.chat(room_name, "rebonjour");
  world.settle();
  EXPECT_TRUE(fresh.ok_of(second)) << "only the first";
}

}  // namespace
}  // namespace beffroi::hosting
