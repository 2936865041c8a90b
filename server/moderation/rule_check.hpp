// Whether a rule can be used: its parameters fit its kind and are within bounds. What is wrong is said in a few words
// that go into the {detail} of bad_rule, with the place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/text_checks.hpp"
#include "moderation/word_search.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"

namespace beffroi::moderation {

struct RuleProblem {
  std::string rule;
  std::string what;  // "words, line 12: ..."

  // "rule insultes: words, line 12: ..."
  std::string sentence() const { return "rule " + rule + ": " + what; }
};

struct LinkLimits {
  std::vector<std::string> hosts;  // in small letters
  bool newcomers_only = false;
};
struct RepetitionLimits {
  std::int64_t window_ms = 0;
  std::int64_t same_person = 0;
  std::int64_t people = 0;
  std::int64_t least_length = 0;
};
struct MentionLimits {
  std::int64_t mentions = 0;
  bool newcomers_only = false;
};
struct NewcomerLimits {
  std::int64_t first = 0;
  std::int64_t younger_than_ms = 0;
};

// A rule with its parameters read and found good.
struct CheckedRule {
  protocol::ModerationRule rule;
  std::vector<WordForm> words;
  std::vector<WordForm> passes;
  std::vector<std::string> patterns;
  LinkLimits links;
  RepetitionLimits repetition;
  FloodLimits flood;
  MentionLimits mention;
  NewcomerLimits newcomer;
  DisguiseLimits disguise;

  std::size_t entries() const { return words.size() + patterns.size(); }
};

Result<CheckedRule, RuleProblem> checked(const protocol::ModerationRule& rule);

}  // namespace beffroi::moderation
