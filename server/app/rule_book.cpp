#include "app/rule_book.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "app/wait_for.hpp"
#include "moderation/shipped.hpp"
#include "observe/log.hpp"
#include "protocol/codec.hpp"

namespace beffroi::app {
namespace {

struct Kept {
  std::vector<BookRule> rules;
  std::int64_t revision = 0;
};

}  // namespace

BookRule book_rule_of(const storage::RuleVersion& row) {
  auto rule = protocol::decode_moderation_rule(row.body);
  if (!rule) throw storage::RecordsError("the rule " + row.rule + " is damaged");
  return {.rule = std::move(rule).value(),
          .version = row.version,
          .at = row.at,
          .by = row.by,
          .shipped = std::ranges::any_of(moderation::shipped_rules(),
                                         [&](const auto& shipped) { return shipped.id == row.rule; }),
          .deleted = row.deleted};
}

std::vector<BookRule> rules_in(const storage::HubRecords& records) {
  std::map<std::string, BookRule> book;
  for (const protocol::ModerationRule& rule : moderation::shipped_rules()) {
    book[rule.id] = BookRule{.rule = rule, .version = 1, .at = 0, .by = {}, .shipped = true, .deleted = false};
  }
  for (const storage::RuleVersion& row : records.newest_rules()) book[row.rule] = book_rule_of(row);
  std::vector<BookRule> rules;
  for (auto& [id, rule] : book) rules.push_back(std::move(rule));
  return rules;
}

std::vector<moderation::KeptRule> rules_to_compile(const std::vector<BookRule>& book,
                                                   const std::vector<protocol::ModerationRule>& drafts, bool alone) {
  std::vector<moderation::KeptRule> rules;
  for (const BookRule& kept : book) {
    const bool replaced = std::ranges::any_of(drafts, [&](const auto& draft) { return draft.id == kept.rule.id; });
    if (!alone && !kept.deleted && !replaced) rules.push_back({kept.rule, kept.version});
  }
  for (const protocol::ModerationRule& draft : drafts) rules.push_back({draft, 0});
  return rules;
}

RuleBook::RuleBook(storage::Storage& storage, moderation::RulesInForce& in_force)
    : storage_(storage),
      in_force_(in_force),
      work_(kRuleJobsWaiting, {std::chrono::milliseconds(kRulesPollMs), [this] { look_for_changes(); }}) {}

// The thread runs already: what touches the revision goes to it.
std::string RuleBook::load() {
  auto told = std::make_shared<std::promise<std::string>>();
  auto problem = told->get_future();
  if (!work_.run([this, told] { told->set_value(reload()); })) return "The rules of moderation could not be read.";
  return problem.get();
}

void RuleBook::take(Set set, std::int64_t from) {
  if (revision_ == from) {
    in_force_.replace(std::move(set));
    ++revision_;
  } else {
    reload();
  }
}

std::string RuleBook::reload() {
  const auto kept = wait_for_look(
      storage_, [](const storage::HubRecords& records) { return Kept{rules_in(records), records.rules_revision()}; });
  if (!kept) return "The rules of moderation could not be read: " + kept.error().reason;
  auto set = moderation::RuleSet::compile(rules_to_compile(kept->rules, {}, false));
  revision_ = kept->revision;
  if (!set) {
    observe::log::error("rules_not_taken", {{"why", set.error().sentence()}});
    return "The rules of moderation cannot be used: " + set.error().sentence() + ".";
  }
  in_force_.replace(std::move(set).value());
  observe::log::info("rules_in_force", {{"revision", std::to_string(revision_)}});
  return {};
}

void RuleBook::look_for_changes() {
  const auto newest =
      wait_for_look(storage_, [](const storage::HubRecords& records) { return records.rules_revision(); });
  if (newest && newest.value() != revision_) reload();
}

}  // namespace beffroi::app
