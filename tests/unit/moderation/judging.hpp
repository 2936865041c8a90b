// Rules and texts in a few words, for the tests.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "moderation/rule_set.hpp"

namespace beffroi::moderation {

using protocol::ModerationRule;
using protocol::RuleAction;
using protocol::RuleKind;
using protocol::Scope;
using protocol::Trust;
using protocol::VerdictKind;

inline ModerationRule rule_of(RuleKind kind, protocol::RuleParameters parameters, RuleAction action = RuleAction::hold,
                              const std::string& id = "rule") {
  return {.id = id,
          .title = "règle " + id,
          .kind = kind,
          .action = action,
          .scope = Scope::hub,
          .scope_id = "",
          .exempt = {},
          .parameters = std::move(parameters)};
}

inline ModerationRule words(const std::string& list, const std::string& passes = "",
                            RuleAction action = RuleAction::hold) {
  protocol::RuleParameters parameters;
  parameters.words = list;
  if (!passes.empty()) parameters.passes = passes;
  return rule_of(RuleKind::word, parameters, action, "words");
}

inline std::shared_ptr<const RuleSet> compiled(const std::vector<ModerationRule>& rules) {
  std::vector<KeptRule> kept;
  for (const ModerationRule& rule : rules) kept.push_back({rule, 3});
  auto set = RuleSet::compile(kept);
  EXPECT_TRUE(set.ok()) << set.error().sentence();
  return std::move(set).value();
}

inline std::string problem_with(const ModerationRule& rule) {
  const auto set = RuleSet::compile({{rule, 1}});
  return set.ok() ? std::string() : set.error().sentence();
}

inline Judged judged(const RuleSet& rules, std::string_view text, const Situation& situation = {},
                     const Past& past = {}) {
  return rules.judge(Wording(text), situation, past);
}

// What was found, in brackets: "un [gros con] ici"; the text itself when nothing was.
inline std::string found_in(const RuleSet& rules, const std::string& text) {
  const Judged found = judged(rules, text);
  std::vector<Span> spans;
  for (const Finding& finding : found.findings) spans.insert(spans.end(), finding.spans.begin(), finding.spans.end());
  spans = united(std::move(spans), 100);
  const Wording wording(text);
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i <= wording.points.size(); ++i) {
    const auto at = static_cast<std::int64_t>(i);
    if (next < spans.size() && spans[next].to == at) out += ']', ++next;
    if (next < spans.size() && spans[next].from == at) out += '[';
    if (i < wording.points.size()) append_utf8(out, wording.points[i]);
  }
  return out;
}

inline bool finds(const RuleSet& rules, const std::string& text) {
  return judged(rules, text).verdict != VerdictKind::allow;
}

}  // namespace beffroi::moderation
