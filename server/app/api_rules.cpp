#include "app/api_rules.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "app/api_answer.hpp"
#include "app/rule_access.hpp"
#include "app/rule_items.hpp"
#include "app/rule_trial.hpp"
#include "app/session_cookie.hpp"
#include "app/wait_for.hpp"
#include "protocol/limits.hpp"

namespace beffroi::app {
namespace {

using identity::Account;
using storage::HubRecords;
namespace limits = protocol::limits;

constexpr std::size_t kVersionsShown = 100;

net::RouteOptions with_rules() {
  return {.body_bytes = static_cast<std::size_t>(limits::rule_bytes)};
}

net::Response bad_rule(const std::string& why) {
  return refusal(ErrorCode::bad_rule, {.detail = why});
}

// A number in the query; nothing when it is absent, -1 when it is none.
std::optional<std::int64_t> number_of(const net::Request& request, std::string_view name) {
  const auto text = request.query_value(name);
  if (!text) return std::nullopt;
  std::int64_t number = -1;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc{} && end == text->data() + text->size() ? number : -1;
}

const BookRule* find(const std::vector<BookRule>& book, std::string_view id) {
  const auto found = std::ranges::find(book, id, [](const BookRule& each) { return each.rule.id; });
  return found == book.end() ? nullptr : &*found;
}

// What a change needs to know, or why it is refused.
struct Ground {
  std::vector<BookRule> book;
  std::int64_t revision = 0;
};

std::optional<net::Response> refused_change(const HubRecords& records, const Account& account,
                                            const protocol::ModerationRule& wanted, const BookRule* known,
                                            std::optional<std::int64_t> after) {
  const bool theirs = may_change(records, account, wanted.scope, wanted.scope_id) &&
                      (known == nullptr || may_change(records, account, known->rule.scope, known->rule.scope_id));
  if (!theirs) return refusal(ErrorCode::forbidden);
  if (!place_exists(records, wanted.scope, wanted.scope_id)) {
    return bad_rule("rule " + wanted.id + ": there is no " + std::string(protocol::to_string(wanted.scope)) + " \"" +
                    wanted.scope_id + "\"");
  }
  if (after && *after != (known == nullptr ? 0 : known->version)) return refusal(ErrorCode::wrong_state);
  return std::nullopt;
}

bool is_full(const std::vector<BookRule>& book, const BookRule* known) {
  return known == nullptr && std::ssize(book) >= limits::rules_per_hub;
}

}  // namespace

RuleApi::RuleApi(storage::Storage& storage, RuleBook& book, Clock clock, bool secure)
    : clock_(std::move(clock)), secure_(secure), storage_(storage), book_(book) {}

void RuleApi::add_routes(net::Router& router) {
  const auto handler = [this](void (RuleApi::*answer)(const Request&, Respond)) {
    return [this, answer](const Request& request, Respond respond) { (this->*answer)(request, std::move(respond)); };
  };
  router.get("/api/moderation/rules", handler(&RuleApi::list));
  router.get("/api/moderation/rules/{rule}", handler(&RuleApi::one));
  router.get("/api/moderation/rules/{rule}/versions", handler(&RuleApi::versions));
  router.add("PUT", "/api/moderation/rules/{rule}", handler(&RuleApi::put), with_rules());
  router.add("DELETE", "/api/moderation/rules/{rule}", handler(&RuleApi::take_away));
  router.post("/api/moderation/test", handler(&RuleApi::test), with_rules());
  router.post("/api/moderation/trial", handler(&RuleApi::trial), with_rules());
}

std::string RuleApi::token_of(const Request& request) const {
  return session_token_of(request, secure_);
}

void RuleApi::run(const Respond& respond, std::function<void()> job) {
  if (!book_.run(std::move(job))) respond(refusal(ErrorCode::busy));
}

// ---- reading

void RuleApi::list(const Request& request, Respond respond) {
  look(storage_, std::move(respond), [token = token_of(request), now = clock_()](const HubRecords& records) {
    const auto account = moderator_of(records, token, now);
    if (!account) return refusal(account.error());
    return answer(rule_list(records, account.value()));
  });
}

void RuleApi::one(const Request& request, Respond respond) {
  look(storage_, std::move(respond),
       [token = token_of(request), now = clock_(), id = std::string(request.parameter("rule")),
        version = number_of(request, "version")](const HubRecords& records) {
         const auto account = moderator_of(records, token, now);
         if (!account) return refusal(account.error());
         const auto found = version ? version_in(records, id, *version) : newest_in(records, id);
         if (!found || !may_see(records, account.value(), found->rule)) return refusal(ErrorCode::not_found);
         return answer(rule_item(records, account.value(), *found, Shown::whole));
       });
}

void RuleApi::versions(const Request& request, Respond respond) {
  look(storage_, std::move(respond),
       [token = token_of(request), now = clock_(),
        id = std::string(request.parameter("rule"))](const HubRecords& records) {
         const auto account = moderator_of(records, token, now);
         if (!account) return refusal(account.error());
         const std::vector<BookRule> all = versions_in(records, id, kVersionsShown);
         if (all.empty() || !may_see(records, account.value(), all.front().rule)) return refusal(ErrorCode::not_found);
         protocol::RuleVersions versions;
         for (const BookRule& each : all) {
           versions.versions.push_back(rule_item(records, account.value(), each, Shown::without_lists));
         }
         return answer(versions);
       });
}

// ---- changing

void RuleApi::put(const Request& request, Respond respond) {
  auto change = body_of(request, respond, protocol::decode_rule_change);
  if (!change) return;
  if (change->rule.id != request.parameter("rule")) {
    return respond(bad_rule("the address and the rule bear different ids"));
  }
  run(respond,
      [this, token = token_of(request), change = std::move(*change), respond] { put_now(token, change, respond); });
}

// Compiled before it is kept: what cannot be used is refused, and what is kept is in force when the answer goes.
void RuleApi::put_now(const std::string& token, const protocol::RuleChange& change, const Respond& respond) {
  const auto now = clock_();
  const auto ground = wait_for_look(storage_, [&](const HubRecords& records) -> Result<Ground, net::Response> {
    const auto account = moderator_of(records, token, now);
    if (!account) return Failure{refusal(account.error())};
    Ground found{rules_in(records), records.rules_revision()};
    const BookRule* known = find(found.book, change.rule.id);
    if (auto refused = refused_change(records, account.value(), change.rule, known, change.after)) {
      return Failure{std::move(*refused)};
    }
    if (is_full(found.book, known)) {
      return Failure{bad_rule("a hub has at most " + std::to_string(limits::rules_per_hub) + " rules")};
    }
    return found;
  });
  if (!ground) return respond(refusal(ErrorCode::storage_unavailable));
  if (!ground->ok()) return respond(ground->error());
  const Ground& known = ground->value();
  const BookRule* before = find(known.book, change.rule.id);
  const std::int64_t version = before == nullptr ? 1 : before->version + 1;
  auto kept = rules_to_compile(known.book, {change.rule}, false);
  kept.back().version = version;
  auto set = moderation::RuleSet::compile(kept);
  if (!set) return respond(bad_rule(set.error().sentence()));

  const auto done = wait_for_records(storage_, [&](HubRecords& records) -> Result<net::Response, net::Response> {
    const auto account = moderator_of(records, token, now);
    if (!account) return Failure{refusal(account.error())};
    const bool same = records.rules_revision() == known.revision;
    if (!same) return Failure{refusal(ErrorCode::wrong_state)};
    return add_version(records, account.value(), {change.rule, version, now, account->person.id, false, false});
  });
  if (!done) return respond(refusal(ErrorCode::storage_unavailable));
  if (!done->ok()) return respond(done->error());
  book_.take(std::move(set).value(), known.revision);
  respond(done->value());
}

void RuleApi::take_away(const Request& request, Respond respond) {
  run(respond, [this, token = token_of(request), rule = std::string(request.parameter("rule")), respond] {
    take_away_now(token, rule, respond);
  });
}

void RuleApi::take_away_now(const std::string& token, const std::string& rule, const Respond& respond) {
  const auto now = clock_();
  const auto done = wait_for_records(storage_, [&](HubRecords& records) -> Result<Ground, net::Response> {
    const auto account = moderator_of(records, token, now);
    if (!account) return Failure{refusal(account.error())};
    const auto known = newest_in(records, rule);
    if (!known || known->deleted || !may_see(records, account.value(), known->rule)) {
      return Failure{refusal(ErrorCode::not_found)};
    }
    if (!may_change(records, account.value(), known->rule.scope, known->rule.scope_id)) {
      return Failure{refusal(ErrorCode::forbidden)};
    }
    const std::int64_t revision = records.rules_revision();
    add_version(records, account.value(), {known->rule, known->version + 1, now, account->person.id, false, true});
    return Ground{rules_in(records), revision};
  });
  if (!done) return respond(refusal(ErrorCode::storage_unavailable));
  if (!done->ok()) return respond(done->error());
  auto set = moderation::RuleSet::compile(rules_to_compile(done->value().book, {}, false));
  if (set) book_.take(std::move(set).value(), done->value().revision);
  respond(answer(protocol::Done{}));
}

// ---- trying

void RuleApi::test(const Request& request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_rule_test);
  if (!wanted) return;
  run(respond,
      [this, token = token_of(request), wanted = std::move(*wanted), respond] { test_now(token, wanted, respond); });
}

void RuleApi::test_now(const std::string& token, const protocol::RuleTest& wanted, const Respond& respond) {
  const auto now = clock_();
  using Seen = std::pair<ModeratedRoom, std::vector<BookRule>>;
  const auto seen = wait_for_look(storage_, [&](const HubRecords& records) -> Result<Seen, ErrorCode> {
    const auto account = moderator_of(records, token, now);
    if (!account) return Failure{account.error()};
    Seen found{ModeratedRoom{}, rules_in(records)};
    if (!wanted.room) return found;
    auto room = moderated_room(records, account.value(), *wanted.room);
    if (!room) return Failure{room.error()};
    found.first = std::move(room).value();
    return found;
  });
  if (!seen) return respond(refusal(ErrorCode::storage_unavailable));
  if (!seen->ok()) return respond(refusal(seen->error()));
  const auto& [room, book] = seen->value();
  const auto set = trial_set(book_, book, wanted.rules.value_or(std::vector<protocol::ModerationRule>()),
                             wanted.alone.value_or(false));
  if (!set) return respond(bad_rule(set.error().sentence()));
  respond(answer(tested(*set.value(), room, wanted, now)));
}

void RuleApi::trial(const Request& request, Respond respond) {
  auto wanted = body_of(request, respond, protocol::decode_rule_trial);
  if (!wanted) return;
  if (wanted->rooms.empty() || std::ssize(wanted->rooms) > limits::rule_trial_rooms) {
    return respond(bad_rule("a dry run takes 1 to " + std::to_string(limits::rule_trial_rooms) + " rooms"));
  }
  if (wanted->last < 1 || wanted->last > limits::rule_trial_texts) {
    return respond(bad_rule("a dry run looks at 1 to " + std::to_string(limits::rule_trial_texts) + " texts"));
  }
  run(respond,
      [this, token = token_of(request), wanted = std::move(*wanted), respond] { trial_now(token, wanted, respond); });
}

void RuleApi::trial_now(const std::string& token, const protocol::RuleTrial& wanted, const Respond& respond) {
  const auto now = clock_();
  using Seen = std::pair<std::vector<ModeratedRoom>, std::vector<BookRule>>;
  const auto seen = wait_for_look(storage_, [&](const HubRecords& records) -> Result<Seen, ErrorCode> {
    const auto account = moderator_of(records, token, now);
    if (!account) return Failure{account.error()};
    Seen found{{}, rules_in(records)};
    for (const std::string& id : wanted.rooms) {
      auto room = moderated_room(records, account.value(), id);
      if (!room) return Failure{room.error()};
      if (std::ranges::find(found.first, id, &ModeratedRoom::room) == found.first.end()) {
        found.first.push_back(std::move(room).value());
      }
    }
    return found;
  });
  if (!seen) return respond(refusal(ErrorCode::storage_unavailable));
  if (!seen->ok()) return respond(refusal(seen->error()));
  const auto& [rooms, book] = seen->value();
  const auto set = trial_set(book_, book, wanted.rules, wanted.alone.value_or(false));
  if (!set) return respond(bad_rule(set.error().sentence()));
  const auto told = rule_trial(storage_, set.value(), rooms, static_cast<std::size_t>(wanted.last));
  respond(told ? answer(told.value()) : refusal(ErrorCode::storage_unavailable));
}

}  // namespace beffroi::app
