// The rules of moderation over HTTP: who may see and change them, versions, tests of a text, the dry run over logs.
#include <limits>

#include "api_hub.hpp"
#include "app/wait_for.hpp"
#include "moderation/pipeline.hpp"
#include "room/room.hpp"

namespace beffroi::app {
namespace {

using protocol::ErrorCode;
using protocol::ModerationRule;
using protocol::Role;
using protocol::RuleAction;
using protocol::RuleKind;
using protocol::Scope;
using protocol::VerdictKind;

ModerationRule words(const std::string& id, const std::string& list, Scope scope = Scope::hub,
                     const std::string& scope_id = "") {
  ModerationRule rule{.id = id,
                      .title = "mots d’essai",
                      .kind = RuleKind::word,
                      .action = RuleAction::hold,
                      .scope = scope,
                      .scope_id = scope_id,
                      .exempt = {Role::moderator},
                      .parameters = {}};
  rule.parameters.words = list;
  return rule;
}

class Rules : public ::testing::Test {
 protected:
  void SetUp() override {
    hub.import_sample();
    room = hub.room("t1").id;
    session = hub.room("t1").session;
    organiser = hub.organiser();
  }

  net::Response put(Browser& browser, const ModerationRule& rule, std::optional<std::int64_t> after = {}) {
    return hub.send(browser, "PUT", "/api/moderation/rules/" + rule.id,
                    protocol::encoded(protocol::RuleChange{rule, after}));
  }
  protocol::RuleList list(Browser& browser) {
    return protocol::decode_rule_list(ApiHub::text(hub.send(browser, "GET", "/api/moderation/rules"))).value();
  }
  std::optional<protocol::RuleItem> listed(Browser& browser, const std::string& id) {
    for (const protocol::RuleItem& item : list(browser).rules) {
      if (item.rule.id == id) return item;
    }
    return std::nullopt;
  }
  protocol::RuleTestAnswer test(Browser& browser, const protocol::RuleTest& wanted) {
    const auto response = hub.send(browser, "POST", "/api/moderation/test", protocol::encoded(wanted));
    EXPECT_EQ(ApiHub::told(response), "200") << ApiHub::text(response);
    return protocol::decode_rule_test_answer(ApiHub::text(response)).value();
  }
  VerdictKind verdict(const std::string& text) { return test(organiser, {.text = text, .room = room}).verdict; }
  std::string error_of(const net::Response& response) {
    return protocol::decode_error_body(ApiHub::text(response)).value().message;
  }

  ApiHub hub;
  Browser organiser;
  std::string room;
  std::string session;
};

TEST_F(Rules, ThatCameWithTheHubAreListed) {
  const protocol::RuleList all = list(organiser);
  EXPECT_EQ(all.revision, 0);
  EXPECT_EQ(all.lists.size(), 3U);
  const auto insults = listed(organiser, "insultes");
  ASSERT_TRUE(insults);
  EXPECT_TRUE(insults->shipped);
  EXPECT_TRUE(insults->may_change);
  EXPECT_EQ(insults->version, 1);
  EXPECT_EQ(insults->by, "");
  EXPECT_GT(insults->entries, 200);
  EXPECT_EQ(verdict("sale con"), VerdictKind::hold);
}

TEST_F(Rules, AChangeIsInForceWhenTheAnswerComes) {
  const auto response = put(organiser, words("local", "chocolatine\n# et\nzut*"), 0);
  ASSERT_EQ(ApiHub::told(response), "200") << ApiHub::text(response);
  const auto item = protocol::decode_rule_item(ApiHub::text(response)).value();
  EXPECT_EQ(item.version, 1);
  EXPECT_EQ(item.by, "Organisatrice Exemple");
  EXPECT_EQ(item.at, hub.now);
  EXPECT_EQ(item.entries, 2);
  EXPECT_EQ(verdict("une CHOC0LATINE svp"), VerdictKind::hold);

  ModerationRule softer = words("local", "chocolatine");
  softer.action = RuleAction::rewrite;
  EXPECT_EQ(ApiHub::told(put(organiser, softer, 1)), "200");
  EXPECT_EQ(test(organiser, {.text = "une chocolatine"}).text, "une ***********");
  EXPECT_EQ(listed(organiser, "local")->version, 2);
  EXPECT_FALSE(listed(organiser, "local")->rule.parameters.words) << "lists come without their words";

  const auto versions = hub.send(organiser, "GET", "/api/moderation/rules/local/versions");
  EXPECT_EQ(protocol::decode_rule_versions(ApiHub::text(versions)).value().versions.size(), 2U);
  const auto first = hub.send(organiser, "GET", "/api/moderation/rules/local?version=1");
  EXPECT_EQ(protocol::decode_rule_item(ApiHub::text(first)).value().rule.parameters.words, "chocolatine\n# et\nzut*");
  EXPECT_EQ(list(organiser).revision, 2);

  EXPECT_EQ(ApiHub::told(put(organiser, softer, 1)), "409 wrong_state") << "made from an older version";
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "DELETE", "/api/moderation/rules/local")), "200");
  EXPECT_EQ(verdict("une chocolatine"), VerdictKind::allow);
  EXPECT_FALSE(listed(organiser, "local"));
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "DELETE", "/api/moderation/rules/local")), "404 not_found");
}

TEST_F(Rules, ThatCameWithTheHubCanBeChangedAndTakenAway) {
  ModerationRule own = words("insultes", "chocolatine");
  EXPECT_EQ(ApiHub::told(put(organiser, own, 1)), "200");
  EXPECT_EQ(verdict("sale con"), VerdictKind::allow);
  EXPECT_EQ(verdict("chocolatine"), VerdictKind::hold);
  EXPECT_TRUE(listed(organiser, "insultes")->shipped);
  EXPECT_EQ(listed(organiser, "insultes")->version, 2);
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "DELETE", "/api/moderation/rules/grossieretes")), "200");
  EXPECT_EQ(verdict("merde"), VerdictKind::allow);
  const auto versions = hub.send(organiser, "GET", "/api/moderation/rules/insultes/versions");
  EXPECT_EQ(protocol::decode_rule_versions(ApiHub::text(versions)).value().versions.back().version, 1);
}

TEST_F(Rules, WhatCannotBeUsedIsNamedAndChangesNothing) {
  ModerationRule bad = words("motifs", "");
  bad.kind = RuleKind::pattern;
  bad.parameters.words.reset();
  bad.parameters.patterns = "bon\n(mauvais";
  const auto response = put(organiser, bad);
  EXPECT_EQ(ApiHub::told(response), "422 bad_rule");
  EXPECT_NE(error_of(response).find("rule motifs: patterns, line 2: missing ): (mauvais"), std::string::npos)
      << error_of(response);
  EXPECT_EQ(ApiHub::told(put(organiser, words("local", "a", Scope::room, "nowhere"))), "422 bad_rule");
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "PUT", "/api/moderation/rules/other",
                                  protocol::encoded(protocol::RuleChange{words("local", "abc"), {}}))),
            "422 bad_rule");
  EXPECT_EQ(list(organiser).revision, 0);
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "POST", "/api/moderation/test",
                                  protocol::encoded(protocol::RuleTest{.text = "x", .rules = std::vector{bad}}))),
            "422 bad_rule");
}

TEST_F(Rules, AreChangedWithinOnesScope) {
  Browser nobody;
  Browser guest = hub.guest("Zoé Exemple");
  Browser speaker = hub.staff({Role::speaker, Scope::session, session}, "Camille Exemple");
  Browser local = hub.staff({Role::moderator, Scope::session, session}, "Marin Exemple");
  Browser partner = hub.staff({Role::partner_admin, Scope::partner, "Partenaire exemple 1"}, "Paula Exemple");
  for (auto& [browser, told] : std::initializer_list<std::pair<Browser*, const char*>>{
           {&nobody, "401 unauthorised"}, {&guest, "403 forbidden"}, {&speaker, "403 forbidden"}}) {
    EXPECT_EQ(ApiHub::told(hub.send(*browser, "GET", "/api/moderation/rules")), told);
    EXPECT_EQ(ApiHub::told(hub.send(*browser, "GET", "/api/moderation/rules/insultes")), told);
    EXPECT_EQ(ApiHub::told(hub.send(*browser, "GET", "/api/moderation/rules/insultes/versions")), told);
    EXPECT_EQ(ApiHub::told(put(*browser, words("x", "abc"))), told);
    EXPECT_EQ(ApiHub::told(hub.send(*browser, "DELETE", "/api/moderation/rules/insultes")), told);
    EXPECT_EQ(ApiHub::told(hub.send(*browser, "POST", "/api/moderation/test",
                                    protocol::encoded(protocol::RuleTest{.text = "x"}))),
              told);
    EXPECT_EQ(ApiHub::told(hub.send(*browser, "POST", "/api/moderation/trial",
                                    protocol::encoded(protocol::RuleTrial{.rooms = {room}, .last = 10}))),
              told);
  }
  EXPECT_EQ(ApiHub::told(put(local, words("ici", "abc", Scope::session, session))), "200");
  EXPECT_EQ(ApiHub::told(put(local, words("ici", "abc", Scope::room, room))), "200");
  EXPECT_EQ(ApiHub::told(put(local, words("partout", "abc"))), "403 forbidden");
  EXPECT_EQ(ApiHub::told(put(local, words("p1", "abc", Scope::partner, "Partenaire exemple 1"))), "403 forbidden");
  EXPECT_EQ(ApiHub::told(put(local, words("insultes", "abc", Scope::room, room))), "403 forbidden")
      << "a rule of the hub is not theirs to narrow";
  EXPECT_EQ(ApiHub::told(put(partner, words("p1", "abc", Scope::partner, "Partenaire exemple 1"))), "200");
  EXPECT_EQ(ApiHub::told(put(partner, words("p2", "abc", Scope::partner, "Partenaire exemple 2"))), "403 forbidden");
  EXPECT_EQ(ApiHub::told(hub.send(local, "DELETE", "/api/moderation/rules/p1")), "404 not_found");
  EXPECT_EQ(ApiHub::told(hub.send(local, "DELETE", "/api/moderation/rules/insultes")), "403 forbidden");
  EXPECT_FALSE(listed(local, "p1"));
  EXPECT_TRUE(listed(partner, "p1"));
  EXPECT_FALSE(listed(local, "insultes")->may_change);
  EXPECT_TRUE(listed(local, "ici")->may_change);
  const std::string elsewhere = hub.room("j1").id;
  EXPECT_EQ(ApiHub::told(hub.send(local, "POST", "/api/moderation/trial",
                                  protocol::encoded(protocol::RuleTrial{.rooms = {room, elsewhere}, .last = 10}))),
            "403 forbidden");
}

TEST_F(Rules, AChangeIsAudited) {
  put(organiser, words("local", "abc"));
  hub.send(organiser, "DELETE", "/api/moderation/rules/local");
  const auto rows = hub.with([](storage::HubRecords& records) { return records.audit_before(1'000'000, 2, {}); });
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].act, protocol::AuditAct::rules);
  EXPECT_EQ(rows[1].target.value_or("") + ": " + rows[1].note.value_or(""), "local: version 1, word, hold");
  EXPECT_EQ(rows[0].note.value_or("").substr(0, 7), "deleted");
}

TEST_F(Rules, ATextIsTestedAsSomebodyWouldSendIt) {
  ModerationRule link = words("draft", "");
  link.kind = RuleKind::link;
  link.parameters = {};
  link.parameters.newcomers_only = true;
  protocol::RuleTest wanted{.text = "voir exemple.com",
                            .room = room,
                            .trust = protocol::Trust::newcomer,
                            .rules = std::vector{link},
                            .alone = true};
  const auto held = test(organiser, wanted);
  EXPECT_EQ(held.verdict, VerdictKind::hold);
  ASSERT_EQ(held.findings.size(), 1U);
  EXPECT_EQ(held.findings[0].rule, "draft");
  EXPECT_EQ(held.findings[0].version, 0);
  EXPECT_EQ(held.findings[0].spans, (std::vector<protocol::Span>{{5, 16}}));
  wanted.trust = protocol::Trust::trusted;
  EXPECT_EQ(test(organiser, wanted).verdict, VerdictKind::allow);
  EXPECT_EQ(test(organiser, {.text = "sale con", .alone = true}).verdict, VerdictKind::allow) << "no rule at all";
  EXPECT_EQ(list(organiser).revision, 0);
}

TEST_F(Rules, AListOfFiftyThousandLinesIsTaken) {
  std::string list;
  for (int i = 0; i < 50'000; ++i) list += "zq" + std::to_string(i) + "w\n";
  const auto response = put(organiser, words("longue", list));
  EXPECT_EQ(ApiHub::told(response), "200");
  EXPECT_EQ(verdict("un zq49999w"), VerdictKind::hold);
  EXPECT_EQ(ApiHub::told(put(organiser, words("longue", list + "trop\n"))), "422 bad_rule");
}

// ---- what another node changed

TEST_F(Rules, AChangeByAnotherNodeIsTakenOver) {
  hub.with([&](storage::HubRecords& records) {
    return records.add_rule_version(
        {"ailleurs", 1, hub.now, "", false, protocol::encoded(words("ailleurs", "chocolatine"))});
  });
  EXPECT_EQ(hub.book.load(), "");
  EXPECT_EQ(verdict("chocolatine"), VerdictKind::hold);
}

// ---- dry run

class Trials : public Rules {
 protected:
  void SetUp() override {
    Rules::SetUp();
    head.epoch = "e";
    wait([&](auto done) { hub.storage.open_log(room, "e", done); });
  }

  template <class Ask>
  void wait(Ask ask) {
    std::promise<void> done;
    ask([&](auto&&) { done.set_value(); });
    done.get_future().get();
  }

  void say(protocol::Fact fact, Role role = Role::attendee, const std::string& who = "p-visitor") {
    protocol::Entry entry;
    entry.seq = head.seq + 1;
    entry.id = "entry-" + std::to_string(entry.seq);
    entry.at = hub.now + entry.seq;
    entry.actor = protocol::Author{.person = who, .name = "Visiteur", .role = role};
    entry.fact = std::move(fact);
    storage::Append append{room, "e", head.seq, {{entry.seq, entry.id, entry.at, protocol::encoded(entry)}}};
    wait([&](auto done) { hub.storage.append(append, done); });
    ++head.seq;
  }
  void chat(const std::string& text, Role role = Role::attendee) {
    say(protocol::fact::MessagePosted{.text = text, .state = protocol::MessageState::visible}, role);
  }
  void ask(const std::string& text) {
    say(protocol::fact::QuestionAsked{
        .author = {.person = "p-asker", .name = "Autre"}, .text = text, .state = protocol::QuestionState::visible});
  }
  protocol::RuleTrialAnswer run(const protocol::RuleTrial& trial) {
    const auto response = hub.send(organiser, "POST", "/api/moderation/trial", protocol::encoded(trial));
    EXPECT_EQ(ApiHub::told(response), "200") << ApiHub::text(response);
    return protocol::decode_rule_trial_answer(ApiHub::text(response)).value();
  }

  storage::LogHead head;
};

TEST_F(Trials, ShowWhatADraftWouldHaveDoneAndChangeNothing) {
  chat("bonjour à toutes et tous");
  chat("une chocolatine svp");
  ask("Et la chocolatine alors ?");
  chat("la chocolatine du chef", Role::moderator);
  say(protocol::fact::MessagePosted{.channel = protocol::Channel::backstage, .text = "chocolatine"}, Role::speaker);
  chat("chocolatine, à retirer");
  say(protocol::fact::MessageReviewed{.message = head.seq, .to = protocol::MessageState::removed}, Role::moderator);
  const protocol::RuleTrial trial{
      .rules = {words("draft", "chocolatine")}, .alone = true, .rooms = {room}, .last = 100};
  const auto told = run(trial);
  EXPECT_EQ(told.looked_at, 5);
  EXPECT_EQ(told.held, 3) << "the moderator is exempt, the backstage is not looked at";
  EXPECT_TRUE(told.complete);
  ASSERT_EQ(told.by_rule.size(), 1U);
  EXPECT_EQ(told.by_rule[0].texts, 3);
  ASSERT_EQ(told.examples.size(), 3U);
  EXPECT_EQ(told.examples[0].text, "") << "what was removed is shown to nobody";
  EXPECT_TRUE(told.examples[0].findings[0].spans.empty());
  EXPECT_TRUE(told.examples[1].question);
  EXPECT_EQ(told.examples[1].text, "Et la chocolatine alors ?");
  EXPECT_EQ(told.examples[1].findings[0].spans, (std::vector<protocol::Span>{{6, 17}}));
  EXPECT_EQ(told.examples[2].entry, 2);
  EXPECT_EQ(list(organiser).revision, 0);
  EXPECT_EQ(verdict("chocolatine"), VerdictKind::allow);
  const auto after = run({.rooms = {room}, .last = 2});
  EXPECT_EQ(after.looked_at, 2) << "the newest";
  EXPECT_EQ(after.held, 0);
}

TEST_F(Trials, CountWhatCameBefore) {
  for (int i = 0; i < 4; ++i) chat("Achetez mes billets ici");
  ModerationRule repetition = words("draft", "");
  repetition.kind = RuleKind::repetition;
  repetition.parameters = {};
  repetition.parameters.same_person = 3;
  const auto told = run({.rules = {repetition}, .alone = true, .rooms = {room}, .last = 100});
  EXPECT_EQ(told.held, 2);
}

TEST_F(Trials, AreBounded) {
  for (int i = 0; i < 150; ++i) chat("chocolatine " + std::to_string(i));
  const auto told =
      run({.rules = {words("draft", "chocolatine")}, .alone = true, .rooms = {room, room}, .last = 5'000});
  EXPECT_EQ(told.looked_at, 150) << "a room counts once";
  EXPECT_EQ(told.held, 150);
  EXPECT_EQ(told.examples.size(), 100U);
  for (const protocol::RuleTrial& wrong :
       {protocol::RuleTrial{.rooms = {room}, .last = 5'001}, protocol::RuleTrial{.rooms = {room}, .last = 0},
        protocol::RuleTrial{.rooms = {}, .last = 10},
        protocol::RuleTrial{.rooms = std::vector<std::string>(51, room), .last = 10}}) {
    EXPECT_EQ(ApiHub::told(hub.send(organiser, "POST", "/api/moderation/trial", protocol::encoded(wrong))),
              "422 bad_rule");
  }
  EXPECT_EQ(ApiHub::told(hub.send(organiser, "POST", "/api/moderation/trial",
                                  protocol::encoded(protocol::RuleTrial{.rooms = {"nowhere"}, .last = 10}))),
            "404 unknown_room");
}

}  // namespace
}  // namespace beffroi::app
