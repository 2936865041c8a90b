#include "moderation/rule_set.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "moderation/bounds.hpp"
#include "moderation/links.hpp"
#include "moderation/readings.hpp"

namespace beffroi::moderation {
namespace {

using protocol::RuleAction;
using protocol::RuleKind;
using protocol::Scope;
using protocol::Trust;
using protocol::VerdictKind;

bool applies(const protocol::ModerationRule& rule, const Situation& situation) {
  if (std::ranges::find(rule.exempt, situation.role) != rule.exempt.end()) return false;
  // Two people talk: nobody could approve what a rule against floods of a crowd holds.
  const bool about_words =
      rule.kind == RuleKind::word || rule.kind == RuleKind::pattern || rule.kind == RuleKind::disguise;
  if (situation.kind == protocol::RoomKind::conversation && !about_words) return false;
  switch (rule.scope) {
    case Scope::hub:
    case Scope::event:
      return true;
    case Scope::partner:
      return rule.scope_id == situation.partner;
    case Scope::session:
      return rule.scope_id == situation.session;
    case Scope::room:
      return rule.scope_id == situation.room;
    case Scope::booth:
      return false;
  }
  return false;
}

bool is_new(Trust trust) {
  return trust == Trust::newcomer || trust == Trust::anonymous;
}

std::optional<Finding> found(std::uint32_t rule, std::vector<Span> spans) {
  return Finding{rule, std::move(spans)};
}

std::optional<Finding> found(std::uint32_t rule, Found what) {
  return what.anything ? found(rule, std::move(what.spans)) : std::nullopt;
}

std::optional<Finding> links(std::uint32_t rule, const LinkLimits& limits, const Wording& wording, Trust trust) {
  if (limits.newcomers_only && !is_new(trust)) return std::nullopt;
  std::vector<Span> spans;
  for (const Link& link : links_in(wording)) {
    const bool passes = std::ranges::any_of(limits.hosts, [&](const auto& host) { return is_within(link.host, host); });
    if (!passes) spans.push_back(link.span);
  }
  return spans.empty() ? std::nullopt : found(rule, std::move(spans));
}

bool repeats(const RepetitionLimits& limits, const Past& past, protocol::TimeMs now) {
  if (past.length < limits.least_length) return false;
  std::int64_t by_author = 1;
  std::set<std::uint64_t> people{past.person};
  for (const Past::Similar& before : past.similar) {
    if (now - before.at >= limits.window_ms) continue;
    // One person may well send "réponse 1", "réponse 2"; many people who send nearly one text have agreed on it.
    if (before.person == past.person && before.same) ++by_author;
    people.insert(before.person);
  }
  return (limits.same_person > 0 && by_author >= limits.same_person) ||
         (limits.people > 0 && std::ssize(people) >= limits.people);
}

std::optional<Finding> mentions(std::uint32_t rule, const MentionLimits& limits, const Wording& wording, Trust trust) {
  if (limits.newcomers_only && !is_new(trust)) return std::nullopt;
  std::vector<Span> spans = mentions_in(wording);
  return std::ssize(spans) > limits.mentions ? found(rule, std::move(spans)) : std::nullopt;
}

bool is_first(const NewcomerLimits& limits, const Situation& situation, const Past& past) {
  return situation.trust != Trust::staff && situation.age_ms < limits.younger_than_ms &&
         past.texts_before < limits.first;
}

VerdictKind verdict_for(RuleAction action) {
  switch (action) {
    case RuleAction::hold:
      return VerdictKind::hold;
    case RuleAction::rewrite:
      return VerdictKind::rewrite;
    case RuleAction::reject:
      return VerdictKind::reject;
    case RuleAction::off:
      break;
  }
  return VerdictKind::allow;
}

// reject before hold before rewrite.
int strength(VerdictKind verdict) {
  switch (verdict) {
    case VerdictKind::allow:
      return 0;
    case VerdictKind::rewrite:
      return 1;
    case VerdictKind::hold:
      return 2;
    case VerdictKind::reject:
      return 3;
  }
  return 0;
}

room::Verdict::Kind kind_of(VerdictKind verdict) {
  switch (verdict) {
    case VerdictKind::allow:
      return room::Verdict::Kind::allow;
    case VerdictKind::hold:
      return room::Verdict::Kind::hold;
    case VerdictKind::rewrite:
      return room::Verdict::Kind::rewrite;
    case VerdictKind::reject:
      return room::Verdict::Kind::reject;
  }
  return room::Verdict::Kind::hold;
}

}  // namespace

protocol::Cause cause_of(RuleKind kind) {
  using protocol::Cause;
  switch (kind) {
    case RuleKind::word:
      return Cause::word;
    case RuleKind::pattern:
      return Cause::pattern;
    case RuleKind::link:
      return Cause::link;
    case RuleKind::repetition:
      return Cause::repetition;
    case RuleKind::flood:
      return Cause::flood;
    case RuleKind::mention:
      return Cause::mention;
    case RuleKind::newcomer:
      return Cause::newcomer;
    case RuleKind::disguise:
      return Cause::disguise;
  }
  return Cause::word;
}

Result<std::shared_ptr<const RuleSet>, RuleProblem> RuleSet::compile(const std::vector<KeptRule>& rules) {
  auto set = std::make_shared<RuleSet>();
  std::vector<Entry> entries;
  std::vector<Patterns::Source> patterns;
  for (const KeptRule& kept : rules) {
    auto good = checked(kept.rule);
    if (!good) return Failure{good.error()};
    if (kept.rule.action == RuleAction::off) continue;
    set->add(kept, std::move(good).value(), entries, patterns);
    if (entries.size() > bounds::entries) {
      return Failure{
          RuleProblem{kept.rule.id, "all rules together have at most " + std::to_string(bounds::entries) + " words"}};
    }
    if (patterns.size() > bounds::patterns) {
      return Failure{RuleProblem{kept.rule.id,
                                 "all rules together have at most " + std::to_string(bounds::patterns) + " patterns"}};
    }
  }
  if (const auto fits = WordSearch::fits(entries); !fits) {
    return Failure{RuleProblem{rules.back().rule.id, "too many words of all rules are alike: " + fits.error()}};
  }
  set->words_ = WordSearch(entries);
  set->patterns_ = Patterns(patterns);
  return std::shared_ptr<const RuleSet>(std::move(set));
}

void RuleSet::add(const KeptRule& kept, CheckedRule good, std::vector<Entry>& entries,
                  std::vector<Patterns::Source>& patterns) {
  const auto index = static_cast<std::uint32_t>(rules_.size());
  for (WordForm& word : good.words) entries.push_back({std::move(word), index, false});
  for (WordForm& pass : good.passes) entries.push_back({std::move(pass), index, true});
  for (std::string& pattern : good.patterns) patterns.push_back({index, std::move(pattern)});
  good.words.clear();
  good.passes.clear();
  good.patterns.clear();
  needs_past_ |= kept.rule.kind == RuleKind::repetition || kept.rule.kind == RuleKind::newcomer;
  KeptRule bare = kept;
  bare.rule.parameters = {};
  good.rule = {};
  rules_.push_back({std::move(bare), std::move(good)});
}

Wanted RuleSet::wanted_in(const Situation& situation) const {
  Wanted wanted(rules_.size());
  for (std::size_t i = 0; i < rules_.size(); ++i) wanted[i] = applies(rules_[i].kept.rule, situation);
  return wanted;
}

void RuleSet::add_found_words(const Wording& wording, const Wanted& wanted, Judged& out) const {
  std::vector<Hit> hits;
  if (!words_.empty()) {
    for (const Reading& reading : readings_of(wording.points)) out.steps += words_.find(reading, wanted, hits);
    hits = WordSearch::without_passes(std::move(hits));
  }
  patterns_.find(wording, wanted, hits);
  std::ranges::sort(hits, {}, [](const Hit& hit) { return std::tuple(hit.rule, hit.from, hit.to); });
  for (const Hit& hit : hits) {
    if (out.findings.empty() || out.findings.back().rule != hit.rule) out.findings.push_back({hit.rule, {}});
    out.findings.back().spans.push_back(span(hit.from, hit.to));
  }
}

std::optional<Finding> RuleSet::looked_at(std::uint32_t index, const Wording& wording, const Situation& situation,
                                          const Past& past) const {
  const CheckedRule& rule = rules_[index].checked;
  switch (rules_[index].kept.rule.kind) {
    case RuleKind::word:
    case RuleKind::pattern:
      return std::nullopt;
    case RuleKind::link:
      return links(index, rule.links, wording, situation.trust);
    case RuleKind::repetition:
      return repeats(rule.repetition, past, situation.now) ? found(index, std::vector<Span>()) : std::nullopt;
    case RuleKind::flood:
      return found(index, floods_in(wording, rule.flood));
    case RuleKind::mention:
      return mentions(index, rule.mention, wording, situation.trust);
    case RuleKind::newcomer:
      return is_first(rule.newcomer, situation, past) ? found(index, std::vector<Span>()) : std::nullopt;
    case RuleKind::disguise:
      return found(index, disguises_in(wording, rule.disguise));
  }
  return std::nullopt;
}

Judged RuleSet::judge(const Wording& wording, const Situation& situation, const Past& past) const {
  Judged out;
  const Wanted wanted = wanted_in(situation);
  add_found_words(wording, wanted, out);
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    if (!wanted[i]) continue;
    if (auto finding = looked_at(i, wording, situation, past)) out.findings.push_back(std::move(*finding));
  }
  if (out.findings.empty()) return out;
  const auto verdict = [this](const Finding& each) { return verdict_for(rule(each.rule).rule.action); };
  std::ranges::sort(out.findings, {},
                    [&](const Finding& each) { return std::pair(-strength(verdict(each)), each.rule); });
  out.verdict = verdict(out.findings.front());
  if (out.verdict != VerdictKind::rewrite) return out;
  std::vector<Span> all;
  for (const Finding& each : out.findings) all.insert(all.end(), each.spans.begin(), each.spans.end());
  out.text = masked(wording, united(std::move(all), wording.points.size()));
  return out;
}

room::Verdict verdict_of(const RuleSet& rules, const Judged& judged, std::string_view text) {
  room::Verdict verdict;
  if (judged.verdict == VerdictKind::allow) return verdict;
  verdict.kind = kind_of(judged.verdict);
  const Finding& first = judged.findings.front();
  const KeptRule& kept = rules.rule(first.rule);
  if (judged.verdict == VerdictKind::reject) verdict.reason = kept.rule.title;
  protocol::Judgement why{
      .cause = cause_of(kept.rule.kind), .rule = kept.rule.id, .version = kept.version, .spans = {}, .original = {}};
  std::vector<Span> spans = united(first.spans, bounds::spans_per_finding);
  if (!spans.empty()) why.spans = std::move(spans);
  if (judged.verdict == VerdictKind::rewrite) {
    verdict.text = judged.text;
    why.original = std::string(text);
  }
  verdict.why = std::move(why);
  return verdict;
}

protocol::RuleFinding described(const RuleSet& rules, const Finding& finding) {
  const KeptRule& kept = rules.rule(finding.rule);
  return {.rule = kept.rule.id,
          .title = kept.rule.title,
          .version = kept.version,
          .cause = cause_of(kept.rule.kind),
          .action = kept.rule.action,
          .spans = united(finding.spans, bounds::spans_per_finding)};
}

}  // namespace beffroi::moderation
