// All rules in force, compiled: immutable, shared by all threads, exchanged whole (rules_in_force.hpp). Pure: what a
// text was preceded by comes as data.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "moderation/patterns.hpp"
#include "moderation/recent_texts.hpp"
#include "moderation/rule_check.hpp"
#include "moderation/word_search.hpp"
#include "moderation/wording.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"
#include "room/room.hpp"

namespace beffroi::moderation {

// A rule and which version of it; 0 for a draft.
struct KeptRule {
  protocol::ModerationRule rule;
  std::int64_t version = 0;
};

// Who says it, where and when.
struct Situation {
  std::string_view room;
  std::string_view session;
  std::string_view partner;
  protocol::RoomKind kind = protocol::RoomKind::session;
  protocol::Role role = protocol::Role::attendee;
  protocol::Trust trust = protocol::Trust::trusted;
  std::int64_t age_ms = 0;  // of the identity
  protocol::TimeMs now = 0;
};

struct Finding {
  std::uint32_t rule = 0;   // index in RuleSet::rules()
  std::vector<Span> spans;  // all of them; none: all of the text
};

struct Judged {
  protocol::VerdictKind verdict = protocol::VerdictKind::allow;
  std::string text;               // with rewrite
  std::vector<Finding> findings;  // the strongest first
  std::size_t steps = 0;          // of the word search: for the test that it is linear
};

class RuleSet {
 public:
  // Rules that are off are checked and left out.
  static Result<std::shared_ptr<const RuleSet>, RuleProblem> compile(const std::vector<KeptRule>& rules);

  Judged judge(const Wording& wording, const Situation& situation, const Past& past) const;

  // Whether any rule asks what came before; else an empty Past will do.
  bool needs_past() const { return needs_past_; }

  const KeptRule& rule(std::uint32_t index) const { return rules_[index].kept; }
  std::size_t size() const { return rules_.size(); }

 private:
  struct Compiled {
    KeptRule kept;  // without its words and patterns
    CheckedRule checked;
  };

  void add(const KeptRule& kept, CheckedRule checked, std::vector<Entry>& entries,
           std::vector<Patterns::Source>& patterns);
  Wanted wanted_in(const Situation& situation) const;
  std::optional<Finding> looked_at(std::uint32_t index, const Wording& wording, const Situation& situation,
                                   const Past& past) const;
  void add_found_words(const Wording& wording, const Wanted& wanted, Judged& out) const;

  std::vector<Compiled> rules_;
  WordSearch words_;
  Patterns patterns_;
  bool needs_past_ = false;
};

// As the room is told: the strongest finding is the reason.
room::Verdict verdict_of(const RuleSet& rules, const Judged& judged, std::string_view text);
protocol::RuleFinding described(const RuleSet& rules, const Finding& finding);
protocol::Cause cause_of(protocol::RuleKind kind);

}  // namespace beffroi::moderation
