#include "app/rule_items.hpp"

#include <algorithm>
#include <utility>

#include "app/api_answer.hpp"
#include "moderation/rule.hpp"
#include "moderation/shipped.hpp"
#include "moderation/word_list.hpp"
#include "protocol/limits.hpp"
#include "room/text.hpp"

namespace beffroi::app {
namespace {

using moderation::lines_of;
using protocol::Trust;
using storage::HubRecords;

std::size_t lines_in(const std::optional<std::string>& list) {
  return list ? lines_of(*list).size() : 0;
}

std::int64_t entries_of(const protocol::RuleParameters& parameters) {
  std::size_t entries = lines_in(parameters.words) + lines_in(parameters.patterns);
  for (const std::string& name : parameters.lists.value_or(std::vector<std::string>())) {
    if (const auto* list = moderation::shipped_list(name)) entries += list->size();
  }
  return static_cast<std::int64_t>(entries);
}

const protocol::ModerationRule* shipped_rule(std::string_view id) {
  const auto& rules = moderation::shipped_rules();
  const auto found = std::ranges::find(rules, id, &protocol::ModerationRule::id);
  return found == rules.end() ? nullptr : &*found;
}

std::optional<BookRule> as_shipped(std::string_view id) {
  const protocol::ModerationRule* rule = shipped_rule(id);
  if (rule == nullptr) return std::nullopt;
  return BookRule{.rule = *rule, .version = 1, .at = 0, .by = {}, .shipped = true, .deleted = false};
}

// Somebody of this trust.
void become(moderation::Situation& situation, Trust trust) {
  situation.trust = trust;
  situation.role = trust == Trust::staff ? protocol::Role::moderator : protocol::Role::attendee;
  const bool is_new = trust == Trust::newcomer || trust == Trust::anonymous;
  situation.age_ms = is_new ? 0 : 2 * moderation::newcomer_s * 1000;
}

}  // namespace

protocol::RuleItem rule_item(const HubRecords& records, const identity::Account& account, const BookRule& kept,
                             Shown shown) {
  protocol::RuleItem item{.rule = kept.rule,
                          .version = kept.version,
                          .at = kept.at,
                          .by = {},
                          .shipped = kept.shipped,
                          .deleted = kept.deleted,
                          .entries = entries_of(kept.rule.parameters),
                          .may_change = may_change(records, account, kept.rule.scope, kept.rule.scope_id)};
  if (const auto person = records.person(kept.by)) item.by = person->name;
  if (shown == Shown::without_lists) {
    item.rule.parameters.words.reset();
    item.rule.parameters.passes.reset();
    item.rule.parameters.patterns.reset();
  }
  return item;
}

protocol::RuleList rule_list(const HubRecords& records, const identity::Account& account) {
  protocol::RuleList list;
  for (const BookRule& kept : rules_in(records)) {
    if (kept.deleted || !may_see(records, account, kept.rule)) continue;
    list.rules.push_back(rule_item(records, account, kept, Shown::without_lists));
  }
  for (const std::string_view name : moderation::shipped_list_names()) {
    const auto entries = static_cast<std::int64_t>(moderation::shipped_list(name)->size());
    list.lists.push_back({std::string(name), entries});
  }
  list.revision = records.rules_revision();
  return list;
}

std::optional<BookRule> newest_in(const HubRecords& records, std::string_view id) {
  const auto rows = records.rule_versions(id, 1);
  return rows.empty() ? as_shipped(id) : std::optional(book_rule_of(rows.front()));
}

std::optional<BookRule> version_in(const HubRecords& records, std::string_view id, std::int64_t version) {
  if (const auto row = records.rule_version(id, version)) return book_rule_of(*row);
  return version == 1 ? as_shipped(id) : std::nullopt;
}

std::vector<BookRule> versions_in(const HubRecords& records, std::string_view id, std::size_t limit) {
  std::vector<BookRule> versions;
  for (const storage::RuleVersion& row : records.rule_versions(id, limit)) versions.push_back(book_rule_of(row));
  auto shipped = as_shipped(id);
  if (shipped && versions.size() < limit) versions.push_back(std::move(*shipped));
  return versions;
}

net::Response add_version(HubRecords& records, const identity::Account& account, const BookRule& version) {
  BookRule kept = version;
  kept.shipped = shipped_rule(version.rule.id) != nullptr;
  records.add_rule_version({.rule = kept.rule.id,
                            .version = kept.version,
                            .at = kept.at,
                            .by = kept.by,
                            .deleted = kept.deleted,
                            .body = protocol::encoded(kept.rule)});
  const std::string change = kept.deleted ? "deleted, version " : "version ";
  identity::audit(records, {.at = kept.at,
                            .actor = kept.by,
                            .act = protocol::AuditAct::rules,
                            .target = kept.rule.id,
                            .note = change + std::to_string(kept.version) + ", " +
                                    std::string(protocol::to_string(kept.rule.kind)) + ", " +
                                    std::string(protocol::to_string(kept.rule.action))});
  return answer(rule_item(records, account, kept, Shown::whole));
}

Result<RuleBook::Set, moderation::RuleProblem> trial_set(const RuleBook& book, const std::vector<BookRule>& rules,
                                                         const std::vector<protocol::ModerationRule>& drafts,
                                                         bool alone) {
  if (drafts.empty() && !alone) return book.in_force();
  return moderation::RuleSet::compile(rules_to_compile(rules, drafts, alone));
}

protocol::RuleTestAnswer tested(const moderation::RuleSet& rules, const ModeratedRoom& room,
                                const protocol::RuleTest& wanted, protocol::TimeMs now) {
  protocol::RuleTestAnswer told;
  told.text = wanted.text;
  // Rules look at a text as a room would keep it.
  const auto text =
      room::cleaned(wanted.text, {.length = protocol::limits::message_length, .lines = protocol::limits::text_lines});
  if (!text) return told;
  told.text = text.value();
  moderation::Situation situation = room.situation();
  situation.now = now;
  become(situation, wanted.trust.value_or(Trust::trusted));
  const moderation::Wording wording(told.text);
  moderation::RecentTexts nothing_before;
  const auto past = nothing_before.note(room.room, "", wording.points, now);
  moderation::Judged judged = rules.judge(wording, situation, past);
  told.verdict = judged.verdict;
  for (const moderation::Finding& finding : judged.findings) told.findings.push_back(described(rules, finding));
  if (judged.verdict == protocol::VerdictKind::rewrite) told.text = std::move(judged.text);
  return told;
}

}  // namespace beffroi::app
